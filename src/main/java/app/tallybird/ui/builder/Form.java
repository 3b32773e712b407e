package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.Finding;
import app.tallybird.ui.control.Widgets;

/** Fields over places of the document. Each shows what stands there, writes each change at once, and says below what is wrong with it. */
final class Form {

    /** Pairs that mean something even when there is none. */
    private static final List<String> STAYS_EMPTY = List.of("/form", "/nextQuery");

    private final BuilderModel model;
    private final List<Subscription> watching = new ArrayList<>();
    private final Supplier<List<String>> fields;

    /** {@code fields} are the paths that can be chosen for a path field. */
    Form(BuilderModel model, Supplier<List<String>> fields) {
        this.model = model;
        this.fields = fields;
    }

    /** Stops looking at the document. */
    void dispose() {
        watching.forEach(Subscription::unsubscribe);
        watching.clear();
    }

    /** Runs now and whenever the value changes, until the form is disposed of. */
    <T> void watch(ObservableValue<T> value, Runnable action) {
        watching.add(value.subscribe(any -> action.run()));
    }

    /** A name for a control from its place. */
    static String id(String pointer) {
        return "at" + pointer.replaceAll("[^A-Za-z0-9]+", "-");
    }

    Node text(String label, String pointer, String prompt) {
        return bound(label, pointer, prompt, new TextField(), model::set);
    }

    Node number(String label, String pointer, String prompt) {
        return bound(label, pointer, prompt, new TextField(), model::setNumber);
    }

    Node area(String label, String pointer, String prompt) {
        TextArea area = new TextArea();
        area.setPrefRowCount(6);
        area.getStyleClass().add("code");
        return bound(label, pointer, prompt, area, model::set);
    }

    /** A field path, with the known fields at hand; clicking a value of the answer puts its path in here, too. */
    Node path(String label, String pointer, String prompt) {
        TextField field = new TextField();
        field.getStyleClass().add("code");
        VBox box = bound(label, pointer, prompt, field, model::set);
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                model.fieldFocused(pointer);
            }
        });
        HBox row = new HBox(4, field, choose(label, path -> model.set(pointer, path)));
        HBox.setHgrow(field, Priority.ALWAYS);
        box.getChildren().add(1, row);
        return box;
    }

    /** A menu of the known fields. */
    MenuButton choose(String label, java.util.function.Consumer<String> use) {
        MenuButton menu = new MenuButton("");
        menu.getStyleClass().addAll("small", "fields-menu");
        menu.setAccessibleText("Choose a field for " + label);
        menu.setOnShowing(event -> {
            List<String> known = fields.get();
            menu.getItems().setAll(known.stream().map(path -> {
                MenuItem item = new MenuItem(path);
                item.setMnemonicParsing(false);
                item.setOnAction(chosen -> use.accept(path));
                return item;
            }).toList());
            if (known.isEmpty()) {
                MenuItem none = new MenuItem("Press Run first to see the fields");
                none.setDisable(true);
                menu.getItems().setAll(none);
            }
        });
        menu.getItems().setAll(new MenuItem(""));
        return menu;
    }

    /** A field over a place; {@code set} writes what is typed. */
    VBox bound(String label, String pointer, String prompt, TextInputControl control, BiConsumer<String, String> set) {
        control.setId(id(pointer));
        control.setPromptText(prompt);
        control.setText(model.draft().get().text(pointer));
        watch(model.draft(), () -> {
            String now = model.draft().get().text(pointer);
            if (!now.equals(control.getText())) {
                control.setText(now);
            }
        });
        control.textProperty().subscribe((before, now) -> set.accept(pointer, now));
        return labelled(label, pointer, control);
    }

    private VBox labelled(String label, String pointer, Control control) {
        Label words = Widgets.label(label, "field-label");
        words.setLabelFor(control);
        control.setAccessibleText(label);
        control.setMaxWidth(Double.MAX_VALUE);
        Label wrong = Widgets.text("", "field-below", "error-text");
        watch(model.findings(), () -> {
            String text = model.findingAt(pointer);
            wrong.setText(text);
            wrong.setVisible(!text.isEmpty());
            wrong.setManaged(!text.isEmpty());
            control.setAccessibleHelp(text);
        });
        VBox box = new VBox(words, control, wrong);
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    Node check(String label, String pointer) {
        CheckBox box = new CheckBox(label);
        box.setId(id(pointer));
        watch(model.draft(), () -> box.setSelected(model.draft().get().text(pointer).equals("true")));
        box.setOnAction(event -> model.setTrue(pointer, box.isSelected()));
        return box;
    }

    /** A choice of words; the first is what counts when nothing stands there. {@code reshape} when other fields depend on it. */
    Node choice(String label, String pointer, Map<String, String> words, boolean reshape) {
        return choice(label, pointer, words, value -> {
            model.set(pointer, value);
            if (reshape) {
                model.reshape();
            }
        });
    }

    Node choice(String label, String pointer, Map<String, String> words, java.util.function.Consumer<String> set) {
        ComboBox<String> box = box(words);
        box.setId(id(pointer));
        String otherwise = words.keySet().stream().findFirst().orElse("");
        Supplier<String> effective = () -> {
            String now = model.draft().get().text(pointer);
            return now.isEmpty() ? otherwise : now;
        };
        watch(model.draft(), () -> {
            if (!effective.get().equals(box.getValue())) {
                box.setValue(effective.get());
            }
        });
        OnChoice.act(box, () -> {
            @Nullable
            String value = box.getValue();
            if (value != null && !value.equals(effective.get())) {
                set.accept(value);
            }
        });
        return labelled(label, pointer, box);
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

    /** Values that stand for themselves. */
    static Map<String, String> plain(List<String> values) {
        Map<String, String> words = new LinkedHashMap<>();
        values.forEach(value -> words.put(value, value));
        return words;
    }

    /** Pairs of texts, such as parameters: name, value, and a button that takes the pair away. */
    Node pairs(String label, String pointer, String add, String namePrompt, String valuePrompt) {
        VBox box = new VBox(Widgets.label(label, "field-label"));
        box.getStyleClass().add("field");
        for (String name : model.draft().get().names(pointer)) {
            box.getChildren().add(pair(label, pointer, name));
        }
        TextField name = new TextField();
        name.setId(id(pointer) + "-new-name");
        name.setPromptText(namePrompt);
        name.setAccessibleText(label + ", new name");
        TextField value = new TextField();
        value.setId(id(pointer) + "-new-value");
        value.setPromptText(valuePrompt);
        value.setAccessibleText(label + ", new value");
        HBox.setHgrow(value, Priority.ALWAYS);
        name.setPrefWidth(150);
        Runnable put = () -> {
            if (!name.getText().isBlank()) {
                model.edit(draft -> draft.with(pointer + Pointer.of(name.getText().strip()), value.getText()));
            }
        };
        name.setOnAction(event -> value.requestFocus());
        value.setOnAction(event -> put.run());
        box.getChildren().add(line(name, value, Widgets.button(id(pointer) + "-add", add, put, "small")));
        Label wrong = Widgets.text("", "field-below", "error-text");
        watch(model.findings(), () -> {
            wrong.setText(model.findingAt(pointer));
            wrong.setVisible(!wrong.getText().isEmpty());
            wrong.setManaged(!wrong.getText().isEmpty());
        });
        box.getChildren().add(wrong);
        return box;
    }

    private Node pair(String label, String pointer, String name) {
        String place = pointer + Pointer.of(name);
        TextField key = new TextField(name);
        String shown = key.getText();
        key.setId(id(place) + "-name");
        key.setAccessibleText(label + ", name of " + name);
        key.getStyleClass().add("code");
        key.setPrefWidth(150);
        key.setMinWidth(110);
        Runnable rename = () -> {
            String wanted = key.getText().strip();
            if (key.getText().equals(shown)) {
                return;
            }
            if (wanted.isEmpty() || wanted.equals(name) || model.draft().get().has(pointer + Pointer.of(wanted))) {
                key.setText(name);
            } else {
                model.edit(draft -> draft.renamed(place, wanted));
            }
        };
        key.setOnAction(event -> rename.run());
        key.focusedProperty().subscribe(focused -> {
            if (!focused && model.draft().get().has(place)) {
                rename.run();
            }
        });
        TextInputControl value = control(model.draft().get().text(place));
        value.setId(id(place));
        value.setAccessibleText(label + ", " + name);
        value.textProperty().subscribe((before, now) -> model.setAlways(place, now));
        HBox.setHgrow(value, Priority.ALWAYS);
        return line(key, value, remove(label + " " + name, () -> model
                .edit(draft -> STAYS_EMPTY.stream().anyMatch(pointer::endsWith) ? draft.without(place) : draft.withoutEmpty(place))));
    }

    /** Controls of one line, centred on each other. */
    static HBox line(Node... nodes) {
        HBox row = new HBox(6, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Node remove(String what, Runnable action) {
        javafx.scene.control.Button button = Widgets.button("remove-" + what.replaceAll("[^A-Za-z0-9]+", "-"), "Remove", action, "small");
        button.setAccessibleText("Remove " + what);
        return button;
    }

    static Node beside(Node... nodes) {
        return new SideBySide(nodes);
    }

    /** A form over the same document where the fields of other rows can be chosen; it ends with this one. */
    Form over(Supplier<List<String>> rows) {
        Form other = new Form(model, rows);
        watching.add(other::dispose);
        return other;
    }

    /** Any control under a label; what is wrong at exactly these places stands below. */
    VBox field(String label, Node control, String... places) {
        VBox box = new VBox(Widgets.label(label, "field-label"), control, wrong(places));
        box.getStyleClass().add("field");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /** What is wrong, and what to do about it. */
    static String words(Finding finding) {
        return finding.text() + (finding.hint().isEmpty() ? "" : " (" + finding.hint() + ")");
    }

    /** What is wrong at exactly these places, and nothing of what is inside them. */
    Label wrong(String... places) {
        List<String> exact = List.of(places);
        Label wrong = Widgets.text("", "field-below", "error-text");
        watch(model.findings(), () -> {
            wrong.setText(model.findings().get().stream().filter(finding -> exact.contains(finding.pointer())).map(Form::words)
                    .collect(java.util.stream.Collectors.joining("\n")));
            wrong.setVisible(!wrong.getText().isEmpty());
            wrong.setManaged(!wrong.getText().isEmpty());
        });
        return wrong;
    }

    /** A text that stays as it is typed, also an empty one; one that has lines keeps them. */
    TextInputControl input(String name, String pointer, String prompt) {
        TextInputControl control = control(model.draft().get().text(pointer));
        control.setId(id(pointer));
        control.setAccessibleText(name);
        control.setPromptText(prompt);
        control.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(control, Priority.ALWAYS);
        watch(model.draft(), () -> {
            String now = model.draft().get().text(pointer);
            if (model.draft().get().has(pointer) && !now.equals(control.getText()) && !(control instanceof TextField && hasLines(now))) {
                control.setText(now);
            }
        });
        control.textProperty().subscribe((before, now) -> model.setAlways(pointer, now));
        return control;
    }

    /** Some lines of words; an emptied one goes away. */
    TextArea note(String name, String pointer) {
        TextArea area = new TextArea(model.draft().get().text(pointer));
        area.setId(id(pointer));
        area.setAccessibleText(name);
        area.setWrapText(true);
        area.setPrefRowCount(2);
        area.textProperty().subscribe((before, now) -> model.set(pointer, now));
        return area;
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
}
