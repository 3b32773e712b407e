package app.tallybird.ui.home;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/** Looks again after a while, where others may have changed what is shown, and until a ledger that is out of reach answers. Used on the screen's thread. */
final class LookAgain {

    private static final Duration WHILE = Duration.ofSeconds(15);

    /** Why nothing is sent at this time, and since when; empty while the ledger answers. */
    final StringProperty away = new SimpleStringProperty("");
    private final Workplace place;
    private final ObjectProperty<@Nullable Problem> problem;
    private final Runnable look;
    private final BooleanSupplier free;
    private Running next = Running.nothing();
    /** What a look has said; all else was said of what a person did. */
    private @Nullable Problem said;
    private boolean open;
    private volatile boolean shared;

    /** {@code free} says whether nobody is asked something or sends: what is shown does not change under their hands. */
    LookAgain(Workplace place, ObjectProperty<@Nullable Problem> problem, Runnable look, BooleanSupplier free) {
        this.place = place;
        this.problem = problem;
        this.look = look;
        this.free = free;
    }

    /** The page is shown. */
    void begin() {
        open = true;
    }

    /** Another page is shown, or the window closes. */
    void end() {
        open = false;
        next.stop();
    }

    boolean isOpen() {
        return open;
    }

    /** Off the screen's thread, and before anything can fail: others may change what is shown. */
    void learn() {
        shared = place.application().ledgerPlace().address().isPresent();
    }

    void answered() {
        away.set("");
        forget();
        if (shared) {
            later();
        } else {
            next.stop();
        }
    }

    /** What a look said before is over. */
    private void forget() {
        if (Objects.equals(problem.get(), said)) {
            problem.set(null);
        }
        said = null;
    }

    /** {@code known} when something was read before, which then stays. */
    void failed(Problem failure, boolean known) {
        if (failure.code() == ProblemCode.UNREACHABLE && known) {
            forget();
            outOfReach();
            return;
        }
        // the same once more is not said anew
        if (!failure.equals(said) || !failure.equals(problem.get())) {
            said = failure;
            problem.set(failure);
        }
        if (shared) {
            later();
        }
    }

    /** What was read before stays and can be looked at; nothing is begun until the ledger answers again. */
    private void outOfReach() {
        if (away.get().isEmpty()) {
            ZonedDateTime now = place.application().localTime();
            String since = place.application().ledgerPlace().lost().map(at -> LocalFormat.near(at.atZone(now.getZone()), now))
                    .orElseGet(() -> LocalFormat.near(now, now));
            away.set("The shared ledger does not answer since " + IntegrationRow.small(since)
                    + ". You see what was read before; nothing is sent until it answers again.");
        }
        later();
    }

    private void later() {
        next.stop();
        if (open) {
            next = place.runner().later(WHILE, () -> {
                if (free.getAsBoolean()) {
                    look.run();
                } else {
                    later();
                }
            });
        }
    }
}
