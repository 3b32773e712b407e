package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.trust.TrustView;

/** How to begin a connector. */
public final class StartView extends Frame {

    private final StartModel model;
    private final TextField name = new TextField();
    private final VBox drafts = Widgets.card();

    /** {@code leave} goes back. */
    public StartView(StartModel model, Runnable leave) {
        this.model = model;
        getStyleClass().add("builder");
        name.setId("start-name");
        name.setPromptText("The vendor's name");
        name.textProperty().bindBidirectional(model.name);
        TextField address = new TextField();
        address.setId("start-address");
        address.textProperty().bindBidirectional(model.address);
        TextArea curl = new TextArea();
        curl.setId("start-curl");
        curl.setPrefRowCount(4);
        curl.setPromptText("curl 'https://api.vendor.com/v1/devices?page=1' -H 'Authorization: Bearer …'");
        curl.getStyleClass().add("code");
        curl.textProperty().bindBidirectional(model.curl);
        drafts.setId("drafts");
        VBox page = new VBox(14, Widgets.title("Build a connector"),
                Widgets.text("For a vendor that is not in the catalog, or one that you count in another way. No code.", "page-words"),
                new ProblemBar(model.problem, words -> model.place.desktop().copy(words, "Details copied")), new TrustView(model.trust),
                drafts, field("Name", name),
                Widgets.card(Widgets.label("Begin with the address of the API", "strong"), field("Address of the API", address),
                        Widgets.row(Widgets.button("start-blank", "Begin blank", model::blank, "accent"))),
                Widgets.card(Widgets.label("Begin with a cURL command", "strong"), Widgets.text(
                        "From the vendor's documentation or the browser's network page. It is only read, never run; secrets in it become "
                                + "secret fields and stay out of the document.",
                        "muted"), field("cURL command", curl),
                        Widgets.row(Widgets.button("start-curl-button", "Use the command", model::curl))),
                others());
        page.getStyleClass().add("builder-start");
        middle(page);
        Label said = Widgets.label("", "footer-words");
        said.textProperty().bind(model.said);
        below(new HBox(Widgets.button("close-start", "Close", leave), said));
        beginning(model.problem);
        beginning(model.trust.review);
        model.drafts.subscribe(this::drafts);
    }

    private Node others() {
        ComboBox<String> catalog = new ComboBox<>();
        catalog.setId("start-catalog");
        catalog.setPromptText("Choose a connector");
        catalog.setAccessibleText("Begin with a connector of the catalog");
        Map<String, Catalog.Entry> byName = new LinkedHashMap<>();
        model.catalog.subscribe(entries -> {
            byName.clear();
            entries.forEach(entry -> byName
                    .put(entry.document().name() + (Catalog.isBuiltIn(entry.document().id()) ? "" : " (yours: edit it)"), entry));
            catalog.getItems().setAll(byName.keySet());
        });
        Button copy = Widgets.button("start-copy", "Begin with it", () -> {
            @Nullable
            String chosen = catalog.getValue();
            Catalog.Entry entry = chosen == null ? null : byName.get(chosen);
            if (entry != null) {
                model.from(entry);
            }
        });
        VBox one = Widgets.card(Widgets.label("Begin with a connector of the catalog", "strong"),
                Widgets.text("A copy under a name of its own; the original stays.", "muted"), new HBox(8, catalog, copy));
        VBox two = Widgets.card(Widgets.label("Begin with a CSV file", "strong"),
                Widgets.text("An export that you download regularly.", "muted"),
                Widgets.row(Widgets.button("start-csv", "Choose a file…", model::csv)));
        VBox three = Widgets.card(Widgets.label("Import a connector", "strong"),
                Widgets.text("From a colleague. You see what it touches before it is saved.", "muted"),
                Widgets.row(Widgets.button("start-import", "Import…", model::chooseImport)));
        HBox row = new HBox(14, one, two, three);
        for (VBox box : List.of(one, two, three)) {
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(240);
        }
        return row;
    }

    private static Node field(String label, TextInputControl control) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        VBox box = new VBox(words, control);
        box.getStyleClass().add("field");
        return box;
    }

    private void drafts(List<SavedDraft> all) {
        drafts.setVisible(!all.isEmpty());
        drafts.setManaged(!all.isEmpty());
        drafts.getChildren().setAll(Widgets.label("Not finished yet", "strong"));
        for (SavedDraft draft : all) {
            String title = DraftTree.parse(draft.text()).map(tree -> tree.text("/name")).filter(text -> !text.isBlank())
                    .orElse(draft.name());
            Button resume = Widgets.button("resume-" + draft.name(), "Continue", () -> model.resume(draft), "small");
            resume.setAccessibleText("Continue with " + title);
            Button forget = Widgets.button("forget-" + draft.name(), "Throw away", () -> model.forget(draft), "small");
            forget.setAccessibleText("Throw away the draft " + title);
            drafts.getChildren().add(
                    Widgets.row(Widgets.label(title), Widgets.label(draft.name(), "muted", "small"), Widgets.spring(), resume, forget));
        }
    }

    /** Puts the focus where a person begins. */
    public void focus() {
        applyCss();
        layout();
        name.requestFocus();
    }
}
