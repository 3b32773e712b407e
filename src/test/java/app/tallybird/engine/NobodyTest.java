package app.tallybird.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Account;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Units that belong to no customer or to no service are never dropped in silence, and a total among the customers is never billed unasked. */
class NobodyTest {

    private static final String HEADINGS = "id,name,service,n\n";
    private static final List<String> ROWS = List.of("a1,Acme,Server,10", "b2,Bolt,Server,20", "c3,Cedar,Server,30");

    @TempDir
    private Path folder;
    private Workshop shop;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("use.csv");
        rows();
        shop = new Workshop(folder, Map.of("file", file.toString(), "accountId", "id", "accountName", "name", "service", "service", "count",
                "n", "duplicates", "sum"), "csv", 7).ready();
        assertThat(push(Consent.ACCEPTED)).isEqualTo("3 []");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void rows(String... more) throws IOException {
        Files.writeString(file, HEADINGS + String.join("\n", ROWS) + "\n" + String.join("\n", more) + "\n");
    }

    private void only(String... all) throws IOException {
        Files.writeString(file, HEADINGS + String.join("\n", all) + "\n");
    }

    private String push(Consent consent) {
        UsageResult result = shop.push(consent);
        return result.run().map(run -> run.accepted()).orElse(0) + " " + result.problems().stream().map(problem -> problem.code()).toList();
    }

    private List<String> holds() {
        UsagePlan plan = shop.plan();
        assertThat(PlanJson.read(PlanJson.write(plan).toString())).isEqualTo(plan);
        return plan.holds().stream().map(Hold::words).toList();
    }

    private List<String> totals() {
        return holds().stream().filter(words -> words.endsWith("a total?")).toList();
    }

    private List<String> warnings() {
        return shop.plan().warnings().stream()
                .map(warning -> (warning.fresh() ? "New: " : "") + warning.code() + " " + warning.text() + " | " + warning.hint()).toList();
    }

    @Test
    void unitsWithoutACustomerAreHeldUntilAPersonAcceptsThem() throws IOException {
        rows(",,Server,12");
        assertThat(holds()).containsExactly("12 units in 1 row belong to nobody: the row names no customer.");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [HELD]");
        assertThat(push(Consent.ATTENDED)).isEqualTo("0 [HELD]");
        assertThat(push(Consent.ACCEPTED)).isEqualTo("3 []");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
        rows(",,Server,11");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
        rows(",,Server,12", ",,Server,1");
        assertThat(holds()).containsExactly("13 units in 2 rows belong to nobody: the rows name no customer.");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [HELD]");
    }

    @Test
    void unitsOfAnotherServiceWithoutACustomerAreNew() throws IOException {
        rows(",,Server,12");
        push(Consent.ACCEPTED);
        rows(",,Backup,12");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [HELD]");
    }

    @Test
    void unitsOfACustomerWithoutAServiceAreHeld() throws IOException {
        rows("b2,Bolt,,7");
        assertThat(holds()).containsExactly("7 units in 1 row belong to nobody: the row names no service.");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [HELD]");
        assertThat(push(Consent.ACCEPTED)).isEqualTo("3 []");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
        rows("c3,Cedar,,7");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("0 [HELD]");
    }

    @Test
    void aTotalThatNamesNeitherIsToldAndNotHeld() throws IOException {
        rows(",,,60");
        assertThat(holds()).isEmpty();
        assertThat(warnings())
                .contains("New: W410 1 row of \"lines\" belongs to no account | 60 units in 1 row without a service, too: a total?");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
    }

    @Test
    void zerosOfNobodyAreNotHeld() throws IOException {
        rows(",,Server,0", "b2,Bolt,,0");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
    }

    /** It grows with every customer; whoever accepted it once is not asked again. */
    @Test
    void aTotalOfOneServiceWithoutACustomerIsNamed() throws IOException {
        rows(",,Server,60");
        assertThat(holds()).containsExactly(
                "60 units in 1 row belong to nobody: the row names no customer; it equals the sum of all others: a total?");
        push(Consent.ACCEPTED);
        rows("d4,Delta,Server,5", ",,Server,65");
        assertThat(holds()).isEmpty();
    }

    @Test
    void aTotalAmongTheCustomersIsHeldAloneAndNamed() throws IOException {
        rows("Total,Total,Server,60");
        assertThat(holds()).containsExactly("\"Total\" has 60 of \"Server\", as many as all others together: a total?");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 [HELD]");
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 [HELD]");
        assertThat(shop.sandbox.synthesize().counts()).doesNotContainKey("Total Server");
        UsageResult held = shop.push(Consent.UNATTENDED);
        shop.apply(new SyncUsage(shop.bench).saved(held.heldPlan().orElseThrow()), Consent.ACCEPTED);
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
        assertThat(holds()).isEmpty();
    }

    @Test
    void aTotalThatIsLeftOutOnPurposeHoldsNothing() throws IOException {
        rows("x9,Summe,Server,60");
        shop.ledger.leaveOut(new LeftOut(Optional.of("x9"), Optional.empty()));
        assertThat(holds()).isEmpty();
        assertThat(push(Consent.UNATTENDED)).isEqualTo("3 []");
    }

    @Test
    void aTotalNeverBecomesACustomerUnasked() throws IOException {
        rows("x9,Summe,Server,65", "d4,Delta,Server,5");
        SyncAccounts verb = new SyncAccounts(shop.bench);
        AccountPlan plan = verb.plan(ReadListener.none(), shop.cancel);
        SyncAccounts.Result result = verb.apply(plan, false, shop.cancel);
        assertThat(result.created()).containsExactly(new Account("d4", "Delta"));
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.HELD);
            assertThat(problem.what())
                    .isEqualTo("1 new account looks like a total and was not created: \"Summe\" has 65 of \"Server\", as many as "
                            + "all others together.");
        });
        assertThat(verb.apply(verb.plan(ReadListener.none(), shop.cancel), true, shop.cancel).created())
                .containsExactly(new Account("x9", "Summe"));
    }

    @Test
    void aRowThatNamesNoAccountAtAllIsNoBlockedOne() throws IOException {
        SyncAccounts verb = new SyncAccounts(shop.bench);
        rows(",,,60", ",,Server,12");
        assertThat(verb.plan(ReadListener.none(), shop.cancel).of(AccountPlan.Change.BLOCKED)).isEmpty();
        assertThat(verb.apply(verb.plan(ReadListener.none(), shop.cancel), false, shop.cancel).problems()).isEmpty();
        assertThat(warnings()).contains("New: W410 2 rows have neither an id nor a name and are no accounts | ");
        rows(",Delta,Server,12");
        assertThat(verb.plan(ReadListener.none(), shop.cancel).of(AccountPlan.Change.BLOCKED)).containsExactly(new Account("", "Delta"));
    }

    @Test
    void whatIsCalledATotalIsOneOfTwoCustomersAndAlsoWhereTheReportAddedUpWrongly() throws IOException {
        only("a1,Acme,Server,14", "b2,Bolt,Server,6", "Total,Total,Server,20");
        assertThat(totals()).containsExactly("\"Total\" has 20 of \"Server\", as many as all others together: a total?");
        only("a1,Acme,Server,14", "b2,Bolt,Server,6", "x,Grand Total:,Server,21");
        assertThat(totals()).containsExactly("\"Grand Total:\" has 21 of \"Server\", and all others together have 20: a total?");
        only("a1,Acme,Server,14", "b2,Total Wine,Server,14");
        assertThat(totals()).isEmpty();
    }

    /** Two others add up to the third too often by chance. */
    @Test
    void threeCustomersHaveNoTotal() throws IOException {
        rows();
        assertThat(holds()).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void unitsOfAnAccountThatIsNotListedAreHeld() throws IOException {
        Files.writeString(folder.resolve("own.json"),
                """
                        { "format": 1, "id": "own", "name": "Own", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
                          "tables": { "use": { "file": "{{input.file}}", "format": "csv", "rows": ".", "paging": { "type": "none" } } },
                          "accounts": { "from": "use", "id": "id", "name": "name", "where": [ { "field": "listed", "is": "yes" } ] },
                          "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                            "usage": { "from": "use", "account": "id", "measure": "sum", "field": "n" } } ] }
                        """);
        Path other = folder.resolve("other.csv");
        Files.writeString(other, "id,name,listed,n\na,A,yes,1\n");
        Path home = Files.createDirectory(folder.resolve("second"));
        Files.copy(folder.resolve("own.json"), home.resolve("own.json"));
        try (Workshop second = new Workshop(home, Map.of("file", other.toString()), "own", 7).ready()) {
            second.push(Consent.ACCEPTED);
            Files.writeString(other, "id,name,listed,n\na,A,yes,1\nb,B,no,4\nc,C,no,0\n");
            assertThat(second.plan().holds()).extracting(Hold::words)
                    .containsExactly("4 units in 1 row belong to nobody: the row names no customer that the vendor lists, but b.");
            assertThat(second.push(Consent.UNATTENDED).run()).isEmpty();
            second.push(Consent.ACCEPTED);
            assertThat(second.push(Consent.UNATTENDED).problems()).isEmpty();
        }
    }
}
