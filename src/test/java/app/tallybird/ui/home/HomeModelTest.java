package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.app.Schedules;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.ledger.Undelivered;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is on this computer and what needs a person. */
class HomeModelTest extends AtHome {

    @Test
    void withoutIntegrationsItTeaches() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HomeModel model = open(hand);
            assertThat(model.empty.get()).isTrue();

            model.exits.add();
            model.exits.demo();
            model.exits.build();
            assertThat(doors.taken).containsExactly("add", "demo", "build");
        }
    }

    @Test
    void whatIsBeingReadIsNotEmpty() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            QueueingTaskRunner later = new QueueingTaskRunner();
            HomeModel model = open(hand.place(later));
            assertThat(model.reading.get()).isTrue();
            assertThat(model.empty.get()).isFalse();
            later.all();
            assertThat(model.reading.get()).isFalse();
            assertThat(model.empty.get()).isTrue();
        }
    }

    @Test
    void manyIntegrationsAreOfferedByWhatTheyNeed() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            for (int number = 1; number <= 12; number++) {
                hand.csv(hand.usage(String.valueOf(number), "1,Contoso,Seats,7"));
            }
            HomeModel model = open(hand);
            assertThat(model.many.get()).isFalse();
            hand.ninja();
            model.enter();
            assertThat(model.many.get()).isTrue();
            assertThat(model.filtered.chips.get()).extracting(chip -> chip.kind().label() + " " + chip.rows()).containsExactly("All 13",
                    "Needs you 13");
            model.filtered.search.set("ninja");
            assertThat(model.filtered.shown).extracting(IntegrationRow::name).containsExactly("NinjaOne");
        }
    }

    @Test
    void aDraftIsContinuedWhereItStopped() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ninja();
            List.of(Step.VENDOR, Step.CONNECT, Step.ACCOUNTS).forEach(step -> Elsewhere.done(setup, step));
            HomeModel model = open(hand);
            assertThat(model.empty.get()).isFalse();
            assertThat(model.rows.getFirst().tag().words()).isEqualTo("Set-up: Services");
            assertThat(model.rows.getFirst().attention()).isEqualTo("The set-up stopped at \"Services\".");

            model.act(model.rows.getFirst()).run().run();
            assertThat(doors.taken).containsExactly("NinjaOne SERVICES");
        }
    }

    @Test
    void onlyWhatHasPushedBeforeIsToldThatTheMonthEnds() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready();
            hand.clock.pass(Duration.ofDays(19));
            assertThat(open(hand).rows.getFirst().attention()).isEqualTo("The set-up stopped at \"Review\".");

            Pushes.push(setup);
            assertThat(open(hand).rows.getFirst().attention()).isEmpty();
            hand.clock.pass(Duration.ofDays(28));
            assertThat(open(hand).rows.getFirst().attention())
                    .isEqualTo("\"NinjaOne\" was not pushed this month, and the month ends in 2 days.");
        }
    }

    @Test
    void aPushThatACrashLeftOpenIsOfferedForCompletion() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Elsewhere.work(hand.ready(), "a crash",
                    open -> open.context().ledger().begin(new RunStart(RunKind.USAGE, "abcd", StartedBy.ATTENDED, 8, Optional.empty())));
            HomeModel model = open(hand);
            assertThat(model.rows.getFirst().tag()).isEqualTo(new Tag("Interrupted", Tone.BAD));
            HomeModel.Act act = model.act(model.rows.getFirst());
            assertThat(act.label()).isEqualTo("Finish it");

            act.run().run();
            assertThat(doors.taken).containsExactly("NinjaOne REVIEW");
        }
    }

    @Test
    void oneIntegrationThatCannotBeReadDoesNotHideTheOthers() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ready();
            Setup other = Setup.fresh(hand.application);
            other.choose(hand.application.catalog().find("huntress", home), "/nowhere/lost.json");
            Elsewhere.save(other, java.util.Map.of(), java.util.Map.of());

            HomeModel model = open(hand);

            assertThat(model.rows).extracting(IntegrationRow::name).containsExactly("Huntress", "NinjaOne");
            assertThat(model.rows.getFirst().tag()).isEqualTo(new Tag("Can not be read", Tone.BAD));
            assertThat(model.rows.getFirst().attention()).contains("lost.json");
            assertThat(model.act(model.rows.getFirst()).label()).isEqualTo("Try again");
            assertThat(model.problem.get()).isNull();
        }
    }

    /** Nothing is known of it: neither that it has no customers, nor that it was never pushed, nor that it comes to 0 units. */
    @Test
    void ofALedgerThatCannotBeReadNoNumberIsSaid() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            Files.writeString(hand.application.home().ledgers(true).resolve("NinjaOne.db"), "no database");
            HomeModel model = open(hand);

            IntegrationRow row = model.rows.getFirst();
            assertThat(row.tag()).isEqualTo(new Tag("Can not be read", Tone.BAD));
            assertThat(row.customers()).isEmpty();
            assertThat(row.below()).isEmpty();
            assertThat(row.month().latest()).isEmpty();
            assertThat(model.summary.get().sum().unread()).isEqualTo(1);
        }
    }

    @Test
    void brokenSettingsAreAProblemWithItsPlaceAndNotAnEmptyPage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ninja();
            Files.writeString(home.resolve("integrations").resolve("NinjaOne.json"), "{\"integrations\": [");
            HomeModel model = open(hand);

            assertThat(model.problem.get()).isNotNull();
            assertThat(model.problem.get().sentence() + model.problem.get().detail()).contains("NinjaOne.json");
            assertThat(model.empty.get()).isFalse();
        }
    }

    @Test
    void aRowTellsLastPushResultUnitsAndNextRun() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            hand.sandbox.synthesize().map("2", false);
            Pushes.push(setup);
            new Schedules(hand.application, hand.programs).set("NinjaOne",
                    new Schedule(new Rhythm.Daily(LocalTime.of(2, 0)), Schedule.Start.ALWAYS));
            IntegrationRow row = open(hand).rows.getFirst();

            assertThat(row.tag()).isEqualTo(new Tag("No place at Synthesize", Tone.BAD));
            assertThat(row.size()).isEqualTo("2 customers");
            assertThat(row.below()).isEqualTo("last push today 10:15");
            assertThat(row.next()).isEqualTo("Tomorrow 02:00");
            // what is not mapped keeps its earlier value at Synthesize; all other services count some of the devices again
            BigDecimal there = hand.sandbox.synthesize().counts().entrySet().stream().filter(one -> one.getKey().endsWith(" Total Devices"))
                    .map(Map.Entry::getValue).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(row.month().accepted().orElseThrow()).isEqualByComparingTo(there);
            assertThat(row.month().units().subList(0, 11)).containsOnly(Optional.empty());
            assertThat(row.change()).isEqualTo("first month");
        }
    }

    @Test
    void aNoticeThatDidNotArriveIsShownUntilItIsDismissed() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            hand.ready();
            try (Ledger ledger = hand.application.openLedger("NinjaOne")) {
                ledger.undelivered(new Undelivered(hand.application.surroundings().clock().instant(), "Nobody could be told."));
            }
            HomeModel model = open(hand);
            HomeModel.Act act = model.act(model.rows.getFirst());
            assertThat(act.label()).isEqualTo("Dismiss");
            assertThat(model.rows.getFirst().attention()).endsWith(": Nobody could be told.");
            act.run().run();
            assertThat(model.act(model.rows.getFirst()).label()).isEqualTo("Continue");
            assertThat(hand.desktop.said).endsWith("It is not shown any more, until another notice does not arrive.");
        }
    }

    @Test
    void anExpiredSecretIsReplacedInPlace() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            hand.secrets.write(new SecretName("NinjaOne", "clientSecret"), Secret.of("expired"));
            UnattendedPush.Ended ended = new UnattendedPush(hand.application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false),
                    true).run(PushListener.none(), Cancel.never());
            assertThat(ended.problems()).isNotEmpty();
            HomeModel model = open(hand);
            assertThat(model.rows.getFirst().tag()).isEqualTo(new Tag("Sign-in refused", Tone.BAD));
            assertThat(model.rows.getFirst().below()).startsWith("since today ");
            assertThat(model.rows.getFirst().attentionTone()).isEqualTo(Tone.BAD);
            assertThat(model.act(model.rows.getFirst()).label()).isEqualTo("Fix sign-in");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.SIGN_IN);

            model.main();
            ChangeModel.Replace ask = (ChangeModel.Replace) model.change.ask.get();
            assertThat(ask.fields()).extracting(Fields.Named::id).containsExactly("clientSecret", "VENDOR_API_KEY", "PARTNER_API_KEY");
            model.change.replace(ask.fields().getFirst(), "");
            assertThat(model.change.problem.get()).isNotNull();
            model.change.replace(ask.fields().getFirst(), NinjaSide.CLIENT_SECRET);

            assertThat(model.change.ask.get()).isNull();
            assertThat(hand.secrets.read(new SecretName("NinjaOne", "clientSecret")).orElseThrow().reveal())
                    .isEqualTo(NinjaSide.CLIENT_SECRET);
            assertThat(hand.desktop.said.getLast()).endsWith("is replaced; the next push uses it.").doesNotContain(NinjaSide.CLIENT_SECRET);
        }
    }

    @Test
    void renamedDuplicatedPausedAndRemovedFromItsMenu() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = open(hand);
            model.change.askName(model.rows.getFirst(), false);
            model.change.name("  Ninja at night ");
            assertThat(model.rows).extracting(IntegrationRow::name).containsExactly("Ninja at night");
            assertThat(model.rows.getFirst().month().accepted()).isPresent();

            model.change.askName(model.rows.getFirst(), true);
            model.change.name("Ninja at night");
            assertThat(model.change.problem.get()).isNotNull();
            assertThat(model.change.ask.get()).isNotNull();
            model.change.name("Ninja by day");
            assertThat(model.rows).extracting(IntegrationRow::name).containsExactly("Ninja by day", "Ninja at night");
            assertThat(model.rows.getFirst().setUp()).isFalse();

            model.pause(model.rows.getLast());
            IntegrationRow paused = model.rows.getLast();
            assertThat(paused.tag().words()).isEqualTo("Paused");
            assertThat(paused.next()).isEqualTo("Paused");
            assertThat(model.act(paused).label()).isEqualTo("Resume");
            model.push(paused);
            assertThat(hand.desktop.said.getLast()).isEqualTo("\"Ninja at night\" is paused: resume it in its menu first.");

            model.change.askRemove("Ninja at night");
            assertThat(((ChangeModel.Remove) model.change.ask.get()).goes()).contains("Its memory: 1 push and 8 accepted counts.");
            assertThat(hand.application.settings().find("Ninja at night")).isPresent();
            model.change.remove();
            assertThat(model.rows).extracting(IntegrationRow::name).containsExactly("Ninja by day");
            assertThat(doors.taken).isEmpty();
        }
    }

    @Test
    void nothingOfThePageTouchesTheDiskOnTheScreensThread() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model;
            try (LockedAway locked = new LockedAway(hand, runner)) {
                model = open(hand.place(runner));
                runner.all();
                model.main();
                runner.all();
                model.pushAll.send();
                runner.all();
                model.pause(model.rows.getFirst());
                runner.all();
                model.straight(model.rows.getFirst());
                runner.all();
                model.change.askRemove("NinjaOne");
                model.change.askSecret("NinjaOne");
                runner.all();
                model.change.askName(model.rows.getFirst(), false);
                model.change.name("Ninja at night");
                runner.all();
                model.leave();
            }

            assertThat(model.rows).extracting(IntegrationRow::name).containsExactly("Ninja at night");
            assertThat(model.rows.getFirst().daily().paused()).isTrue();
            assertThat(model.rows.getFirst().daily().straight()).isTrue();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
        }
    }
}
