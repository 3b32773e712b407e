package app.tallybird.ui.wizard;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which step is open and how far the others are. A step can be opened when all before it are done. */
public final class WizardModel {

    public final Setup setup;
    private final Map<Step, StepModel> steps = new EnumMap<>(Step.class);
    public final ObjectProperty<StepModel> current;
    public final ObjectProperty<Map<Step, StepState>> states = new SimpleObjectProperty<>(Map.of());
    /** Why the last press did nothing, or empty. */
    public final StringProperty refusal = new SimpleStringProperty("");
    private final Runnable home;

    /** {@code home} goes back to the home page. */
    public WizardModel(Setup setup, List<StepModel> models, Runnable home) {
        this.setup = setup;
        this.home = home;
        current = new SimpleObjectProperty<>(models.getFirst());
        for (StepModel model : models) {
            steps.put(model.step, model);
            model.goOn = () -> following(model.step).ifPresentOrElse(this::show, this::goOn);
            model.goBack = this::back;
            model.attention.subscribe((before, now) -> refresh());
            model.problem.subscribe((before, now) -> refresh());
        }
    }

    /** After a routine push there is no further step to set up. */
    private Optional<Step> following(Step step) {
        return setup.routine() && step == Step.SEND ? Optional.empty() : setup.after(step);
    }

    private void goOn() {
        (setup.routine() ? setup.queued().following() : Optional.<Following>empty()).map(Following::open).orElse(home).run();
    }

    /** Opens this step of a saved integration, or, when it can not be opened, the first that is not done. */
    public void begin(Step step) {
        setup.begin(step);
        if (!open(step)) {
            start();
        }
    }

    /** Opens the first step that is not done. */
    public void start() {
        Step first = setup.firstUnfinished();
        show(steps.containsKey(first) ? first : Step.VENDOR);
    }

    /** Opens a step that can be opened; says why when it cannot. */
    public boolean open(Step step) {
        if (stays()) {
            return false;
        }
        if (current.get().step == step && current.get().work.busy.get()) {
            // it is open, and what goes on is not ended by a look at it
            return true;
        }
        Step first = setup.firstUnfinished();
        if (step.isAfter(first)) {
            refusal.set("First finish \"" + first.title() + "\".");
            setup.want(step);
            return false;
        }
        show(step);
        return true;
    }

    private void show(Step step) {
        refusal.set("");
        current.get().leave();
        StepModel model = steps.get(step);
        if (model == null) {
            return;
        }
        current.set(model);
        setup.reached(step);
        refresh();
        model.enter();
        refresh();
    }

    /** The main button; what blocks it is said instead of nothing happening. */
    public boolean next() {
        StepModel model = current.get();
        if (model.work.busy.get()) {
            return true;
        }
        if (!model.blocked.get().isEmpty()) {
            refusal.set(model.blocked.get());
            return false;
        }
        refusal.set("");
        model.next();
        refresh();
        return true;
    }

    /** Back to the step before; from the first one, and from a routine review, home. */
    public void back() {
        if (stays()) {
            return;
        }
        preceding().ifPresentOrElse(this::show, this::close);
    }

    private Optional<Step> preceding() {
        Step step = current.get().step;
        return setup.routine() && step == Step.REVIEW ? Optional.empty() : step.preceding();
    }

    /** What going back is called: where it leads. */
    public String backLabel() {
        Step step = current.get().step;
        return step == Step.VENDOR ? "Cancel" : preceding().isEmpty() ? "Home" : "Back";
    }

    /** Where one is, for the header: a routine review is no set-up. */
    public String where() {
        return setup.routine() ? setup.name() + " / " + Step.REVIEW.title() : setup.name();
    }

    /** Whether the open step must not be left now. */
    public boolean staysOpen() {
        return current.get().staysOpen();
    }

    /** Whether something is typed that nobody has saved. */
    public boolean unsaved() {
        return steps.values().stream().anyMatch(StepModel::unsaved);
    }

    /** The open step is left. */
    public void leave() {
        current.get().leave();
        setup.queued().left();
    }

    private boolean stays() {
        if (staysOpen()) {
            refusal.set("The push is not done: wait for it, or press Stop first.");
        }
        return staysOpen();
    }

    /** Leaves the set-up as it is; it can be resumed. */
    public void close() {
        if (stays()) {
            return;
        }
        leave();
        home.run();
    }

    private void refresh() {
        Map<Step, StepState> now = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            StepModel model = steps.get(step);
            boolean asks = model != null && (model.attention.get() || model.problem.get() != null);
            StepState state = asks
                    ? StepState.NEEDS_ATTENTION
                    : setup.done().contains(step)
                            ? StepState.DONE
                            : current.get().step == step ? StepState.IN_PROGRESS : StepState.NOT_STARTED;
            now.put(step, state);
        }
        states.set(now);
    }
}
