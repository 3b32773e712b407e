package app.tallybird.connector.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Programs of the user's: what they print is counted, and whatever goes wrong with them is an error, never zero rows. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs of these tests are shell scripts")
class CommandTest {

    @TempDir
    private Path folder;

    private Reading run(String script, String arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("count.sh"), script);
        ConfiguredConnector connector = InputCheck.complete(new Catalog(folder).find("command", folder),
                Map.of("program", "/bin/sh", "arguments", "\"" + file + "\" " + arguments));
        return new Vendor(call -> Vendor.ok("")).read(connector);
    }

    private void fails(String script, String code, String words) {
        assertThatThrownBy(() -> run(script, "")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().detail()).startsWith(code);
            assertThat(e.problem().what()).contains(words);
        });
    }

    @Test
    void countsWhatItPrintsAsCsv() throws IOException {
        Reading reading = run("""
                echo 'account_id,account,service,count'
                echo '1,Acme Dental,Seats,12'
                echo '2,Bolt Law,Seats,0'
                """, "");
        assertThat(Vendor.counts(reading)).containsExactly("1/Seats=12", "2/Seats=0");
        assertThat(reading.accounts()).extracting(account -> account.name()).containsExactly("Acme Dental", "Bolt Law");
    }

    @Test
    void countsWhatItPrintsAsJsonAndGivesItsArgumentsWithoutAShell() throws IOException {
        Reading reading = run("""
                printf '[{"account_id":"7","account":"%s","service":"Seats","count":%s}]' "$1" "$2"
                """, "\"Acme Dental; rm\" 5");
        assertThat(Vendor.counts(reading)).containsExactly("7/Seats=5");
        assertThat(reading.accounts()).extracting(account -> account.name()).containsExactly("Acme Dental; rm");
    }

    @Test
    void aFailureIsNeverZeroRows() {
        fails("echo 'account_id,account,service,count'; echo '1,A,Seats,1'; echo 'no licence' >&2; exit 3", "E381",
                "ended with code 3: no licence");
        fails("exit 0", "E384", "printed nothing");
        fails("echo '[{\"account_id\"'", "E385", "not valid JSON");
        fails("echo 'account_id,account,service'; echo '1,A,Seats'", "E375", "has no column \"count\"");
        fails("echo 'account_id,account,service,count'; echo '1,A,Seats,1'; echo '1,A,Seats,2'", "E33", "");
    }

    @Test
    void aProgramThatCanNotBeStartedIsNamed() {
        ConfiguredConnector connector = InputCheck.complete(new Catalog(folder).find("command", folder),
                Map.of("program", folder + "/nope"));
        assertThatThrownBy(() -> new Vendor(call -> Vendor.ok("")).read(connector)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().what()).isEqualTo("The program " + folder + "/nope can not be started."));
    }

    private static String document(String table, String inputs) {
        return """
                { "format": 1, "id": "own", "name": "Own", "version": "1.0.0",
                  "inputs": [ { "key": "program", "label": "P", "type": "file" %s }, { "key": "words", "label": "W" } ],
                  "tables": { "lines": { %s, "rows": ".", "paging": { "type": "none" } } },
                  "accounts": { "from": "lines", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "lines", "account": "id", "measure": "sum", "field": "n" } } ],
                  "limits": { "maxResponseMb": 1 } }
                """.formatted(inputs, table);
    }

    private static List<String> findings(String document) {
        return DocumentReader.read(document.getBytes(java.nio.charset.StandardCharsets.UTF_8)).findings().stream()
                .map(finding -> finding.code() + " " + finding.pointer()).toList();
    }

    @Test
    void noDocumentCanSayWhatIsStarted() {
        String command = "\"command\": { \"program\": \"{{input.program}}\", \"arguments\": \"{{input.words}}\" }";
        assertThat(findings(document(command, ""))).isEmpty();
        assertThat(findings(document(command, ", \"default\": \"/bin/sh\""))).containsExactly("C223 /tables/lines/command/program");
        assertThat(findings(document(command.replace("{{input.program}}", "/bin/sh"), "")))
                .containsExactly("C223 /tables/lines/command/program");
        assertThat(findings(document(command.replace("{{input.words}}", "-c {{input.words}}"), "")))
                .containsExactly("C223 /tables/lines/command/arguments");
        assertThat(findings(document(command + ", \"request\": { \"path\": \"/\" }", ""))).contains("C104 /tables/lines");
    }

    @Test
    void timeAndOutputAreBounded() throws IOException {
        Path slow = Files.writeString(folder.resolve("slow.sh"), "sleep 60 & sleep 60");
        Path loud = Files.writeString(folder.resolve("loud.sh"),
                "while :; do echo 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; done");
        String text = document(
                "\"command\": { \"program\": \"{{input.program}}\", \"arguments\": \"{{input.words}}\", \"timeoutSeconds\": 1 }", "");
        for (Map.Entry<Path, String> one : Map.of(slow, "E382", loud, "E386").entrySet()) {
            ConfiguredConnector connector = Vendor.run(text, Map.of("program", "/bin/sh", "words", one.getKey().toString()));
            assertThatThrownBy(() -> new Vendor(call -> Vendor.ok("")).read(connector)).isInstanceOfSatisfying(ProblemException.class,
                    e -> assertThat(e.problem().detail()).startsWith(one.getValue()));
        }
    }
}
