package app.tallybird.ui.step.vendor;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.EnvImport;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.trust.TrustView;
import app.tallybird.ui.wizard.StepPage;

/** The catalog as cards. */
public final class VendorView extends StepPage {

    /** Where the window has room for it; narrower ones break the chips sooner. */
    private static final double CHIPS_WIDTH = 640;

    private static final double LEAST = 150;
    private static final double NARROWEST = 250;

    private final VendorModel model;
    private final TextField search;
    private final TilePane cards = Widgets.styled(new TilePane(), "vendor-cards");
    private final VBox understood = Widgets.card();

    public VendorView(VendorModel model) {
        this.model = model;
        search = Widgets.styled(Fields.text("search", model.search), "search-wide");
        search.setAccessibleText("Search the connectors");
        search.accessibleHelpProperty().bind(model.nothing);
        Chips<String, String> chips = Widgets.grow(new Chips<>(model.categories, model.category, Function.identity(), Function.identity(),
                (name, here) -> "Show " + name + (here ? ", shown now" : "")));
        chips.setPrefWidth(CHIPS_WIDTH);
        understood.setId("understood");
        Label nothing = Widgets.text(model.nothing, "muted");
        nothing.setId("no-connector");
        ScrollPane list = Widgets.grow(Widgets.scroll(Widgets.column(new TrustView(model.trust), cards)));
        list.setMinHeight(LEAST);
        list.viewportBoundsProperty().subscribe(now -> spread(now.getWidth()));
        getChildren().addAll(Widgets.title("Which vendor do you bill for?"),
                Widgets.text("Pick one from the catalog, read a file, or bring your own. You can add more later.", "page-words"),
                Widgets.styled(new HBox(search, chips), "filter-bar"), understood, Widgets.when(model.nothing.isNotEmpty(), nothing), list);
        Widgets.onEscape(this, model::clear);
        if (!model.place.demo()) {
            Ways ways = new Ways(model);
            getChildren().add(Widgets.when(model.trust.review.isNull(), ways));
            layoutBoundsProperty().subscribe((before, now) -> ways.room(now.getWidth(), now.getHeight()));
        }
        model.shown.subscribe(this::show);
        model.chosen.subscribe((before, now) -> marks());
        model.found.subscribe(this::understood);
    }

    /** As many in a row as there is room for, and they share it. */
    private void spread(double width) {
        int columns = Math.max(1, (int) ((width + cards.getHgap()) / (NARROWEST + cards.getHgap())));
        cards.setPrefColumns(columns);
        cards.setPrefTileWidth(Math.floor((width - cards.getHgap() * (columns - 1)) / columns));
    }

    private void show(List<VendorCard> shown) {
        search.setPromptText(model.size() == 0 ? "Reading the catalog…" : "Search " + LocalFormat.count(model.size(), "connector"));
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
            button.setAccessibleText(
                    LocalFormat.joined(", ", card.document().name(), card.words(), card.beta()) + (here ? ", chosen" : ""));
            Widgets.style(button, "chosen", here);
        }
    }

    private Node card(VendorCard card) {
        HBox words = new HBox(6, Widgets.label(card.words(), "muted", "small"));
        if (!card.beta().isEmpty()) {
            Label beta = Widgets.label("beta", "quiet-tag");
            beta.setMinWidth(USE_PREF_SIZE);
            words.getChildren().add(beta);
        }
        HBox content = new HBox(10, Widgets.label(card.initial(), "vendor-letter", card.style()),
                new VBox(Widgets.label(card.document().name(), "strong"), words));
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = Widgets.button("vendor-" + card.document().id(), "", () -> model.choose(card));
        button.setGraphic(content);
        button.getStyleClass().setAll("vendor-card");
        button.setMinWidth(USE_COMPUTED_SIZE);
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setTooltip(new Tooltip(LocalFormat.joined("\n", card.document().name() + ": " + card.words(), card.beta())));
        return button;
    }

    private void understood(@Nullable EnvImport found) {
        Widgets.show(understood, found != null);
        if (found == null) {
            return;
        }
        VBox lines = new VBox(4);
        found.understood().forEach(
                line -> lines.getChildren().add(Widgets.text(line.name() + " = " + line.shown() + "  →  " + line.purpose(), "mono")));
        if (model.replaces) {
            lines.getChildren().add(Widgets.text(
                    "⚠ An integration named “" + found.settings().name() + "” is saved already: its keys and values are replaced by these.",
                    "warn-text"));
        }
        found.notes().forEach(note -> lines.getChildren().add(Widgets.text("⚠ " + note, "warn-text")));
        understood.getChildren().setAll(Widgets.label("Understood as " + found.settings().connector(), "strong"), lines,
                Widgets.row(Widgets.button("use-found", "_Use these", model::useFound, "accent"),
                        Widgets.button("forget-found", "_Leave them", () -> model.found.set(null))));
    }

    @Override
    public void focus() {
        search.requestFocus();
    }
}
