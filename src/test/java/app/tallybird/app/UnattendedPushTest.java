package app.tallybird.app;

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

import org.junit.jupiter.api.Test;

import app.tallybird.app.NeedsYou.Act;
import app.tallybird.app.NeedsYou.Kind;
import app.tallybird.engine.IntegrationStatus;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.push.PushListener;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.settings.Home;
import app.tallybird.settings.SettingKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Pushes that nobody watches: when they start, what they send, and what waits for a person. */
class UnattendedPushTest extends AtNight {

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
