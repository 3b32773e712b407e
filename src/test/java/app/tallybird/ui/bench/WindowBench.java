package app.tallybird.ui.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

/** How soon the window answers while 2,000 customers by 20 services are read and shown, how long a filter takes, and a page of scrolling. */
class WindowBench {

    private static final int CUSTOMERS = 2_000;
    private static final int SERVICES = 20;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @TempDir
    private Path home;

    @Test
    void fortyThousandRows() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1); Screen screen = Screen.open(hand, 1280, 800)) {
            Setup setup = hand.ready(hand.csv(file()));
            for (int round = 1; round <= 3; round++) {
                screen.on(() -> {
                    screen.shell.home();
                    return true;
                });
                WaitForAsyncUtils.waitForFxEvents();
                Answers answers = new Answers();
                long start = System.nanoTime();
                screen.on(() -> {
                    screen.shell.open(setup.name(), Step.REVIEW);
                    return true;
                });
                screen.awaitNext("Send 0 counts, hold 40,000");
                double shown = (System.nanoTime() - start) / 1e9;
                answers.stop();
                TextField search = (TextField) screen.find("search");
                Matrix table = (Matrix) screen.find("review-matrix");
                double one = act(screen, () -> search.setText("c"));
                double more = act(screen, () -> search.setText("customer 19"));
                int found = table.content.get().lines().size();
                double back = act(screen, () -> search.setText(""));
                double scroll = 0;
                for (int row = 0; row < CUSTOMERS; row += CUSTOMERS / 40) {
                    int to = row;
                    scroll = Math.max(scroll, act(screen, () -> table.row.set(to)));
                }
                System.err.printf(Locale.ROOT,
                        "WindowBench: 40,000 rows shown after %.2f s, window busy for at most %d ms in between (slowest answer %d ms); filter %.0f, %.0f, %.0f ms "
                                + "(%d rows found), slowest jump of the table %.0f ms%n",
                        shown, answers.busiest.get(), answers.slowest.get(), one, more, back, found, scroll);
            }
        }
    }

    /** Milliseconds of work until the act is done and the window is laid out again, whatever else this computer does. */
    private static double act(Screen screen, Runnable act) {
        return screen.on(() -> {
            long start = CPU.getCurrentThreadCpuTime();
            act.run();
            screen.stage.getScene().getRoot().applyCss();
            screen.stage.getScene().getRoot().layout();
            return (CPU.getCurrentThreadCpuTime() - start) / 1e6;
        });
    }

    private Path file() throws IOException {
        StringBuilder csv = new StringBuilder("id,name,service,count\n");
        for (int customer = 1; customer <= CUSTOMERS; customer++) {
            for (int service = 1; service <= SERVICES; service++) {
                csv.append(customer).append(",Customer ").append(customer).append(",Service ").append(service).append(',')
                        .append(customer % 97 + service).append('\n');
            }
        }
        return Files.writeString(home.resolve("usage.csv"), csv);
    }

    /** Asks the window again and again and remembers the slowest answer, in milliseconds. */
    private static final class Answers {

        private final AtomicLong slowest = new AtomicLong();
        private final AtomicLong busiest = new AtomicLong();
        private final AtomicLong last = new AtomicLong();
        private final AtomicBoolean over = new AtomicBoolean();
        private final Thread asking = Thread.ofPlatform().daemon().start(this::ask);

        private void ask() {
            while (!over.get()) {
                long asked = System.nanoTime();
                AtomicBoolean answered = new AtomicBoolean();
                Platform.runLater(() -> {
                    long now = CPU.getCurrentThreadCpuTime();
                    busiest.accumulateAndGet(last.get() == 0 ? 0 : (now - last.get()) / 1_000_000, Math::max);
                    last.set(now);
                    slowest.accumulateAndGet((System.nanoTime() - asked) / 1_000_000, Math::max);
                    answered.set(true);
                });
                while (!answered.get() && !over.get()) {
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
                }
            }
        }

        void stop() {
            over.set(true);
        }
    }
}
