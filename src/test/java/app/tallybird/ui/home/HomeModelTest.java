package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.PointedFile;
import app.tallybird.app.Schedules;
import app.tallybird.app.UnattendedPush;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.pointing.FileChoices;
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
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is on this computer and what needs a person. */
class HomeModelTest {

    @TempDir
    private Path home;
    private final List<String> doors = new ArrayList<>();
    private Queued next = Queued.NOT;

    private HomeModel open(AppOnSandbox hand) {
        return open(hand.place(new DirectTaskRunner()));
    }

    private HomeModel open(Workplace place) {
        HomeModel model = new HomeModel(place, new HomeModel.Exits() {
            @Override
            public void add() {
                doors.add("add");
            }

            @Override
            public void open(String name, Step step) {
                doors.add(name + " " + step);
            }

            @Override
            public void review(String name, Queued queued) {
                doors.add(name + " in the queue");
                next = queued;
            }

            @Override
            public void history(String name) {
                doors.add(name + " history");
            }

            @Override
            public void integration(String name) {
                doors.add(name + " page");
            }

            @Override
            public void demo() {
                doors.add("demo");
            }

            @Override
            public void team() {
                doors.add("team");
            }

            @Override
            public void leaks(YearMonth month) {
                doors.add("leaks " + month);
            }

            @Override
            public void build() {
                doors.add("build");
            }

            @Override
            public void file(String name, Path file) {
                doors.add(name + " waits for " + file.getFileName());
            }
        });
        model.enter();
        return model;
    }

    @Test
    void withoutIntegrationsItTeaches() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            HomeModel model = open(hand);
            assertThat(model.empty.get()).isTrue();

            model.exits.add();
            model.exits.demo();
            model.exits.build();
            assertThat(doors).containsExactly("add", "demo", "build");
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
            assertThat(doors).containsExactly("NinjaOne SERVICES");
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
            assertThat(doors).containsExactly("NinjaOne REVIEW");
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
            assertThat(doors).isEmpty();
        }
    }

    @Test
    void pushNowShowsThePreviewUnlessThePersonChoseOtherwiseAndNothingIsHeld() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            HomeModel model = open(hand);
            model.push(model.rows.getFirst());
            assertThat(doors).containsExactly("NinjaOne REVIEW");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(8);

            model.straight(model.rows.getFirst());
            model.push(model.rows.getFirst());
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
            assertThat(model.pushAll.lines.getFirst().words()).isEqualTo("8 accepted");
            assertThat(doors).hasSize(1);

            hand.sandbox.customers().setDevices(1, 1);
            model.push(model.rows.getFirst());
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(16);
            assertThat(doors).containsExactly("NinjaOne REVIEW", "NinjaOne REVIEW");
        }
    }

    @Test
    void pushAllShowsEveryPlanAndSendsOnlyWhatNothingHolds() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            Path file = hand.usage("usage", "901,Contoso,Seats,7", "902,Fabrikam,Seats,9");
            Pushes.push(hand.ready(hand.csv(file)));
            int before = hand.sandbox.synthesize().accepted().size();
            hand.sandbox.customers().setDevices(1, 1);
            HomeModel model = open(hand);
            model.main();

            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("ready", "! held");
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 2 counts of 1 integration");
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            model.pushAll.send();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("sent", "! held");
            assertThat(model.pushAll.sendLabel.get()).isEmpty();
            assertThat(model.rows.getFirst().attention())
                    .isEqualTo("1 thing to decide: 99 % fewer units in all 8 services. 8 counts are held.");
            assertThat(model.act(model.rows.getFirst()).label()).isEqualTo("Review");
            assertThat(model.summary.get().main()).isEqualTo(MonthSummary.Main.REVIEW);
        }
    }

    @Test
    void aDroppedFileIsReadFromThenOnAndOthersTakeNone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            hand.ready();
            Path july = hand.usage("july", "901,Contoso,Seats,8");
            HomeModel model = open(hand);
            for (IntegrationRow row : List.copyOf(model.rows)) {
                model.drop(row, july);
            }

            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", july.toString());
            assertThat(doors).containsExactly(csv.name() + " REVIEW");
            assertThat(hand.desktop.said).contains("\"NinjaOne\" reads no file: drop it on an integration that does.");
        }
    }

    /** Reading it would end the watching, so it waits. */
    @Test
    void aDroppedFileFromOutsideTheWatchedFolderSaysThatWatchingEnds() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            Path in = Files.createDirectory(home.resolve("in"));
            String watched = in + "/efile_*.csv";
            hand.application.settings().change(csv.name(), saved -> saved.withInputs(Map.of("file", watched)));
            Path july = Files.writeString(home.resolve("efile_2026-07.csv"), "id,name,service,count\n901,Contoso,Seats,8\n");
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(csv.name())).findFirst().orElseThrow();
            model.drop(row, july);
            assertThat(hand.desktop.said).last()
                    .isEqualTo("efile_2026-07.csv is outside the watched folder. Nothing was changed. Files efile_*.csv in " + in
                            + " are no longer watched for once it is read. If it is meant all the same, choose it in the set-up.");
            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", watched);
            model.drop(row, Files.copy(july, in.resolve("efile_2026-07.csv")));
            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", watched);
            assertThat(doors).containsExactly(csv.name() + " REVIEW");
        }
    }

    @Test
    void aFileThatDidNotComeByItsDayIsSaidOnItsRow() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            hand.application.routines().change(csv.name(), saved -> saved.withFileBy(5));
            hand.clock.pass(Duration.ofDays(31));
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(csv.name())).findFirst().orElseThrow();
            assertThat(row.tag().words()).isEqualTo("Not yet");
            assertThat(row.attention()).isEqualTo("No file of April yet; expected by the 5th.");
        }
    }

    /** A file whose columns are others is shown first, and nothing is changed before a person has looked. */
    @Test
    void aDroppedFileWithOtherColumnsWaits() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path june = Files.writeString(home.resolve("june.csv"), "Customer,Product,Qty\nElm,Seats,7\nOak,Seats,2\n");
            PointedFile file = new PointedFile(hand.application, june);
            FileLayout layout = file.layout(FileChoices.Written.FOUND);
            ConnectorDocument document = file.save(FileChoices.of(layout, FileChoices.Written.FOUND), "Seats");
            Setup seats = Setup.fresh(hand.application);
            seats.choose(document, document.id());
            Elsewhere.save(seats, Map.of("file", june.toString()), Map.of());
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(seats.name())).findFirst().orElseThrow();
            Path july = Files.writeString(home.resolve("july.csv"), "Customer,Product,Units\nElm,Seats,8\n");
            Path august = Files.writeString(home.resolve("august.csv"), "Qty,Product,Customer\n9,Seats,Elm\n");

            model.drop(row, july);
            assertThat(doors).containsExactly(seats.name() + " waits for july.csv");
            assertThat(hand.application.settings().find(seats.name()).orElseThrow().inputs()).containsEntry("file", june.toString());
            model.drop(row, august);
            // it goes on where it is: its keys are missing
            assertThat(doors).last().isEqualTo(seats.name() + " CONNECT");
            assertThat(hand.application.settings().find(seats.name()).orElseThrow().inputs()).containsEntry("file", august.toString());
        }
    }

    @Test
    void pushAllGoesOnWhenThePageIsLeftAndIsFoundAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = open(hand.place(runner));
            runner.all();
            model.main();
            assertThat(model.pushAll.words.get()).isEqualTo("Reading 1 integration, 0 done");

            model.leave();
            model.enter();
            model.main();
            assertThat(model.pushAll.lines).extracting(PushLine::name).containsExactly("NinjaOne");
            assertThat(model.pushAll.words.get()).isEqualTo("Reading 1 integration, 0 done");
            int before = hand.sandbox.requests().lines().size();
            runner.all();

            assertThat(model.pushAll.busy.get()).isFalse();
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 8 counts of 1 integration");
            // read once, although it was asked for twice
            assertThat(hand.sandbox.requests().lines().subList(before, hand.sandbox.requests().lines().size()))
                    .filteredOn(line -> line.contains("oauth/token")).hasSize(1);
        }
    }

    @Test
    void aPushThatIsHeldOpensItsPreviewOnlyWhileThePageIsOpen() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            hand.sandbox.customers().setDevices(1, 1);
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = open(hand.place(runner));
            runner.all();
            model.straight(model.rows.getFirst());
            runner.all();

            model.push(model.rows.getFirst());
            model.leave();
            runner.all();

            assertThat(doors).isEmpty();
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactly("! held");
        }
    }

    @Test
    void closingTheWindowEndsAPushOfAllBetweenTwoRequests() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            Path file = hand.usage("usage", "901,Contoso,Seats,7", "902,Fabrikam,Seats,9");
            Pushes.push(hand.ready(hand.csv(file)));
            int before = hand.sandbox.synthesize().accepted().size();
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = open(hand.place(runner));
            runner.all();
            model.main();
            runner.all();
            model.pushAll.send();

            model.close();
            runner.all();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            assertThat(model.pushAll.busy.get()).isFalse();
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

    @Test
    void aPushThatIsStoppedWhileItReadsSendsNothing() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Pushes.push(hand.ready());
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = open(hand.place(runner));
            runner.all();
            model.straight(model.rows.getFirst());
            runner.all();
            model.push(model.rows.getFirst());
            assertThat(runner.work()).isTrue();

            model.pushAll.stop();
            runner.all();

            assertThat(hand.sandbox.synthesize().accepted()).hasSize(8);
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 8 counts of 1 integration");
        }
    }

    @Test
    void theReviewsThatWaitAreGoneThroughOneAfterTheOther() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            List<Setup> files = new ArrayList<>();
            for (int number = 1; number <= 3; number++) {
                Path file = Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",700\n");
                files.add(hand.ready(hand.csv(file)));
                Pushes.push(files.getLast());
            }
            for (int number = 1; number <= 2; number++) {
                Files.writeString(home.resolve(number + ".csv"), "id,name,service,count\n901,Contoso,S" + number + ",7\n");
            }
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = open(hand.place(runner));
            runner.all();
            model.main();
            // side by side: each has begun before any has ended
            assertThat(model.queue().getValue()).isEqualTo("Reading 3 integrations, 0 done");
            model.leave();
            runner.all();
            assertThat(model.pushAll.lines).extracting(line -> line.tag().words()).containsExactlyInAnyOrder("! held", "! held", "ready");
            assertThat(model.queue().getValue()).isEqualTo("2 to review");
            assertThat(model.pushAll.reviewLabel.get()).isEqualTo("Review " + files.get(0).name() + ", then 1 more");

            model.pushAll.review();
            assertThat(doors).containsExactly(files.get(0).name() + " in the queue");
            assertThat(next.following().orElseThrow().name()).isEqualTo(files.get(1).name());
            next.following().orElseThrow().open().run();
            assertThat(doors).last().isEqualTo(files.get(1).name() + " in the queue");
            assertThat(next.following()).isEmpty();
            assertThat(model.queue().getValue()).isEmpty();

            int before = hand.sandbox.synthesize().accepted().size();
            assertThat(model.pushAll.sendLabel.get()).isEqualTo("Send 1 count of 1 integration");
            model.pushAll.send();
            runner.all();
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 1);
        }
    }
}
