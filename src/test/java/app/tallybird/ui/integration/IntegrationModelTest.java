package app.tallybird.ui.integration;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.UnattendedPush;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What Synthesize accepted, when, and whether what an integration lives by is in order. */
class IntegrationModelTest {

    @TempDir
    private Path home;
    private final List<Step> opened = new ArrayList<>();
    private final List<String> compared = new ArrayList<>();

    private IntegrationModel open(AppOnSandbox hand, Setup setup) {
        IntegrationModel model = new IntegrationModel(hand.place(new DirectTaskRunner()), setup.name(), opened::add,
                new IntegrationModel.Exits(() -> compared.add(setup.name()), () -> compared.add("leaks"), () -> compared.add("team")));
        model.enter();
        return model;
    }

    private Path usage(String... lines) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
    }

    private static String cell(MatrixContent content, int line, int column) {
        MatrixContent.Cell cell = content.lines().get(line).cells().apply(column);
        return cell.mark().isEmpty() ? cell.number() : cell.mark() + " " + cell.number();
    }

    @Test
    void aNumberThatIsOlderSaysItsMonthAndNothingSentIsNoZero() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7", "902,Fabrikam,Seats,9", "902,Fabrikam,Mail,3")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(31));
            hand.sandbox.synthesize().map("902", false);
            usage("901,Contoso,Seats,8", "902,Fabrikam,Seats,10", "902,Fabrikam,Mail,3");
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);

            MatrixContent shown = model.matrix.get();
            assertThat(shown.columns()).containsExactly("Mail", "Seats", "Accepted");
            assertThat(shown.lines()).extracting(MatrixContent.Line::name).containsExactly("Contoso", "Fabrikam");
            assertThat(cell(shown, 0, 0)).isIn("\u00b7", "0");
            assertThat(cell(shown, 0, 1)).isEqualTo("8");
            assertThat(cell(shown, 1, 1)).isEqualTo("\u25f7 Mar 2026 9");
            assertThat(List.of(cell(shown, 0, 2), cell(shown, 1, 2))).containsExactly("12 Apr 10:15", "not mapped");
            assertThat(model.numbers().history(1)).endsWith(Optional.of(new BigDecimal("16")), Optional.of(new BigDecimal("17")));
            assertThat(shown.totals().cells().apply(1).number()).isEqualTo("17");
            model.customers.setAll(List.copyOf(model.customers.all), "Older");
            assertThat(model.matrix.get().lines()).extracting(MatrixContent.Line::name).containsExactly("Fabrikam");
        }
    }

    @Test
    void theMonthsOfAServiceHaveAGapWhereNothingWasPushed() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(61));
            usage("901,Contoso,Seats,8");
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);
            model.months.set(true);

            MatrixContent shown = model.matrix.get();
            assertThat(shown.lines()).extracting(MatrixContent.Line::name).containsExactly("May 2026", "April 2026", "March 2026");
            assertThat(List.of(cell(shown, 0, 0), cell(shown, 1, 0), cell(shown, 2, 0))).containsExactly("\u25b2+1 8", "\u00d7", "7");
        }
    }

    @Test
    void aLookBackShowsWhatWasAcceptedThenAndChangesNothing() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(31));
            usage("901,Contoso,Seats,8", "902,Fabrikam,Seats,3");
            Elsewhere.work(setup, "a test", open -> {
                SyncAccounts accounts = new SyncAccounts(open.context());
                return accounts.apply(accounts.plan(ReadListener.none(), Cancel.never()), true, Cancel.never());
            });
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);
            assertThat(model.times).extracting(IntegrationModel.AsOf::words).containsExactly("As accepted today",
                    "As accepted on 12 Mar 10:15");
            assertThat(List.of(cell(model.matrix.get(), 0, 0), cell(model.matrix.get(), 1, 0))).containsExactly("8", "3");

            model.asOf.set(model.times.get(1));
            assertThat(List.of(cell(model.matrix.get(), 0, 0), cell(model.matrix.get(), 1, 0))).containsExactly("7", "\u00b7");
            assertThat(cell(model.matrix.get(), 1, 1)).isEqualTo("never yet");
            hand.desktop.file = Optional.of(home.resolve("then.csv"));
            model.export(false);
            assertThat(Files.readString(home.resolve("then.csv")).lines().toList()).containsExactly(
                    "\ufeffAccount id,Account,Service,Units,Accepted (UTC),Run", "901,Contoso,Seats,7,2026-03-12T10:15:00Z,R00001");

            model.asOf.set(model.times.getFirst());
            hand.desktop.file = Optional.of(home.resolve("now.json"));
            model.export(true);
            var json = JsonParser.parseString(Files.readString(home.resolve("now.json"))).getAsJsonArray();
            assertThat(json).hasSize(2);
            assertThat(json.get(0).getAsJsonObject().get("run").getAsString()).isEqualTo("R00002");
            assertThat(json.get(1).getAsJsonObject().get("units").getAsInt()).isEqualTo(3);
        }
    }

    @Test
    void enterOnANumberShowsItsHistory() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7", "902,Fabrikam,Mail,9")));
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);
            model.history(1, 2);
            assertThat(model.tab.get()).isEqualTo(IntegrationModel.Tab.NUMBERS);
            model.history(1, 0);
            assertThat(model.tab.get()).isEqualTo(IntegrationModel.Tab.PUSHES);
        }
    }

    @Test
    void theMainButtonIsWhatIsMostWanted() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            hand.secrets.write(new SecretName("NinjaOne", "clientSecret"), Secret.of("wrong"));
            night(hand);
            IntegrationModel model = open(hand, setup);
            assertThat(model.onward.get().label()).isEqualTo("Fix sign-in");
            model.main();
            assertThat(opened).containsExactly(Step.CONNECT);
            assertThat(model.health.get().get(1)).extracting(Health::word, Health::tone, Health::act).containsExactly("needs you", Tone.BAD,
                    "Fix");

            hand.secrets.write(new SecretName("NinjaOne", "clientSecret"), Secret.of(NinjaSide.CLIENT_SECRET));
            hand.sandbox.customers().removeCustomer(1);
            night(hand);
            model = open(hand, setup);
            assertThat(model.onward.get().label()).isEqualTo("Review March");
            assertThat(model.health.get()).extracting(Health::act).containsExactly("Look", "Test", "Look", "Set");
        }
    }

    private static void night(AppOnSandbox hand) {
        Application one = Application.open(hand.application.surroundings(), new IntegrationChoice(Optional.of("NinjaOne"), Optional.empty(),
                Optional.of(hand.application.home().root()), Optional.of(hand.sandbox.url()), 95), hand.secrets);
        try (one) {
            new UnattendedPush(one, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), false).run(PushListener.none(),
                    Cancel.never());
        }
    }

    @Test
    void eachStepIsTriedAlone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            Pushes.push(setup);
            int sent = hand.sandbox.synthesize().accepted().size();
            hand.sandbox.synthesize().map("2", false);
            IntegrationModel model = open(hand, setup);
            for (Step step : Step.values()) {
                model.check(step);
            }
            String version = hand.application.catalog().find("ninjaone", Path.of(".")).head().version();
            assertThat(List.of(Step.values())).extracting(step -> model.checks.get().get(step).words()).containsExactly(
                    "The connector NinjaOne " + version + " can be used.", "Both sides answer: 6 checks passed.",
                    "2 customers: 0 to create, 0 to rename.", "8 services: 0 to create.", "1 of 2 customers are mapped in Synthesize.",
                    "Nothing changed for 2 customers. Nothing was sent.",
                    "Synthesize says the integration is active: it takes counts of what is mapped.",
                    "There is no schedule; it is pushed by hand.");
            assertThat(model.checks.get().get(Step.MAP).tone()).isEqualTo(Tone.WARN);
            hand.secrets.write(new SecretName("NinjaOne", "clientSecret"), Secret.of("wrong"));
            model.check(Step.CONNECT);
            assertThat(model.checks.get().get(Step.CONNECT).tone()).isEqualTo(Tone.BAD);
            model.check(Step.ACCOUNTS);
            assertThat(model.checks.get().get(Step.ACCOUNTS).tone()).isEqualTo(Tone.BAD);
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(sent);
        }
    }

    @Test
    void whatIsOutOfOrderIsSaidWithTheStepWhereItIsSeenTo() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.synthesize().map("2", false);
            Pushes.push(setup);
            IntegrationModel model = open(hand, setup);

            assertThat(model.health.get()).extracting(Health::of).containsExactly("Synthesize", "NinjaOne", "Mapping", "Schedule");
            assertThat(model.health.get()).extracting(Health::tone).containsExactly(Tone.GOOD, Tone.GOOD, Tone.WARN, Tone.NEUTRAL);
            assertThat(model.health.get().get(2).below()).startsWith("8 counts wait for a mapping");
            assertThat(model.health.get().get(2).step()).isEqualTo(Step.MAP);
            assertThat(model.done.get()).contains(Step.CONNECT, Step.SEND).doesNotContain(Step.SCHEDULE);
            assertThat(model.onward.get().label()).isEqualTo("Push now");
            model.compare();
            assertThat(compared).containsExactly("NinjaOne");
            model.main();
            model.open(Step.MAP);
            assertThat(opened).containsExactly(Step.REVIEW, Step.MAP);
        }
    }

    @Test
    void whatIsPushedElsewhereIsSeenWithoutAPressAndALookBackStays() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7")));
            Pushes.push(setup);
            hand.clock.pass(Duration.ofDays(1));
            DirectTaskRunner runner = new DirectTaskRunner();
            IntegrationModel model = new IntegrationModel(hand.place(runner), setup.name(), opened::add,
                    new IntegrationModel.Exits(() -> compared.add(setup.name()), () -> compared.add("leaks"), () -> compared.add("team")));
            model.enter();
            MatrixContent before = model.matrix.get();
            runner.runLater();
            assertThat(model.matrix.get()).as("what has not changed is not drawn again").isSameAs(before);

            usage("901,Contoso,Seats,8");
            Pushes.push(setup);
            assertThat(cell(model.matrix.get(), 0, 0)).isEqualTo("7");
            runner.runLater();
            assertThat(cell(model.matrix.get(), 0, 0)).isEqualTo("8");
            assertThat(model.words.get()).contains("last push Today 10:15");

            model.asOf.set(model.times.getLast());
            assertThat(cell(model.matrix.get(), 0, 0)).isEqualTo("7");
            usage("901,Contoso,Seats,9");
            hand.clock.pass(Duration.ofDays(1));
            Pushes.push(setup);
            runner.runLater();
            assertThat(cell(model.matrix.get(), 0, 0)).isEqualTo("7");
            assertThat(model.times).hasSize(3);
            model.asOf.set(IntegrationModel.AsOf.NOW);
            assertThat(cell(model.matrix.get(), 0, 0)).isEqualTo("9");

            model.tab.set(IntegrationModel.Tab.PUSHES);
            hand.clock.pass(Duration.ofDays(1));
            Pushes.push(setup);
            runner.runLater();
            assertThat(model.words.get()).startsWith("CSV file").contains("last push Today");
            model.leave();
            assertThat(runner.asked()).endsWith(Duration.ofSeconds(15));
            hand.clock.pass(Duration.ofDays(1));
            runner.runLater();
            assertThat(model.words.get()).as("nobody looks at it any more").contains("last push Today");
        }
    }

    @Test
    void whatIsStillReadIsNotCalledEmpty() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage("901,Contoso,Seats,7")));
            Pushes.push(setup);
            QueueingTaskRunner runner = new QueueingTaskRunner();
            IntegrationModel model = new IntegrationModel(hand.place(runner), setup.name(), opened::add,
                    new IntegrationModel.Exits(() -> compared.add(setup.name()), () -> compared.add("leaks"), () -> compared.add("team")));
            model.enter();
            assertThat(model.known.get()).isFalse();
            assertThat(model.matrix.get()).isEqualTo(MatrixContent.NONE);
            runner.all();
            assertThat(model.known.get()).isTrue();
            assertThat(model.matrix.get().corner()).isEqualTo("Customer  1");
        }
    }
}
