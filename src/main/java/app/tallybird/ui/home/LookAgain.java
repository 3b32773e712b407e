package app.tallybird.ui.home;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/** Looks again after a while, where others may have changed what is shown, and until a ledger that is out of reach answers. Used on the screen's thread. */
final class LookAgain {

    private static final Duration WHILE = Duration.ofSeconds(15);

    /** Why nothing is sent at this time, and since when; empty while the ledger answers. */
    final StringProperty away = new SimpleStringProperty("");
    private final Workplace place;
    private final Runnable look;
    private final BooleanSupplier free;
    private Running next = Running.nothing();

    /** {@code free} says whether nobody is asked something or sends: what is shown does not change under their hands. */
    LookAgain(Workplace place, Runnable look, BooleanSupplier free) {
        this.place = place;
        this.look = look;
        this.free = free;
    }

    void answered(boolean shared) {
        away.set("");
        stop();
        if (shared) {
            later();
        }
    }

    /** What was read before stays and can be looked at; nothing is begun until the ledger answers again. */
    void outOfReach() {
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
        stop();
        next = place.runner().later(WHILE, () -> {
            if (free.getAsBoolean()) {
                look.run();
            } else {
                later();
            }
        });
    }

    void stop() {
        next.stop();
    }
}
