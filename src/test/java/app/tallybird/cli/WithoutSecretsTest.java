package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.sandbox.Customers;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** What only looks at or edits what is kept here wants neither the keys of Synthesize nor the credentials of a vendor; each command is in one of the tables. */
class WithoutSecretsTest {

    private static final String KEY = "VENDOR_API_KEY";
    private static final String CREDENTIAL = "CLIENT_SECRET";

    /** Commands that work without any secret, with something to do; {@code >} is a file to write to. */
    private static final Map<String, String> KEPT = new TreeMap<>(Map.ofEntries(Map.entry("history", ""),
            Map.entry("history show", "R00001"), Map.entry("history series", "--accounts"), Map.entry("history year", "--customer 1"),
            Map.entry("history compare", "R00001 R00001"), Map.entry("history explain", "1"), Map.entry("history export", ""),
            Map.entry("prices list", ""), Map.entry("prices set", "--service total-devices --price 5 --currency USD"),
            Map.entry("prices remove", "P1"), Map.entry("prices import", "prices.csv"), Map.entry("prices export", "--file prices.csv"),
            Map.entry("prices limits", "--in-all 100"), Map.entry("contracts list", ""),
            Map.entry("contracts set", "--customer 1 --service total-devices --rule at-least --units 5 --reason agreed"),
            Map.entry("contracts remove", "C1"), Map.entry("contracts import", "rules.csv"),
            Map.entry("contracts export", "--file rules.csv"), Map.entry("services own list", ""),
            Map.entry("services own set", "Sum --plus total-servers;workstations"), Map.entry("services own remove", "Sum"),
            Map.entry("integrations leave-out", "--account 1"), Map.entry("integrations take-in", "--account 1"),
            Map.entry("names set", "Somebody --new"), Map.entry("names remove", "Somebody"), Map.entry("month status", "--month 2026-03"),
            Map.entry("month close", "--month 2026-03 --all-the-same"), Map.entry("month reopen", "--month 2026-03 --reason late"),
            Map.entry("report", "--customer 1 --month 2026-03 --out one.html"), Map.entry("leaks", "--month 2026-03"),
            Map.entry("leaks match", "--product Devices --service total-devices"), Map.entry("schedule show", ""),
            Map.entry("schedule preview", "--daily"), Map.entry("team people", ""), Map.entry("team audit", ""),
            Map.entry("diagnostics", ""), Map.entry("integrations list", "")));

    /** Commands that can not work without a secret, with the first one that they want. */
    private static final Map<String, List<String>> WANTING = new TreeMap<>(Map.ofEntries(Map.entry("sync-usage", List.of("", KEY)),
            Map.entry("sync-services", List.of("", KEY)), Map.entry("sync-accounts", List.of("", KEY)),
            Map.entry("update-status", List.of("", KEY)), Map.entry("status", List.of("", KEY)), Map.entry("explain", List.of("1", KEY)),
            Map.entry("retry", List.of("", KEY)), Map.entry("undo", List.of("R00001", KEY)), Map.entry("authenticate", List.of("", KEY)),
            Map.entry("doctor", List.of("", KEY)), Map.entry("alert send", List.of("--account 1 --title A --text B", KEY)),
            Map.entry("alert trace", List.of("M1", KEY)), Map.entry("compare-script", List.of("script.json", CREDENTIAL)),
            Map.entry("names list", List.of("", KEY)), Map.entry("connectors run", List.of("", CREDENTIAL))));

    /** Commands about no integration, or about all that is saved, or that name the integration whose secret they take. */
    private static final Set<String> OTHERS = Set.of("connectors list", "connectors show", "connectors check", "connectors test",
            "connectors import", "connectors approve", "connectors export", "demo", "files inspect", "generate-completion", "import-env",
            "integrations pause", "integrations resume", "integrations rename", "integrations duplicate", "integrations remove",
            "integrations set-secret", "integrations ticket-account", "integrations file-by", "integrations time-zone",
            "integrations name-service", "ledger status", "ledger test", "ledger setup", "ledger password", "ledger move", "needs",
            "sandbox", "schedule set", "schedule remove", "serve", "settings show", "settings set", "settings test-webhook", "team show",
            "team approve", "team send-back", "update-check");

    @TempDir
    private Path folder;
    private CommandFolder cli;

    @BeforeEach
    void open() throws IOException {
        cli = CommandFolder.simulated(folder);
        cli.sandbox.customers().customers().stream().map(Customers.Customer::id).filter(id -> id > 2)
                .forEach(cli.sandbox.customers()::removeCustomer);
        cli.setUp();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void eachCommandIsInOneOfTheTables() {
        Set<String> known = new TreeSet<>(KEPT.keySet());
        known.addAll(WANTING.keySet());
        known.addAll(OTHERS);
        List<String> there = new ArrayList<>();
        commands("").forEach(there::add);
        assertThat(there).hasSizeGreaterThan(70);
        assertThat(new TreeSet<>(there)).isEqualTo(known);
    }

    /** Those that do something, below this one. */
    private Stream<String> commands(String above) {
        String help = cli.run((above + " --help").strip().split(" ")).out();
        int begin = help.indexOf("\nCommands:");
        if (begin < 0) {
            return Stream.of(above);
        }
        Stream<String> below = Pattern.compile("(?m)^  ([a-z-]+)[ ,]").matcher(help.substring(begin)).results()
                .map(one -> (above + " " + one.group(1)).strip()).flatMap(this::commands);
        return above.equals("history") || above.equals("leaks") ? Stream.concat(Stream.of(above), below) : below;
    }

    /** In the order in which one makes what the next one needs. */
    private static final List<String> FIRST = List.of("prices set", "prices export", "contracts set", "contracts export",
            "services own set", "names set", "month close");

    @ParameterizedTest
    @ValueSource(strings = {"of an environment file", "saved"})
    void withoutAnySecretWhatIsKeptIsSeenAndEdited(String way) throws IOException {
        noSecret(way.equals("saved"));
        List<String> order = new ArrayList<>(FIRST);
        KEPT.keySet().stream().filter(name -> !FIRST.contains(name)).forEach(order::add);
        for (String name : order) {
            CommandFolder.Ended ended = run(name, KEPT.get(name));
            assertThat(ended.err()).as(name).doesNotContain(KEY, CREDENTIAL);
            boolean onlySaved = way.equals("saved") || !Set.of("services own set", "services own remove", "prices limits").contains(name);
            if (onlySaved) {
                assertThat(ended.code()).as(name + ": " + ended.out() + ended.err()).isIn(ExitCode.DONE, 4);
            } else {
                assertThat(ended.err()).as(name).containsAnyOf("is not saved", "There is no own service");
            }
        }
        WANTING.forEach((name, wanted) -> {
            CommandFolder.Ended ended = run(name, wanted.getFirst());
            assertThat(ended.code()).as(name).isNotZero();
            assertThat(ended.out() + ended.err()).as(name).contains(wanted.getLast());
        });
    }

    /** Synthesize is asked without the vendor's credentials. */
    @Test
    void whatAsksSynthesizeAloneWantsItsKeysOnly() throws IOException {
        cli.env("CONNECTOR=ninjaone", "CLIENT_ID=" + NinjaSide.CLIENT_ID);
        assertThat(cli.run("status").code()).isZero();
        assertThat(cli.run("update-status", "pending", "--dry-run").err()).doesNotContain(CREDENTIAL);
        assertThat(cli.run("alert", "send", "--account", "1", "--title", "A", "--text", "B").err()).doesNotContain(CREDENTIAL);
        assertThat(cli.run("names", "set", "Somebody", "--customer", "1").code()).isZero();
        assertThat(cli.run("sync-services").code()).isZero();
        assertThat(cli.run("retry").err()).doesNotContain(CREDENTIAL);
        CommandFolder.Ended undone = cli.run("undo", "R00001", "--yes");
        assertThat(undone.code()).as(undone.err()).isZero();
        assertThat(cli.run("sync-usage").err()).contains(CREDENTIAL);
    }

    /** The vendor is asked without the keys of Synthesize, and as far as a file has only names of customers, with them. */
    @Test
    void whatComparesCountsWantsTheCredentialsOnly() throws IOException {
        Files.writeString(folder.resolve("script.jsonl"),
                "{\"at\":\"2026-03-12T10:15:00Z\",\"accountId\":\"1\",\"account\":\"Fabrikam\",\"service\":\"Seats\",\"units\":7}\n");
        String credentials = "CLIENT_ID=" + NinjaSide.CLIENT_ID + "\nCLIENT_SECRET=" + NinjaSide.CLIENT_SECRET;
        cli.rawEnv(("CONNECTOR=ninjaone\n" + credentials).getBytes(StandardCharsets.UTF_8));
        CommandFolder.Ended compared = cli.run("compare-script", "script.jsonl");
        assertThat(compared.code()).as(compared.err()).isZero();
        Files.writeString(folder.resolve("usage.csv"), "name,service,count\nFabrikam,Seats,7\n");
        cli.rawEnv("CONNECTOR=csv\nFILE=usage.csv\nACCOUNT_ID=name\nACCOUNT_NAME=name\nSERVICE=service\nCOUNT=count"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(cli.run("compare-script", "script.jsonl").err()).contains(KEY);
    }

    /** Services that are found in what the vendor says can not be compared without asking it. */
    @Test
    void servicesOfTheVendorsDataWantItsInputs() throws IOException {
        cli.env("CONNECTOR=csv", "ACCOUNT_ID=id", "ACCOUNT_NAME=name", "SERVICE=service", "COUNT=count");
        assertThat(cli.run("sync-services").err()).contains("FILE");
        assertThat(cli.run("retry").err()).doesNotContain("FILE");
    }

    private CommandFolder.Ended run(String name, String more) {
        return cli.run((name + " " + more).strip().split(" "));
    }

    private void noSecret(boolean saved) throws IOException {
        if (saved) {
            Files.delete(folder.resolve(".env"));
            new SettingsStore(new FolderDocuments(folder.resolve("home"))).add(new IntegrationSettings("ninjaone", "ninjaone",
                    Map.of("clientId", NinjaSide.CLIENT_ID), Thresholds.defaults(), false, ServiceEdits.NONE));
        } else {
            cli.rawEnv(("CONNECTOR=ninjaone\nCLIENT_ID=" + NinjaSide.CLIENT_ID).getBytes(StandardCharsets.UTF_8));
        }
    }
}
