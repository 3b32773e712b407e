package app.tallybird.ui.builder;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.reading.Warning;
import app.tallybird.ui.control.Widgets;

/** The values that the last look met and that no translation names. */
final class Unmapped {

    private Unmapped() {
    }

    static List<Node> of(Form form, String map) {
        Label words = Widgets.text("", "warn-text", "small");
        words.setId(Form.id(map) + "-unmapped");
        Button add = Widgets.button(Form.id(map) + "-add-unmapped", "Add them", () -> add(form.model(), map), "small");
        add.setAccessibleText("Add the values that are not translated yet");
        return List.of(form.offer(words, add, () -> words(values(form.model(), map))));
    }

    /** The values, each with how many rows have it. */
    static Map<String, Long> values(BuilderModel model, String map) {
        Map<String, Long> values = new TreeMap<>();
        model.live.shown().get().warnings().stream().filter(warning -> warning.code().equals("W405") && warning.pointer().equals(map))
                .map(Warning::things).forEach(values::putAll);
        values.keySet().removeIf(value -> model.draft().get().has(map + Pointer.of(value)));
        return values;
    }

    static String words(Map<String, Long> values) {
        return values.isEmpty()
                ? ""
                : "Seen and not translated: " + values.entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "));
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
