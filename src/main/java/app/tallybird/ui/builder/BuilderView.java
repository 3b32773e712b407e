package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** The builder: forms at the left, what the vendor answers at the right, and below what is still missing. */
public final class BuilderView extends Frame {

    /** The forms and the answers side by side need this, with chips that break into two lines; with less the page scrolls. */
    private static final double LEAST = 370;

    private final BuilderModel model;
    private final SaveModel save;
    private final FlowPane cards = new FlowPane(8, 6);
    private final VBox left = new VBox();
    private final VBox fields = new VBox(12);
    private final ScrollPane scroll = new ScrollPane(fields);
    private final Button json;
    private @Nullable Form form;
    private OpenCard shownSpot = OpenCard.of(OpenCard.Card.CREDENTIALS);
    private @Nullable JsonPane text;

    /** {@code leave} goes back to where the builder was opened; {@code use} sets up an integration with the saved connector. */
    public BuilderView(BuilderModel model, Runnable leave, Consumer<ConnectorDocument> use) {
        this.model = model;
        save = new SaveModel(model, use);
        getStyleClass().add("builder");
        json = Widgets.button("view-json", "View as JSON", this::toggleJson);
        above(head());
        left.getStyleClass().add("pane-box");
        fields.getStyleClass().add("builder-fields");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        LivePane live = new LivePane(model);
        live.setMinHeight(0);
        SplitPane both = new SplitPane(left, live);
        both.setMinHeight(LEAST);
        both.setDividerPositions(0.42);
        both.getStyleClass().add("builder-split");
        VBox bars = Widgets.styled(new VBox(10, new ProblemBar(model.problem, words -> model.place.desktop().copy(words, "Details copied")),
                new SecretBar(model), new ReviewPane(save)), "builder-bars");
        middle(new VBox(bars, Widgets.grow(both)));
        below(bottom(leave));
        beginning(model.problem);
        beginning(save.review);
        model.spot.subscribe(now -> show());
        model.shape.subscribe(now -> show());
        model.findings.subscribe(now -> marks());
        model.live.shown.subscribe(now -> suggested());
        model.draft.subscribe(now -> {
            if (text != null) {
                text.refresh();
            }
        });
        setOnKeyPressed(event -> {
            if (new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).match(event)) {
                model.live.run();
                event.consume();
            } else if (new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN).match(event)) {
                model.undo();
                event.consume();
            }
        });
        if (model.isBroken()) {
            toggleJson();
        }
    }

    private VBox head() {
        HBox head = Widgets.row(
                new VBox(14, Widgets.title("Build a connector"),
                        Widgets.text("Point at the vendor's API, see the live answer, and click the fields. No code.", "page-words")),
                Widgets.spring(), Widgets.button("undo", "Undo", model::undo), Widgets.button("redo", "Redo", model::redo),
                Widgets.button("export", "Export…", save::export), json);
        return Widgets.styled(new VBox(head), "builder-top");
    }

    private HBox bottom(Runnable leave) {
        Button close = Widgets.button("close-builder", "Close", leave);
        close.setAccessibleText("Close; the draft is kept");
        Label state = Widgets.label("", "footer-words");
        state.setId("builder-state");
        Label said = Widgets.label("", "footer-words");
        said.setId("builder-said");
        said.textProperty().bind(model.said);
        Button main = Widgets.button("save", "Save connector…", save::next, "accent");
        Runnable refresh = () -> {
            state.setText(save.state());
            main.setText(save.label());
        };
        model.findings.subscribe(now -> refresh.run());
        model.live.tested.subscribe(now -> refresh.run());
        model.draft.subscribe(now -> refresh.run());
        return new HBox(close, state, said, Widgets.spring(), main);
    }

    /** Makes the open card anew and keeps the focus where it was. */
    private void show() {
        String focused = focused();
        boolean inside = isFocusWithin();
        int caret = getScene() != null && getScene().getFocusOwner() instanceof TextInputControl input ? input.getCaretPosition() : 0;
        double scrolled = scroll.getVvalue();
        boolean same = cards.getChildren().stream().anyMatch(node -> node instanceof ToggleButton chip && chip.isSelected()
                && chip.getUserData() != null && chip.getUserData().equals(model.spot.get()));
        marks();
        left.getChildren().setAll(cards, text == null ? scroll : text);
        cards();
        Form before = form;
        if (before != null) {
            before.dispose();
        }
        Form now = new Form(model);
        form = now;
        OpenCard spot = model.spot.get();
        String renamed = renamed(focused, spot);
        shownSpot = spot;
        fields.getChildren().setAll(content(now, spot));
        if (inside) {
            focusAgain(renamed, caret);
        }
        scroll.setVvalue(same ? scrolled : 0);
    }

    /** The form of a card. */
    static List<Node> content(Form form, OpenCard spot) {
        return switch (spot.card()) {
            case CREDENTIALS -> PartForm.of(form, "");
            case SIGN_IN -> PartForm.of(form, "/http");
            case TABLE -> PartForm.of(form, Pointer.of("tables", spot.table()));
            case ACCOUNTS -> PartForm.of(form, "/accounts");
            case SERVICES -> ServicesCard.content(form);
        };
    }

    /** Puts the focus on the control of that name in the new form, or on the open card: never on what lies outside. */
    private void focusAgain(String focused, int caret) {
        applyCss();
        layout();
        Node again = focused.isEmpty() ? null : lookup("#" + focused);
        if (again != null) {
            again.requestFocus();
            if (again instanceof TextInputControl input) {
                input.positionCaret(Math.min(caret, input.getLength()));
            }
        } else {
            cards.getChildren().stream().filter(node -> node instanceof ToggleButton chip && chip.isSelected()).findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    /** The controls of a table are named after it, so that a renamed one has others. */
    private String renamed(String focused, OpenCard now) {
        String before = Form.id(Pointer.of("tables", shownSpot.table())) + "-";
        boolean other = shownSpot.card() == OpenCard.Card.TABLE && now.card() == OpenCard.Card.TABLE && focused.startsWith(before);
        return other ? Form.id(Pointer.of("tables", now.table())) + "-" + focused.substring(before.length()) : focused;
    }

    private String focused() {
        @Nullable
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    /** A new answer may bring new proposals to the open table. */
    private void suggested() {
        if (model.spot.get().card() == OpenCard.Card.TABLE && form != null && !focusedInFields()) {
            show();
        }
    }

    private boolean focusedInFields() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof TextInputControl && fields.lookup("#" + owner.getId()) != null;
    }

    private void cards() {
        List<Node> chips = new ArrayList<>();
        for (OpenCard spot : model.cards()) {
            ToggleButton chip = new ToggleButton(spot.title());
            chip.setMnemonicParsing(false);
            chip.setUserData(spot);
            chip.setId(
                    "card-" + (spot.card() == OpenCard.Card.TABLE ? spot.table() : spot.card().name().toLowerCase(java.util.Locale.ROOT)));
            chip.getStyleClass().add("chip");
            chip.setOnAction(event -> {
                model.open(spot);
                marks();
            });
            chips.add(chip);
        }
        Button add = Widgets.button("add-table", "+ Table", this::addTable, "small");
        chips.add(add);
        cards.getChildren().setAll(chips);
        cards.getStyleClass().setAll("builder-cards");
        marks();
    }

    /** A new table first needs a name. */
    private void addTable() {
        TableCard.add(model);
        applyCss();
        layout();
        if (fields.lookup("#table-name") instanceof TextInputControl name) {
            name.requestFocus();
            name.selectAll();
        }
    }

    private void marks() {
        int number = 1;
        for (Node node : cards.getChildren()) {
            if (node instanceof ToggleButton chip && chip.getUserData() instanceof OpenCard spot) {
                int wrong = model.findings(spot).size();
                chip.setSelected(spot.equals(model.spot.get()));
                chip.setText(number + "  " + spot.title() + (wrong > 0 ? "  ⚠" : ""));
                chip.setAccessibleText("Card " + number + ", " + spot.title() + (wrong > 0 ? ", " + wrong + " to correct" : "")
                        + (chip.isSelected() ? ", shown now" : ""));
                number++;
            }
        }
    }

    private void toggleJson() {
        if (text == null) {
            text = new JsonPane(model);
            VBox.setVgrow(text, Priority.ALWAYS);
            json.setText("View as form");
        } else {
            text = null;
            json.setText("View as JSON");
        }
        show();
        if (text != null) {
            text.area().requestFocus();
        }
    }

    /** Puts the focus on the first field of the open card. */
    public void focus() {
        applyCss();
        layout();
        Node first = fields.lookup(".text-input");
        (first == null ? cards.getChildren().getFirst() : first).requestFocus();
    }
}
