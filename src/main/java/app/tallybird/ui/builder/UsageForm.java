package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.StorageUnit;
import app.tallybird.ui.control.Widgets;

/** How a service is counted: from the rows of a table, or from other services. */
final class UsageForm {

    private static final Map<String, String> MEASURES = new LinkedHashMap<>();
    private static final Map<String, String> IF_MISSING = new LinkedHashMap<>();
    private static final Map<String, String> ROUND = new LinkedHashMap<>();
    private static final List<String> UNITS = Arrays.stream(StorageUnit.values()).map(StorageUnit::word).toList();

    static {
        MEASURES.put("count", "Number of rows");
        MEASURES.put("sum", "Sum of a field");
        MEASURES.put("value", "The one value of a field");
        MEASURES.put("countDistinct", "Different values of a field");
        MEASURES.put("max", "Largest of a field");
        MEASURES.put("min", "Smallest of a field");
        IF_MISSING.put("fail", "The count is unknown");
        IF_MISSING.put("zero", "It counts 0");
        IF_MISSING.put("skipRow", "The row does not count");
        ROUND.put("none", "As it is");
        ROUND.put("up", "Up");
        ROUND.put("down", "Down");
        ROUND.put("nearest", "To the nearest");
    }

    private UsageForm() {
    }

    /** Made of other services. */
    static List<Node> total(BuilderModel model, Form form, int place) {
        String usage = "/services/" + place + "/usage";
        Map<String, String> others = others(model, place, false);
        return List.of(Items.boxes(model, form, new Items.Boxes("Add up", usage + "/plus", others, false, true)),
                Items.boxes(model, form, new Items.Boxes("Take away", usage + "/minus", others, false, false)));
    }

    /** The keys of the other services, with their names. */
    private static Map<String, String> others(BuilderModel model, int place, boolean fromTables) {
        DraftTree draft = model.draft().get();
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < draft.size("/services"); i++) {
            String key = draft.text("/services/" + i + "/key");
            if (i != place && !key.isEmpty() && !(fromTables && draft.has("/services/" + i + "/usage/plus"))) {
                words.put(key, draft.text("/services/" + i + "/name").isEmpty() ? key : draft.text("/services/" + i + "/name"));
            }
        }
        return words;
    }

    /** Counted in a table. */
    static List<Node> counted(BuilderModel model, Form form, int place) {
        String at = "/services/" + place;
        List<Node> nodes = new ArrayList<>();
        Node from = form.choice("Counted in", at + "/usage/from", ColumnOrigin.others(model, "", at + "/usage/from"), true);
        boolean field = isField(model.draft().get(), at);
        Node measure = form.choice("What is counted", at + "/usage/measure", MEASURES, value -> {
            model.edit(draft -> value.equals("count")
                    ? draft.with(at + "/usage/measure", value).without(at + "/usage/field").without(at + "/usage/ifMissing")
                    : draft.with(at + "/usage/measure", value));
        });
        nodes.add(Form.beside(from, measure));
        if (field) {
            nodes.add(form.path("Field", at + "/usage/field", "quantity"));
        }
        nodes.add(form.path("Belongs to account", at + "/usage/account", "organizationId"));
        nodes.add(ConditionsForm.editor(model, form, "Only rows where", at + "/usage/where"));
        return nodes;
    }

    private static boolean isField(DraftTree draft, String at) {
        String measure = draft.text(at + "/usage/measure");
        return !(measure.equals("count") || measure.isEmpty()) || draft.has(at + "/usage/field");
    }

    /** What is done with a missing number and with the result. */
    static List<Node> more(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>();
        DraftTree draft = model.draft().get();
        if (isField(draft, at) || draft.has(at + "/usage/ifMissing")) {
            nodes.add(form.choice("When the field is missing", at + "/usage/ifMissing", IF_MISSING, false));
        }
        nodes.add(form.choice("Round", at + "/usage/round", ROUND, false));
        String unit = at + "/usage/unit";
        if (draft.has(unit)) {
            nodes.add(Form.beside(form.choice("Vendor's unit", unit + "/from", units(draft, unit + "/from"), false),
                    form.choice("Billed in", unit + "/to", units(draft, unit + "/to"), false),
                    ConditionsForm.remove(unit, "the change of the unit", () -> model.edit(tree -> tree.without(unit)))));
            nodes.add(Widgets.text("KB, MB and GB count in thousands; KiB, MiB and GiB in 1,024.", "muted", "small"));
            nodes.add(form.wrong(unit));
        } else {
            nodes.add(Widgets.row(Widgets.button(Form.id(unit) + "-add", "Change the unit…", () -> unit(model, at), "small")));
        }
        int place = Integer.parseInt(at.substring(at.lastIndexOf('/') + 1));
        Map<String, String> others = others(model, place, true);
        if (!draft.has(at + "/nameFrom") && (!others.isEmpty() || draft.has(at + "/usage/zeroIfAny"))) {
            nodes.add(Items.boxes(model, form,
                    new Items.Boxes("It is 0 where one of these is above 0", at + "/usage/zeroIfAny", others, false, false)));
        }
        return nodes;
    }

    private static Map<String, String> units(DraftTree draft, String pointer) {
        Map<String, String> words = new LinkedHashMap<>();
        if (draft.text(pointer).isEmpty()) {
            words.put("", "Choose…");
        }
        words.putAll(Form.plain(UNITS));
        return words;
    }

    /** From bytes to GiB, as most is; both can be changed. */
    static void unit(BuilderModel model, String at) {
        JsonObject unit = new JsonObject();
        unit.addProperty("from", "bytes");
        unit.addProperty("to", "GiB");
        model.edit(draft -> draft.with(at + "/usage/unit", unit));
    }
}
