package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.sandbox.PlayedFault;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.settings.Thresholds;

import static org.assertj.core.api.Assertions.assertThat;

/** Own services from a terminal, from their making to what Synthesize has of them. */
class OwnServicesTest extends AtDesk {

    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Basic,10", "901,Contoso,Premium,5", "902,Fabrikam,Basic,3", "902,Fabrikam,Free,1");
        new SettingsStore(new FolderDocuments(folder.resolve("home")))
                .add(new IntegrationSettings("csv", "csv", Map.of(), Thresholds.defaults(), false, ServiceEdits.NONE));
    }

    private CommandFolder.Ended set(String... more) throws Exception {
        String[] all = new String[more.length + 3];
        System.arraycopy(new String[]{"services", "own", "set"}, 0, all, 0, 3);
        System.arraycopy(more, 0, all, 3, more.length);
        return desk.run(all);
    }

    @Test
    void aSumIsMadeMappedAndBilledInPlaceOfItsParts() throws Exception {
        assertThat(desk.run("services", "own", "list").out()).isEqualTo("No own service: what the connector counts is what there is.\n");
        CommandFolder.Ended dry = set("Microsoft 365", "--plus", "Basic;Premium", "--dry-run");
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.out()).isEqualTo("""
                  Name           Key                Made of          Also sent  For
                  Microsoft 365  own:microsoft-365  Basic + Premium             every customer
                """);
        assertThat(desk.run("services", "own", "list").out()).startsWith("No own service");

        String before = desk.run("sync-usage", "--dry-run", "--json").json().getAsJsonObject("plan").get("hash").getAsString();
        CommandFolder.Ended made = set("Microsoft 365", "--plus", "Basic", "--plus", "Premium");
        assertThat(made.code()).isZero();
        assertThat(made.out())
                .endsWith("Bring it to Synthesize with sync-services and map it there. What it is made of is asked about in the next "
                        + "review. Nothing was sent.\n");
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").out()).endsWith("It is so already.\n");
        assertThat(desk.run("services", "own", "list", "--json").json().getAsJsonArray("ownServices")).hasToString(
                "[{\"name\":\"Microsoft 365\",\"key\":\"own:microsoft-365\",\"words\":\"Basic + Premium\",\"parts\":[{\"serviceKey\":\"Basic\","
                        + "\"minus\":false,\"alsoSent\":false},{\"serviceKey\":\"Premium\",\"minus\":false,\"alsoSent\":false}],\"customers\":[]}]");
        CommandFolder.Ended stale = desk.run("sync-usage", "--plan", before);
        assertThat(stale.code()).isNotZero();
        assertThat(stale.err()).contains("contract rules or own services changed, since the plan " + before + " was made.");

        // without the sum at Synthesize everything goes on as before
        assertThat(desk.run("sync-usage").out()).contains("\"Microsoft 365\" is not sent");
        assertThat(desk.at()).containsEntry("901 Basic", new BigDecimal("10"));
        assertThat(desk.run("sync-services").code()).isZero();
        CommandFolder.Ended unattended = desk.run("sync-usage", "--unattended");
        assertThat(unattended.code()).as(unattended.out() + unattended.err()).isEqualTo(4);
        assertThat(desk.at()).containsEntry("901 Basic", new BigDecimal("10")).doesNotContainKey("901 Microsoft 365");
        CommandFolder.Ended push = desk.run("sync-usage", "--yes");
        assertThat(push.code()).isZero();
        assertThat(push.out()).contains("3 counts go into Microsoft 365");
        assertThat(desk.at()).isEqualTo(Map.of("901 Microsoft 365", new BigDecimal("15"), "901 Basic", BigDecimal.ZERO, "901 Premium",
                BigDecimal.ZERO, "902 Microsoft 365", new BigDecimal("3"), "902 Basic", BigDecimal.ZERO, "902 Free", BigDecimal.ONE));
        assertThat(desk.run("explain", "Contoso", "Microsoft 365").out()).contains("Rule: Basic + Premium.", "  Basic: 10", "  Premium: 5");
        assertThat(desk.run("history", "explain", "901", "Microsoft 365").out()).contains("Rule: Basic + Premium.", "  Basic: 10",
                "  Premium: 5");
        // the parts are no counts of the next plan
        desk.counts("901,Contoso,Basic,11", "901,Contoso,Premium,5", "902,Fabrikam,Basic,3", "902,Fabrikam,Free,1");
        assertThat(desk.run("sync-usage").out()).contains("Microsoft 365").doesNotContain("Premium");
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("16")).containsEntry("901 Basic", BigDecimal.ZERO);

        // a retry of what another sum made is refused, and what is no longer made waits for a person
        assertThat(desk.run("services", "own", "remove", "Microsoft 365").out()).endsWith("It is no longer made. Nothing was sent.\n");
        assertThat(desk.run("retry").err()).contains("Contract rules or own services changed since the last run.");
        assertThat(desk.run("sync-usage", "--unattended").code()).isEqualTo(4);
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("16"));
        push();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.ZERO).containsEntry("901 Basic", new BigDecimal("11"));
    }

    /** Nobody says that the new service is not mapped before it is tried: then its parts stay as they are. */
    @Test
    void untilTheSumIsAcceptedItsPartsStayByThemselves() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        desk.sandbox.synthesize().mapService("Microsoft 365", false);
        desk.counts("901,Contoso,Basic,12", "901,Contoso,Premium,5", "902,Fabrikam,Basic,3", "902,Fabrikam,Free,1");
        CommandFolder.Ended push = desk.run("sync-usage", "--yes");
        assertThat(push.code()).isNotZero();
        assertThat(push.out() + push.err()).contains("it stays by itself, because Synthesize did not accept \"Microsoft 365\"");
        assertThat(desk.at()).isEqualTo(Map.of("901 Basic", BigDecimal.TEN, "901 Premium", new BigDecimal("5"), "902 Basic",
                new BigDecimal("3"), "902 Free", BigDecimal.ONE));
        // sending again keeps to it
        assertThat(desk.run("retry", "--yes").code()).isNotZero();
        assertThat(desk.at()).containsEntry("901 Basic", BigDecimal.TEN).doesNotContainKey("901 Microsoft 365");
        desk.sandbox.synthesize().mapService("Microsoft 365", true);
        assertThat(desk.run("retry", "--yes").code()).isZero();
        assertThat(desk.at()).isEqualTo(Map.of("901 Microsoft 365", new BigDecimal("17"), "901 Basic", BigDecimal.ZERO, "901 Premium",
                BigDecimal.ZERO, "902 Microsoft 365", new BigDecimal("3"), "902 Basic", BigDecimal.ZERO, "902 Free", BigDecimal.ONE));
    }

    /** A sum that is no longer made stays as long as Synthesize does not take its parts, which is said; the way back is as careful. */
    @Test
    void aSumEndsOnlyWhenItsPartsWereAccepted() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.at()).isEqualTo(MOVED);
        assertThat(desk.run("services", "own", "remove", "Microsoft 365").code()).isZero();
        desk.sandbox.synthesize().mapService("Premium", false);
        CommandFolder.Ended push = desk.run("sync-usage", "--yes");
        assertThat(push.code()).isNotZero();
        assertThat(push.out() + push.err()).contains("it stays as it was, because Synthesize did not accept \"Premium\"");
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("15")).containsEntry("901 Basic", BigDecimal.TEN)
                .containsEntry("902 Microsoft 365", BigDecimal.ZERO).containsEntry("902 Basic", new BigDecimal("3"));
        desk.sandbox.synthesize().mapService("Premium", true);
        assertThat(desk.run("retry", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.ZERO).containsEntry("901 Premium", new BigDecimal("5"));
        assertThat(desk.run("sync-usage").out()).doesNotContain("Microsoft 365");
    }

    /** Undone, the parts are back before the sum goes. */
    @Test
    void theWayBackSendsThePartsFirst() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        desk.sandbox.synthesize().mapService("Basic", false);
        CommandFolder.Ended undo = desk.run("undo", "R00002", "--yes");
        assertThat(undo.code()).isNotZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("15")).containsEntry("902 Microsoft 365",
                new BigDecimal("3"));
        desk.sandbox.synthesize().mapService("Basic", true);
        assertThat(desk.run("undo", "R00002", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.ZERO).containsEntry("901 Basic", BigDecimal.TEN)
                .containsEntry("901 Premium", new BigDecimal("5"));
    }

    /** Undone, the sum holds the part again that had come back by itself: sent anew, it goes without it only when that was accepted. */
    @Test
    void afterAWayBackASumStillWaitsForThePartThatItLoses() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(set("Microsoft 365", "--plus", "Basic").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.TEN).containsEntry("901 Premium", new BigDecimal("5"));
        assertThat(desk.run("undo", "R00003", "--yes").code()).isZero();
        assertThat(desk.at()).isEqualTo(MOVED);
        desk.sandbox.synthesize().mapService("Premium", false);
        CommandFolder.Ended push = desk.run("sync-usage", "--yes");
        assertThat(push.out() + push.err()).contains("it stays as it was, because Synthesize did not accept \"Premium\"");
        assertThat(desk.at()).isEqualTo(MOVED);
        desk.sandbox.synthesize().mapService("Premium", true);
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.TEN).containsEntry("901 Premium", new BigDecimal("5"));
    }

    /** The same of a part that another sum had taken, which is at 0 again after the way back. */
    @Test
    void afterAWayBackASumStillWaitsForTheSumThatTakesItsPart() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(set("Microsoft 365", "--plus", "Basic").code()).isZero();
        assertThat(set("Office", "--plus", "Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.TEN).containsEntry("901 Office", new BigDecimal("5"));
        assertThat(desk.run("undo", "R00003", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("15")).containsEntry("901 Office", BigDecimal.ZERO);
        desk.sandbox.synthesize().mapService("Office", false);
        desk.run("sync-usage", "--yes");
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("15")).containsEntry("901 Office", BigDecimal.ZERO);
        desk.sandbox.synthesize().mapService("Office", true);
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", BigDecimal.TEN).containsEntry("901 Office", new BigDecimal("5"));
    }

    private static final Map<String, BigDecimal> APART = Map.of("901 Basic", BigDecimal.TEN, "901 Premium", new BigDecimal("5"),
            "902 Basic", new BigDecimal("3"), "902 Free", BigDecimal.ONE);
    private static final Map<String, BigDecimal> MOVED = Map.of("901 Microsoft 365", new BigDecimal("15"), "901 Basic", BigDecimal.ZERO,
            "901 Premium", BigDecimal.ZERO, "902 Microsoft 365", new BigDecimal("3"), "902 Basic", BigDecimal.ZERO, "902 Free",
            BigDecimal.ONE);

    /** Of a push that was stopped before the sum arrived, the parts go again only with the sum. */
    @Test
    void whatIsSentAgainAfterAStopEndsOnlyWithItsSum() throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        desk.sandbox.fault(PlayedFault.status("usegradient", "/count", 1_000, 401));
        assertThat(desk.run("sync-usage", "--yes").code()).isNotZero();
        desk.sandbox.noFaults();
        desk.sandbox.synthesize().mapService("Microsoft 365", false);
        assertThat(desk.run("retry", "--yes").code()).isNotZero();
        assertThat(desk.at()).isEqualTo(APART);
        desk.sandbox.synthesize().mapService("Microsoft 365", true);
        assertThat(desk.run("retry", "--yes").code()).isZero();
        assertThat(desk.at()).isEqualTo(MOVED);
    }

    /** The sum has arrived, and what went into it was not sent to its end: its number stays the same from then on. */
    @ParameterizedTest
    @ValueSource(strings = {"retry --yes", "sync-usage --yes --changed-only", "sync-usage --yes"})
    void whatWentIntoASumEndsWithTheNextPushHoweverItIsSent(String next) throws Exception {
        assertThat(set("Microsoft 365", "--plus", "Basic;Premium").code()).isZero();
        assertThat(desk.run("sync-services").code()).isZero();
        desk.sandbox.fault(PlayedFault.status("usegradient", "/count", 1_000, 401).after(3));
        assertThat(desk.run("sync-usage", "--yes").code()).isNotZero();
        assertThat(desk.at()).containsEntry("901 Microsoft 365", new BigDecimal("15")).containsEntry("901 Basic", BigDecimal.TEN);
        desk.sandbox.noFaults();
        CommandFolder.Ended ended = desk.run(next.split(" "));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(desk.at()).isEqualTo(MOVED);
    }

    @Test
    void aDifferenceForOneCustomerWithPartsThatAreSentToo() throws Exception {
        assertThat(set("Billable", "--plus", "Basic", "--minus", "Free", "--also-sent", "Basic", "--customer", "902").code()).isZero();
        assertThat(desk.run("services", "own", "list").out()).isEqualTo("""
                  Name      Key           Made of       Also sent  For
                  Billable  own:billable  Basic − Free  Basic      Fabrikam
                """);
        assertThat(desk.run("sync-services").code()).isZero();
        push();
        assertThat(desk.at()).containsEntry("902 Billable", new BigDecimal("2")).containsEntry("902 Basic", new BigDecimal("3"))
                .containsEntry("902 Free", BigDecimal.ZERO).containsEntry("901 Basic", BigDecimal.TEN).doesNotContainKey("901 Billable");
    }

    @Test
    void whatWasBoughtAndWhatIsAssignedAreSaidTogether() throws Exception {
        desk.counts("901,Contoso,Basic,10", "901,Contoso,\"Basic, assigned\",7", "902,Fabrikam,Basic,3", "902,Fabrikam,Free,1");
        assertThat(desk.run("sync-services").code()).isZero();
        push();
        assertThat(desk.run("explain", "Contoso", "Basic").out()).contains("10 bought, 7 assigned.");
        assertThat(desk.run("explain", "Contoso", "Basic, assigned", "--json").out()).contains("\"bought\": 10");
        assertThat(desk.run("history", "explain", "Contoso", "Basic, assigned").out()).contains("10 bought, 7 assigned.");
        assertThat(desk.run("explain", "Fabrikam", "Basic").out()).doesNotContain("assigned");
        Path file = folder.resolve("contoso.html");
        assertThat(desk.run("report", "--customer", "Contoso", "--month", "2026-03", "--out", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("Basic (7 assigned)", "Basic, assigned (of 10 bought)");
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsKept() throws Exception {
        assertThat(set("Sum").err()).contains("\"Sum\" adds nothing up.", "No own service was changed.");
        assertThat(set("Sum", "--plus", "Nothing").err()).contains("There is no service \"Nothing\".");
        assertThat(set("Sum", "--plus", "Basic;Basic").err()).contains("\"Basic\" is named twice.");
        assertThat(set("Sum", "--plus", "Basic", "--minus", "Basic").err()).contains("\"Basic\" is named twice.");
        assertThat(set("Basic", "--plus", "Premium").err()).contains("There is a service \"Basic\" already.");
        assertThat(set("Sum", "--plus", "Basic", "--also-sent", "Free").err()).contains("\"Free\" is none of the parts.");
        assertThat(set("Sum", "--plus", "Basic", "--customer", "7").err()).contains("No customer has the id \"7\".");
        assertThat(desk.run("services", "own", "list").out()).startsWith("No own service");
        assertThat(set("Sum", "--plus", "Basic").code()).isZero();
        assertThat(set("Other", "--plus", "Sum").err()).contains("\"Sum\" is an own service itself.");
        assertThat(set("Other", "--plus", "Premium;Basic").err()).contains("\"Basic\" is added up in \"Sum\" already.");
        assertThat(set("Other", "--plus", "Premium", "--minus", "Basic", "--also-sent", "Basic").err())
                .contains("\"Basic\" is not sent by itself as a part of \"Sum\".");
        assertThat(desk.run("services", "own", "remove", "Basic").err()).contains("There is no own service \"Basic\".");
    }

    @Test
    void itIsKeptOnlyWithASavedIntegration() throws Exception {
        Files.delete(folder.resolve("home/integrations/csv.json"));
        CommandFolder.Ended unsaved = set("Sum", "--plus", "Basic");
        assertThat(unsaved.code()).isEqualTo(64);
        assertThat(unsaved.err()).contains("The integration is not saved, so no own service can be kept with it.",
                "No own service was changed.");
    }
}
