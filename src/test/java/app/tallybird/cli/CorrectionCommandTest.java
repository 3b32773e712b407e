package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Sending again and going back keep to the rules of any push. */
class CorrectionCommandTest {

    @TempDir
    private Path folder;

    private static Map<String, BigDecimal> counts(String one, int units, String other, int more) {
        return Map.of(one, BigDecimal.valueOf(units), other, BigDecimal.valueOf(more));
    }

    @Test
    void retryLeavesOutWhatIsLeftOutNow() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,3", "902,Fabrikam,Sites,2").ready()) {
            desk.sandbox.synthesize().map("902", false);
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            desk.sandbox.synthesize().map("902", true);
            assertThat(desk.run("integrations", "leave-out", "--service", "Sites").code()).isZero();

            JsonObject shown = desk.run("retry", "--unattended", "--json").json();

            assertThat(shown.getAsJsonObject("plan").getAsJsonArray("cells").asList())
                    .extracting(cell -> cell.getAsJsonObject().get("serviceKey").getAsString() + " "
                            + cell.getAsJsonObject().get("state").getAsString())
                    .containsExactly("Seats not mapped last time", "Sites left out on purpose");
            assertThat(shown.getAsJsonObject("run").get("accepted").getAsInt()).isEqualTo(1);
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 7, "902 Seats", 3));
        }
    }

    @Test
    void undoLeavesOutWhatIsLeftOutNow() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,3").ready()) {
            desk.run("sync-usage", "--yes");
            desk.counts("901,Contoso,Seats,8", "902,Fabrikam,Seats,4").run("sync-usage");
            assertThat(desk.run("integrations", "leave-out", "--account", "902").code()).isZero();

            CommandFolder.Ended undone = desk.run("undo", "R00002");

            assertThat(undone.code()).isZero();
            assertThat(undone.out()).contains("Fabrikam").contains("left out on purpose").contains("Run R00003: 1 accepted");
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 7, "902 Seats", 4));
        }
    }

    @Test
    void aFallIsHeldInARetryToo() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,70", "902,Fabrikam,Seats,300").ready()) {
            desk.run("sync-usage", "--yes");
            desk.sandbox.synthesize().map("901", false);
            desk.counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,300").run("sync-usage", "--yes");
            desk.sandbox.synthesize().map("901", true);

            CommandFolder.Ended held = desk.run("retry", "--unattended", "--json");

            assertThat(held.code()).isEqualTo(4);
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 70, "902 Seats", 300));
            assertThat(held.json().get("heldPlan").getAsString()).isEqualTo(held.json().getAsJsonObject("plan").get("hash").getAsString());
            assertThat(desk.run("retry", "--yes").code()).isZero();
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 7, "902 Seats", 300));
        }
    }

    @Test
    void anUndoneRiseIsShownWithItsHashHeldAndSentByIt() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,300").ready()) {
            desk.run("sync-usage", "--yes");
            desk.counts("901,Contoso,Seats,70", "902,Fabrikam,Seats,301").run("sync-usage", "--yes");

            CommandFolder.Ended dry = desk.run("undo", "R00002", "--dry-run", "--json");
            String hash = dry.json().getAsJsonObject("plan").get("hash").getAsString();
            assertThat(dry.code()).isEqualTo(4);
            assertThat(dry.err()).contains("Plan " + hash + ": 2 counts").contains("sync-usage --plan " + hash);
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 70, "902 Seats", 301));

            CommandFolder.Ended held = desk.run("undo", "R00002", "--json");
            assertThat(held.code()).isEqualTo(4);
            assertThat(held.json().getAsJsonObject("run").get("accepted").getAsInt()).isEqualTo(1);
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 70, "902 Seats", 300));

            assertThat(desk.run("sync-usage", "--plan", held.json().get("heldPlan").getAsString()).code()).isZero();
            assertThat(desk.at()).isEqualTo(counts("901 Seats", 7, "902 Seats", 300));
            assertThat(desk.run("history", "--json").json().getAsJsonArray("runs").asList())
                    .extracting(run -> run.getAsJsonObject().get("kind").getAsString()).containsExactly("undo", "undo", "usage", "usage");
        }
    }

    @Test
    void aDryRunThatWouldChangeNothingEndsWithZero() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,7").ready()) {
            desk.run("sync-usage", "--yes");
            CommandFolder.Ended dry = desk.run("retry", "--dry-run");
            assertThat(dry.code()).isZero();
            assertThat(dry.out()).contains("0 counts");
        }
    }
}
