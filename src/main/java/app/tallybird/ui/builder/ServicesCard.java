package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;

import app.tallybird.connector.draft.DraftTree;
import app.tallybird.connector.draft.References;
import app.tallybird.connector.format.Categories;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.ui.control.Pieces;

/** What is billed and how it is counted. */
final class ServicesCard {

    private static final Map<String, String> MEASURES = new LinkedHashMap<>();
    private static final Map<String, String> IF_MISSING = new LinkedHashMap<>();
    private static final Map<String, String> ROUND = new LinkedHashMap<>();

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

    private ServicesCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        VBox services = new VBox(10);
        for (int i = 0; i < model.draft().get().size("/services"); i++) {
            services.getChildren().add(service(model, form, i));
        }
        return List.of(Pieces.text("Each service gets a number for every customer, 0 included.", "muted"), services,
                Pieces.row(Pieces.button("add-service", "+ Service", () -> add(model, Kind.COUNTED), "small"),
                        Pieces.button("add-found", "+ Services found in the data", () -> add(model, Kind.FOUND), "small"),
                        Pieces.button("add-total", "+ Total", () -> add(model, Kind.TOTAL), "small")));
    }

    /** The kinds of services. */
    enum Kind {
        COUNTED,
        FOUND,
        TOTAL
    }

    /** Adds a service with what is known already filled in. */
    static void add(BuilderModel model, Kind kind) {
        model.edit(draft -> {
            JsonObject service = new JsonObject();
            int number = draft.size("/services") + 1;
            if (kind == Kind.FOUND) {
                service.addProperty("nameFrom", "");
            } else {
                service.addProperty("key", (kind == Kind.TOTAL ? "total" : "service") + number);
                service.addProperty("name", (kind == Kind.TOTAL ? "Total " : "Service ") + number);
            }
            service.addProperty("category", draft.text("/services/0/category").isEmpty() ? "other" : draft.text("/services/0/category"));
            service.addProperty("subcategory",
                    draft.text("/services/0/subcategory").isEmpty() ? "other" : draft.text("/services/0/subcategory"));
            JsonObject usage = new JsonObject();
            if (kind == Kind.TOTAL) {
                com.google.gson.JsonArray plus = new com.google.gson.JsonArray();
                keys(draft).forEach(plus::add);
                usage.add("plus", plus);
            } else {
                usage.addProperty("from", draft.names("/tables").isEmpty() ? "" : draft.names("/tables").getLast());
                usage.addProperty("account", "");
                usage.addProperty("measure", "count");
            }
            service.add("usage", usage);
            return draft.with("/services/-", service);
        });
    }

    private static List<String> keys(DraftTree draft) {
        return java.util.stream.IntStream.range(0, draft.size("/services")).mapToObj(i -> draft.text("/services/" + i + "/key"))
                .filter(key -> !key.isEmpty()).toList();
    }

    private static Node service(BuilderModel model, Form form, int place) {
        String at = "/services/" + place;
        DraftTree draft = model.draft().get();
        VBox box = Pieces.card();
        box.getStyleClass().add("inner-card");
        if (draft.has(at + "/nameFrom")) {
            box.getChildren().add(Form.beside(form.path("Service is named by", at + "/nameFrom", "product"),
                    form.path("and identified by (optional)", at + "/keyFrom", "productId")));
        } else {
            javafx.scene.control.TextField key = new javafx.scene.control.TextField(draft.text(at + "/key"));
            key.setId(Form.id(at + "/key"));
            key.setAccessibleText("Key of service " + (place + 1));
            Runnable rename = () -> {
                if (!key.getText().isBlank() && !key.getText().strip().equals(model.draft().get().text(at + "/key"))) {
                    model.edit(tree -> References.renameService(tree, place, key.getText().strip()));
                }
            };
            key.setOnAction(event -> rename.run());
            key.focusedProperty().subscribe(focused -> {
                if (!focused) {
                    rename.run();
                }
            });
            VBox keyBox = new VBox(Pieces.label("Key (never changes)", "field-label"), key);
            keyBox.getStyleClass().add("field");
            box.getChildren().add(Form.beside(form.text("Service", at + "/name", "Total Servers"), keyBox));
        }
        box.getChildren().add(Form.beside(form.choice("Category", at + "/category", Form.plain(Categories.CATEGORIES), false),
                form.choice("Subcategory", at + "/subcategory", Form.plain(Categories.SUBCATEGORIES), false)));
        box.getChildren().addAll(draft.has(at + "/usage/plus") ? total(model, at) : counted(model, form, at));
        var words = Pieces.text("", "formula");
        form.watch(model.draft(), () -> words.setText(formula(model, place)));
        box.getChildren().addAll(words,
                Pieces.row(Pieces.button("up-" + place, "Up", () -> model.edit(tree -> tree.moved(at, -1)), "small"),
                        Pieces.spring(), Form.remove("service " + (place + 1), () -> model.edit(tree -> tree.without(at)))));
        return box;
    }

    private static List<Node> total(BuilderModel model, String at) {
        List<Node> nodes = new ArrayList<>();
        for (String part : List.of("plus", "minus")) {
            List<String> chosen = model.draft().get().texts(at + "/usage/" + part);
            FlowPane boxes = new FlowPane(10, 6);
            for (String key : keys(model.draft().get())) {
                if (!key.equals(model.draft().get().text(at + "/key"))) {
                    CheckBox box = new CheckBox(key);
                    box.setAccessibleText((part.equals("plus") ? "Add " : "Take away ") + key);
                    box.setSelected(chosen.contains(key));
                    box.setOnAction(event -> part(model, at + "/usage/" + part, key, box.isSelected()));
                    boxes.getChildren().add(box);
                }
            }
            nodes.add(new VBox(4, Pieces.label(part.equals("plus") ? "Add up" : "Take away", "field-label"), boxes));
        }
        return nodes;
    }

    private static void part(BuilderModel model, String pointer, String key, boolean wanted) {
        model.edit(draft -> {
            List<String> keys = new ArrayList<>(draft.texts(pointer));
            keys.remove(key);
            if (wanted) {
                keys.add(key);
            }
            com.google.gson.JsonArray list = new com.google.gson.JsonArray();
            keys.forEach(list::add);
            return keys.isEmpty() && pointer.endsWith("minus") ? draft.without(pointer) : draft.with(pointer, list);
        });
    }

    private static List<Node> counted(BuilderModel model, Form form, String at) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Form.beside(form.choice("Counted in", at + "/usage/from", Form.plain(model.tables()), true),
                form.path("Belongs to account", at + "/usage/account", "organizationId")));
        boolean field = !model.draft().get().text(at + "/usage/measure").equals("count");
        Node measure = form.choice("What is counted", at + "/usage/measure", MEASURES, value -> {
            model.edit(draft -> value.equals("count")
                    ? draft.with(at + "/usage/measure", value).without(at + "/usage/field").without(at + "/usage/ifMissing")
                    : draft.with(at + "/usage/measure", value));
        });
        nodes.add(field ? Form.beside(measure, form.path("Field", at + "/usage/field", "quantity")) : measure);
        if (field) {
            nodes.add(Form.beside(form.choice("When it is missing", at + "/usage/ifMissing", IF_MISSING, false),
                    form.choice("Round", at + "/usage/round", ROUND, false)));
        }
        nodes.add(Conditions.editor(model, form, "Only rows where", at + "/usage/where"));
        return nodes;
    }

    /** The counting rule as a person would say it, or what is missing for it. */
    static String formula(BuilderModel model, int place) {
        var read = model.draft().get().read();
        if (read.document().isPresent()) {
            return words(read.document().get().services().get(place));
        }
        List<String> wrong = model.findings().get().stream().filter(finding -> finding.pointer().startsWith("/services/" + place + "/")
                || finding.pointer().equals("/services/" + place)).map(finding -> finding.text()).toList();
        return wrong.isEmpty() ? "" : "Not complete: " + String.join("; ", wrong);
    }

    private static String words(ServiceRule rule) {
        return switch (rule.usage()) {
            case Usage.Combined combined -> String.join(" + ", combined.plus())
                    + (combined.minus().isEmpty() ? "" : " − " + String.join(" − ", combined.minus()));
            case Usage.Measured measured -> {
                String field = measured.field().map(app.tallybird.connector.format.FieldRef::text).orElse("");
                String what = switch (measured.measure()) {
                    case COUNT -> "rows of " + measured.from();
                    case COUNT_DISTINCT -> "different values of " + field + " in " + measured.from();
                    case SUM -> "sum of " + field + " in " + measured.from();
                    case MAX -> "largest " + field + " in " + measured.from();
                    case MIN -> "smallest " + field + " in " + measured.from();
                    case VALUE -> field + " in " + measured.from();
                };
                yield what + (measured.where().isEmpty() ? "" : " where " + Condition.words(measured.where())) + ", counted per "
                        + measured.account().text();
            }
        };
    }

    /** A chip that is only words. */
    static ToggleButton chip(String words) {
        ToggleButton chip = new ToggleButton(words);
        chip.getStyleClass().add("chip");
        return chip;
    }
}
