package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;

import app.tallybird.connector.editing.Beginnings;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.References;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.ui.control.Widgets;

/** What is billed and how it is counted. */
final class ServicesCard {

    private ServicesCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        VBox services = new VBox(10);
        for (int i = 0; i < model.draft().get().size("/services"); i++) {
            services.getChildren().add(ServiceForm.of(model, form, i));
        }
        return List.of(Widgets.text("Each service gets a number for every customer, 0 included.", "muted"), services,
                new javafx.scene.layout.FlowPane(8, 6, Widgets.button("add-service", "+ Service", () -> add(model, Kind.COUNTED), "small"),
                        Widgets.button("add-found", "+ Services found in the data", () -> add(model, Kind.FOUND), "small"),
                        Widgets.button("add-total", "+ Total", () -> add(model, Kind.TOTAL), "small")));
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
        DraftTree draft = model.draft().get();
        String key = draft.text("/services/" + place + "/key");
        if (model.isSaved(key)) {
            return;
        }
        String name = draft.text("/services/" + place + "/name");
        String wanted = Beginnings.id(name);
        boolean proposed = key.matches("(service|total)\\d+") && !name.matches("(Service|Total) \\d+|.* \\(copy\\)");
        if (proposed && !name.isBlank() && !keys(draft).contains(wanted)) {
            model.edit(tree -> References.renameService(tree, place, wanted));
        }
    }

    static List<String> keys(DraftTree draft) {
        return java.util.stream.IntStream.range(0, draft.size("/services")).mapToObj(i -> draft.text("/services/" + i + "/key"))
                .filter(key -> !key.isEmpty()).toList();
    }

    /** The counting rule as a person would say it, or what is missing for it. */
    static String formula(BuilderModel model, int place) {
        var read = model.draft().get().read();
        if (place >= model.draft().get().size("/services")) {
            return "";
        }
        if (read.document().isPresent()) {
            return words(read.document().get().services().get(place));
        }
        List<String> wrong = model.findings().get().stream().filter(
                finding -> finding.pointer().startsWith("/services/" + place + "/") || finding.pointer().equals("/services/" + place))
                .map(finding -> finding.text()).toList();
        return wrong.isEmpty() ? "" : "Not complete: " + String.join("; ", wrong);
    }

    private static String words(ServiceRule rule) {
        return switch (rule.usage()) {
            case Usage.Combined combined ->
                String.join(" + ", combined.plus()) + (combined.minus().isEmpty() ? "" : " − " + String.join(" − ", combined.minus()));
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
}
