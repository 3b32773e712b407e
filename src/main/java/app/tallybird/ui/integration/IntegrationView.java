package app.tallybird.ui.integration;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

import app.tallybird.ui.contract.ContractsView;
import app.tallybird.ui.contract.PricesView;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Sparkline;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.history.HistoryView;
import app.tallybird.ui.integration.IntegrationModel.AsOf;
import app.tallybird.ui.integration.IntegrationModel.Tab;
import app.tallybird.ui.wizard.Step;

/** Name, health and tabs above; below them the numbers, the pushes or the steps of the set-up. */
public final class IntegrationView extends BorderPane {

    private static final double MONTHS = 88;
    private static final double FACT = 280;
    /** What is shown, and which of it, are two things. */
    private static final Insets APART = new Insets(0, 16, 0, 0);

    private final IntegrationModel model;
    private final Button main;
    private boolean begun;

    public IntegrationView(IntegrationModel model) {
        this.model = model;
        Label title = Widgets.text(model.name, "page-title");
        title.setId("integration-title");
        main = Widgets.button("integration-main", model.onward.map(Onward::label), model::main, "accent");
        model.tab.subscribe(now -> mark());
        List.of(model.priced, model.contracts.asks, model.prices.asks).forEach(one -> one.subscribe(now -> mark()));
        HBox head = Widgets.row(new VBox(8, title, Widgets.text(model.words, "page-words")), Widgets.spring(),
                Widgets.when(model.onward.map(Onward::anew), Widgets.button("integration-anew", "Prepare anew", model::anew)), main);
        HBox health = new HBox(10);
        Runnable facts = () -> health.getChildren().setAll(model.health.get().stream().map(this::fact).toList());
        model.health.subscribe(facts);
        model.onward.subscribe(facts);
        Label limits = Widgets.text(model.onward.map(Onward::limits), "muted", "small");
        limits.setId("integration-limits");
        Chips<Tab, Tab> tabs = new Chips<>(new SimpleObjectProperty<>(List.of(Tab.values())), model.tab, tab -> tab, Tab::label,
                (tab, here) -> tab.label() + (here ? ", shown now" : ""));
        tabs.setId("integration-tabs");
        VBox top = Widgets.styled(
                new VBox(new ProblemBar(model.problem, model::copy), head,
                        Widgets.notice("integration-onward", Tone.WARN, model.onward.map(Onward::words)), health,
                        Widgets.when(limits.textProperty().isNotEmpty(), limits), Widgets.row(Widgets.grow(tabs), time(), halves())),
                "integration-top");
        top.setMinHeight(Region.USE_PREF_SIZE);
        setTop(top);
        Map<Tab, Node> pages = new EnumMap<>(Tab.class);
        StackPane middle = new StackPane();
        setCenter(middle);
        model.tab.subscribe(tab -> middle.getChildren().setAll(pages.computeIfAbsent(tab, this::page)));
        model.onward.subscribe(now -> {
            if (!begun && !now.equals(Onward.NONE)) {
                begun = true;
                model.place.runner().onScreen(() -> begin(tabs));
            }
        });
    }

    /** A form that is open has the main button of the page. */
    private void mark() {
        boolean asks = model.tab.get() == Tab.CONTRACTS && (model.priced.get() ? model.prices.asks.get() : model.contracts.asks.get());
        Widgets.style(main, "accent", !asks);
    }

    /** Where the keyboard begins once it is known what is offered. */
    private void begin(Chips<Tab, Tab> tabs) {
        (main.isVisible() ? main : tabs.getChildren().getFirst()).requestFocus();
    }

    private Node page(Tab tab) {
        return switch (tab) {
            case NUMBERS -> numbers();
            case PUSHES -> new HistoryView(model.pushes, true);
            case CONTRACTS -> new StackPane(Widgets.when(model.priced.not(), Frame.of(new ContractsView(model.contracts))),
                    Widgets.when(model.priced, Frame.of(new PricesView(model.prices))));
            case SET_UP -> Frame.of(setUp());
        };
    }

    private Node numbers() {
        Matrix matrix = new Matrix("numbers", "What Synthesize accepted. Arrows move, Enter shows the history of a number.",
                (row, column) -> {
                    model.history(row, column);
                    return true;
                });
        matrix.placeholder.textProperty().bind(Bindings.createStringBinding(
                () -> model.known.get() ? "No counts to show." : model.problem.get() == null ? "Reading\u2026" : "Nothing was read.",
                model.known, model.problem));
        model.matrix.subscribe(now -> {
            matrix.underHeads.set(model.months.get() ? null : this::months);
            matrix.content.set(now);
        });
        Chips<Boolean, Boolean> by = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.months, one -> one,
                one -> one ? "12 months" : "Customers", (one, here) -> (one ? "By month" : "By customer") + (here ? ", shown now" : ""));
        by.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setMargin(by, APART);
        FilterBar<AcceptedNumbers.Customer> filters = new FilterBar<>(model.customers, "Search customer");
        return Frame.of(Widgets.styled(new VBox(Widgets.row(by, Widgets.grow(Widgets.when(model.months.not(), filters))),
                Widgets.grow(matrix),
                Widgets.text(
                        "\u25f7 accepted in an earlier month   \u00b7 never sent   \u00d7 a month without a push   Enter: history of a number",
                        "muted", "small")),
                "integration-page"));
    }

    /** What belongs to the numbers and stands beside the tabs: the time that is looked at, and the way out. */
    private Node time() {
        MenuButton asOf = new MenuButton();
        asOf.setId("numbers-as-of");
        asOf.setMinWidth(Region.USE_PREF_SIZE);
        asOf.textProperty().bind(model.asOf.map(AsOf::words).orElse(AsOf.NOW.words()));
        asOf.accessibleTextProperty().bind(asOf.textProperty().map(words -> "The time that is shown: " + words));
        model.times.addListener((Observable changed) -> asOf.getItems()
                .setAll(model.times.stream().map(one -> Widgets.item(one.words(), () -> model.asOf.set(one))).toList()));
        MenuButton export = new MenuButton("_Export");
        export.setId("numbers-export");
        export.setAccessibleText("Export the numbers that are shown");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.getItems().setAll(Widgets.item("As CSV, for a spreadsheet", () -> model.export(false)),
                Widgets.item("As JSON", () -> model.export(true)));
        return Widgets.when(model.tab.isEqualTo(Tab.NUMBERS), Widgets.row(Widgets.when(model.months.not(), asOf), export));
    }

    /** The contract rules or the prices, and the way to what invoices say. */
    private Node halves() {
        Chips<Boolean, Boolean> halves = new Chips<>(new SimpleObjectProperty<>(List.of(false, true)), model.priced, one -> one,
                one -> one ? "Prices" : "Rules", (one, here) -> (one ? "Prices" : "Contract rules") + (here ? ", shown now" : ""));
        halves.setId("contract-halves");
        halves.setMinWidth(Region.USE_PREF_SIZE);
        return Widgets.when(model.tab.isEqualTo(Tab.CONTRACTS),
                Widgets.row(Widgets.button("open-leaks", "_Find leaks\u2026", model::leaks, "small"), halves));
    }

    /** The twelve months of a service. */
    private Optional<Region> months(int column) {
        return column < model.numbers().services().size()
                ? Optional.of(new Sparkline(model.numbers().history(column), Optional.empty(), MONTHS))
                : Optional.empty();
    }

    private Node fact(Health fact) {
        Label name = Widgets.grow(Widgets.label(fact.of(), "strong-cell", "text-" + fact.tone().style()));
        name.setMinWidth(0);
        Button act = Widgets.button("health-" + fact.of().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), fact.act(),
                () -> model.open(fact.step()), "small");
        act.setAccessibleText(fact.act() + ": " + fact.of() + " " + fact.word() + ", " + fact.below());
        Widgets.show(act, model.offers(fact.step()));
        // the words have the whole width of the card, so that no fact is cut
        VBox card = Widgets.styled(new VBox(3, Widgets.row(sign(fact.tone()), name, act),
                Widgets.text(fact.word() + " \u00b7 " + fact.below(), "muted", "small")), "card-box", "fact");
        // about a quarter of the page: how high the words are is asked before there is a width
        card.setPrefWidth(FACT);
        card.setMinWidth(0);
        return Widgets.grow(card);
    }

    private Region setUp() {
        VBox list = new VBox(8);
        for (Step step : Step.values()) {
            list.getChildren().add(step(step));
        }
        HBox busy = Widgets.row(Widgets.spinner(model.work.busy), Widgets.text(model.work.words, "muted"), Widgets.spring(),
                Widgets.when(model.work.busy, Widgets.button("check-stop", "St_op", model.work::stop, "small")));
        return Widgets.styled(new VBox(Widgets.when(model.work.busy, busy), list, script()), "integration-page");
    }

    private Node script() {
        VBox words = Widgets.grow(new VBox(1, Widgets.label("Compare with your script", "strong-cell"),
                Widgets.text("Counted by a script before? See each count that differs, and why. Nothing is sent to the real Synthesize.",
                        "muted", "small")));
        return Widgets.styled(new HBox(11, words, Widgets.button("open-compare", "Compare", model::compare, "small")), "card-box",
                "health");
    }

    private Node step(Step step) {
        String id = step.name().toLowerCase(Locale.ROOT);
        Label below = Widgets.text("", "small");
        below.setId("checked-" + id);
        VBox words = Widgets.grow(new VBox(1, Widgets.label(step.number() + "  " + step.title(), "strong-cell"), below));
        Button open = Widgets.button("open-" + id, "Open", () -> model.open(step), "small");
        open.setAccessibleText("Open step " + step.number() + ", " + step.title());
        Button test = Widgets.button("check-" + id, "Test", () -> model.check(step), "small");
        test.setAccessibleText("Test step " + step.number() + " alone, " + step.title());
        test.disableProperty().bind(model.work.busy);
        StackPane sign = new StackPane();
        Runnable show = () -> {
            StepCheck.Result result = model.checks.get().get(step);
            boolean done = model.done.get().contains(step);
            sign.getChildren()
                    .setAll(result == null
                            ? Icon.of(done ? MaterialDesignC.CHECK_CIRCLE_OUTLINE : MaterialDesignC.CLOCK_OUTLINE,
                                    done ? "good-icon" : "muted-icon")
                            : sign(result.tone()));
            below.setText(result == null ? step.words() + (done ? "" : ", not done") : result.words());
            Widgets.style(below, "muted", result == null || result.tone() == Tone.GOOD);
        };
        model.checks.subscribe(show);
        model.done.subscribe(show);
        model.onward.subscribe(now -> {
            Widgets.show(open, model.offers(step));
            Widgets.show(test, step != Step.REVIEW || model.offers(step));
        });
        show.run();
        return Widgets.styled(new HBox(11, sign, words, test, open), "card-box", "health");
    }

    private static Node sign(Tone tone) {
        return switch (tone) {
            case GOOD -> Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon");
            case NEUTRAL, INFO -> Icon.of(MaterialDesignM.MINUS_CIRCLE_OUTLINE, "muted-icon");
            case WARN -> Icon.of(MaterialDesignA.ALERT_OUTLINE, "warn-icon");
            case BAD -> Icon.of(MaterialDesignA.ALERT_OCTAGON, "bad-icon");
        };
    }
}
