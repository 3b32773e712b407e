package app.tallybird.ui.home;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.MonthClose;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
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

/** The month as each role of a team sees it: nothing is offered that the database would refuse, and what came back is with the right person. */
class SharedHomeTest {

    @TempDir
    private Path home;
    private final TeamDatabase database = new TeamDatabase();

    private void usage(int count) throws Exception {
        Files.writeString(home.resolve("usage.csv"), "id,name,service,count\n901,Bellows College,Total Workstations," + count + "\n");
    }

    private static HomeModel open(AppOnSandbox hand, Application of) {
        HomeModel model = new HomeModel(hand.place(of, new DirectTaskRunner()), nowhere());
        model.enter();
        assertThat(model.problem.get()).isNull();
        return model;
    }

    private static String act(HomeModel model) {
        return model.act(model.rows.getFirst()).label();
    }

    @Test
    void eachRoleIsOfferedWhatItMay() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"));
                Application mia = hand.of("mia", database.of("mia"));
                Application reader = hand.of("jo_anne", database.of("jo_anne"));
                Application server = hand.of("srv_bill_01", database.of("srv_bill_01"))) {
            usage(117);
            Setup setup = hand.ready(hand.csv(home.resolve("usage.csv")));
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SCHEDULE);
            hand.pass(Duration.ofSeconds(2));
            HomeModel own = open(hand, hand.application);
            assertThat(act(own)).isEqualTo("Push now");
            assertThat(own.summary.get().main()).isEqualTo(MonthSummary.Main.AGAIN);
            assertThat(own.summary.get().close().open()).isFalse();
            assertThat(open(hand, mia).summary.get().close().open()).isTrue();
            assertThat(act(open(hand, server))).isEqualTo("Push now");
            assertThat(open(hand, server).summary.get().words()).endsWith(" As computer you set up nothing here.");
            HomeModel looks = open(hand, reader);
            assertThat(act(looks)).isEmpty();
            assertThat(looks.summary.get().main()).isEqualTo(MonthSummary.Main.NOTHING);
            assertThat(looks.summary.get().words()).endsWith(" As reader you look only: nothing is sent or changed from here.");

            new Preferences(mia).set("approval", "every");
            hand.pass(Duration.ofSeconds(2));
            usage(120);
            Elsewhere.work(setup, "a test", open -> open.apply(new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()),
                    PushChoices.accepted(), PushListener.none(), Cancel.never()));
            assertThat(act(open(hand, reader))).isEqualTo("Look at it");
            assertThat(open(hand, mia).rows.getFirst().below()).isEqualTo("by you or ravi");
            assertThat(open(hand, hand.application).rows.getFirst().below()).isEqualTo("by mia or ravi");
            assertThat(open(hand, hand.application).rows.getFirst().needsMe()).isFalse();

            // the vendor says something else by the time it is approved
            usage(121);
            new TeamDesk(mia).approve(new TeamDesk(mia).open().waiting().getFirst(), PushListener.none(), Cancel.never());
            IntegrationRow back = open(hand, hand.application).rows.getFirst();
            assertThat(back.tag().words() + ", " + back.below() + ", " + back.next())
                    .isEqualTo("Approval void, to you, Once prepared anew");
            assertThat(back.needsMe()).isTrue();
            assertThat(act(open(hand, hand.application))).isEqualTo("Review");
            IntegrationRow there = open(hand, mia).rows.getFirst();
            assertThat(there.below()).isEqualTo("to dana");
            assertThat(there.needsMe()).isFalse();
            assertThat(act(open(hand, reader))).isEmpty();
            try (Screen screen = Screen.of(hand, reader, 1280, 800)) {
                screen.awaitShown("integrations");
                assertThat(screen.has("add")).isFalse();
                screen.shoot("20-home-reader");
            }
        }
    }

    private static HomeModel.Exits nowhere() {
        return (HomeModel.Exits) Proxy.newProxyInstance(HomeModel.class.getClassLoader(), new Class<?>[]{HomeModel.Exits.class},
                (self, way, to) -> null);
    }

    /** What others may have changed is looked for every 15 seconds; why something was refused stays until the person does something else. */
    @Test
    void aLookByItselfLeavesStandingWhatWasRefused() {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"))) {
            DirectTaskRunner runner = new DirectTaskRunner();
            HomeModel model = new HomeModel(hand.place(runner), nowhere());
            model.enter();
            assertThat(model.problem.get()).isNull();
            model.close(new MonthClose(hand.application).status(YearMonth.of(2026, 2)));
            Problem refused = model.problem.get();
            assertThat(refused).isNotNull();
            runner.runLater();
            assertThat(runner.asked()).hasSize(2);
            assertThat(model.problem.get()).isSameAs(refused);
            model.enter();
            assertThat(model.problem.get()).isNull();
        }
    }

    @Test
    void aFirstLookThatFailedIsMadeAgainAndWhatItSaidIsOver() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"))) {
            DirectTaskRunner runner = new DirectTaskRunner();
            HomeModel model = new HomeModel(hand.place(runner), nowhere());
            database.server.execute("postgres", "ALTER DATABASE " + database.name + " WITH ALLOW_CONNECTIONS false");
            database.server.execute("postgres",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name + "'");
            model.enter();
            assertThat(model.problem.get()).isNotNull();
            runner.runLater();
            assertThat(model.problem.get()).isNotNull();
            assertThat(runner.asked()).hasSize(2);
            database.server.execute("postgres", "ALTER DATABASE " + database.name + " WITH ALLOW_CONNECTIONS true");
            hand.pass(Duration.ofMinutes(1));
            runner.runLater();
            assertThat(model.problem.get()).isNull();
            assertThat(model.reading.get()).isFalse();
        } finally {
            database.server.execute("postgres", "ALTER DATABASE " + database.name + " WITH ALLOW_CONNECTIONS true");
        }
    }

    /** A push that ends behind another page does not make this one look for what nobody sees. */
    @Test
    void nothingIsLookedForBehindAnotherPage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.sharing(home, 1, "dana", database.of("dana"))) {
            usage(117);
            Setup setup = hand.ready(hand.csv(home.resolve("usage.csv")));
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SCHEDULE);
            hand.pass(Duration.ofSeconds(2));
            QueueingTaskRunner runner = new QueueingTaskRunner();
            HomeModel model = new HomeModel(hand.place(runner), nowhere());
            model.enter();
            runner.all();
            model.main();
            assertThat(model.pushAll.busy.get()).isTrue();
            model.leave();
            runner.all();
            assertThat(model.pushAll.busy.get()).isFalse();
            runner.runLater();
            assertThat(runner.waiting()).isZero();

            model.enter();
            runner.all();
            model.close();
            runner.runLater();
            assertThat(runner.waiting()).isZero();
        }
    }
}
