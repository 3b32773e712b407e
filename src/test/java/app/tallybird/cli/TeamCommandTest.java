package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** One prepares on the command line, another one answers there. */
class TeamCommandTest {

    @TempDir
    private Path folder;
    private PushDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = new PushDesk(folder).counts("7,Contoso,Seats,5", "8,=HYPERLINK(1),Seats,3").ready();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(as("dana", "settings", "set", "approval", "every").code()).isZero();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Terminal.Ended as(String person, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", folder.resolve("home").toString(), "--sandbox-url", desk.sandbox.url().toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, new Redactor());
        int code = TallybirdCli.run(all.toArray(String[]::new),
                new Invocation(console, Stage.around(folder, Stage.time(desk.clock), Map.of("USER", person)), Cancel.never()));
        return new Terminal.Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static JsonObject json(Terminal.Ended ended) {
        return JsonParser.parseString(ended.out()).getAsJsonObject();
    }

    private int sent() {
        return desk.sandbox.synthesize().accepted().size();
    }

    @Test
    void whatWaitsIsListedShownApprovedAndSent() throws IOException {
        int before = sent();
        desk.counts("7,Contoso,Seats,6", "8,=HYPERLINK(1),Seats,3");
        Terminal.Ended asked = as("dana", "sync-usage", "--json");
        assertThat(asked.code()).isEqualTo(4);
        String plan = json(asked).getAsJsonObject("waits").get("plan").getAsString();
        assertThat(json(asked).has("run")).isFalse();
        assertThat(sent()).isEqualTo(before);

        Terminal.Ended list = as("mia", "team");
        assertThat(list.code()).isEqualTo(4);
        assertThat(list.out()).contains("csv", "waiting", "dana",
                "can approve it: team approve " + plan.substring(0, 4).toUpperCase(Locale.ROOT));
        assertThat(as("dana", "team").out()).contains("You prepared it or decided about it");
        assertThat(as("mia", "team", "show", plan.substring(0, 6)).out()).contains("Contoso", "prepared by dana");

        Terminal.Ended own = as("dana", "team", "approve", plan);
        assertThat(own.code()).isEqualTo(6);
        assertThat(own.err()).contains("nobody approves what they had a part in");
        assertThat(sent()).isEqualTo(before);

        Terminal.Ended done = as("mia", "team", "approve", plan.substring(0, 4).toUpperCase(Locale.ROOT));
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("Approved plan ", "2 accepted");
        assertThat(sent()).isEqualTo(before + 2);
        assertThat(as("mia", "team").code()).isZero();
    }

    @Test
    void whatIsSentBackGoesNowhere() {
        int before = sent();
        assertThat(as("dana", "sync-usage").code()).isEqualTo(4);
        String plan = json(as("mia", "team", "--json")).getAsJsonArray("waiting").get(0).getAsJsonObject().getAsJsonObject("proposal")
                .get("plan").getAsString();
        assertThat(as("mia", "team", "send-back", plan).code()).isEqualTo(64);
        assertThat(as("mia", "team", "send-back", plan, "--note", "5 or 6?").out()).contains(" to dana.");
        assertThat(as("mia", "team", "approve", plan).code()).isEqualTo(64);
        assertThat(as("dana", "needs").out()).contains("was sent back by mia: 5 or 6?");
        assertThat(sent()).isEqualTo(before);
    }

    /** As the window does: what was decided about the same counts is not asked again, and can be decided otherwise. */
    @Test
    void whatWasDecidedBeforeItWasSentBackIsTakenOver() throws IOException {
        assertThat(as("dana", "settings", "set", "approval", "off").code()).isZero();
        desk.counts("7,Contoso,Seats,50", "8,=HYPERLINK(1),Seats,40");
        assertThat(as("dana", "sync-usage", "--yes").code()).isZero();
        assertThat(as("dana", "settings", "set", "approval", "every").code()).isZero();
        desk.counts("7,Contoso,Seats,10", "8,=HYPERLINK(1),Seats,40");
        JsonObject first = json(as("dana", "sync-usage", "--dry-run", "--json"));
        assertThat(first.has("takenOver")).isFalse();
        List<String> groups = first.getAsJsonObject("plan").getAsJsonArray("causes").asList().stream()
                .filter(cause -> cause.getAsJsonObject().get("waits").getAsBoolean())
                .map(cause -> cause.getAsJsonObject().get("id").getAsString()).toList();
        assertThat(groups).hasSize(1);
        String accept = "--accept " + groups.getFirst();
        assertThat(as("dana", "sync-usage", "--accept", groups.getFirst()).err()).contains("waits for a second person: 2 to send");
        String plan = json(as("mia", "team", "--json")).getAsJsonArray("waiting").get(0).getAsJsonObject().getAsJsonObject("proposal")
                .get("plan").getAsString();
        assertThat(as("mia", "team", "send-back", plan, "--note", "5 or 6?").code()).isZero();

        Terminal.Ended again = as("dana", "sync-usage");
        assertThat(again.err()).contains("Taken over from plan " + plan.substring(0, 4).toUpperCase(Locale.ROOT)
                + ", which mia sent back (5 or 6?), because the counts are the same: " + accept + ". Name a group to decide otherwise.");
        assertThat(again.err()).contains("waits for a second person: 2 to send");
        assertThat(as("mia", "team", "send-back", plan, "--note", "no").code()).isZero();

        Terminal.Ended other = as("dana", "sync-usage", "--hold", groups.getFirst());
        assertThat(other.err()).doesNotContain("Taken over");
        assertThat(other.err()).contains("waits for a second person: 1 to send, 1 held");
    }

    @Test
    void whoDidWhatIsPrintedFilteredAndExportedWithoutFormulas() throws IOException {
        assertThat(as("dana", "integrations", "leave-out", "--account", "8", "--integration", "csv").code()).isIn(0, 64);
        assertThat(as("=cmd|calc", "settings", "set", "keep-days", "400").code()).isZero();
        String all = as("mia", "team", "audit").out();
        assertThat(all).contains("Setting approval: was off, now every", "Sent plan ", "2 counts, all accepted");
        assertThat(as("mia", "team", "audit", "--kind", "send").out()).contains("Sent plan ").doesNotContain("Setting ");
        assertThat(as("mia", "team", "audit", "--kind", "sends").code()).isEqualTo(64);
        assertThat(as("mia", "team", "audit", "--since", "yesterday").code()).isEqualTo(64);
        assertThat(as("mia", "team", "audit", "--since", "2999-01-01").out()).contains("No such entry.");
        Path file = folder.resolve("audit.csv");
        assertThat(as("mia", "team", "audit", "--file", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).startsWith("\ufeffwhen,who,computer,integration,kind,what\r\n").contains(",'=cmd|calc,")
                .doesNotContain(",=cmd");
        JsonObject first = json(as("mia", "team", "audit", "--json")).getAsJsonArray("entries").get(0).getAsJsonObject();
        assertThat(first.get("words").getAsString()).isEqualTo("Setting keep-days: was 730, now 400");
        assertThat(as("mia", "team", "people").out()).contains("dana", "mia", "billing", "approve what others prepared");
    }
}
