package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.app.NeedsYou.Act;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.engine.Consent;
import app.tallybird.engine.IntegrationStatus;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.Home;
import app.tallybird.settings.SettingKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pushes that nobody watches, and who hears of them. */
class UnattendedPushTest {

    private static final String NINJA_HOST = "ninjarmm.com";

    @TempDir
    private Path home;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(home).ready();
        office.push();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void daily() {
        schedule(new Rhythm.Daily(LocalTime.of(2, 30)));
    }

    private void schedule(Rhythm rhythm) {
        try (Application application = office.start()) {
            application.routines().change(Office.NINJA, saved -> saved.withSchedule(Optional.of(new Schedule(rhythm, Schedule.Start.SIGNED_IN)), office.clock.instant(), false));
        }
    }

    private void webhook() {
        office.secrets.write(new SecretName(".notices", "WEBHOOK_URL"), Secret.of("https://hooks.example/services/T0/B0/kept-secret"));
    }

    private void tickets(String account) {
        try (Application application = office.start()) {
            application.routines().change(Office.NINJA, saved -> saved.withTicketAccount(account));
        }
    }

    private List<NeedsYou.Need> needs() {
        try (Application application = office.start()) {
            return new NeedsYou(application).all();
        }
    }

    private int sent() {
        return office.sandbox.synthesize().accepted().size();
    }

    private static List<ProblemCode> codes(UnattendedPush.Ended ended) {
        return ended.problems().stream().map(problem -> problem.code()).toList();
    }

    @Test
    void withoutAScheduleEveryStartPushes() {
        assertThat(office.night().problems()).isEmpty();
        assertThat(office.night().problems()).isEmpty();
        assertThat(sent()).isEqualTo(3 * Office.CELLS);
    }

    @Test
    void aPeriodHasOnePushHoweverOftenItIsStarted() {
        daily();
        assertThat(office.night().skipped()).contains(
                "Nothing to do: the push of 2026-11-02 02:30:00 +01:00 is done. The next one is due at 2026-11-03 02:30:00 +01:00.");
        office.clock.set("2026-11-03T02:30");
        assertThat(office.night().skipped()).isEmpty();
        assertThat(office.night().skipped()).contains(
                "Nothing to do: the push of 2026-11-03 02:30:00 +01:00 is done. The next one is due at 2026-11-04 02:30:00 +01:00.");
        office.clock.set("2026-11-03T01:45");
        assertThat(office.night().skipped()).isPresent();
        office.clock.set("2026-11-08T11:00");
        assertThat(office.night().skipped()).isEmpty();
        assertThat(office.night().skipped()).isPresent();
        assertThat(sent()).isEqualTo(3 * Office.CELLS);
    }

    /** The close is on Monday 30: two days before it there is one more push, which says what it is. */
    @Test
    void beforeTheCloseOfAMonthThereIsOneMorePush() {
        schedule(new Rhythm.Monthly(15, LocalTime.of(2, 30)));
        office.clock.set("2026-11-15T02:30");
        assertThat(office.night().skipped()).isEmpty();
        office.clock.set("2026-11-28T02:30");
        assertThat(office.night().skipped()).contains(
                "Nothing to do: the push of 2026-11-15 02:30:00 +01:00 is done. The next one is due at 2026-12-15 02:30:00 +01:00.");
        office.setting(SettingKey.CLOSE_DAY, "last-working");
        office.setting(SettingKey.PRE_CLOSE_DAYS, "2");
        office.clock.set("2026-11-28T02:29");
        assertThat(office.night().skipped()).contains(
                "Nothing to do: the push of 2026-11-15 02:30:00 +01:00 is done. The next one is due at 2026-11-28 02:30:00 +01:00.");
        office.clock.set("2026-11-28T02:30");
        UnattendedPush.Ended ended = office.night();
        assertThat(ended.skipped()).isEmpty();
        assertThat(ended.told()).contains("This is the push before 2026-11 closes on 2026-11-30.");
        assertThat(office.night().skipped()).contains(
                "Nothing to do: the push of 2026-11-28 02:30:00 +01:00 is done. The next one is due at 2026-12-15 02:30:00 +01:00.");
        assertThat(sent()).isEqualTo(3 * Office.CELLS);
        office.clock.set("2026-12-15T02:30");
        assertThat(office.night().told()).noneMatch(words -> words.startsWith("This is the push before"));
        // a start that the system never made is said
        office.clock.set("2026-12-29T08:00");
        assertThat(needs()).extracting(NeedsYou.Need::words).anyMatch(words -> words.startsWith("The push of ") && words.contains("29"));
    }

    /** The system has to start it on days that its rhythm does not have. */
    @Test
    void aScheduleThatIsSetBeforeThatWasWantedIsSaidToStartTooSeldom() {
        Schedule weekly = new Schedule(new Rhythm.Weekly(DayOfWeek.MONDAY, LocalTime.of(2, 30)), Schedule.Start.SIGNED_IN);
        schedule(weekly.rhythm());
        try (Application application = office.start()) {
            Schedules schedules = new Schedules(application, new SystemPrograms());
            assertThat(schedules.state(Office.NINJA, 1).tooSeldom()).isFalse();
            String usual = schedules.preview(Office.NINJA, weekly).toString();
            office.setting(SettingKey.CLOSE_DAY, "last");
            office.setting(SettingKey.PRE_CLOSE_DAYS, "1");
            Schedules.State state = schedules.state(Office.NINJA, 5);
            assertThat(state.tooSeldom()).isTrue();
            assertThat(state.next()).extracting(at -> at.toLocalDate().toString()).containsExactly("2026-11-09", "2026-11-16", "2026-11-23",
                    "2026-11-29", "2026-11-30");
            assertThat(schedules.preview(Office.NINJA, weekly)).hasToString(schedules
                    .preview(Office.NINJA, new Schedule(new Rhythm.Daily(LocalTime.of(2, 30)), Schedule.Start.SIGNED_IN)).toString());
            assertThat(schedules.preview(Office.NINJA, weekly).toString()).isNotEqualTo(usual);
        }
    }

    @Test
    void ofTwoStartsAtTheSameTimeOneSends() throws Exception {
        daily();
        office.clock.set("2026-11-03T02:30");
        try (var two = Executors.newFixedThreadPool(2)) {
            List<Future<UnattendedPush.Ended>> starts = two.invokeAll(List.of(office::night, office::night));
            for (Future<UnattendedPush.Ended> start : starts) {
                UnattendedPush.Ended ended = start.get();
                boolean other = ended.skipped().isPresent() || codes(ended).equals(List.of(ProblemCode.LOCKED));
                assertThat(other).isNotEqualTo(ended.result().isPresent());
            }
            assertThat(starts.stream().filter(start -> start.resultNow().result().isPresent())).hasSize(1);
        }
        assertThat(sent()).isEqualTo(2 * Office.CELLS);
    }

    /** In the morning the plan of the night is too old to be sent as it was; while it is fresh it is. */
    @Test
    void aHeldPlanIsSentAsItWasShownWhileItIsFresh() {
        office.sandbox.customers().keepDevices(2, 1);
        String hash = office.night().result().orElseThrow().heldPlan().orElseThrow();
        office.sandbox.customers().keepDevices(3, 1);
        try (Application application = office.start(); OpenIntegration open = application.openIntegration("sync-usage")) {
            SyncUsage verb = new SyncUsage(open.context());
            assertThat(IntegrationStatus.of(open.context(), office.cancel).heldPlans()).extracting(StoredPlan::hash).containsExactly(hash);
            assertThat(verb.saved(hash).hash()).isEqualTo(hash);
            office.clock.pass(Duration.ofMinutes(61));
            assertThat(IntegrationStatus.of(open.context(), office.cancel).heldPlans()).hasSize(1);
            assertThatThrownBy(() -> verb.saved(hash)).isInstanceOf(ProblemException.class);
            office.clock.pass(Duration.ofMinutes(-30));
            verb.apply(verb.saved(hash), PushChoices.accepted(), PushListener.none(), office.cancel);
            assertThat(IntegrationStatus.of(open.context(), office.cancel).heldPlans()).isEmpty();
        }
        assertThat(office.sandbox.synthesize().counts().get("2 Total Devices").intValueExact()).isLessThanOrEqualTo(1);
        assertThat(office.sandbox.synthesize().counts().get("3 Total Devices").intValueExact()).isGreaterThan(1);
        assertThat(needs()).isEmpty();
    }

    @Test
    void aPausedIntegrationIsSkippedWithASentence() {
        try (Application application = office.start()) {
            application.settings().change(Office.NINJA, saved -> saved.withPaused(true));
        }
        UnattendedPush.Ended ended = office.night();
        assertThat(ended.problems()).isEmpty();
        assertThat(ended.skipped().orElseThrow()).startsWith("\"NinjaOne EU\" is paused: nothing was read or sent.");
        assertThat(sent()).isEqualTo(Office.CELLS);
    }

    @Test
    void whileTheBooksAreClosedAPushWaitsForAPersonAndIsSentAsItWasShown() {
        office.setting(SettingKey.CLOSE_DAY, "1");
        office.setting(SettingKey.FREEZE_DAYS, "3");
        office.clock.set("2026-12-02T02:30");
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.HELD);
        assertThat(ended.result().orElseThrow().plan().holds()).hasSize(1).first().isInstanceOf(Hold.Frozen.class).extracting(Hold::words)
                .isEqualTo("The month was closed on 2026-12-01: pushes that nobody looks at wait until the end of 2026-12-04.");
        assertThat(sent()).isEqualTo(Office.CELLS);
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.HELD);
            assertThat(need.act()).isEqualTo(Act.REVIEW);
            assertThat(need.plan()).contains(ended.result().orElseThrow().plan().hash());
        });
        office.push();
        assertThat(sent()).isEqualTo(2 * Office.CELLS);
        assertThat(needs()).isEmpty();
        office.clock.set("2026-12-05T02:30");
        assertThat(office.night().problems()).isEmpty();
    }

    @Test
    void aFailureBecomesOneTicketADayAndTheRecoveryIsSaidOnce() {
        tickets("1");
        webhook();
        daily();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.clock.set("2026-11-03T02:30");
        UnattendedPush.Ended first = office.night();
        assertThat(first.problems()).isNotEmpty();
        assertThat(first.told()).containsExactly("Ticket T-1 was made.");
        office.clock.set("2026-11-03T02:45");
        assertThat(office.night().told().getFirst()).startsWith("Not told again: the same was told at ");
        List<JsonObject> alerts = office.sandbox.synthesize().alerts();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().get("accountId").getAsString()).isEqualTo("1");
        assertThat(alerts.getFirst().get("alertId").getAsString()).startsWith("tallybird-ninjaone-eu-").endsWith("-2026-11-03");
        assertThat(alerts.getFirst().get("title").getAsString()).startsWith("Tallybird, \"NinjaOne EU\": ");
        assertThat(office.sandbox.notices()).isEmpty();

        office.clock.set("2026-11-04T02:50");
        office.night();
        assertThat(office.sandbox.synthesize().alerts()).hasSize(2);

        office.sandbox.noFaults();
        office.clock.set("2026-11-05T02:30");
        assertThat(office.night().told()).containsExactly("The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"recovered\"");
        office.clock.set("2026-11-06T02:30");
        assertThat(office.night().told()).isEmpty();
    }

    @Test
    void whereNoTicketComesOfItTheWebhookIsTold() {
        webhook();
        tickets("no-such-account");
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        assertThat(office.night().told()).containsExactly(
                "Synthesize makes no ticket for account no-such-account: No account map found with id: no-such-account.",
                "The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().startsWith("hooks.example {\"source\":\"tallybird\"");
    }

    @Test
    void deadKeysOfSynthesizeAreToldToTheWebhookAndWaitForAPerson() {
        webhook();
        tickets("1");
        office.secrets.write(new SecretName(Office.NINJA, "PARTNER_API_KEY"), Secret.of("0123456789abcdef-other"));
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.SYNTHESIZE_SIGN_IN);
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"sign-in\"");
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.SECRET);
            assertThat(need.act()).isEqualTo(Act.REPLACE_SECRET);
        });
    }

    /** On a server without a secret service the keys are gone: that must be heard of, too. */
    @Test
    void anIntegrationThatCannotBeOpenedIsToldAndNoted() {
        webhook();
        office.secrets.delete(new SecretName(Office.NINJA, "PARTNER_API_KEY"));
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.CONFIGURATION);
        assertThat(ended.told()).containsExactly("The webhook was told.");
        assertThat(office.night().told().getFirst()).startsWith("Not told again");
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            assertThat(ledger.attempts(5)).extracting(Attempt::result).containsExactly("CONFIGURATION", "CONFIGURATION");
        }
    }

    /** The task of an integration that was removed by hand. */
    @Test
    void anIntegrationThatIsNotThereIsToldAndLeavesNoMemoryBehind() {
        webhook();
        try (Application application = office.start(Optional.of("Gone"))) {
            PushChoices choices = new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false);
            assertThat(new UnattendedPush(application, choices, false).run(PushListener.none(), office.cancel).told())
                    .containsExactly("The webhook was told.");
            assertThat(application.ledgers(true).exists("Gone")).isFalse();
        }
    }

    @Test
    void theHeartbeatIsCalledAfterASuccessAndOnlyThen() {
        office.secrets.write(new SecretName(".notices", "HEARTBEAT_URL"), Secret.of("https://hc-ping.com/kept-secret"));
        assertThat(office.night().told()).containsExactly("The heartbeat was sent.");
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.night();
        assertThat(office.sandbox.requests().hosts()).containsEntry("hc-ping.com", 1);
    }

    private void heartbeat() {
        office.secrets.write(new SecretName(".notices", "HEARTBEAT_URL"), Secret.of("https://hc-ping.com/kept-secret"));
    }

    private int heartbeats() {
        return office.sandbox.requests().hosts().getOrDefault("hc-ping.com", 0);
    }

    /** Neither the heartbeat nor the schedule may call it done. */
    @Test
    void aPushOfWhichNothingWasAcceptedIsNoSignOfLifeAndDoesNotEndThePeriod() {
        heartbeat();
        for (int id = 1; id <= Office.CUSTOMERS; id++) {
            office.sandbox.synthesize().map(String.valueOf(id), false);
        }
        daily();
        office.clock.set("2026-11-03T02:30");
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.MAPPING_LOST);
        assertThat(ended.result().orElseThrow().run().orElseThrow().accepted()).isZero();
        assertThat(heartbeats()).isZero();
        assertThat(office.night().skipped()).as("the period is not done").isEmpty();
        for (int id = 1; id <= Office.CUSTOMERS; id++) {
            office.sandbox.synthesize().map(String.valueOf(id), true);
        }
        assertThat(office.night().told()).containsExactly("The heartbeat was sent.");
        assertThat(office.night().skipped()).isPresent();
    }

    @Test
    void countsThatLoseTheirPlaceAreToldAtOnceAndListedUntilAPersonLeavesThemOut() {
        webhook();
        heartbeat();
        office.sandbox.synthesize().map("2", false);
        office.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1, 422));
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.REFUSED, ProblemCode.MAPPING_LOST);
        assertThat(ended.told()).containsExactly("The webhook was told.", "The webhook was told.");
        assertThat(office.sandbox.notices()).hasSize(2).last().asString().contains("\"kind\":\"no-place\"")
                .contains("that Synthesize took before found no mapping any more");
        assertThat(heartbeats()).isZero();
        assertThat(needs()).anySatisfy(need -> {
            assertThat(need.kind()).isEqualTo(Kind.NO_PLACE);
            assertThat(need.act()).isEqualTo(Act.MAP);
            assertThat(need.words()).startsWith("8 counts that Synthesize took before find no mapping there any more: map again");
        });
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            ledger.leaveOut(new LeftOut(Optional.of("2"), Optional.empty()));
        }
        assertThat(office.night().told()).contains("The heartbeat was sent.");
        assertThat(needs()).isEmpty();
    }

    @Test
    void goneAccountsServicesAndADisconnectEachWaitForAPersonWithTheirOwnWayBack() {
        office.sandbox.synthesize().removeAccount("2");
        office.sandbox.synthesize().removeService("Total Servers");
        office.night();
        assertThat(needs()).extracting(need -> need.kind() + " " + need.act()).containsExactly("NO_PLACE ACCOUNTS", "NO_PLACE SERVICES");
        office.sandbox.synthesize().disconnect();
        UnattendedPush.Ended ended = office.night();
        assertThat(codes(ended)).containsExactly(ProblemCode.DISCONNECTED);
        assertThat(needs()).extracting(need -> need.kind() + " " + need.act()).containsExactly("NO_PLACE MAP");
    }

    /** A person started it, saw the failure, and left: it still waits. */
    @Test
    void anAttendedPushThatIsNotCompleteWaitsForAPerson() {
        office.sandbox.fault(PlayedFault.status("usegradient", "/count$", 3, 422));
        office.push();
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.PUSH_FAILING);
            assertThat(need.words()).isEqualTo("The last push is not complete: 37 of 40 counts accepted. 3 refused.");
        });
        office.push();
        assertThat(needs()).isEmpty();
    }

    @Test
    void refusedKeysAreNotAskedForATicket() {
        webhook();
        tickets("1");
        office.sandbox.fault(PlayedFault.status("usegradient", "/count$", 1, 403));
        assertThat(codes(office.night())).containsExactly(ProblemCode.SYNTHESIZE_ANOMALY);
        assertThat(office.sandbox.synthesize().alerts()).isEmpty();
        assertThat(office.sandbox.requests().lines()).noneMatch(line -> line.contains("/alerting/"));
        assertThat(office.sandbox.notices()).hasSize(1);
    }

    /** The ticket of what lost its place would go through the API that has just said no. */
    @Test
    void refusedKeysAreAskedForNoTicketOfAnotherMatterEither() {
        webhook();
        tickets("1");
        office.sandbox.synthesize().map("2", false);
        office.sandbox.fault(PlayedFault.status("usegradient", "organization/accounts", 1, 403));
        assertThat(codes(office.night())).contains(ProblemCode.SYNTHESIZE_ANOMALY, ProblemCode.MAPPING_LOST);
        assertThat(office.sandbox.requests().lines()).noneMatch(line -> line.contains("/alerting/"));
        assertThat(office.sandbox.notices()).hasSize(2);
    }

    /** Starts a push during which the first request to a place that is named so meets a fault of the program's own. */
    private UnattendedPush.Ended nightWithAFaultAt(String place, Error fault) {
        try (Application application = office.start()) {
            AtomicBoolean met = new AtomicBoolean();
            application.tell(line -> {
                if (line.contains(place) && !met.getAndSet(true)) {
                    throw fault;
                }
            });
            return new UnattendedPush(application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), false)
                    .run(PushListener.none(), office.cancel);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ninjarmm.com/v2/organizations", "ninjarmm.com/v2/devices", "/vendor-api/organization"})
    void anErrorWhileReadingOrPlanningIsNotedAndTold(String place) {
        webhook();
        UnattendedPush.Ended ended = nightWithAFaultAt(place, new StackOverflowError());
        assertThat(ended.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().exitCode()).isEqualTo(1);
            assertThat(problem.what()).contains("(StackOverflowError)");
        });
        assertThat(ended.told()).containsExactly("The webhook was told.");
        assertThat(office.sandbox.notices()).singleElement().asString().contains("\"kind\":\"failed\"").contains("StackOverflowError");
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            assertThat(ledger.attempts(5)).singleElement().satisfies(attempt -> {
                assertThat(attempt.result()).isEqualTo("FAILED");
                assertThat(attempt.words()).contains("(StackOverflowError)");
            });
        }
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.PUSH_FAILING);
    }

    @Test
    void aNoticeThatDoesNotArriveIsShownUntilOneDoes() {
        webhook();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        UnattendedPush.Ended ended = nightWithAFaultAt("POST ***", new NoClassDefFoundError("no"));
        assertThat(codes(ended)).containsExactly(ProblemCode.VENDOR_FORBIDDEN);
        assertThat(ended.told()).containsExactly("Tallybird met a fault of its own (NoClassDefFoundError).");
        assertThat(needs()).extracting(need -> need.kind() + " " + need.act() + " " + need.words()).element(1)
                .isEqualTo("UNDELIVERED DISMISS 2 Nov 2026, 09:00: Nobody could be told of \"sign-in refused\": "
                        + "Tallybird met a fault of its own (NoClassDefFoundError).");
        assertThat(office.night().told()).as("it was not told, so it is told now").containsExactly("The webhook was told.");
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    @Test
    void aWebhookThatIsGoneIsShownUntilAPersonHasSeenIt() {
        webhook();
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        office.sandbox.fault(PlayedFault.status("hooks.example", "/", 1_000, 410));
        office.night();
        assertThat(needs()).extracting(NeedsYou.Need::words).contains(
                "2 Nov 2026, 09:00: Nobody could be told of \"sign-in refused\": The webhook at hooks.example answered with status 410.");
        try (Application application = office.start()) {
            new NeedsYou(application).dismiss(Office.NINJA);
        }
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    /** Where nobody asked to be told there is nothing that did not arrive. */
    @Test
    void withoutAnAddressNothingIsUndelivered() {
        office.sandbox.fault(PlayedFault.status(NINJA_HOST, "/v2/", 1_000, 403));
        assertThat(office.night().told()).isEmpty();
        assertThat(needs()).extracting(NeedsYou.Need::kind).containsExactly(Kind.SECRET);
    }

    /** The push itself went through, and is told as that; that it could not be noted is told beside it. */
    @Test
    void aLedgerThatTakesNoAttemptHidesNothing() throws Exception {
        webhook();
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + new Home(home).ledgers(true).resolve(Office.NINJA + ".db"))) {
            ledger.createStatement()
                    .execute("CREATE TRIGGER no BEFORE INSERT ON attempt BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
        }
        UnattendedPush.Ended ended = office.night();
        assertThat(ended.result().orElseThrow().run().orElseThrow().complete()).isTrue();
        assertThat(codes(ended)).containsExactly(ProblemCode.DISK_FULL);
        assertThat(ended.told()).containsExactly("The webhook was told.");
    }

    @Test
    void aMissingPushIsSaidBeforeTheEndOfTheMonth() {
        office.clock.set("2026-12-28T09:00");
        assertThat(needs()).isEmpty();
        office.clock.set("2026-12-29T09:00");
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.MONTH_END);
            assertThat(need.words()).isEqualTo("\"NinjaOne EU\" was not pushed this month, and the month ends in 2 days.");
        });
        daily();
        assertThat(needs()).isEmpty();
    }

    @Test
    void aScheduledPushThatDidNotRunIsSaid() {
        daily();
        office.clock.set("2026-11-03T04:00");
        assertThat(needs()).isEmpty();
        office.clock.set("2026-11-03T08:00");
        assertThat(needs()).singleElement().satisfies(need -> {
            assertThat(need.kind()).isEqualTo(Kind.SCHEDULE_MISSED);
            assertThat(need.words()).startsWith("The push of 3 Nov 2026, 02:30 did not run");
        });
        office.night();
        assertThat(needs()).isEmpty();
    }

    @Test
    void oldRunsAreForgottenAndBaselinesStay() {
        office.setting(SettingKey.KEEP_DAYS, "30");
        for (int day = 3; day <= 5; day++) {
            office.clock.set("2026-11-0" + day + "T02:30");
            office.night();
        }
        office.clock.set("2027-01-10T02:30");
        office.night();
        office.night();
        office.night();
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            assertThat(ledger.runs(100)).hasSize(3)
                    .allSatisfy(run -> assertThat(run.started()).isAfter(Instant.parse("2027-01-01T00:00:00Z")));
            assertThat(ledger.accepted()).hasSize(Office.CELLS);
        }
    }
}
