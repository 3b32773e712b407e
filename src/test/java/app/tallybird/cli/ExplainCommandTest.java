package app.tallybird.cli;

import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Customers.Device;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a number comes from and what has changed, by the command line alone. */
class ExplainCommandTest {

    @TempDir
    private Path folder;
    private CommandFolder cli;
    private List<Device> workstations = List.of();

    @BeforeEach
    void open() throws Exception {
        cli = CommandFolder.simulated(folder);
        Stage.only(cli.sandbox, 1);
        cli.sandbox.customers().devices().forEach(cli.sandbox.customers()::remove);
        workstations = List.of(new Device(101, 1, "WINDOWS_WORKSTATION", false, false), new Device(102, 1, "MAC", false, false),
                new Device(103, 1, "WINDOWS_WORKSTATION", false, true), new Device(104, 1, "WINDOWS_WORKSTATION", true, false),
                new Device(105, 1, "WINDOWS_SERVER", false, false));
        workstations.forEach(cli.sandbox.customers()::addDevice);
        cli.env("CONNECTOR=ninjaone", "CLIENT_ID=demo-client", "CLIENT_SECRET=demo-client-secret-31337");
        cli.setUp();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    /** One is gone, two are new. */
    private void aMonthLater() {
        cli.sandbox.customers().remove(workstations.getFirst());
        cli.sandbox.customers().addDevice(new Device(106, 1, "WINDOWS_WORKSTATION", false, false));
        cli.sandbox.customers().addDevice(new Device(107, 1, "MAC", false, false));
    }

    private static List<String> names(JsonObject since, String which) {
        return since.getAsJsonArray(which).asList().stream().map(JsonElement::getAsJsonObject).map(one -> one.get("name").getAsString())
                .toList();
    }

    private static JsonObject explained(CommandFolder.Ended ended) {
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json().getAsJsonArray("explained").get(0).getAsJsonObject();
    }

    @Test
    void aNumberIsExplainedInTheWordsOfThoseWhoBill() throws Exception {
        aMonthLater();
        List<String> lines = cli.run("explain", "1", "workstations").out().lines()
                .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d [0-9:]+ (UTC|[+-]\\d\\d:\\d\\d)", "THEN")).toList();

        assertThat(lines).containsExactly(cli.sandbox.customers().customers().getFirst().name() + ", Total Workstations",
                "4 counted (changed). Before: 3, accepted THEN.", "Rule: Approved Windows, Linux and macOS workstations, online or not.",
                "Since THEN (push R00001): 1 gone, 2 new, 2 the same.",
                "  gone  windows-workstation-101, first counted THEN or before, last seen THEN", "  new   mac-107",
                "  new   windows-workstation-106", "Not counted: 1 Physical server; 1 waiting for approval.");
        JsonObject json = explained(cli.run("explain", "1", "workstations", "--json"));
        assertThat(names(json.getAsJsonObject("since"), "counted")).containsExactly("mac-102", "mac-107", "windows-workstation-103",
                "windows-workstation-106");
        assertThat(json.getAsJsonObject("since").get("lastSeenBy").getAsString()).isEqualTo("vendor");
        assertThat(cli.run("history", "--json").json().getAsJsonArray("runs")).hasSize(1);
    }

    @Test
    void historyExplainsWhatWasPushedAndAWayBackIsNoBasis() throws Exception {
        aMonthLater();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();

        JsonObject last = explained(cli.run("history", "explain", "1", "workstations", "--json"));
        assertThat(names(last.getAsJsonObject("since"), "gone")).containsExactly("windows-workstation-101");
        assertThat(names(last.getAsJsonObject("since"), "new")).containsExactly("mac-107", "windows-workstation-106");
        JsonObject first = explained(cli.run("history", "explain", "1", "workstations", "--run", "R00001", "--json"));
        assertThat(first.getAsJsonObject("since").get("why").getAsString())
                .isEqualTo("Nothing was accepted before, so there is nothing to compare with.");
        assertThat(names(first.getAsJsonObject("since"), "counted")).hasSize(3);

        assertThat(cli.run("undo", "R00002", "--yes").code()).isZero();
        JsonObject again = explained(cli.run("explain", "1", "workstations", "--json")).getAsJsonObject("since");
        assertThat(again.get("run").getAsString()).isEqualTo("R00001");
        assertThat(names(again, "new")).containsExactly("mac-107", "windows-workstation-106");
    }

    @Test
    void withoutNamesItSaysSo() throws Exception {
        assertThat(cli.run("settings", "set", "keep-names-months", "0").code()).isZero();
        aMonthLater();

        assertThat(explained(cli.run("explain", "1", "workstations", "--json")).getAsJsonObject("since").get("why").getAsString())
                .isEqualTo("Names are not kept: the setting keep-names-months is 0.");
        assertThat(cli.run("explain", "1", "total-servers").out()).contains("Rule: Approved physical and virtual servers together.",
                "  Total Physical Servers: 1", "It is made of other counts: explain one of them to see names.");
    }

    @Test
    void whoIsNotThereIsWrongUse() {
        CommandFolder.Ended ended = cli.run("explain", "Nobody", "workstations");

        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("There is no number of \"Nobody\" for \"workstations\".");
    }
}
