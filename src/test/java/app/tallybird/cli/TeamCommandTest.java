package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One prepares on the command line, another one answers there. */
class TeamCommandTest extends AtDesk {

    @BeforeEach
    void open() throws IOException {
        pushed("7,Contoso,Seats,5", "8,=HYPERLINK(1),Seats,3");
        assertThat(desk.as("dana", "settings", "set", "approval", "every").code()).isZero();
    }

    @Test
    void whatWaitsIsListedShownApprovedAndSent() throws IOException {
        int before = sent();
        desk.counts("7,Contoso,Seats,6", "8,=HYPERLINK(1),Seats,3");
        CommandFolder.Ended asked = desk.as("dana", "sync-usage", "--json");
        assertThat(asked.code()).isEqualTo(4);
        String plan = asked.json().getAsJsonObject("waits").get("plan").getAsString();
        assertThat(asked.json().has("run")).isFalse();
        assertThat(sent()).isEqualTo(before);

        CommandFolder.Ended list = desk.as("mia", "team");
        assertThat(list.code()).isEqualTo(4);
        assertThat(list.out()).contains("csv", "waiting", "dana",
                "can approve it: team approve " + plan.substring(0, 4).toUpperCase(Locale.ROOT));
        assertThat(desk.as("dana", "team").out()).contains("You prepared it or decided about it");
        assertThat(desk.as("mia", "team", "show", plan.substring(0, 6)).out()).contains("Contoso", "prepared by dana");

        CommandFolder.Ended own = desk.as("dana", "team", "approve", plan);
        assertThat(own.code()).isEqualTo(6);
        assertThat(own.err()).contains("nobody approves what they had a part in");
        assertThat(sent()).isEqualTo(before);

        CommandFolder.Ended done = desk.as("mia", "team", "approve", plan.substring(0, 4).toUpperCase(Locale.ROOT));
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("Approved plan ", "2 accepted");
        assertThat(sent()).isEqualTo(before + 2);
        assertThat(desk.as("mia", "team").code()).isZero();
    }

    /** That nothing waits is known only of ledgers that were read. */
    @Test
    void aLedgerThatCanNotBeReadIsNoNothing() throws IOException {
        assertThat(desk.as("mia", "team").out()).contains("Nothing waits for a second person.");
        Path ledger;
        try (Stream<Path> files = Files.walk(folder)) {
            ledger = files.filter(file -> file.endsWith("csv.db")).findFirst().orElseThrow();
        }
        Files.writeString(ledger, "no database");
        CommandFolder.Ended list = desk.as("mia", "team");
        assertThat(list.code()).isEqualTo(78);
        assertThat(list.out()).contains("Nothing waits in what could be read.").doesNotContain("for a second person");
        assertThat(list.err()).contains("\"csv\" could not be read: The ledger ");
        JsonObject json = desk.as("mia", "team", "--json").json();
        assertThat(json.getAsJsonArray("problems")).hasSize(1);
        for (String[] other : List.of(new String[]{"team", "show", "abcdef"}, new String[]{"team", "audit"},
                new String[]{"team", "people"})) {
            CommandFolder.Ended ended = desk.as("mia", other);
            assertThat(ended.code()).isEqualTo(78);
            assertThat(ended.err()).contains("\"csv\" could not be read");
        }
    }

    @Test
    void whatIsSentBackGoesNowhere() {
        int before = sent();
        assertThat(desk.as("dana", "sync-usage").code()).isEqualTo(4);
        String plan = desk.as("mia", "team", "--json").json().getAsJsonArray("waiting").get(0).getAsJsonObject().getAsJsonObject("proposal")
                .get("plan").getAsString();
        assertThat(desk.as("mia", "team", "send-back", plan).code()).isEqualTo(64);
        assertThat(desk.as("mia", "team", "send-back", plan, "--note", "5 or 6?").out()).contains(" to dana.");
        assertThat(desk.as("mia", "team", "approve", plan).code()).isEqualTo(64);
        assertThat(desk.as("dana", "needs").out()).contains("was sent back by mia: 5 or 6?");
        assertThat(sent()).isEqualTo(before);
    }

    /** As the window does: what was decided about the same counts is not asked again, and can be decided otherwise. */
    @Test
    void whatWasDecidedBeforeItWasSentBackIsTakenOver() throws IOException {
        assertThat(desk.as("dana", "settings", "set", "approval", "off").code()).isZero();
        desk.counts("7,Contoso,Seats,50", "8,=HYPERLINK(1),Seats,40");
        assertThat(desk.as("dana", "sync-usage", "--yes").code()).isZero();
        assertThat(desk.as("dana", "settings", "set", "approval", "every").code()).isZero();
        desk.counts("7,Contoso,Seats,10", "8,=HYPERLINK(1),Seats,40");
        JsonObject first = desk.as("dana", "sync-usage", "--dry-run", "--json").json();
        assertThat(first.has("takenOver")).isFalse();
        List<String> groups = first.getAsJsonObject("plan").getAsJsonArray("causes").asList().stream()
                .filter(cause -> cause.getAsJsonObject().get("waits").getAsBoolean())
                .map(cause -> cause.getAsJsonObject().get("id").getAsString()).toList();
        assertThat(groups).hasSize(1);
        String accept = "--accept " + groups.getFirst();
        assertThat(desk.as("dana", "sync-usage", "--accept", groups.getFirst()).err()).contains("waits for a second person: 2 to send");
        String plan = desk.as("mia", "team", "--json").json().getAsJsonArray("waiting").get(0).getAsJsonObject().getAsJsonObject("proposal")
                .get("plan").getAsString();
        assertThat(desk.as("mia", "team", "send-back", plan, "--note", "5 or 6?").code()).isZero();

        CommandFolder.Ended shown = desk.as("dana", "sync-usage", "--dry-run");
        assertThat(shown.err()).containsPattern("with: sync-usage --plan [0-9a-f]+ " + accept);
        CommandFolder.Ended again = desk.as("dana", "sync-usage");
        assertThat(again.err()).contains("Taken over from plan " + plan.substring(0, 4).toUpperCase(Locale.ROOT)
                + ", which mia sent back (5 or 6?), because the counts are the same: " + accept + ". Name a group to decide otherwise.");
        assertThat(again.err()).contains("waits for a second person: 2 to send");
        assertThat(desk.as("mia", "team", "send-back", plan, "--note", "no").code()).isZero();

        CommandFolder.Ended other = desk.as("dana", "sync-usage", "--hold", groups.getFirst());
        assertThat(other.err()).doesNotContain("Taken over");
        assertThat(other.err()).contains("waits for a second person: 1 to send, 1 held");
    }

    @Test
    void whoDidWhatIsPrintedFilteredAndExportedWithoutFormulas() throws IOException {
        assertThat(desk.as("dana", "integrations", "leave-out", "--account", "8", "--integration", "csv").code()).isIn(0, 64);
        assertThat(desk.as("=cmd|calc", "settings", "set", "keep-days", "400").code()).isZero();
        String all = desk.as("mia", "team", "audit").out();
        assertThat(all).contains("Setting approval: was off, now every", "Sent plan ", "2 counts, all accepted");
        assertThat(desk.as("mia", "team", "audit", "--kind", "send").out()).contains("Sent plan ").doesNotContain("Setting ");
        assertThat(desk.as("mia", "team", "audit", "--kind", "sends").code()).isEqualTo(64);
        assertThat(desk.as("mia", "team", "audit", "--since", "yesterday").code()).isEqualTo(64);
        assertThat(desk.as("mia", "team", "audit", "--since", "2999-01-01").out()).contains("No such entry.");
        Path file = folder.resolve("audit.csv");
        assertThat(desk.as("mia", "team", "audit", "--file", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).startsWith("\ufeffwhen,who,computer,integration,kind,what\r\n").contains(",'=cmd|calc,")
                .doesNotContain(",=cmd");
        JsonObject first = desk.as("mia", "team", "audit", "--json").json().getAsJsonArray("entries").get(0).getAsJsonObject();
        assertThat(first.get("words").getAsString()).isEqualTo("Setting keep-days: was 730, now 400");
        assertThat(desk.as("mia", "team", "people").out()).contains("dana", "mia", "billing", "approve what others prepared");
    }
}
