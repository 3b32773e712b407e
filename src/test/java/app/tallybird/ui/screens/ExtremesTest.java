package app.tallybird.ui.screens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

/** Names and numbers at the edge of what there is, and two thousand customers: pictures to look at, on request. */
@EnabledIfSystemProperty(named = "screens", matches = "all")
@Tag("long")
class ExtremesTest {

    private static final String HEAD = "id,name,service,count\n";
    private static final String ODD = HEAD
            + "1,\"The Honourable Company of Edinburgh Golfers and Associates, Limited Liability Partnership of the Northern Territories\",Workstations,999999999\n"
            + "2,\"شركة الأمل للتجارة والمقاولات\",Workstations,42\n" + "3,\"משרד עורכי דין כהן ושות'\",Workstations,0\n"
            + "4,\"🦊 Fox & Fire 🔥 — Käse GmbH & Co. KG\",Workstations,987654321\n" + "5,\"株式会社サンプル\",Workstations,7.25\n"
            + "000000000000-1111-2222-3333-444444444444,\"x\",\"A service whose name goes on and on until nobody reads it any more\",1\n";

    @TempDir
    private Path home;

    @Test
    void oddNamesAndLongNumbers() throws Exception {
        show("odd", Files.writeString(home.resolve("odd.csv"), ODD));
    }

    @Test
    void twoThousandCustomers() throws Exception {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int customer = 1; customer <= 2_000; customer++) {
            csv.append(customer).append(",Customer ").append(customer).append(",Seats,").append(customer).append('\n');
        }
        show("2000", Files.writeString(home.resolve("many.csv"), csv));
    }

    private void show(String name, Path file) throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.csv(file);
            Elsewhere.done(setup, Step.VENDOR);
            Elsewhere.done(setup, Step.CONNECT);
            open(screen, setup, Step.ACCOUNTS);
            screen.await("the customers", () -> screen.label("next").startsWith("Apply"));
            screen.shoot("3-accounts-" + name);
            hand.ready(setup);
            Elsewhere.done(setup, Step.ACCOUNTS);
            hand.sandbox.synthesize().map("1", false);
            hand.sandbox.synthesize().map("2", false);
            open(screen, setup, Step.SERVICES);
            screen.awaitNext("Next: Map");
            screen.shoot("4-services-" + name);
            open(screen, setup, Step.MAP);
            screen.awaitNext("Next: Review");
            screen.shoot("5-map-" + name);
            screen.press("next");
            screen.await("the review", () -> screen.label("next").matches("Send 0 counts, hold [\\d,]+"));
            screen.shoot("6-review-" + name);
            screen.press("accept-run-first");
            screen.press("next");
            if (setup.settings().inputs().get("file").endsWith("many.csv")) {
                screen.await("some to be sent", () -> hand.sandbox.synthesize().accepted().size() > 50);
                screen.shoot("7-sending-" + name);
                screen.press("stop");
            }
            screen.await("the result", () -> screen.text("verdict").matches("(Sent|Stopped): .*"));
            screen.shoot("7-send-" + name);
        }
    }

    private static void open(Screen screen, Setup setup, Step step) throws IOException {
        screen.on(() -> {
            screen.shell.home();
            screen.shell.open(setup.name(), step);
            return step;
        });
        screen.awaitShown("next");
    }

    @Test
    void aFileWithoutRows() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.csv(Files.writeString(home.resolve("none.csv"), HEAD));
            Elsewhere.done(setup, Step.VENDOR);
            Elsewhere.done(setup, Step.CONNECT);
            open(screen, setup, Step.ACCOUNTS);
            screen.awaitShown("problem");
            screen.shoot("3-accounts-none");
        }
    }
}
