package app.tallybird.ui.step.vendor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;

/**
 * The ways past the catalog. They stay in sight below the cards, however many of those there are; where the window is small they keep their names
 * and give up the words below.
 */
final class Ways extends VBox {

    private static final double ROOMY_WIDTH = 900;
    private static final double ROOMY_HEIGHT = 560;
    private static final double GAP = 10;
    private static final double LEAST = 150;
    private static final double CARD_HEIGHT = 92;

    private final FlowPane row = new FlowPane(GAP, GAP);
    private final List<Button> buttons = new ArrayList<>();
    private boolean roomy;

    Ways(VendorModel model) {
        super(8);
        setId("ways");
        add("way-build", "Build a connector", "Any vendor's API: see the answer, click the fields. No code.", model.build);
        add("way-csv", "Read a file", "CSV or Excel, sent every month: drop it and click its columns once.", model.readFile);
        add("way-sdk", "Bring a PowerShell SDK folder", "Reads its .env and picks the connector.", model::bringFolder);
        add("way-document", "Load a connector", "A document that describes another vendor's API.", model::loadDocument);
        add("way-demo", "Try the demo", "A sandbox Synthesize and vendors on this computer. No keys.", model.startDemo);
        row.getChildren().setAll(buttons);
        getChildren().setAll(Widgets.label("Not in the list?", "strong"), row);
        setMinHeight(USE_PREF_SIZE);
        row.widthProperty().addListener((property, before, now) -> spread());
        shape();
    }

    private void add(String id, String title, String words, Runnable action) {
        Label name = Widgets.text(title, "strong");
        Label text = Widgets.text(words, "muted", "small");
        Button button = new Button(title, new VBox(3, name, text));
        button.setId(id);
        button.setAccessibleText(title + ". " + words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        buttons.add(button);
    }

    /** Tells how large the page is on which these stand. */
    void room(double width, double height) {
        boolean now = width >= ROOMY_WIDTH && height >= ROOMY_HEIGHT;
        if (now != roomy) {
            roomy = now;
            shape();
        }
    }

    private void shape() {
        for (Button button : buttons) {
            button.getStyleClass().setAll(roomy ? List.of("vendor-card", "way-card") : List.of("button", "small"));
            button.setContentDisplay(roomy ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        }
        spread();
    }

    /** Cards share the width evenly; buttons are as wide as their names. */
    private void spread() {
        double share = Math.max(LEAST, Math.floor((row.getWidth() - GAP * (buttons.size() - 1)) / buttons.size()) - 1);
        buttons.forEach(button -> {
            button.setPrefWidth(roomy ? share : USE_COMPUTED_SIZE);
            button.setPrefHeight(roomy ? CARD_HEIGHT : USE_COMPUTED_SIZE);
        });
        row.setPrefWrapLength(row.getWidth());
    }
}
