package app.tallybird.ui.team;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.kit.QueueingTaskRunner;
import app.tallybird.ui.kit.TeamDatabase;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** Dana, a technician, prepares; mia, who bills, approves: both sign in to one database, which knows who may do what. */
class SharedTeamTest {

    private static final String HEAD = "id,name,service,count\n";
    @TempDir
    private Path home;
    private final TeamDatabase database = new TeamDatabase();

    private String of(String person) {
        return database.of(person);
    }

    private Path usage(String rows) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), HEAD + rows);
    }

    private static void ask(Setup setup) {
        Elsewhere.work(setup, "a test", open -> {
            UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never());
            return open.apply(plan, PushChoices.accepted(), PushListener.none(), Cancel.never());
        });
    }

    @Test
    void theOtherPersonApprovesAndTheCardSaysWhereTheLedgerLies() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", of("dana")); Application there = hand.of("mia", of("mia"))) {
            Setup setup = hand
                    .ready(hand.csv(usage("901,Bellows College,Total Workstations,117\n902,Fourth Coffee,Total Workstations,9\n")));
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SCHEDULE);
            new Preferences(there).set("approval", "every");
            hand.pass(Duration.ofSeconds(2));
            usage("901,Bellows College,Total Workstations,120\n902,Fourth Coffee,Total Workstations,9\n");
            ask(setup);

            TeamModel own = new TeamModel(hand.place(new DirectTaskRunner()), new TeamModel.Exits(name -> {
            }, () -> {
            }), (offered, forMe) -> {
            });
            own.enter();
            assertThat(own.problem.get()).isNull();
            assertThat(own.state.get().team().shared()).isTrue();
            assertThat(own.form.offered.get()).isFalse();
            assertThat(own.form.said()).isEqualTo("Every send");
            assertThat(own.state.get().waiting().getFirst().who())
                    .isEqualTo("Prepared by dana at 10:15, waits for approval by mia or ravi. As technician you approve nothing.");
            assertThat(own.state.get().team().people()).extracting(one -> one.name() + " " + one.role().word()).contains("dana technician",
                    "jo_anne reader", "mia billing", "ravi billing", "srv_bill_01 computer");
            SharedPlace place = own.shared.get();
            assertThat(place).isNotNull();
            assertThat(place.server()).startsWith("PostgreSQL ").contains("127.0.0.1");
            assertThat(place.line()).matches("without TLS, on this computer \u00b7 \\d+ ms");
            assertThat(place.state().tone()).isEqualTo(Tone.GOOD);
            String computer = hand.application.surroundings().computer();
            assertThat(own.computers.get()).containsExactly(computer + ", open now (development), wrote Today 10:15");
            assertThat(own.backup.get()).matches(
                    "By whoever runs the database; Tallybird makes none and sees none\\. [\\d.]+ MB, changes are " + "not archived\\.");
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.await("the header", () -> screen.has("go-team"));
                screen.shoot("26-shared-home");
            }
            try (Screen screen = Screen.of(hand, there, 1280, 800)) {
                screen.await("the header", () -> screen.has("go-team"));
                screen.press("go-team");
                screen.await("the plan", () -> screen.text("team-words").startsWith("1 plan waits for you."));
                screen.await("the ledger", () -> screen.has("team-test"));
                screen.shoot("26-shared-team");
                int before = hand.sandbox.synthesize().accepted().size();
                screen.press("team-approve-" + ((TeamView) screen.find("team-page")).model.state.get().waiting().getFirst().id());
                screen.await("sent", () -> screen.has("team-good") && screen.text("team-good").contains("is sent: 2 of 2"));
                assertThat(hand.sandbox.synthesize().accepted()).hasSize(before + 2);
            }
        }
    }

    /** What is approved and was not sent is not sent by who only reads. */
    @Test
    void whatIsApprovedIsOfferedToWhoMaySend() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", of("dana"));
                Application mia = hand.of("mia", of("mia"));
                Application reader = hand.of("jo_anne", of("jo_anne"))) {
            Setup setup = hand.ready(hand.csv(usage("901,Bellows College,Total Workstations,117\n")));
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SCHEDULE);
            new Preferences(mia).set("approval", "every");
            hand.pass(Duration.ofSeconds(2));
            usage("901,Bellows College,Total Workstations,120\n");
            ask(setup);
            Path away = Files.move(home.resolve("usage.csv"), home.resolve("away.csv"));
            TeamDesk desk = new TeamDesk(mia);
            assertThat(desk.approve(desk.open().waiting().getFirst(), PushListener.none(), Cancel.never()).failed()).isPresent();
            Files.move(away, home.resolve("usage.csv"));

            assertThat(TeamState.read(mia).waiting().getFirst().approve()).isEqualTo("_Send 1");
            WaitingPlan looks = TeamState.read(reader).waiting().getFirst();
            assertThat(looks.isApproved()).isTrue();
            assertThat(looks.approve()).isEmpty();
        }
    }

    /** Until it has answered it is not taken for the ledger of this computer, of which other things are true. */
    @Test
    void aSharedLedgerThatIsBeingAskedIsNotTheOneOfThisComputer() {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", of("dana"))) {
            QueueingTaskRunner runner = new QueueingTaskRunner();
            TeamModel model = new TeamModel(hand.place(runner), new TeamModel.Exits(name -> {
            }, () -> {
            }), (offered, forMe) -> {
            });
            model.enter();
            assertThat(runner.work()).isTrue();
            runner.screen();
            assertThat(model.state.get().team().shared()).isTrue();
            assertThat(model.shared.get()).isNull();
            assertThat(model.whereItLies()).isEqualTo("Shared ledger, being asked");
            assertThat(model.backup.get()).isEmpty();
            runner.all();
            assertThat(model.shared.get()).isNotNull();
            assertThat(model.backup.get()).startsWith("By whoever runs the database; ");
        }
    }

    @Test
    void aLedgerOutOfReachIsSaidAndWhatWasReadStays() throws Exception {
        List<String> told = new ArrayList<>();
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", of("dana"))) {
            TeamModel model = new TeamModel(hand.place(new DirectTaskRunner()), new TeamModel.Exits(told::add, () -> told.add("share")),
                    (offered, forMe) -> told.add("offered " + offered));
            model.enter();
            assertThat(model.problem.get()).isNull();
            database.server.execute("postgres", "ALTER DATABASE " + database.name + " WITH ALLOW_CONNECTIONS false");
            database.server.execute("postgres",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name + "'");
            hand.pass(Duration.ofSeconds(2));
            model.enter();
            assertThat(model.problem.get()).isNotNull();
            assertThat(model.state.get().team().people()).hasSizeGreaterThan(4);
            SharedPlace place = model.shared.get();
            assertThat(place).isNotNull();
            assertThat(place.state().words()).isEqualTo("out of reach");
            assertThat(place.line()).startsWith("since Today 10:15: ");
            assertThat(told).containsExactly("offered true");
        } finally {
            database.server.execute("postgres", "ALTER DATABASE " + database.name + " WITH ALLOW_CONNECTIONS true");
        }
    }
}
