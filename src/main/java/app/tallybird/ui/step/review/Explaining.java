package app.tallybird.ui.step.review;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.problem.Problem;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

/** Where the number comes from that a person asks about, and what can be done with the answer. */
final class Explaining {

    final ObjectProperty<@Nullable Explanation> explanation = new SimpleObjectProperty<>();
    private final Workplace place;
    private final ScreenWork aside;
    private final ObjectProperty<@Nullable Problem> problem;

    /** {@code problem} is where the page says what failed. */
    Explaining(Workplace place, ObjectProperty<@Nullable Problem> problem) {
        this.place = place;
        this.problem = problem;
        aside = place.work();
    }

    /** {@code held} says whether the count waits as things are decided now; {@code from} finds the set-up, which may take its time. */
    void explain(PlanCell cell, UsagePlan plan, boolean held, Supplier<Setup> from) {
        aside.start(Task.look("", cancel -> {
            Setup setup = from.get();
            return place.ledger(setup.name(), ledger -> Explanation.of(cell, plan,
                    new Explainer(ledger, setup.connector(), setup.settings().services().own(), place.zone()), held, place.zone()));
        }), explanation::set, problem::set);
    }

    /** Puts what is explained on the clipboard as text. */
    void copy() {
        Optional.ofNullable(explanation.get()).ifPresent(what -> place.desktop().copy(what.text(), "Explanation copied"));
    }

    /** Writes the lists behind the number that is explained. */
    void export(String integration) {
        Optional.ofNullable(explanation.get())
                .ifPresent(what -> place.desktop().saveFile("Export evidence", integration + "-evidence.csv")
                        .ifPresent(file -> place.runner().start(cancel -> PageModel.write(file, what.csv()),
                                done -> place.desktop().say("The evidence is written to " + done + "."), problem::set)));
    }

    void leave() {
        aside.leave();
    }
}
