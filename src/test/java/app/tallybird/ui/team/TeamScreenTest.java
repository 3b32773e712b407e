package app.tallybird.ui.team;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.Preferences;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.screens.Sight;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of the team as two people see it: it is found once there is something to see, a plan is looked at, sent back, and approved. */
class TeamScreenTest {

    private static final String HEAD = "id,name,service,count\n";

    @TempDir
    private Path home;

    private Path usage(String rows) throws Exception {
        return Files.writeString(home.resolve("usage.csv"), HEAD + rows);
    }

    private static void ask(AppOnSandbox hand, Setup setup) {
        Elsewhere.work(setup, "a test", open -> {
            UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never());
            Map<String, Decision> decided = new HashMap<>();
            Map<String, Decisions.Made> made = new HashMap<>();
            for (Cause cause : plan.causes().stream().filter(Cause::waits).toList()) {
                decided.put(cause.id(), cause.kind() == Cause.Kind.ZERO ? Decision.HOLD : Decision.ACCEPT);
                made.put(cause.id(), new Decisions.Made("anna", hand.clock.instant(),
                        cause.kind() == Cause.Kind.ZERO ? "waiting for the offboarding tickets" : "lab re-imaged, says Mr. Ito"));
            }
            return open.apply(plan, PushChoices.decided(new Decisions(decided, made)), PushListener.none(), Cancel.never());
        });
    }

    @Test
    void aPlanIsLookedAtAndAnswered() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Application there = hand.of("mia")) {
            Setup setup = hand.ready(hand.csv(usage("""
                    901,Bellows College,Total Workstations,117
                    901,Bellows College,Total Servers,12
                    902,Fourth Coffee,Total Workstations,7
                    903,School of Fine Art,Total Workstations,610
                    904,Graphic Design Institute,Total Servers,120
                    905,Litware,Total Workstations,30
                    """)));
            Pushes.price(setup, "Total Workstations", "5.50");
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SCHEDULE);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                assertThat(screen.has("go-team")).isFalse();
                screen.press("go-settings");
                screen.press("open-team");
                screen.await("what the page is for", () -> screen.text("team-words").startsWith("For those who work together"));
                screen.shoot("26-team-alone");
            }
            new Preferences(hand.application).set("approval", "every");
            usage("""
                    901,Bellows College,Total Workstations,52
                    901,Bellows College,Total Servers,12
                    902,Fourth Coffee,Total Workstations,9
                    903,School of Fine Art,Total Workstations,640
                    904,Graphic Design Institute,Total Servers,121
                    905,Litware,Total Workstations,0
                    906,Fabrikam Logistics,Total Workstations,19
                    """);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.on(() -> {
                    screen.shell.open(setup.name(), Step.REVIEW);
                    return true;
                });
                screen.await("the question", () -> screen.has("next") && screen.label("next").startsWith("Ask for approval, "));
                screen.shoot("26-review-asks");
                screen.press("next");
                screen.await("what waits", () -> screen.has("verdict") && screen.text("verdict").endsWith("waits for approval"));
                screen.shoot("26-review-waits");
                assertThat(screen.label("next")).isEqualTo("Done");
            }
            ask(hand, setup);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.awaitShown("integrations");
                screen.await("the header", () -> screen.has("go-team"));
                screen.shoot("26-home-waits");
                screen.press("push-all");
                screen.await("the plan", () -> screen.text("team-words").startsWith("1 plan waits, not for you."));
                screen.save("26-team-own", 1);
            }
            String id;
            try (Screen screen = Screen.of(hand, there, 1280, 800)) {
                screen.await("the header", () -> screen.has("go-team"));
                screen.press("go-team");
                screen.await("the plan", () -> screen.text("team-words").startsWith("1 plan waits for you."));
                id = ((TeamView) screen.find("team-page")).model.state.get().waiting().getFirst().id();
                screen.await("the focus", () -> screen.focus().equals("team-numbers-" + id));
                screen.shoot("26-team");
                screen.on(() -> {
                    screen.find("team-plan-" + id).lookupAll(".strong-cell").stream().map(Label.class::cast)
                            .filter(words -> words.getText().equals("Accepted, 1")).forEach(words -> words.setText("Accepted, 12,345"));
                    return true;
                });
                screen.await("the next picture", () -> screen.find("team-plan-" + id).lookupAll(".strong-cell").stream()
                        .map(Label.class::cast).anyMatch(words -> words.getText().equals("Accepted, 12,345") && !words.isNeedsLayout()));
                assertThat(screen.on(() -> Sight.cut((Parent) screen.find("team-plan-" + id)))).isEmpty();
                screen.key(KeyCode.SPACE);
                screen.awaitShown("plan-numbers");
                screen.key(KeyCode.ENTER);
                screen.awaitShown("close-explanation");
                screen.shoot("26-team-numbers");
                screen.key(KeyCode.ESCAPE);
                screen.await("no explanation", () -> !screen.has("close-explanation"));
                screen.key(KeyCode.ESCAPE);
                screen.await("back at the plan", () -> screen.focus().equals("team-numbers-" + id));
                screen.size(1024, 640);
                screen.await("the width", () -> screen.stage.getScene().getWidth() == 1024);
                screen.shoot("26-team-1024");
                screen.press("team-back-" + id);
                assertThat(screen.focus()).isEqualTo("team-note-" + id);
                screen.write("Litware moved on the 1st?");
                screen.press("team-back-" + id);
                screen.await("sent back", () -> screen.has("team-good"));
            }
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.await("the header", () -> screen.has("go-team"));
                screen.press("go-team");
                screen.await("sent back", () -> screen.text("team-words").startsWith("1 plan waits for you."));
                screen.shoot("26-team-sent-back");
            }
            hand.clock.pass(Duration.ofMinutes(5));
            ask(hand, setup);
            int before = hand.sandbox.synthesize().accepted().size();
            try (Screen screen = Screen.of(hand, there, 1280, 800)) {
                screen.await("the header", () -> screen.has("go-team"));
                screen.press("go-team");
                screen.await("the plan", () -> screen.text("team-words").startsWith("1 plan waits for you."));
                screen.press("team-approve-" + ((TeamView) screen.find("team-page")).model.state.get().waiting().getFirst().id());
                screen.await("sent", () -> screen.has("team-good") && screen.text("team-good").contains("is sent"));
                screen.shoot("26-team-sent");
                assertThat(((TableView<?>) screen.find("audit")).getItems()).hasSizeGreaterThan(5);
            }
            assertThat(hand.sandbox.synthesize().accepted()).hasSizeGreaterThan(before);
        }
    }
}
