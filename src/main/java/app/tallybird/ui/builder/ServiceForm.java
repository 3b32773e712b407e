package app.tallybird.ui.builder;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.References;
import app.tallybird.connector.format.Categories;
import app.tallybird.ui.control.Widgets;

/** One service: what it is called, what kind it is, and how it is counted. */
final class ServiceForm {

    private ServiceForm() {
    }

    static Node of(BuilderModel model, Form form, int place) {
        String at = "/services/" + place;
        DraftTree draft = model.draft().get();
        VBox box = Widgets.card();
        box.getStyleClass().add("inner-card");
        if (draft.has(at + "/nameFrom")) {
            box.getChildren().add(Form.beside(form.path("Service is named by", at + "/nameFrom", "product"),
                    form.path("and identified by (optional)", at + "/keyFrom", "productId")));
        } else {
            Node name = form.text("Service", at + "/name", "Total Servers");
            name.focusWithinProperty().subscribe(focused -> {
                if (!focused) {
                    model.place().runner().onScreen(() -> {
                        if (name.getScene() != null) {
                            ServicesCard.nameKey(model, place);
                        }
                    });
                }
            });
            box.getChildren().add(Form.beside(name, key(model, form, place)));
        }
        box.getChildren().add(Form.beside(form.choice("Category", at + "/category", Form.plain(Categories.CATEGORIES), false),
                form.choice("Subcategory", at + "/subcategory", Form.plain(Categories.SUBCATEGORIES), false)));
        box.getChildren().addAll(hint(model, form, place), description(draft, form, at));
        box.getChildren()
                .addAll(draft.has(at + "/usage/plus") ? UsageForm.total(model, form, place) : UsageForm.counted(model, form, place));
        var words = Widgets.text("", "formula");
        form.watch(model.draft(), () -> words.setText(ServicesCard.formula(model, place)));
        box.getChildren().addAll(more(form, draft, at, model), form.wrong(at, at + "/usage"), words,
                Widgets.row(Widgets.button("up-" + place, "Up", () -> model.edit(tree -> tree.moved(at, -1)), "small"),
                        Widgets.button("copy-" + place, "Copy", () -> ServicesCard.copy(model, place), "small"), Widgets.spring(),
                        Form.remove("service " + (place + 1), () -> model.edit(tree -> tree.without(at)))));
        return box;
    }

    private static Node description(DraftTree draft, Form form, String at) {
        String place = at + "/description";
        return draft.text(place).indexOf('\n') < 0
                ? form.text("Description (optional)", place, "What is billed")
                : form.field("Description (optional)", form.note("Description of the service", place), place);
    }

    private static Node key(BuilderModel model, Form form, int place) {
        String at = "/services/" + place + "/key";
        TextField key = new TextField(model.draft().get().text(at));
        key.setId(Form.id(at));
        key.setAccessibleText("Key of service " + (place + 1));
        Runnable rename = () -> {
            if (!key.getText().isBlank() && !key.getText().strip().equals(model.draft().get().text(at))) {
                model.edit(tree -> References.renameService(tree, place, key.getText().strip()));
            }
        };
        key.setOnAction(event -> rename.run());
        key.focusedProperty().subscribe(focused -> {
            if (!focused && key.getScene() != null) {
                rename.run();
            }
        });
        return form.field("Key (never changes)", key, at);
    }

    /** A kind that fits the words of a service that has none yet. */
    private static Node hint(BuilderModel model, Form form, int place) {
        String at = "/services/" + place;
        var use = Widgets.button(Form.id(at) + "-use-subcategory", "Use it", () -> model.change(draft -> {
            var fitting = SubcategoryHint.of(draft, place);
            return fitting.isEmpty()
                    ? draft
                    : draft.with(at + "/subcategory", fitting.get().subcategory()).with(at + "/category", fitting.get().category());
        }), "small");
        use.setAccessibleText("Use the proposed subcategory");
        var words = Widgets.text("", "small", "muted");
        var row = Widgets.row(words, Widgets.spring(), use);
        form.watch(model.draft(), () -> {
            var fitting = SubcategoryHint.of(model.draft().get(), place);
            words.setText(fitting.map(found -> "Perhaps: " + found.subcategory() + " (" + found.category() + ").").orElse(""));
            row.setVisible(fitting.isPresent());
            row.setManaged(fitting.isPresent());
        });
        return row;
    }

    private static Node more(Form form, DraftTree draft, String at, BuilderModel model) {
        VBox box = new VBox(10);
        if (draft.has(at + "/nameFrom")) {
            box.getChildren().add(form.pairs("Other names for what is found (optional)", at + "/rename", "+ Name", "as found", "becomes"));
        }
        if (!draft.has(at + "/usage/plus")) {
            box.getChildren().addAll(UsageForm.more(model, form, at));
        }
        box.getChildren().add(form.field("Note", form.note("Note of the service", at + "/note")));
        TitledPane pane = new TitledPane("More", box);
        pane.setId(Form.id(at) + "-more");
        pane.setExpanded(List.of("/rename", "/note", "/usage/unit", "/usage/round", "/usage/zeroIfAny", "/usage/ifMissing").stream()
                .anyMatch(part -> draft.has(at + part)));
        return pane;
    }
}
