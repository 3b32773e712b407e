package app.tallybird.cli;

import java.time.Duration;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person and a monitor hear of a push that did not get everything through. */
class PushOutcomesTest extends AtDesk {

    private static final String SYNTHESIZE = "app.usegradient.com";

    @BeforeEach
    void open() throws Exception {
        desk.counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,3").ready();
    }

    private static JsonObject cell(CommandFolder.Ended ended, String account) {
        return ended.json().getAsJsonObject("run").getAsJsonArray("cells").asList().stream().map(one -> one.getAsJsonObject())
                .filter(one -> one.get("accountId").getAsString().equals(account)).findFirst().orElseThrow();
    }

    private static String firstCode(CommandFolder.Ended ended) {
        return ended.json().getAsJsonArray("problems").get(0).getAsJsonObject().get("code").getAsString();
    }

    @Test
    void whatIsExcludedAtSynthesizeEndsStrictWithFiveUntilItIsLeftOutOnPurpose() {
        desk.sandbox.synthesize().map("902", false);
        CommandFolder.Ended first = desk.run("sync-usage", "--yes", "--strict");
        assertThat(first.code()).isEqualTo(5);
        assertThat(first.out()).contains("1 accepted, 1 not mapped").contains("Map or exclude it in Synthesize")
                .contains("marked as left out on purpose (integrations leave-out)");
        assertThat(desk.run("sync-usage").code()).isZero();
        assertThat(desk.run("needs").out()).contains("1 count waits for a mapping in Synthesize: map or exclude there");

        assertThat(desk.run("integrations", "leave-out", "--account", "902").code()).isZero();
        assertThat(desk.run("sync-usage", "--strict").code()).isZero();
        assertThat(desk.run("needs").code()).isZero();
        assertThat(desk.run("needs").out()).contains("Nothing needs you.");
    }

    @Test
    void aLostMappingIsAFailureWithItsOwnWord() {
        desk.run("sync-usage", "--yes");
        desk.sandbox.synthesize().map("902", false);
        CommandFolder.Ended lost = desk.run("sync-usage", "--json");
        assertThat(lost.code()).isEqualTo(1);
        assertThat(firstCode(lost)).isEqualTo("MAPPING_LOST");
        assertThat(cell(lost, "902").get("outcome").getAsString()).isEqualTo("no longer mapped");
        assertThat(lost.json().getAsJsonObject("run").get("complete").getAsBoolean()).isFalse();
        assertThat(lost.json().getAsJsonObject("run").get("notMapped").getAsInt()).isZero();
        assertThat(lost.json().getAsJsonObject("run").get("noPlace").getAsInt()).isEqualTo(1);

        CommandFolder.Ended status = desk.run("status");
        assertThat(status.out()).contains("! No longer mapped: Fabrikam").contains("At the last push no longer mapped: 1 count");
        assertThat(desk.run("needs").out()).contains("1 count that Synthesize took before finds no mapping there any more");
        assertThat(desk.run("history").out()).contains("not complete");
        assertThat(desk.run("history", "show", "R00002").out()).contains("no longer mapped");
        assertThat(desk.run("history", "export").out()).contains("no longer mapped");
    }

    @Test
    void anAccountThatIsGoneNamesTheVerbThatBringsItBack() {
        desk.run("sync-usage", "--yes");
        desk.sandbox.synthesize().removeAccount("902");
        CommandFolder.Ended gone = desk.run("sync-usage");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(gone.out()).contains("1 account gone");
        assertThat(gone.err()).contains("Synthesize does not have \"Fabrikam\" any more").contains("Run sync-accounts");
        assertThat(desk.run("status").out()).contains("! Gone from Synthesize: Fabrikam");
        assertThat(desk.run("sync-accounts").code()).isZero();
        assertThat(desk.run("sync-usage").code()).isZero();
    }

    @Test
    void aDisconnectIsSaidFirst() {
        desk.run("sync-usage", "--yes");
        desk.sandbox.synthesize().disconnect();
        CommandFolder.Ended ended = desk.run("sync-usage", "--json");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(firstCode(ended)).isEqualTo("DISCONNECTED");
        assertThat(cell(ended, "901").get("outcome").getAsString()).isEqualTo("disconnected");
        assertThat(desk.run("needs").out()).contains("disconnected or inactive at Synthesize");
        assertThat(desk.run("status").out()).contains("takes no counts while it is inactive");
    }

    @Test
    void aMonitorIsGreenOnlyAfterACompletePush() {
        assertThat(desk.run("status", "--max-age", "8d").code()).isEqualTo(1);
        desk.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 2, 422));
        assertThat(desk.run("sync-usage", "--yes").code()).isEqualTo(1);
        assertThat(desk.run("status", "--max-age", "8d").code()).as("all were refused").isEqualTo(1);
        assertThat(desk.run("status").out()).contains("Last complete push: none");
        desk.sandbox.synthesize().map("901", false);
        desk.sandbox.synthesize().map("902", false);
        push();
        assertThat(desk.run("status", "--max-age", "8d").code()).as("nothing was accepted").isEqualTo(1);
        desk.sandbox.synthesize().map("901", true);
        push();
        assertThat(desk.run("status", "--max-age", "8d").code()).as("one accepted, one to map").isZero();
        clock.pass(Duration.ofDays(9));
        assertThat(desk.run("status", "--max-age", "8d").code()).isEqualTo(1);
    }

    @Test
    void aFailureInsideASuccessIsNotAccepted() {
        desk.sandbox.fault(PlayedFault.body(SYNTHESIZE, "/count$", 1, 201, "{\"status\":422,\"message\":\"unitCount is too large\"}"));
        CommandFolder.Ended ended = desk.run("sync-usage", "--yes", "--json");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.json().getAsJsonObject("run").get("refused").getAsInt()).isEqualTo(1);
        assertThat(ended.err()).contains("unitCount is too large");
        desk.sandbox.fault(PlayedFault.body(SYNTHESIZE, "/count$", 100, 200, "{\"page\":\"sign in\"}"));
        CommandFolder.Ended foreign = desk.run("sync-usage", "--yes", "--json");
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(cell(foreign, "901").get("outcome").getAsString()).isEqualTo("outcome unknown");
        assertThat(foreign.json().getAsJsonObject("run").get("accepted").getAsInt()).isZero();
    }

    @Test
    void aServiceWithoutAnIdIsSaidAndNothingIsSent() throws Exception {
        desk.counts("901,Contoso,Seats,7", "901,Contoso,Sites,2");
        desk.run("sync-services");
        desk.sandbox.synthesize().hideServiceId("Seats");
        CommandFolder.Ended ended = desk.run("sync-services");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Synthesize lists the service \"Seats\" without an id").doesNotContain("\tat ");
    }

    @Test
    void refusedKeysSayWhatWasAcceptedBefore() {
        desk.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1, 401).after(1));
        CommandFolder.Ended ended = desk.run("sync-usage", "--yes", "--rate", "1");
        assertThat(ended.code()).isEqualTo(6);
        assertThat(ended.err()).contains("1 count was accepted before and stays").doesNotContain("Nothing was sent");
    }
}
