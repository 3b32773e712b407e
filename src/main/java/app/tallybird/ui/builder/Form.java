package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.Finding;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Widgets;

/** What the fields of one card have in common: each shows what stands in the document, writes each change at once, and says below what is wrong. */
final class Form {

    final BuilderModel model;
    private final List<Subscription> watching = new ArrayList<>();

    Form(BuilderModel model) {
        this.model = model;
    }

    /** The document as it is now. */
    DraftTree draft() {
        return model.draft.get();
    }

    /** What stands at a pointer, or would stand there. */
    Place place(String pointer) {
        return model.at(pointer);
    }

    /** Stops looking at the document. */
    void dispose() {
        watching.forEach(Subscription::unsubscribe);
        watching.clear();
    }

    /** Runs now and whenever the value changes, until the form is disposed of. */
    void watch(ObservableValue<?> value, Runnable action) {
        watching.add(value.subscribe(any -> action.run()));
    }

    /** A name for a control from its place. */
    static String id(String pointer) {
        return "at" + pointer.replace("/-", "/minus").replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Shows the text at a place and writes it. */
    <C extends TextInputControl> C bind(C control, String pointer) {
        boolean stays = TypedValue.stays(place(pointer));
        control.setId(id(pointer));
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        watch(model.draft, () -> {
            String now = draft().text(pointer);
            // a line cannot hold breaks and tabs, and what is gone must not be written again
            boolean fits = !(control instanceof TextField && hasLines(now)) && !(stays && !draft().has(pointer));
            if (fits && !now.equals(control.getText())) {
                control.setText(now);
            }
        });
        control.textProperty().subscribe((before, now) -> model.set(pointer, now));
        return control;
    }

    /** A control that loses nothing of a text: a line cannot hold breaks and tabs. */
    static TextInputControl control(String text) {
        if (!hasLines(text)) {
            return new TextField(text);
        }
        TextArea area = new TextArea(text);
        area.setPrefRowCount(2);
        return area;
    }

    private static boolean hasLines(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0;
    }

    /** A name that others refer to: it counts once the keyboard has gone elsewhere, or by Enter. */
    TextField name(String id, String accessible, String now, Consumer<String> rename) {
        TextField field = new TextField(now);
        field.setId(id);
        field.setAccessibleText(accessible);
        Runnable leave = () -> {
            String wanted = field.getText().strip();
            if (!wanted.isEmpty() && !wanted.equals(now)) {
                rename.accept(wanted);
            }
        };
        field.setOnAction(event -> leave.run());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                // what has the keyboard now may be about to take this very part away
                model.place.runner().onScreen(() -> {
                    if (field.getScene() != null) {
                        leave.run();
                    }
                });
            }
        });
        return field;
    }

    /** A box that shows words for values and says when a person has chosen another one. */
    ComboBox<String> pick(String id, String accessible, Map<String, String> words, Supplier<String> now, Consumer<String> choose) {
        ComboBox<String> box = box(words);
        box.setId(id);
        box.setAccessibleText(accessible);
        box.setValue(now.get());
        Runnable act = () -> {
            @Nullable
            String value = box.getValue();
            if (value != null && words.containsKey(value) && !value.equals(now.get())) {
                choose.accept(value);
            }
        };
        // not at each arrow key while the list is open, because what follows may make the form anew
        box.setOnAction(event -> {
            if (!box.isShowing()) {
                act.run();
            }
        });
        box.setOnHidden(event -> act.run());
        return box;
    }

    /** A box that shows words for values. */
    static ComboBox<String> box(Map<String, String> words) {
        ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(words.keySet()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : words.getOrDefault(value, value);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        });
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /** A box to tick. */
    static CheckBox tick(String id, String words, boolean now, Consumer<Boolean> set) {
        CheckBox box = new CheckBox(words);
        box.setMnemonicParsing(false);
        box.setId(id);
        box.setSelected(now);
        box.setOnAction(event -> set.accept(box.isSelected()));
        return box;
    }

    /** A control, or several around it, under a label; below it what is wrong there. */
    VBox field(String label, Node shown, Label wrong) {
        VBox box = new VBox(Widgets.label(label, "field-label"), shown, wrong);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** The same for one control that is named by the label; what is wrong inside its place counts, too. */
    VBox field(String label, javafx.scene.control.Control control, Node shown, String pointer) {
        control.setAccessibleText(label);
        control.setMaxWidth(Double.MAX_VALUE);
        Label wrong = said(() -> model.findingAt(pointer));
        control.accessibleHelpProperty().bind(wrong.textProperty());
        VBox box = field(label, shown, wrong);
        ((Label) box.getChildren().getFirst()).setLabelFor(control);
        return box;
    }

    /** What is wrong, and what to do about it. */
    static String words(Finding finding) {
        return finding.text() + (finding.hint().isEmpty() ? "" : " (" + finding.hint() + ")");
    }

    /** What is wrong at exactly these places, and nothing of what is inside them. */
    Label wrong(String... places) {
        List<String> exact = List.of(places);
        return said(() -> model.findings.get().stream().filter(finding -> exact.contains(finding.pointer())).map(Form::words)
                .collect(Collectors.joining("\n")));
    }

    /** What is wrong as it is found anew; takes no room as long as nothing is. */
    Label said(Supplier<String> text) {
        Label wrong = Widgets.text("", "field-below", "error-text");
        watch(model.findings, () -> wrong.setText(text.get()));
        return Widgets.when(wrong.textProperty().isNotEmpty(), wrong);
    }

    /** Something that can be done at once, shown as long as there are words for it. */
    HBox offer(Label words, Button use, Supplier<String> text) {
        Runnable show = () -> words.setText(text.get());
        watch(model.draft, show);
        watch(model.live.shown, show);
        return Widgets.when(words.textProperty().isNotEmpty(), Widgets.row(words, Widgets.spring(), use));
    }

    /** What is rarely needed; open when something in it is set, or when a person opened it. */
    TitledPane fold(String id, String title, boolean set, List<Node> content) {
        VBox box = new VBox(10);
        box.getChildren().setAll(content);
        TitledPane pane = new TitledPane(title, box);
        pane.setId(id);
        pane.setAccessibleText(title);
        pane.setAnimated(false);
        pane.setExpanded(set || model.unfolded.contains(id));
        pane.expandedProperty().subscribe((before, now) -> {
            if (now) {
                model.unfolded.add(id);
            } else {
                model.unfolded.remove(id);
            }
        });
        return pane;
    }

    /** Controls of one line, centred on each other. */
    static HBox line(Node... nodes) {
        HBox row = new HBox(6, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** A small button that takes something away. */
    static Button remove(String at, String what, Runnable action) {
        Button button = Widgets.button(id(at) + "-remove", "", action, "small");
        button.setGraphic(Icon.of(MaterialDesignC.CLOSE));
        button.setAccessibleText("Remove " + what);
        return button;
    }

    /** A small menu whose items are found when it opens; {@code none} is said when there are none. */
    static MenuButton menu(String what, String none, Supplier<Map<String, Runnable>> items) {
        MenuButton menu = new MenuButton("");
        menu.getStyleClass().addAll("small", "fields-menu");
        menu.setAccessibleText(what);
        menu.setOnShowing(event -> {
            menu.getItems().clear();
            items.get().forEach((words, action) -> item(menu, words, action));
            if (menu.getItems().isEmpty()) {
                item(menu, none, () -> {
                }).setDisable(true);
            }
        });
        menu.getItems().setAll(new MenuItem(""));
        return menu;
    }

    static MenuItem item(MenuButton menu, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
        return item;
    }
}
