package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Value;
import app.tallybird.ui.control.Widgets;

/** The form of one object of the document: all properties that may stand in it, in the order of its {@link Layout}. */
final class PartForm {

    private final Form form;
    private final JsonObject document;
    private final String at;
    private final Kind kind;
    private final Layout layout;
    private final Set<String> there = new HashSet<>();
    private final Set<String> shown = new HashSet<>();

    private PartForm(Form form, String at) {
        this.form = form;
        this.at = at;
        document = form.model.described();
        Place place = Format.at(document, at).orElseThrow();
        kind = place.field().value().kind().map(Format::kind).orElseThrow();
        layout = Layout.of(kind.name());
        there.addAll(kind.variants(object(place)));
        layout.lines().stream().flatMap(Layout.Line::all).filter(name -> name.contains("/"))
                .map(name -> at + "/" + name.replaceFirst("/.*", "")).distinct().map(form::place)
                .forEach(one -> one.kind().ifPresent(inner -> there.addAll(inner.variants(object(one)))));
        for (@Nullable
        Place around = place; around != null; around = around.around()) {
            JsonObject object = object(around);
            around.kind().ifPresent(one -> there.addAll(one.variants(object)));
        }
    }

    private static JsonObject object(Place place) {
        return place.value() instanceof JsonObject object ? object : new JsonObject();
    }

    /** The form of the object at {@code at}, whether or not it is there. */
    static List<Node> of(Form form, String at) {
        PartForm part = new PartForm(form, at);
        List<Node> nodes = part.nodes(part.layout.lines());
        List<Node> rest = part.rest().stream().flatMap(name -> part.node(name).stream()).toList();
        if (!rest.isEmpty() && !nodes.isEmpty() && nodes.getLast() instanceof TitledPane last && last.getContent() instanceof VBox folded) {
            folded.getChildren().addAll(rest);
        } else {
            nodes.addAll(rest);
        }
        Stream<String> parts = part.shown.stream().filter(name -> name.contains("/")).map(name -> at + "/" + name.replaceFirst("/.*", ""));
        nodes.add(form.wrong(Stream.concat(Stream.of(at), parts.distinct()).toArray(String[]::new)));
        return nodes;
    }

    private List<Node> nodes(List<Layout.Line> lines) {
        List<Node> nodes = new ArrayList<>();
        for (Layout.Line line : lines) {
            if (line.holds(one -> there.contains(one) || form.draft().has(at + "/" + one))) {
                nodes.addAll(nodes(line));
            }
        }
        return nodes;
    }

    private List<Node> nodes(Layout.Line line) {
        return switch (line.mark()) {
            case "." -> List.of(Widgets.text(line.text(), "muted", "small"));
            case "=" -> List.of(Widgets.label(line.text(), "strong"));
            case ">" -> fold(line);
            case "" -> sideBySide(line.text().split(" ", -1));
            default -> List.of();
        };
    }

    /** Fields as wide as each other, those of a width of their own apart; as high as the highest is at that width. */
    private List<Node> sideBySide(String[] names) {
        GridPane grid = new GridPane(10, 0);
        for (String name : names) {
            String[] width = name.split("=", 2);
            for (Node node : node(width[0])) {
                ColumnConstraints column = new ColumnConstraints(0, 100, Double.MAX_VALUE);
                if (width.length > 1) {
                    column = new ColumnConstraints(Double.parseDouble(width[1]));
                } else {
                    column.setHgrow(Priority.ALWAYS);
                }
                grid.getColumnConstraints().add(column);
                GridPane.setValignment(node, VPos.TOP);
                grid.addRow(0, node);
            }
        }
        List<Node> nodes = List.copyOf(grid.getChildren());
        return names.length > 1 && nodes.size() > 1 ? List.of(grid) : nodes;
    }

    private List<Node> fold(Layout.Line line) {
        List<Node> nodes = nodes(line.inside());
        List<String> names = line.all().toList();
        if (names.stream().noneMatch(shown::contains)) {
            return List.of();
        }
        String[] title = line.text().split(": ", 2);
        String id = title[0].startsWith("#") ? title[0].substring(1) : Form.id(at) + "-" + title[0];
        if (names.size() == 1 && nodes.getLast() instanceof VBox only && only.getChildren().getFirst() instanceof Label label) {
            // the title says it
            only.getChildren().remove(label);
        }
        int many = names.size() == 1 ? form.draft().size(at + "/" + names.getFirst()) : 0;
        TitledPane pane = form.fold(id, title[1] + (many == 0 ? "" : " (" + many + ")"), names.stream().anyMatch(this::isSet), nodes);
        SpecialControls.title(form, pane, kind.name() + "." + title[0], at);
        return List.of(pane);
    }

    /** Whether somebody said more than what must be said; what stands in a part that need not be there is more. */
    private boolean isSet(String name) {
        return form.draft().has(at + "/" + name) && (name.contains("/") || !place(name).map(Controls::mustStand).orElse(false));
    }

    /** The control of a property, or what only this kind needs; nothing where it may not stand and does not. */
    private List<Node> node(String name) {
        Optional<Place> place = place(name);
        Optional<Place> holder = name.contains("/") ? place(name.substring(0, name.lastIndexOf('/'))) : Optional.empty();
        String full = holder.flatMap(Place::kind).orElse(kind).name() + "." + Pointer.last("/" + name);
        Optional<SpecialControls.Maker> special = SpecialControls.of(full);
        if (place.isEmpty() && (special.isEmpty() || kind.named(name).isPresent() || (name.contains("/") && holder.isEmpty()))) {
            return List.of();
        }
        shown.add(name);
        return special.map(maker -> maker.make(form, at + "/" + name)).orElseGet(() -> Controls.of(form, place.orElseThrow()));
    }

    /** The place of a property that may stand here, or does. */
    private Optional<Place> place(String name) {
        Optional<Place> place = Optional.empty();
        for (int end = name.indexOf('/');; end = name.indexOf('/', end + 1)) {
            String pointer = at + "/" + (end < 0 ? name : name.substring(0, end));
            place = Format.at(document, pointer).filter(one -> !one.value().isJsonNull()
                    || one.holder().orElseThrow().kind().orElseThrow().field(one.name(), object(one.holder().orElseThrow())).isPresent());
            if (end < 0 || place.isEmpty()) {
                return place;
            }
        }
    }

    /** What no line names, and what stands there although no line is for it. */
    private Set<String> rest() {
        Set<String> named = new HashSet<>();
        layout.lines().forEach(line -> line.all().forEach(named::add));
        Set<String> rest = new LinkedHashSet<>();
        for (Field field : kind.fields()) {
            boolean apart = named.stream().anyMatch(name -> name.startsWith(field.name() + "/"));
            Stream<String> names = apart && !named.contains(field.name()) && field.value().many() == Value.Many.ONE
                    ? Format.kind(field.value().kind().orElseThrow()).fields().stream().map(inner -> field.name() + "/" + inner.name())
                    : Stream.of(field.name());
            names.filter(
                    name -> !shown.contains(name) && (!named.contains(name) || (form.draft().has(at + "/" + name) && !isElsewhere(name))))
                    .forEach(rest::add);
        }
        return rest;
    }

    private boolean isElsewhere(String name) {
        return layout.lines().stream().anyMatch(line -> line.mark().equals("-") && line.names().contains(name));
    }
}
