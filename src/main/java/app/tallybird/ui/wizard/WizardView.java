package app.tallybird.ui.wizard;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** The rail at the left, the page in the middle, the footer below. */
public final class WizardView extends BorderPane {

    private final WizardModel model;
    private final Map<Step, Supplier<StepView>> makers;
    private final Map<Step, StepView> views = new EnumMap<>(Step.class);
    private final Map<Step, Node> pages = new EnumMap<>(Step.class);
    private final VBox page = new VBox();

    /** {@code makers} make each page when it is shown for the first time. */
    public WizardView(WizardModel model, Map<Step, Supplier<StepView>> makers, Workplace place) {
        this.model = model;
        this.makers = makers;
        page.getStyleClass().add("page");
        setLeft(new Rail(model));
        Footer footer = new Footer(model, this::focusPage);
        setCenter(new BorderPane(page, null, null, footer, null));
        // the toolkit would tick a box with Enter; a consent is given with the space bar and on purpose
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof CheckBox) {
                event.consume();
                footer.goOn();
            }
        });
        model.current.addListener((property, before, now) -> show(now, place));
        show(model.current.get(), place);
    }

    private void show(StepModel step, Workplace place) {
        StepView view = views.computeIfAbsent(step.step, made -> Objects.requireNonNull(makers.get(made)).get());
        place.runner().onScreen(this::focusPage);
        page.getChildren().setAll(pages.computeIfAbsent(step.step, made -> page(step, view, place)));
        VBox.setVgrow(page.getChildren().getFirst(), Priority.ALWAYS);
    }

    private static Node page(StepModel step, StepView view, Workplace place) {
        // once the result is shown, the focus goes where something is wrong
        step.busy().addListener((property, before, now) -> place.runner().onScreen(() -> focusWrong(step, view)));
        step.attention.addListener((property, before, now) -> place.runner().onScreen(() -> focusWrong(step, view)));
        Label good = Widgets.text("", "notice", "tone-good");
        good.setId("good");
        good.setMaxWidth(Double.MAX_VALUE);
        good.textProperty().bind(step.good);
        Widgets.when(step.good.isNotEmpty(), good);
        ProblemBar problem = new ProblemBar(step.problem, text -> place.desktop().copy(text, "Details copied"));
        Node node = view.node();
        VBox.setVgrow(node, Priority.ALWAYS);
        VBox page = new VBox(problem, good, node);
        page.getStyleClass().add("page-content");
        return page;
    }

    private static void focusWrong(StepModel step, StepView view) {
        if (!step.busy().get() && step.attention.get()) {
            view.focus();
        }
    }

    /** Puts the focus into the page that is shown. */
    public void focusPage() {
        @Nullable
        StepView view = views.get(model.current.get().step);
        if (view != null) {
            // what scrolls is only part of the scene once it is laid out
            applyCss();
            layout();
            view.focus();
        }
    }
}
