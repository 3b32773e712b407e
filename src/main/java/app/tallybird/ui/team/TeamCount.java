package app.tallybird.ui.team;

import java.time.Duration;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/**
 * How much waits for whoever works here, for the header of every page. It is looked up when a page opens and after whatever was changed here, and once a minute
 * where others may have changed it; never two look-ups at once, and however much happens during one is seen by one more. Used on the screen's thread.
 */
public final class TeamCount {

    private static final Duration OTHERS = Duration.ofMinutes(1);

    private final BiConsumer<Boolean, Long> told;
    private @Nullable Workplace place;
    private Running timer = Running.nothing();
    /** A look-up is under way, and whether something happened since it began. */
    private boolean looking;
    private boolean again;
    /** Grows with each look-up, with each number that a page has read itself, and with each place: what began before it is told no more. */
    private int newest;
    private boolean worthSeeing;

    /** {@code told} hears whether there is something to see, and how much waits for whoever works here. */
    public TeamCount(BiConsumer<Boolean, Long> told) {
        this.told = told;
    }

    /** From now on it is about this place, and whatever is changed there. */
    public void of(Workplace now) {
        if (!now.equals(place)) {
            place = now;
            newest++;
            worthSeeing = false;
            now.queues().whenChanged(this::look);
        }
        look();
    }

    private void look() {
        Workplace here = place;
        timer.stop();
        if (here == null || looking) {
            again = here != null;
            return;
        }
        looking = true;
        int mine = ++newest;
        here.runner().start(cancel -> TeamState.glance(here.application()), found -> {
            if (mine == newest) {
                tell(found.worthSeeing(), found.forMe());
            }
            ended(here);
        }, unreadable -> ended(here));
    }

    private void ended(Workplace here) {
        looking = false;
        if (again) {
            again = false;
            look();
        } else if (worthSeeing && place != null) {
            timer = here.runner().later(OTHERS, this::look);
        }
    }

    /** What a page has read just now. */
    public void found(boolean worth, long forMe) {
        newest++;
        // what was begun meanwhile may know more
        again = looking;
        tell(worth, forMe);
    }

    private void tell(boolean worth, long forMe) {
        worthSeeing = worth;
        told.accept(worth, forMe);
    }

    /** The window closes. */
    public void close() {
        timer.stop();
        place = null;
    }
}
