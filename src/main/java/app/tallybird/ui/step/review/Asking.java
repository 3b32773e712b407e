package app.tallybird.ui.step.review;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SecondPersonGate;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.settings.SecondPerson;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

/** Whether what is decided so far needs a second person, which the main button says. It is only said here: who sends finds out for themselves. */
final class Asking {

    final BooleanProperty needed = new SimpleBooleanProperty();
    private final Setup setup;
    private final Workplace place;
    private final ScreenWork work;
    private boolean possible;

    Asking(Setup setup, Workplace place) {
        this.setup = setup;
        this.place = place;
        work = place.work();
    }

    /**
     * What is so while nothing is decided; {@code possible} says whether it may become otherwise, {@code kept} is what was decided before about the same
     * counts, when a second person was asked or sent it back.
     */
    record Start(boolean possible, boolean needed, Decisions kept) {

        static Start of(UsagePlan plan, OpenIntegration open) {
            boolean possible = open.context().integration().approval().needed() != SecondPerson.Needed.OFF;
            return new Start(possible,
                    possible && new SyncUsage(open.context()).needsSecondPerson(plan, PushChoices.decided(Decisions.NONE)),
                    possible ? SecondPersonGate.kept(open.context().ledger(), plan) : Decisions.NONE);
        }
    }

    void begin(Start start) {
        work.leave();
        possible = start.possible();
        needed.set(start.needed());
    }

    void decided(UsagePlan plan, Decisions now) {
        if (possible) {
            work.start(
                    Task.look("",
                            cancel -> place.open(setup.name(), "",
                                    open -> new SyncUsage(open.context()).needsSecondPerson(plan, PushChoices.decided(now)))),
                    needed::set, unknown -> {
                    });
        }
    }

    /** "Send 344 counts, hold 16", or "Ask for approval, 344 counts, hold 16". */
    String label(int goes, long holds) {
        return (needed.get() ? "Ask for approval, " : "Send ") + LocalFormat.count(goes, "count")
                + (holds > 0 ? ", hold " + LocalFormat.number(holds) : "");
    }
}
