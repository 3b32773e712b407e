package app.tallybird.ui.wizard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The rail at the left, unless it is no set-up but a routine review; the page in the middle, the footer below. */
public final class WizardView extends BorderPane {

    private final WizardModel model;
    private final Map<Step, Supplier<StepPage>> makers;
    private final Map<Step, StepPage> views = new EnumMap<>(Step.class);
    private final Map<Step, VBox> pages = new EnumMap<>(Step.class);
    private final VBox page = Widgets.styled(new VBox(), "page");
    private final Frame frame = new Frame();
    private final Workplace place;

    /** {@code makers} make each page when it is shown for the first time. */
    public WizardView(WizardModel model, Map<Step, Supplier<StepPage>> makers, Workplace place) {
        this.model = model;
        this.makers = makers;
        this.place = place;
        Footer footer = new Footer(model, this::focusPage);
        frame.middle(page);
        frame.below(footer);
        // the page comes before the rail: where the focus falls when what had it is gone, it stays on the page
        setCenter(frame);
        if (!model.setup.routine()) {
            setLeft(rail(model));
        }
        // the toolkit would tick a box with Enter; a consent is given with the space bar and on purpose
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof CheckBox) {
                event.consume();
                footer.goOn();
            }
        });
        model.current.subscribe(this::show);
    }

    private static ScrollPane rail(WizardModel model) {
        ScrollPane rail = Widgets.scroll(new Rail(model));
        rail.setFitToHeight(true);
        rail.setMinSize(USE_PREF_SIZE, 0);
        rail.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return rail;
    }

    private void show(StepModel step) {
        StepPage view = views.computeIfAbsent(step.step, made -> Objects.requireNonNull(makers.get(made)).get());
        place.runner().onScreen(this::focusPage);
        frame.middle(page);
        VBox box = pages.computeIfAbsent(step.step, made -> page(step, view));
        if (!box.equals(view.getParent())) {
            // the page of two steps goes along
            box.getChildren().add(Widgets.grow(view));
        }
        view.shown(step.step);
        page.getChildren().setAll(Widgets.grow(box));
    }

    private VBox page(StepModel step, StepPage view) {
        // once the result is shown, the focus goes where something is wrong
        step.work.busy.subscribe((before, now) -> place.runner().onScreen(() -> focusWrong(step, view)));
        frame.beginning(step.problem);
        step.attention.subscribe((before, now) -> place.runner().onScreen(() -> focusWrong(step, view)));
        return Widgets.styled(new VBox(new ProblemBar(step.problem, step::copy), Widgets.notice("good", Tone.GOOD, step.good)),
                "page-content");
    }

    private void focusWrong(StepModel step, StepPage view) {
        if (!step.work.busy.get() && step.attention.get()) {
            focus(view);
        }
    }

    /** Puts the focus into the page that is shown. */
    public void focusPage() {
        @Nullable
        StepPage view = views.get(model.current.get().step);
        if (view != null) {
            focus(view);
        }
    }

    private void focus(StepPage view) {
        if (getScene() == null) {
            return;
        }
        // what scrolls is only part of the scene once it is laid out
        applyCss();
        layout();
        view.focus();
    }
}
