package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Time;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command that changes something for others leaves a row of who did what; every other one is known not to. */
class WhoDidWhatTest {

    /** They look, or write files that a person names. */
    private static final Set<String> LOOK = Set.of("authenticate", "doctor", "explain", "status", "history", "history show",
            "history explain", "history compare", "history series", "history export", "history year", "report", "leaks", "compare-script",
            "needs", "diagnostics", "update-check", "integrations list", "services own list", "contracts list", "contracts export",
            "prices list", "prices export", "month status", "team", "team show", "team audit", "team people", "schedule show",
            "schedule preview", "alert trace", "settings show", "settings test-webhook", "ledger status", "ledger test", "connectors list",
            "connectors show", "connectors check", "connectors run", "connectors test", "connectors export", "files inspect", "names list",
            "generate-completion");
    /** They have ledgers and settings of their own, or are about this computer alone. */
    private static final Set<String> APART = Set.of("demo", "sandbox", "ledger password");
    /** They are typed at a terminal, run for long, or need a database; the tests of the same things hold their rows. */
    private static final Map<String, String> ELSEWHERE = Map.of("integrations set-secret", "TeamDeskTest", "serve", "ComputerPushTest",
            "ledger setup", "LedgerMoveCommandTest", "ledger move", "LedgerMoveCommandTest");

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.on(clock).withPerSecond(5_000));
    private final Set<String> held = new TreeSet<>();
    private Terminal anna;
    private Terminal mia;

    @BeforeEach
    void open() throws IOException {
        SimulatedTime waits = new SimulatedTime();
        anna = new Terminal(folder, new Time(clock, waits, waits));
        mia = anna.with(Map.of("USER", "mia"));
        CommandFolder.closed(Files.writeString(folder.resolve(".env"),
                String.join("\n", "CONNECTOR=csv", "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY,
                        "PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY, "FILE=" + folder.resolve("usage.csv"), "ACCOUNT_ID=id",
                        "ACCOUNT_NAME=name", "SERVICE=service", "COUNT=count")));
        counts("901,Contoso,Seats,50", "902,Fabrikam,Seats,30");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void counts(String... lines) throws IOException {
        Files.writeString(folder.resolve("usage.csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
    }

    private CommandFolder.Ended run(Terminal who, String... args) {
        return who.run(Stream.concat(Stream.of(args), Stream.of("--home", "home", "--sandbox-url", sandbox.url().toString()))
                .toArray(String[]::new));
    }

    /** Who and what, the newest first. */
    private List<String> rows() {
        return JsonParser.parseString(run(anna, "team", "audit", "--json").out()).getAsJsonObject().getAsJsonArray("entries").asList()
                .stream()
                .map(one -> one.getAsJsonObject().get("person").getAsString() + ": " + one.getAsJsonObject().get("words").getAsString())
                .toList();
    }

    private void does(String command, String row, String... more) {
        does(anna, command, row, more);
    }

    /** The command leaves exactly one new row that begins so, beside those of the same send. */
    private CommandFolder.Ended does(Terminal who, String command, String row, String... more) {
        List<String> before = rows();
        CommandFolder.Ended ended = run(who, Stream.concat(Stream.of(command.split(" ")), Stream.of(more)).toArray(String[]::new));
        List<String> now = rows();
        List<String> added = now.subList(0, now.size() - before.size());
        assertThat(added).as(command + "\n" + ended.out() + ended.err())
                .anyMatch(one -> one.startsWith((who == mia ? "mia: " : "anna: ") + row));
        held.add(command);
        return ended;
    }

    private Set<String> all() {
        Set<String> names = new TreeSet<>();
        Pattern.compile("^\\.SS \"(.*)\"$", Pattern.MULTILINE).matcher(anna.run("generate-completion", "man").out()).results()
                .map(found -> Stream.of(found.group(1).replace("\\-", "-").split(" ")).takeWhile(word -> word.matches("[a-z-]+"))
                        .collect(Collectors.joining(" ")))
                .forEach(names::add);
        return names;
    }

    private void saved(String name, String connector) {
        new SettingsStore(new FolderDocuments(folder.resolve("home")))
                .add(new IntegrationSettings(name, connector, Map.of(), Thresholds.defaults(), false, ServiceEdits.NONE));
    }

    @Test
    void everyCommandThatChangesSomethingSaysWhoDidIt() throws IOException {
        does("sync-services", "Made 1 service at Synthesize: Seats");
        does("sync-accounts", "Made 2 customers at Synthesize: Contoso, Fabrikam");
        does("update-status", "Status at Synthesize: was ");
        does("sync-usage", "Sent plan ", "--yes");
        does("alert send", "Sent an alert for customer 901: Hello", "--account", "901", "--title", "Hello", "--text", "World");
        does("integrations leave-out", "Left out on purpose: Fabrikam", "--account", "902");
        does("integrations take-in", "No longer left out: Fabrikam", "--account", "902");
        does("contracts set", "Rule of ", "--customer", "901", "--service", "Seats", "--rule", "fixed", "--units", "48", "--reason",
                "agreed");
        does("contracts remove", "Rule of ", "C1");
        does("prices set", "Price of ", "--service", "Seats", "--price", "5.50", "--currency", "USD");
        Files.writeString(folder.resolve("prices.csv"), run(anna, "prices", "export").out().replace("5.5", "6.5"));
        does("prices import", "Price of ", "prices.csv");
        does("prices remove", "Price of ", "P2");
        rules();
        integrations();
        team();
        months();
        settings();
        connectors();
        names();

        Set<String> told = new TreeSet<>(held);
        told.addAll(LOOK);
        told.addAll(APART);
        told.addAll(ELSEWHERE.keySet());
        Set<String> commands = all();
        assertThat(commands).hasSizeGreaterThan(70);
        assertThat(told).containsAll(commands.stream().filter(one -> commands.stream().noneMatch(other -> other.startsWith(one + " ")))
                .collect(Collectors.toSet()));
    }

    private void rules() throws IOException {
        assertThat(run(anna, "contracts", "set", "--customer", "901", "--service", "Seats", "--rule", "fixed", "--units", "48", "--reason",
                "agreed").code()).isZero();
        Files.writeString(folder.resolve("rules.csv"), run(anna, "contracts", "export").out().replace("48", "49"));
        does("contracts import", "Rule of ", "rules.csv");
        assertThat(run(anna, "contracts", "remove", "C3").code()).isZero();
    }

    private void integrations() {
        does("import-env", "Made the integration, connector csv", ".env", "--name", "kept");
        does("integrations pause", "Paused", "kept");
        does("integrations resume", "Resumed", "kept");
        does("integrations duplicate", "Made the integration as a copy of \"kept\"", "kept", "other");
        does("integrations rename", "Renamed, it was \"other\"", "other", "third");
        does("integrations ticket-account", "Tickets are written for account 901", "kept", "901");
        does("integrations file-by", "The file has to come by day 5", "kept", "5");
        saved("Auvik", "auvik");
        does("integrations time-zone", "Changed timeZone", "Auvik", "pacific/auckland");
        does("integrations remove", "Removed the integration", "third", "--yes");
        does("schedule set", "Schedule: ", "--integration", "kept", "--daily", "--at", "02:00", "--start", "server");
        does("schedule remove", "Removed the schedule", "--integration", "kept");
        saved("csv", "csv");
        does("integrations name-service", "Changed services", "csv", "Seats", "Places");
        does("services own set", "Changed services", "Bundle", "--plus", "Seats");
        does("services own remove", "Changed services", "Bundle");
        does("prices limits", "Changed limits of holding", "--in-all", "100");
    }

    private void team() throws IOException {
        does("settings set", "Setting approval: was off, now every", "approval", "every");
        counts("901,Contoso,Seats,51", "902,Fabrikam,Seats,30");
        run(anna, "sync-usage");
        assertThat(rows().getFirst()).startsWith("anna: Asked billing to approve plan ");
        does(mia, "team send-back", "Sent back plan ", waiting(), "--note", "51?");
        run(anna, "sync-usage");
        does(mia, "team approve", "Approved plan ", waiting());
        assertThat(run(anna, "settings", "set", "approval", "off").code()).isZero();
        String last = JsonParser.parseString(run(anna, "history", "--json").out()).getAsJsonObject().getAsJsonArray("runs").get(0)
                .getAsJsonObject().get("id").getAsString();
        does("undo", "Went back to the values before run " + last, last, "--yes");
        sandbox.synthesize().map("902", false);
        counts("901,Contoso,Seats,52", "902,Fabrikam,Seats,33");
        run(anna, "sync-usage", "--yes");
        does("retry", "Sent again, plan ", "--yes");
    }

    private String waiting() {
        return JsonParser.parseString(run(anna, "team", "--json").out()).getAsJsonObject().getAsJsonArray("waiting").get(0)
                .getAsJsonObject().getAsJsonObject("proposal").get("plan").getAsString();
    }

    private void months() {
        does("month close", "Closed 2026-03: ", "--all-the-same", "--month", "2026-03");
        does("month reopen", "Opened 2026-03 again: late file", "--month", "2026-03", "--reason", "late file");
    }

    private void settings() {
        does("settings set", "Setting rate: was 90, now 20", "rate", "20");
        does("leaks match", "Names on invoices: \"business basic\" is Seats of csv", "--product", "Business Basic", "--service", "Seats",
                "--integration", "csv");
    }

    private void connectors() throws IOException {
        DraftTree given = DraftTree.parse(Catalog.text(new Catalog(Path.of("none")).entry("usecure", Path.of(".")))).orElseThrow()
                .with("/id", "given").with("/name", "Given").with("/version", "1.0.0");
        Files.writeString(folder.resolve("given.json"), given.text());
        does("connectors import", "Took in the connector given 1.0.0, SHA-256 ", "given.json", "--yes");
        Path kept = folder.resolve("home/connectors/given.json");
        Files.writeString(kept, given.with("/http/allowedHosts/-", "collector.example.com").text());
        does("connectors approve", "Agreed to the connector given 1.0.0, SHA-256 ", "given", "--yes");
        List<String> before = rows();
        assertThat(run(anna, "connectors", "approve", "given").code()).isZero();
        assertThat(rows()).as("what is agreed to already is no deed").isEqualTo(before);
    }

    private void names() throws IOException {
        Path env = folder.resolve(".env");
        Files.writeString(env, Files.readString(env).replace("ACCOUNT_ID=id", "ACCOUNT_ID=name"));
        new SettingsStore(new FolderDocuments(folder.resolve("home"))).delete("csv");
        counts(",Contoso,Seats,96", ",Northwind Traders,Seats,33");
        does("names set", "Said who names are: \"Northwind Traders\" is customer 902", "Northwind Traders", "--customer", "902");
        does("names remove", "Forgot who \"Northwind Traders\" is", "Northwind Traders");
    }
}
