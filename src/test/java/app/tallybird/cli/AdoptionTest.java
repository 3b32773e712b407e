package app.tallybird.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/** The services that an old script left at Synthesize, with counts, and what becomes of them: nothing bills twice, nothing freezes. */
class AdoptionTest extends AtDesk {

    @BeforeEach
    void anOldScriptHasBeenHere() throws Exception {
        desk.counts("901,Fabrikam,Backup Seats,7", "902,Contoso,Backup Seats,3");
        Visitors.script(desk.sandbox, "Total Backup Seats", Map.of("901", "Fabrikam", "902", "Contoso"), Map.of("901", 5, "902", 4));
        assertThat(desk.at()).isEqualTo(counts("901 Total Backup Seats", 5, "902 Total Backup Seats", 4));
    }

    private static Map<String, BigDecimal> counts(String one, int units, String other, int more) {
        return Map.of(one, BigDecimal.valueOf(units), other, BigDecimal.valueOf(more));
    }

    private JsonObject other(String... args) throws Exception {
        return desk.run(args).json().getAsJsonObject("plan").getAsJsonArray("others").get(0).getAsJsonObject();
    }

    /** Counts are on their way at the same time, so which of two arrives first is chance. */
    private List<String> lastTwo() {
        List<String> all = desk.sandbox.synthesize().accepted();
        return all.subList(all.size() - 2, all.size());
    }

    @Test
    void theOldServiceIsListedWithWhatItLooksLike() throws Exception {
        String out = desk.run("sync-services", "--dry-run").out();
        assertThat(out).contains("Others at Synthesize, none of the connector's:").contains("Total Backup Seats  svc-1  not told",
                "Backup Seats (much the same name)", "Decide about each: --adopt OLD=SERVICE");
        assertThat(other("sync-services", "--dry-run", "--json")).hasToString("{\"name\":\"Total Backup Seats\",\"id\":\"svc-1\","
                + "\"mapped\":\"not told\",\"units\":null,\"standing\":\"not decided\",\"alike\":\"Backup Seats\","
                + "\"looksLike\":\"Backup Seats (much the same name)\"}");
    }

    @Test
    void anOldOneBesideANewOneOfTheSameThingHoldsItsCounts() throws Exception {
        desk.run("sync-services");
        CommandFolder.Ended held = desk.run("sync-usage", "--unattended");
        assertThat(held.code()).isEqualTo(4);
        assertThat(held.out() + held.err()).contains("\"Total Backup Seats\" at Synthesize looks like the same thing as \"Backup Seats\"");
        assertThat(desk.at()).isEqualTo(counts("901 Total Backup Seats", 5, "902 Total Backup Seats", 4));
    }

    @Test
    void adoptedItKeepsItsIdAndTakesTheCounts() throws Exception {
        assertThat(desk.run("sync-services", "--adopt", "Total Backup Seats=Backup Seats", "--dry-run").code()).isEqualTo(2);
        assertThat(desk.sandbox.synthesize().serviceNames()).containsExactly("Total Backup Seats");

        assertThat(desk.run("sync-services", "--adopt", "Total Backup Seats=Backup Seats").code()).isZero();
        assertThat(desk.sandbox.synthesize().serviceNames()).containsExactly("Backup Seats");
        push();
        assertThat(lastTwo()).containsExactlyInAnyOrder("901 svc-1 7", "902 svc-1 3");
        assertThat(desk.run("sync-services", "--dry-run").out()).doesNotContain("Others at Synthesize");
    }

    @Test
    void itsNameStaysWhenThatIsAskedFor() throws Exception {
        desk.run("sync-services", "--adopt", "svc-1=Backup Seats", "--keep-name");
        assertThat(desk.sandbox.synthesize().serviceNames()).containsExactly("Total Backup Seats");
        desk.run("sync-usage", "--yes");
        assertThat(desk.at()).isEqualTo(counts("901 Total Backup Seats", 7, "902 Total Backup Seats", 3));
        assertThat(desk.run("sync-services", "--dry-run").code()).isZero();
    }

    @Test
    void anAdoptionCanBeTakenBack() throws Exception {
        desk.run("sync-services", "--adopt", "svc-1=Backup Seats");
        desk.run("sync-usage", "--yes");
        assertThat(desk.run("sync-services", "--undecide", "svc-1").code()).isZero();
        assertThat(desk.sandbox.synthesize().serviceNames()).containsExactly("Total Backup Seats", "Backup Seats");
        JsonObject old = other("sync-services", "--dry-run", "--json");
        assertThat(old.get("standing").getAsString()).isEqualTo("not decided");
        assertThat(old.get("units").getAsInt()).isEqualTo(10);
    }

    @Test
    void aNewOneThatHadCountsAlreadyIsNotBilledBesideTheAdopted() throws Exception {
        desk.run("sync-services");
        desk.run("sync-usage", "--yes");
        desk.run("sync-services", "--adopt", "svc-1=Backup Seats", "--keep-name");
        JsonObject second = other("sync-services", "--dry-run", "--json");
        assertThat(List.of(second.get("id").getAsString(), second.get("units").getAsString())).containsExactly("svc-2", "10");
        assertThat(desk.run("sync-usage", "--unattended").code()).isEqualTo(4);

        assertThat(desk.run("sync-services", "--to-zero", "svc-2").code()).isZero();
        assertThat(lastTwo()).containsExactlyInAnyOrder("901 svc-2 0", "902 svc-2 0");
        push();
        assertThat(lastTwo()).containsExactlyInAnyOrder("901 svc-1 7", "902 svc-1 3");
        assertThat(desk.run("sync-usage", "--unattended").code()).isZero();
    }

    @Test
    void setToZeroItHoldsNothingAndCanBeUndone() throws Exception {
        desk.run("sync-services", "--to-zero", "Total Backup Seats");
        assertThat(desk.at()).isEqualTo(counts("901 Total Backup Seats", 0, "902 Total Backup Seats", 0));
        push();
        assertThat(desk.run("sync-usage", "--unattended").code()).isZero();
        assertThat(other("sync-services", "--dry-run", "--json").get("standing").getAsString()).isEqualTo("given up, at zero");
        desk.run("sync-services", "--undecide", "Total Backup Seats");
        assertThat(desk.run("sync-usage", "--unattended").code()).isEqualTo(4);
    }

    @Test
    void whatIsNotOursIsLeftAloneAndHoldsNothing() throws Exception {
        desk.run("sync-services", "--not-ours", "Total Backup Seats");
        push();
        assertThat(desk.run("sync-usage", "--unattended").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Total Backup Seats", BigDecimal.valueOf(5));
    }

    @Test
    void aNameThatIsNotThereIsSaid() throws Exception {
        CommandFolder.Ended ended = desk.run("sync-services", "--not-ours", "Other");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("Synthesize has no service \"Other\" beside the connector's.");
        assertThat(desk.run("sync-services", "--adopt", "svc-1=nothing").err()).contains("The connector has no service \"nothing\".");
    }
}
