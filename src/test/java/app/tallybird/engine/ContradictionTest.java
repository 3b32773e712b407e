package app.tallybird.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** A figure of the vendor that contradicts the count keeps the counts that depend on it from being sent until a person has looked. */
class ContradictionTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "own", "name": "Own", "version": "1.0.0",
              "inputs": [ { "key": "sites", "label": "Sites", "type": "file" }, { "key": "devices", "label": "Devices", "type": "file" } ],
              "tables": {
                "sites": { "file": "{{input.sites}}", "format": "csv", "rows": ".", "paging": { "type": "none" } },
                "devices": { "file": "{{input.devices}}", "format": "csv", "rows": ".", "paging": { "type": "none" },
                  "expect": { "table": "sites", "id": "id", "by": "site", "says": "devices", "strict": true } } },
              "accounts": { "from": "sites", "id": "id", "name": "name" },
              "services": [
                { "key": "pc", "name": "PC", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "site", "measure": "count" } },
                { "key": "mail", "name": "Mail", "category": "other", "subcategory": "other",
                  "usage": { "from": "sites", "account": "id", "measure": "sum", "field": "mail" } } ] }
            """;

    @TempDir
    Path folder;
    private Workshop shop;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("own.json"), DOCUMENT);
        sites("a,Acme,3,10", "b,Birch,1,20");
        devices("a", "a", "a", "b");
        shop = new Workshop(folder,
                Map.of("sites", folder.resolve("sites.csv").toString(), "devices", folder.resolve("devices.csv").toString()), "own", 7)
                .ready();
        assertThat(shop.push(Consent.ACCEPTED).problems()).isEmpty();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void sites(String... lines) throws IOException {
        Files.writeString(folder.resolve("sites.csv"), "id,name,devices,mail\n" + String.join("\n", lines) + "\n");
    }

    private void devices(String... sites) throws IOException {
        Files.writeString(folder.resolve("devices.csv"), "site\n" + String.join("\n", sites) + "\n");
    }

    private Map<String, String> accepted() {
        Map<String, String> accepted = new TreeMap<>();
        shop.ledger.accepted().forEach((key, value) -> accepted.put(key.accountId() + "/" + key.serviceKey(), value.toPlainString()));
        return accepted;
    }

    private static PlanCell cell(UsagePlan plan, String account, String service) {
        return plan.cells().stream().filter(cell -> cell.key().equals(new CellKey(account, service))).findFirst().orElseThrow();
    }

    @Test
    void whatDependsOnTheListWaitsWithItsNumberAndTheRestIsSent() throws IOException {
        sites("a,Acme,3,11", "b,Birch,1,21");
        devices("a", "a", "b");

        UsageResult result = shop.push(Consent.UNATTENDED);

        assertThat(result.plan().holds()).extracting(Hold::words, Hold::wholeRun).containsExactly(
                org.assertj.core.groups.Tuple.tuple("\"Acme\": the vendor says 3, 2 rows of \"devices\" were read.", false));
        PlanCell held = cell(result.plan(), "a", "pc");
        assertThat(held.state()).isEqualTo(CellState.HELD);
        assertThat(held.units().orElseThrow().intValueExact()).isEqualTo(2);
        assertThat(held.note()).isEqualTo("held: the vendor's own figure is another one");
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.HELD);
        assertThat(accepted()).isEqualTo(Map.of("a/pc", "3", "a/mail", "11", "b/pc", "1", "b/mail", "21"));
    }

    @Test
    void itWaitsEveryNightUntilAPersonSendsItAndThenNoMoreUnlessItGrows() throws IOException {
        devices("a", "a", "b");
        assertThat(shop.push(Consent.UNATTENDED).problems()).hasSize(1);
        UsageResult second = shop.push(Consent.UNATTENDED);
        assertThat(second.problems()).hasSize(1);
        assertThat(accepted()).containsEntry("a/pc", "3");

        UsagePlan waiting = new SyncUsage(shop.bench).saved(second.heldPlan().orElseThrow());
        assertThat(waiting.holds()).isEqualTo(second.plan().holds());
        assertThat(shop.apply(waiting, Consent.ACCEPTED).problems()).isEmpty();
        assertThat(accepted()).containsEntry("a/pc", "2");

        UsageResult known = shop.push(Consent.UNATTENDED);
        assertThat(known.problems()).isEmpty();
        assertThat(known.plan().warnings()).extracting(UsagePlan.PlanWarning::code, UsagePlan.PlanWarning::fresh)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W417", false));

        sites("a,Acme,4,10", "b,Birch,1,20");
        assertThat(shop.push(Consent.UNATTENDED).problems()).extracting(Problem::code).containsExactly(ProblemCode.HELD);
    }

    @Test
    void anotherCustomersContradictionIsNewThoughTheFirstIsKnown() throws IOException {
        devices("a", "a", "b");
        shop.push(Consent.ACCEPTED);
        devices("a", "a", "b", "b");

        UsageResult result = shop.push(Consent.UNATTENDED);

        assertThat(result.plan().holds()).extracting(Hold::words)
                .isEqualTo(List.of("\"Birch\": the vendor says 1, 2 rows of \"devices\" were read."));
        assertThat(accepted()).containsEntry("a/pc", "2").containsEntry("b/pc", "1");
    }

    @Test
    void moreRowsThanTheFigureAreAnotherThingThanFewer() throws IOException {
        devices("a", "a", "b");
        shop.push(Consent.ACCEPTED);
        devices("a", "a", "a", "a", "b");

        assertThat(shop.push(Consent.UNATTENDED).plan().holds()).extracting(Hold::words)
                .isEqualTo(List.of("\"Acme\": the vendor says 3, 4 rows of \"devices\" were read."));
    }
}
