package app.tallybird.ui.builder;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.reading.Warning;
import app.tallybird.ui.control.Widgets;

/** The values that the last look met and that no translation names. */
final class Unmapped {

    private Unmapped() {
    }

    static Node of(BuilderModel model, Form form, String map) {
        var words = Widgets.text("", "warn-text", "small");
        words.setId(Form.id(map) + "-unmapped");
        var add = Widgets.button(Form.id(map) + "-add-unmapped", "Add them", () -> add(model, map), "small");
        add.setAccessibleText("Add the values that are not translated yet");
        var row = Widgets.row(words, Widgets.spring(), add);
        Runnable show = () -> {
            Map<String, Long> values = values(model, map);
            words.setText(words(values));
            row.setVisible(!values.isEmpty());
            row.setManaged(!values.isEmpty());
        };
        form.watch(model.live().shown(), show);
        form.watch(model.draft(), show);
        return row;
    }

    /** The values, each with how many rows have it. */
    static Map<String, Long> values(BuilderModel model, String map) {
        Map<String, Long> values = new TreeMap<>();
        model.live().shown().get().warnings().stream().filter(warning -> warning.code().equals("W405") && warning.pointer().equals(map))
                .map(Warning::things).forEach(values::putAll);
        values.keySet().removeIf(value -> model.draft().get().has(map + Pointer.of(value)));
        return values;
    }

    static String words(Map<String, Long> values) {
        return "Seen and not translated: "
                + values.entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")").collect(Collectors.joining(", "));
    }

    /** Each becomes itself, ready to be changed. */
    static void add(BuilderModel model, String map) {
        Map<String, Long> values = values(model, map);
        model.edit(draft -> {
            DraftTree tree = draft;
            for (String value : values.keySet()) {
                tree = tree.with(map + Pointer.of(value), value);
            }
            return tree;
        });
    }
}
