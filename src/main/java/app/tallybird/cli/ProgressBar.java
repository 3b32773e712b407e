package app.tallybird.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.ledger.OutcomeGroup;

/** Shows how far a push is: a bar on a terminal, a line every ten seconds elsewhere. Thread-safe. */
final class ProgressBar implements PushListener, AutoCloseable {

    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000L;
    private static final long LINE_NANOS = 10_000_000_000L;

    private final Console console;
    private final LongSupplier nanoTime;
    private long lastShown;
    private boolean drawn;
    private String waiting = "";

    ProgressBar(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.lastShown = nanoTime.getAsLong();
    }

    @Override
    public synchronized void progress(PushProgress progress) {
        long now = nanoTime.getAsLong();
        boolean news = !progress.waiting().equals(waiting) && !progress.waiting().isEmpty();
        waiting = progress.waiting();
        boolean last = progress.left() == 0;
        if (console.live() && (now - lastShown > REDRAW_NANOS || last || news)) {
            lastShown = now;
            drawn = true;
            console.redraw(line(progress));
        } else if (!console.live() && (now - lastShown > LINE_NANOS || news)) {
            lastShown = now;
            console.say(line(progress));
        }
    }

    static String line(PushProgress progress) {
        int filled = progress.total() == 0 ? WIDTH : WIDTH * progress.done() / progress.total();
        String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "[%s] %d of %d, %.0f/s", bar, progress.done(), progress.total(), progress.rate()));
        if (progress.notMapped() > 0) {
            line.append(", ").append(OutcomeGroup.NOT_MAPPED.of(progress.notMapped()));
        }
        if (progress.refused() + progress.failed() > 0) {
            line.append(", ").append(progress.refused() + progress.failed()).append(" not accepted");
        }
        return progress.waiting().isEmpty() ? line.toString() : line.append(" (").append(progress.waiting()).append(')').toString();
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            console.say("");
        }
    }
}
