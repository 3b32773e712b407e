package app.tallybird.ui.builder;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.connector.count.RuleWords;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDrafts;
import app.tallybird.connector.editing.References;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.ui.control.Widgets;

/** What is billed and how it is counted. */
final class ServicesCard {

    private ServicesCard() {
    }

    static List<Node> content(Form form) {
        BuilderModel model = form.model;
        Node add = new FlowPane(8, 6, Widgets.button("add-service", "+ Service", () -> add(model, Kind.COUNTED), "small"),
                Widgets.button("add-found", "+ Services found in the data", () -> add(model, Kind.FOUND), "small"),
                Widgets.button("add-total", "+ Total", () -> add(model, Kind.TOTAL), "small"));
        return List.of(Widgets.text("Each service gets a number for every customer, 0 included.", "muted"),
                PartList.items(form, form.place("/services"), add), form.wrong("/services"));
    }

    /** A proposed key follows the name once the name was left. */
    static List<Node> name(Form form, String pointer) {
        Node name = Controls.of(form, form.place(pointer)).getFirst();
        name.focusWithinProperty().subscribe(focused -> {
            if (!focused) {
                form.model.place.runner().onScreen(() -> {
                    if (name.getScene() != null) {
                        nameKey(form.model, place(pointer));
                    }
                });
            }
        });
        return List.of(name);
    }

    private static int place(String pointer) {
        return Integer.parseInt(Pointer.steps(pointer).get(1));
    }

    static List<Node> key(Form form, String pointer) {
        TextField key = form.name(Form.id(pointer), "Key of service " + (place(pointer) + 1), form.draft().text(pointer),
                wanted -> form.model.edit(tree -> References.renameService(tree, place(pointer), wanted)));
        return List.of(form.field(form.place(pointer).field().form().label(), key, form.wrong(pointer)));
    }

    static List<Node> copy(Form form, String pointer) {
        return List.of(Widgets.button("copy-" + place(pointer), "Copy", () -> copy(form.model, place(pointer)), "small"));
    }

    static List<Node> formula(Form form, String pointer) {
        Label words = Widgets.text("", "formula");
        form.watch(form.model.findings, () -> words.setText(formula(form.model, place(pointer))));
        return List.of(words);
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
                service.addProperty("key", free(draft, kind == Kind.TOTAL ? "total" : "service", number));
                service.addProperty("name", (kind == Kind.TOTAL ? "Total " : "Service ") + number);
            }
            for (String kindOf : List.of("category", "subcategory")) {
                String first = draft.text("/services/0/" + kindOf);
                service.addProperty(kindOf, first.isEmpty() ? "other" : first);
            }
            JsonObject usage = new JsonObject();
            if (kind == Kind.TOTAL) {
                JsonArray plus = new JsonArray();
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

    /** The same service once more behind this one, with a key of its own, ready to be changed. */
    static void copy(BuilderModel model, int place) {
        model.edit(draft -> {
            JsonObject copy = draft.at("/services/" + place).orElseThrow().getAsJsonObject();
            if (copy.has("key")) {
                copy.addProperty("key", free(draft, "service", draft.size("/services") + 1));
            }
            if (copy.has("name")) {
                copy.addProperty("name", copy.get("name").getAsString() + " (copy)");
            }
            DraftTree tree = draft.with("/services/-", copy);
            for (int at = tree.size("/services") - 1; at > place + 1; at--) {
                tree = tree.moved("/services/" + at, -1);
            }
            return tree;
        });
    }

    private static String free(DraftTree draft, String word, int from) {
        int number = from;
        while (keys(draft).contains(word + number)) {
            number++;
        }
        return word + number;
    }

    /**
     * A key that was only proposed becomes one that says what the service is, as long as nobody chose another. One that was saved stays for ever:
     * counts may have been sent under it.
     */
    static void nameKey(BuilderModel model, int place) {
        DraftTree draft = model.draft.get();
        String key = draft.text("/services/" + place + "/key");
        if (model.isSaved(key)) {
            return;
        }
        String name = draft.text("/services/" + place + "/name");
        String wanted = NewDrafts.id(name);
        boolean proposed = key.matches("(service|total)\\d+") && !name.matches("(Service|Total) \\d+|.* \\(copy\\)");
        if (proposed && !name.isBlank() && !keys(draft).contains(wanted)) {
            model.edit(tree -> References.renameService(tree, place, wanted));
        }
    }

    static List<String> keys(DraftTree draft) {
        return IntStream.range(0, draft.size("/services")).mapToObj(i -> draft.text("/services/" + i + "/key"))
                .filter(key -> !key.isEmpty()).toList();
    }

    /** The counting rule as a person would say it, or what is missing for it. */
    static String formula(BuilderModel model, int place) {
        var read = model.draft.get().read();
        if (place >= model.draft.get().size("/services")) {
            return "";
        }
        if (read.document().isPresent()) {
            return words(read.document().get().services().get(place));
        }
        List<String> wrong = model.findings.get().stream().filter(
                finding -> finding.pointer().startsWith("/services/" + place + "/") || finding.pointer().equals("/services/" + place))
                .map(finding -> finding.text()).toList();
        return wrong.isEmpty() ? "" : "Not complete: " + String.join("; ", wrong);
    }

    private static String words(ServiceRule rule) {
        return switch (rule.usage()) {
            case Usage.Combined combined ->
                String.join(" + ", combined.plus()) + (combined.minus().isEmpty() ? "" : " − " + String.join(" − ", combined.minus()));
            case Usage.Measured measured ->
                RuleWords.of(measured, measured.account().text(), measured.field().map(FieldRef::text).orElse(""), "");
        };
    }
}
