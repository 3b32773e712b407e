package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** What a property needs besides, or instead of, the control of its sort, and what stands in a form that is no property. */
final class SpecialControls {

    private static final Map<String, Maker> ALL = new LinkedHashMap<>();

    static {
        ALL.put("document.inputs", InputForm::list);
        ALL.put("input.key", InputForm::key);
        ALL.put("input.default", InputForm::otherwise);
        ALL.put("input.marks", InputForm::marks);
        ALL.put("input.tried", InputForm::tried);
        ALL.put("choice.value", InputForm::choice);
        ALL.put("http.signIn", SpecialControls::signIn);
        ALL.put("table.name", TableCard::name);
        ALL.put("table.forEach", ForEach::ask);
        ALL.put("table.source", SpecialControls::source);
        ALL.put("table.auth", PartForm::of);
        ALL.put("request.body", SpecialControls::body);
        ALL.put("paging.suggestions", Offers::paging);
        ALL.put("paging.nextQuery", (form, at) -> used(form, at, "Later pages have other parameters than the first"));
        ALL.put("column.ways", SpecialControls::ways);
        ALL.put("column.unmapped", (form, at) -> Offers.unmapped(form, Pointer.parent(at) + "/map"));
        ALL.put("column.otherwise", (form, at) -> used(form, at, "Otherwise (nothing there, or no value above)"));
        ALL.put("accounts.from", SpecialControls::accounts);
        ALL.put("service.head", ServicesCard::copy);
        ALL.put("service.name", ServicesCard::name);
        ALL.put("service.key", ServicesCard::key);
        ALL.put("service.hint", Offers::subcategory);
        ALL.put("service.formula", ServicesCard::formula);
    }

    private SpecialControls() {
    }

    /** Makes what stands at a pointer, or in its place where that is no property. */
    @FunctionalInterface
    interface Maker {
        List<Node> make(Form form, String pointer);
    }

    /** For a kind and a property, as {@code paging.size}. */
    static Optional<Maker> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** A folded part may say in its title what is done in it. */
    static void title(Form form, TitledPane pane, String name, String at) {
        if (name.equals("column.steps")) {
            form.watch(form.model.draft, () -> pane.setText(steps(form.draft(), at)));
        }
    }

    /** The steps that are taken with a value, in their order. */
    static String steps(DraftTree draft, String at) {
        List<String> used = new ArrayList<>();
        for (String step : List.of("trim", "case", "replace", "map", "otherwise")) {
            Optional<JsonElement> json = draft.at(at + "/" + step);
            if (json.isPresent() && !List.of("false", "[]", "{}").contains(json.get().toString())) {
                used.add(switch (step) {
                    case "case" -> draft.text(at + "/case").equals("upper") ? "capital letters" : "small letters";
                    case "map" -> "translate";
                    default -> step;
                });
            }
        }
        return "Then: " + (used.isEmpty() ? "nothing more" : String.join(", ", used));
    }

    private static List<Node> signIn(Form form, String at) {
        List<Node> nodes = new ArrayList<>(PartForm.of(form, "/auth"));
        nodes.add(Widgets.text(
                "{{secret.key}} and {{input.key}} stand for what a person enters on the card Credentials. Secrets may be used only here.",
                "muted", "small"));
        IntStream.range(0, form.draft().size("/inputs")).forEach(i -> nodes.addAll(InputForm.tried(form, "/inputs/" + i + "/tried")));
        nodes.add(Widgets.row(Widgets.button("test-sign-in", "Test sign-in", form.model.live::run)));
        return nodes;
    }

    /** Something that means something else empty than absent: it is there once somebody says so. */
    private static List<Node> used(Form form, String at, String words) {
        Place place = form.place(at);
        boolean there = form.draft().has(at);
        JsonElement fresh = place.field().value().many().isMap() ? new JsonObject() : new JsonPrimitive("");
        var box = Form.tick(Form.id(at) + (place.field().value().many().isMap() ? "" : "-use"), words, there,
                now -> form.model.edit(draft -> now ? draft.with(at, fresh) : draft.without(at)));
        VBox both = new VBox(4, box);
        both.getChildren().addAll(there ? Controls.of(form, place) : List.of());
        return List.of(both);
    }

    /** Between which ways the object decides. */
    private static List<Node> ways(Form form, String pointer) {
        String at = Pointer.parent(pointer);
        Kind kind = form.place(at).kind().orElseThrow();
        Map<String, String> words = new LinkedHashMap<>();
        kind.firstOf().forEach(way -> words.put(way.word(), way.label()));
        return List.of(form.pick(Form.id(at) + "-origin", "Where it comes from", words,
                () -> Proposals.way(form.draft(), kind, at).orElse(""), chosen -> way(form.model, at, chosen)));
    }

    /** Another way in the place of the one that is there; all else stays as far as it may. */
    static void way(BuilderModel model, String at, String chosen) {
        model.edit(draft -> {
            DraftTree tree = Proposals.way(draft, at, chosen);
            boolean once = tree.has(at + "/file") || tree.has(at + "/command");
            return once
                    ? tree.with(at + "/rows", ".").without(at + "/paging").with(at + "/paging/type", "none").without(at + "/forEach")
                            .without(at + "/ifParentFails")
                    : tree;
        });
        model.said.set("Undo brings back what was there.");
    }

    private static List<Node> source(Form form, String pointer) {
        Node box = ways(form, pointer).getFirst();
        return List.of(form.field("The rows come from", box, form.wrong()));
    }

    private static List<Node> accounts(Form form, String at) {
        List<Node> nodes = new ArrayList<>(Controls.of(form, form.place(at)));
        if (form.draft().texts(at).size() > 1) {
            nodes.add(Widgets.text("The rows of all of them count; rows with the same id are one customer.", "muted", "small"));
        }
        return List.of(new VBox(4, nodes.toArray(Node[]::new)));
    }

    /** What a request sends along. A connector only reads, so a table that posts is told so. */
    private static List<Node> body(Form form, String pointer) {
        String request = Pointer.parent(pointer);
        boolean signsIn = request.endsWith("/login");
        String kind = RequestBody.kind(form.draft(), request);
        if (!signsIn && kind.isEmpty() && !form.draft().text(request + "/method").equals("POST")) {
            return List.of();
        }
        var box = form.pick(signsIn ? Form.id(request) + "-body-kind" : "body-kind", signsIn ? "Body of the sign-in request" : "Body",
                RequestBody.KINDS, () -> RequestBody.kind(form.draft(), request),
                chosen -> RequestBody.choose(form.model, request, chosen));
        List<Node> nodes = new ArrayList<>();
        if (!signsIn) {
            nodes.add(Widgets.text("A POST may only read: make sure that this call changes nothing at the vendor.", "warn-text", "small"));
        }
        nodes.add(form.field("Body", box, form.wrong()));
        if (!kind.isEmpty()) {
            nodes.addAll(Controls.of(form, form.place(request + "/" + kind)));
        }
        return List.of(new VBox(8, nodes.toArray(Node[]::new)));
    }
}
