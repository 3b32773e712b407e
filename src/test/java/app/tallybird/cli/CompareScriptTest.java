package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.http.Time;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.Visitors;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A script runs against the recording sandbox; its counts are laid beside ours, and each difference has its reason. */
class CompareScriptTest {

    @TempDir
    private Path folder;

    private final List<String> recorded = new ArrayList<>();

    private Path record(ScriptRun script) throws Exception {
        Time time = Stage.time(new StageClock());
        try (Sandbox sandbox = Sandbox.start(0, time.clock())) {
            sandbox.synthesize().record(count -> recorded.add(count.toString()));
            script.against(sandbox);
        }
        return Files.write(folder.resolve("script.jsonl"), recorded);
    }

    private interface ScriptRun {
        void against(Sandbox sandbox);
    }

    @Test
    void everyDifferenceHasItsReason() throws Exception {
        record(sandbox -> {
            Visitors.script(sandbox, "Total Seats", Map.of("1", "Fabrikam"), Map.of("1", 7));
            Visitors.script(sandbox, "Backup", Map.of("2", "Contoso"), Map.of("2", 4));
            Visitors.again(sandbox, "svc-2", "2", 5);
            Visitors.again(sandbox, "svc-1", "9", 3);
            Visitors.again(sandbox, "svc-99", "1", 2);
            Visitors.script(sandbox, "Phones", Map.of("3", "Adatum"), Map.of("3", 1));
        });
        assertThat(recorded).hasSize(6).first().asString().startsWith("{\"at\":\"2026-03-12T10:15:00")
                .endsWith("\",\"accountId\":\"1\",\"account\":\"Fabrikam\",\"service\":\"Total Seats\",\"units\":7}");
        try (Desk desk = new Desk(folder).counts("1,Fabrikam,Seats,7", "2,Contoso,Backup,9", "1,Fabrikam,Mail,2", "3,Adatum,Seats,0")) {
            CommandFolder.Ended ended = desk.run("compare-script", "script.jsonl", "--json", "--save", "why.csv");
            assertThat(ended.code()).as(ended.err()).isZero();
            List<String> said = ended.json().getAsJsonArray("differences").asList().stream().map(one -> one.getAsJsonObject())
                    .map(CompareScriptTest::line).toList();
            assertThat(said).containsExactlyInAnyOrder(
                    "2 Backup 5/9: The script sent 2 counts one over the other, and only the last one stays; together they are ours.",
                    "1 Mail null/2: The script does not count this service.",
                    "3 Seats null/0: The script never sends 0: whatever Synthesize had of it before stays.",
                    "9 Seats 3/null: The script sent it for a customer that it never created, so Synthesize never had it.",
                    "1  2/null: The script sent it under a service that it never created, so Synthesize never had it.",
                    "3 Phones 1/null: No service here is the same thing.");
            assertThat(ended.json().get("same").getAsInt()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("why.csv"))).contains("2,Contoso,Backup,5,9,");
            assertThat(desk.run("compare-script", "script.jsonl").out()).contains("1 count is the same, 6 differ.");
        }
    }

    @Test
    void aListThatEndsWithAPageIsSaidToBeOne() throws Exception {
        List<String> lines = new ArrayList<>();
        Map<String, String> names = new java.util.TreeMap<>();
        Map<String, Integer> counts = new java.util.TreeMap<>();
        for (int id = 1; id <= 12; id++) {
            lines.add(id + ",Customer " + id + ",Seats,3");
            if (id <= 10) {
                names.put("" + id, "Customer " + id);
                counts.put("" + id, 3);
            }
        }
        record(sandbox -> Visitors.script(sandbox, "Seats", names, counts));
        try (Desk desk = new Desk(folder).counts(lines.toArray(String[]::new))) {
            String out = desk.run("compare-script", "script.jsonl").out();
            assertThat(out).contains("10 counts are the same, 2 differ.",
                    "it sent for exactly 10 customers, as if it read one page of them.");
        }
    }

    @Test
    void whatIsNoRecordIsSaid() throws Exception {
        Files.writeString(folder.resolve("other.txt"), "hello");
        try (Desk desk = new Desk(folder).counts("1,Fabrikam,Seats,7")) {
            assertThat(desk.run("compare-script", "other.txt").code()).isEqualTo(78);
            assertThat(desk.run("compare-script", "none.jsonl").err()).contains("sandbox --record FILE");
        }
    }

    @Test
    void aRecordingSandboxSaysWhatToDo() {
        CommandFolder.Ended ended = new Terminal(folder).stopped("sandbox", "--record", "script.jsonl");
        assertThat(ended.code()).isZero();
        assertThat(folder.resolve("script.jsonl")).isEmptyFile();
        assertThat(ended.err()).contains("in place of https://app.usegradient.com (in an SDK folder: PSInit.ps1), VENDOR_API_KEY=comparing",
                "Then: compare-script script.jsonl");
    }

    private static String line(JsonObject json) {
        return json.get("accountId").getAsString() + " " + json.get("service").getAsString() + " " + json.get("script") + "/"
                + json.get("ours") + ": " + json.get("reason").getAsString();
    }
}
