package app.tallybird.ui.step.vendor;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import app.tallybird.app.EnvImport;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;

/** The catalog as cards. */
public final class VendorView implements StepView {

    /** Where the window has room for it; narrower ones break the chips sooner. */
    private static final double CHIPS_WIDTH = 640;

    private final VendorModel model;
    private final TextField search = new TextField();
    private final FlowPane chips = new FlowPane();
    private final TilePane cards = new TilePane();
    private final VBox understood = Widgets.card();
    private final VBox page = new VBox();

    public VendorView(VendorModel model) {
        this.model = model;
        page.getStyleClass().add("step");
        search.setId("search");
        search.getStyleClass().add("search-wide");
        search.setAccessibleText("Search the connectors");
        search.textProperty().bindBidirectional(model.search);
        chips.getStyleClass().add("chips");
        chips.setPrefWrapLength(CHIPS_WIDTH);
        cards.getStyleClass().add("vendor-cards");
        cards.setPrefColumns(4);
        HBox filters = new HBox(search, chips);
        filters.getStyleClass().add("filter-bar");
        HBox.setHgrow(chips, Priority.ALWAYS);
        understood.setId("understood");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        page.getChildren().addAll(Widgets.title("Which vendor do you bill for?"),
                Widgets.text("Pick one from the catalog, read a file, or bring your own. You can add more later.", "page-words"), filters,
                understood, scroll);
        Label nothing = Widgets.text("", "muted");
        nothing.setId("no-connector");
        nothing.textProperty().bind(model.nothing);
        page.getChildren().add(page.getChildren().indexOf(scroll), Widgets.when(model.nothing.isNotEmpty(), nothing));
        search.accessibleHelpProperty().bind(model.nothing);
        if (!model.demo()) {
            Ways ways = new Ways(model);
            page.getChildren().add(ways);
            page.layoutBoundsProperty().addListener((property, before, now) -> ways.room(now.getWidth(), now.getHeight()));
        }
        model.shown.addListener((property, before, now) -> cards());
        model.chosen.addListener((property, before, now) -> marks());
        model.categories.addListener((property, before, now) -> chips());
        model.category.addListener((property, before, now) -> chipMarks());
        model.found.addListener((property, before, now) -> understood());
        cards();
        chips();
        understood();
    }

    private void chips() {
        chips.getChildren().setAll(model.categories.get().stream().map(name -> {
            ToggleButton chip = new ToggleButton(name);
            chip.getStyleClass().add("chip");
            chip.setOnAction(event -> {
                model.category.set(name);
                chipMarks();
            });
            return (Node) chip;
        }).toList());
        chipMarks();
        search.setPromptText("Search " + LocalFormat.count(model.size(), "connector"));
    }

    /** In place, so that the focus stays where it is. */
    private void chipMarks() {
        for (Node node : chips.getChildren()) {
            ToggleButton chip = (ToggleButton) node;
            chip.setSelected(chip.getText().equals(model.category.get()));
            chip.setAccessibleText("Show " + chip.getText() + (chip.isSelected() ? ", shown now" : ""));
        }
    }

    private void cards() {
        search.setPromptText("Search " + LocalFormat.count(model.size(), "connector"));
        List<VendorCard> shown = model.shown.get();
        if (shown.isEmpty()) {
            cards.getChildren().clear();
            return;
        }
        cards.getChildren().setAll(shown.stream().map(this::card).toList());
        marks();
    }

    /** In place, so that the focus stays where it is. */
    private void marks() {
        List<VendorCard> shown = model.shown.get();
        for (int at = 0; at < shown.size(); at++) {
            VendorCard card = shown.get(at);
            Node button = cards.getChildren().get(at);
            boolean here = card.equals(model.chosen.get());
            button.setAccessibleText(card.document().name() + ", " + card.words() + (here ? ", chosen" : ""));
            button.getStyleClass().remove("chosen");
            if (here) {
                button.getStyleClass().add("chosen");
            }
        }
    }

    private Node card(VendorCard card) {
        Label letter = Widgets.label(card.initial(), "vendor-letter");
        HBox content = new HBox(12, letter,
                new VBox(2, Widgets.text(card.document().name(), "strong"), Widgets.label(card.words(), "muted", "small")));
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = cardButton("vendor-" + card.document().id(), content, () -> model.choose(card));
        button.setTooltip(new Tooltip(card.document().name() + ": " + card.words()));
        return button;
    }

    private static Button cardButton(String id, Node content, Runnable action) {
        Button button = new Button("", content);
        button.setId(id);
        button.getStyleClass().setAll("vendor-card");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void understood() {
        EnvImport found = model.found.get();
        understood.setVisible(found != null);
        understood.setManaged(found != null);
        if (found == null) {
            return;
        }
        VBox lines = new VBox(4);
        found.understood().forEach(
                line -> lines.getChildren().add(Widgets.text(line.name() + " = " + line.shown() + "  →  " + line.purpose(), "mono")));
        if (model.replaces()) {
            lines.getChildren().add(Widgets.text(
                    "⚠ An integration named “" + found.settings().name() + "” is saved already: its keys and values are replaced by these.",
                    "warn-text"));
        }
        found.notes().forEach(note -> lines.getChildren().add(Widgets.text("⚠ " + note, "warn-text")));
        understood.getChildren().setAll(Widgets.label("Understood as " + found.settings().connector(), "strong"), lines,
                Widgets.row(Widgets.button("use-found", "_Use these", model::useFound, "accent"),
                        Widgets.button("forget-found", "_Leave them", model::forgetFound)));
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        search.requestFocus();
    }
}
