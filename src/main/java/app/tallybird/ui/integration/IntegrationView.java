package app.tallybird.ui.integration;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.history.HistoryView;
import app.tallybird.ui.integration.IntegrationModel.Tab;
import app.tallybird.ui.wizard.Step;

/** Name, health and tabs above; below them the numbers, the pushes or the steps of the set-up. */
public final class IntegrationView extends BorderPane {

    private static final double BY = 230;

    private final IntegrationModel model;

    public IntegrationView(IntegrationModel model) {
        this.model = model;
        Label title = Widgets.text(model.name, "page-title");
        title.setId("integration-title");
        HBox head = Widgets.row(new VBox(8, title, Widgets.text(model.words, "page-words")), Widgets.spring(),
                Widgets.button("integration-main", model.mainLabel, model::main, "accent"));
        HBox health = new HBox(10);
        model.health.subscribe(now -> health.getChildren().setAll(now.stream().map(this::fact).toList()));
        Chips<Tab, Tab> tabs = new Chips<>(new SimpleObjectProperty<>(List.of(Tab.values())), model.tab, tab -> tab, Tab::label,
                (tab, here) -> tab.label() + (here ? ", shown now" : ""));
        tabs.setId("integration-tabs");
        VBox top = Widgets.styled(new VBox(new ProblemBar(model.problem, model::copy), head, health, tabs), "integration-top");
        top.setMinHeight(Region.USE_PREF_SIZE);
        setTop(top);
        Map<Tab, Node> pages = new EnumMap<>(Tab.class);
        StackPane middle = new StackPane();
        setCenter(middle);
        model.tab.subscribe(tab -> middle.getChildren().setAll(pages.computeIfAbsent(tab, this::page)));
    }

    private Node page(Tab tab) {
        return switch (tab) {
            case NUMBERS -> numbers();
            case PUSHES -> new HistoryView(model.pushes, true);
            case SET_UP -> Frame.of(setUp());
        };
    }

    private Node numbers() {
        Matrix matrix = new Matrix("numbers", "What Synthesize accepted. Arrows move.", (line, column) -> {
        });
        matrix.content.bind(model.matrix);
        Chips<Boolean, Boolean> by = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.months, one -> one,
                one -> one ? "12 months" : "Customers", (one, here) -> (one ? "By month" : "By customer") + (here ? ", shown now" : ""));
        by.setPrefWrapLength(BY);
        by.setMinWidth(Region.USE_PREF_SIZE);
        FilterBar<AcceptedNumbers.Customer> filters = new FilterBar<>(model.customers, "Search customer");
        return Frame.of(Widgets.styled(
                new VBox(Widgets.row(by, Widgets.grow(Widgets.when(model.months.not(), filters))), Widgets.grow(matrix), Widgets
                        .text("\u25f7 accepted in an earlier month   \u00b7 never sent   \u00d7 a month without a push", "muted", "small")),
                "integration-page"));
    }

    private Node fact(Health fact) {
        Label name = Widgets.label(fact.of() + "  " + fact.word(), "strong-cell", "text-" + fact.tone().style());
        Label below = Widgets.label(fact.below(), "muted", "small");
        below.setTooltip(new Tooltip(fact.below()));
        Node icon = fact.tone() == Tone.GOOD
                ? Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon")
                : fact.tone() == Tone.NEUTRAL
                        ? Icon.of(MaterialDesignM.MINUS_CIRCLE_OUTLINE, "muted-icon")
                        : Icon.of(MaterialDesignA.ALERT_OUTLINE, "warn-icon");
        VBox words = new VBox(1, name, below);
        words.setMinWidth(0);
        HBox card = Widgets.styled(new HBox(9, icon, Widgets.grow(words)), "card-box", "health");
        if (fact.tone() != Tone.GOOD) {
            Button look = Widgets.button("health-" + fact.step().name().toLowerCase(Locale.ROOT), "Look", () -> model.open(fact.step()),
                    "small");
            look.setAccessibleText("Look at " + fact.step().title() + ": " + fact.of() + " " + fact.word() + ", " + fact.below());
            card.getChildren().add(look);
        }
        card.setPrefWidth(0);
        card.setMinWidth(0);
        return Widgets.grow(card);
    }

    private Region setUp() {
        VBox list = new VBox(8);
        model.done.subscribe(
                done -> list.getChildren().setAll(List.of(Step.values()).stream().map(step -> step(step, done.contains(step))).toList()));
        return Widgets.styled(new VBox(list, script()), "integration-page");
    }

    private Node script() {
        VBox words = Widgets.grow(new VBox(1, Widgets.label("Compare with your script", "strong-cell"), Widgets.text(
                "Counted by a script before? See each count that differs, and why. Nothing is sent to the real Synthesize.", "muted", "small")));
        return Widgets.styled(new HBox(11, words, Widgets.button("open-compare", "Compare", model::compare, "small")), "card-box", "health");
    }

    private Node step(Step step, boolean done) {
        VBox words = new VBox(1, Widgets.label(step.number() + "  " + step.title(), "strong-cell"),
                Widgets.label(step.words() + (done ? "" : ", not done"), "muted", "small"));
        Button open = Widgets.button("open-" + step.name().toLowerCase(Locale.ROOT), "Open", () -> model.open(step), "small");
        open.setAccessibleText("Open step " + step.number() + ", " + step.title());
        Node icon = done
                ? Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon")
                : Icon.of(MaterialDesignC.CLOCK_OUTLINE, "muted-icon");
        return Widgets.styled(new HBox(11, icon, words, Widgets.spring(), open), "card-box", "health");
    }
}
