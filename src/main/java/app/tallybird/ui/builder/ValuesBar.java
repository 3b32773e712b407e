package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.FieldValues;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** The values of one field with their numbers; a click on one keeps only its rows, or leaves them out. */
final class ValuesBar extends VBox {

    private static final Map<String, String> MODES = new LinkedHashMap<>();

    static {
        MODES.put("keep", "A click keeps");
        MODES.put("leave", "A click leaves out");
    }

    /** Whole lines of values: none is cut before somebody scrolls. */
    private static final double TWO_LINES = 60;

    private final BuilderModel model;
    private final String table;
    private final List<Row> rows;
    private final Choice choice;
    private final FlowPane chips = new FlowPane(6, 6);
    private final ScrollPane scroll = Widgets.room(chips, TWO_LINES);
    private final ComboBox<String> mode = Form.box(MODES);
    private final Button map;

    /** What was chosen last; it outlives the bar, which is made anew after each run. */
    static final class Choice {
        private final Map<String, String> fields = new LinkedHashMap<>();
        private String mode = "keep";
    }

    ValuesBar(BuilderModel model, String table, List<Row> rows, List<String> fields, Choice choice) {
        super(6);
        this.model = model;
        this.table = table;
        this.rows = rows;
        this.choice = choice;
        ComboBox<String> field = new ComboBox<>(FXCollections.observableArrayList(fields));
        field.setId("values-field");
        field.setPromptText("Values of a field…");
        field.setAccessibleText("Show the values of a field with their counts");
        chips.setId("values");
        mode.setId("values-mode");
        mode.setAccessibleText("What a click on a value does");
        mode.setMaxWidth(USE_PREF_SIZE);
        mode.setValue(choice.mode);
        map = Widgets.button("map-values", "Translate them", this::translate, "small");
        getChildren().setAll(Widgets.row(field, mode, map), scroll);
        getStyleClass().add("values-row");
        field.setOnAction(event -> show(field.getValue()));
        mode.setOnAction(event -> {
            choice.mode = String.valueOf(mode.getValue());
            show(choice.fields.get(table));
        });
        String before = choice.fields.get(table);
        if (before != null && fields.contains(before)) {
            field.setValue(before);
        }
        show(field.getValue());
    }

    private void show(@Nullable String field) {
        boolean any = field != null;
        for (Node node : List.of(map, mode, scroll)) {
            node.setVisible(any);
            node.setManaged(any);
        }
        if (field != null) {
            choice.fields.put(table, field);
            chips.getChildren().setAll(chips(field, values(field)));
        }
    }

    private FieldValues values(String field) {
        return FieldValues.of(rows, FieldPath.parse(field).orElse(FieldPath.ofName(field)));
    }

    private List<Node> chips(String field, FieldValues values) {
        boolean keep = choice.mode.equals("keep");
        List<Node> all = new ArrayList<>();
        String where = Pointer.of("tables", table, "where");
        for (FieldValues.Value value : values.values()) {
            Button chip = new Button(value.text() + "  " + value.rows());
            chip.setMnemonicParsing(false);
            chip.getStyleClass().setAll("button", "chip");
            chip.setId("value-chip-" + all.size());
            chip.setAccessibleText((keep ? "Keep rows where " : "Leave out rows where ") + field + " is " + value.text() + ", "
                    + LocalFormat.count(value.rows(), "row"));
            chip.setOnAction(event -> {
                if (keep) {
                    ConditionsForm.include(model, where, field, value.json());
                } else {
                    ConditionsForm.exclude(model, where, field, value.json());
                }
            });
            all.add(chip);
        }
        if (values.missing() > 0) {
            all.add(Widgets.label("empty in " + values.missing(), "muted", "small"));
        }
        if (values.others() > 0) {
            all.add(Widgets.label("and " + LocalFormat.count(values.others(), "more value"), "muted", "small"));
        }
        return all;
    }

    private void translate() {
        String field = choice.fields.get(table);
        if (field != null) {
            translate(model, table, field, values(field));
        }
    }

    /** Makes a computed field of this one with every value in its map, or completes the map that is there. */
    static void translate(BuilderModel model, String table, String field, FieldValues values) {
        String columns = Pointer.of("tables", table, "columns");
        String name = model.draft.get().names(columns).stream()
                .filter(one -> model.draft.get().text(columns + Pointer.of(one, "from")).equals(field) || one.equals(field)).findFirst()
                .orElseGet(() -> Proposals.free("kind", one -> model.draft.get().has(columns + Pointer.of(one))));
        String at = columns + Pointer.of(name);
        if (!model.draft.get().has(at)) {
            model.change(draft -> draft.with(at + "/from", field));
        }
        model.edit(draft -> Offers.mapped(draft, at + "/map", values.values().stream().map(FieldValues.Value::text).toList()));
        model.said.set("Say at the left, under \"" + name + "\", what each value becomes.");
    }
}
