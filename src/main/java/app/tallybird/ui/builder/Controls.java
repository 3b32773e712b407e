package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Word;
import app.tallybird.connector.editing.DraftTree;

/** The control for each sort of value that the format describes. */
final class Controls {

    /** Texts of many lines, and those of many lines of code. */
    private static final Set<String> PROSE = Set.of("document.note", "table.note", "service.note");
    private static final Set<String> CODE = Set.of("graphql.query");
    private static final String ANOTHER = "{{input.%s}}";

    private Controls() {
    }

    /** The kind of object and the property, as {@code paging.size}. */
    static String name(Place place) {
        return place.holder().flatMap(Place::kind).map(Kind::name).orElse("") + "." + place.field().name();
    }

    static List<Node> of(Form form, Place place) {
        Field field = place.field();
        return List.of(field.sort() == Sort.JSON ? Lists.json(form, place) : switch (field.value().many()) {
            case MAP, MAP_BY_HEADER -> Lists.pairs(form, place);
            case MAP_BY_KEY -> PartList.of(form, place);
            case LIST, SOME -> severalOf(form, place);
            case ONE -> switch (field.sort()) {
                case OBJECT -> PartList.one(form, place);
                case FLAG -> flag(form, place);
                case PATH, REF -> path(form, place);
                case TABLE, SERVICE, SECRET_INPUT -> choice(form, place, names(form.draft(), place));
                default -> field.value().words().isEmpty() ? text(form, place) : words(form, place);
            };
        });
    }

    private static Node severalOf(Form form, Place place) {
        Field field = place.field();
        return switch (field.sort()) {
            case OBJECT -> field.value().kind().orElseThrow().equals("condition")
                    ? ConditionsForm.editor(form, field.form().label(), place.pointer())
                    : PartList.of(form, place);
            case TABLE, SERVICE -> Lists.boxes(form, place, names(form.draft(), place));
            case PATH, REF -> Lists.paths(form, place);
            default -> Lists.commas(form, place);
        };
    }

    private static Node text(Form form, Place place) {
        String name = name(place);
        String now = form.draft().text(place.pointer());
        TextInputControl control = PROSE.contains(name) || CODE.contains(name) ? new TextArea() : Form.control(now);
        if (control instanceof TextArea area) {
            area.setWrapText(!CODE.contains(name));
            area.setPrefRowCount(PROSE.contains(name) ? 3 : CODE.contains(name) ? 6 : area.getPrefRowCount());
        }
        if (CODE.contains(name) || place.sort() == Sort.REGEX || name.equals("replace.with")) {
            control.getStyleClass().add("code");
        }
        form.bind(control, place.pointer()).setPromptText(place.field().form().prompt());
        return form.field(place.field().form().label(), control, control, place.pointer());
    }

    private static Node path(Form form, Place place) {
        TextField field = new TextField();
        field.setPromptText(place.field().form().prompt());
        return form.field(place.field().form().label(), field, pathLine(form, place, field), place.pointer());
    }

    /** A path into a row or an answer: clicking a value of the answer puts its path in here; fields that are known can be chosen. */
    static HBox pathLine(Form form, Place place, TextField field) {
        form.bind(field, place.pointer()).getStyleClass().add("code");
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                form.model.fieldFocused(place.pointer());
            }
        });
        HBox line = Form.line(field);
        line.setSpacing(4);
        if (!SeenValues.isOfAnswer(place)) {
            line.getChildren().add(fields(form, place, path -> form.model.set(place.pointer(), path)));
        }
        return line;
    }

    /** A menu of the fields of the rows that were read last. */
    private static MenuButton fields(Form form, Place place, Consumer<String> use) {
        String what = place.field().form().label();
        return Form.menu("Choose a field for " + what, "Press Run first to see the fields", () -> {
            Map<String, Runnable> items = new LinkedHashMap<>();
            SeenValues.fields(form, place.pointer()).forEach(path -> items.put(path, () -> use.accept(path)));
            return items;
        });
    }

    private static Node flag(Form form, Place place) {
        String pointer = place.pointer();
        boolean otherwise = place.field().value().otherwise().filter("true"::equals).isPresent();
        CheckBox box = Form.tick(Form.id(pointer), place.field().form().label(),
                form.draft().has(pointer) ? form.draft().text(pointer).equals("true") : otherwise,
                now -> form.model.change(draft -> now == otherwise ? draft.without(pointer) : draft.with(pointer, new JsonPrimitive(now))));
        return box;
    }

    /** One of the words of the format, or what stands there instead where others may, such as an input. */
    private static Node words(Form form, Place place) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Word word : place.field().value().words()) {
            words.put(word.word(), word.label());
        }
        if (place.sort() == Sort.WORD || place.sort() == Sort.TERM) {
            return choice(form, place, words);
        }
        String now = form.draft().text(place.pointer());
        if (!now.isEmpty() && !words.containsKey(now)) {
            return text(form, place);
        }
        words.put(ANOTHER.formatted(place.field().name()), "Another…");
        return choice(form, place, words);
    }

    /** A choice; where nothing stands, what counts then, or that there is nothing. */
    static Node choice(Form form, Place place, Map<String, String> words) {
        String pointer = place.pointer();
        Field field = place.field();
        String now = form.draft().text(pointer);
        Place holder = place.holder().orElseThrow();
        boolean apart = holder.kind().orElseThrow().by().indexOf(field.name()) == 0 && !holder.item() && !mustStand(holder);
        boolean must = mustStand(place) && !apart;
        boolean ofConnector = pointer.equals("/auth/type");
        String otherwise = ofConnector ? "none" : field.value().otherwise().orElse("");
        Map<String, String> all = new LinkedHashMap<>();
        if (otherwise.isEmpty() && (now.isEmpty() || !must)) {
            String prompt = field.form().prompt();
            all.put("", prompt.isEmpty() ? must ? "Choose…" : "—" : prompt);
        }
        all.putAll(words);
        all.putIfAbsent(now.isEmpty() ? otherwise : now, now);
        var box = form.pick(Form.id(pointer), field.form().label(), all,
                () -> form.draft().has(pointer) ? form.draft().text(pointer) : otherwise, chosen -> form.model.choose(pointer, chosen));
        return form.field(field.form().label(), box, box, pointer);
    }

    /** Whether the object around it is not complete without it. */
    static boolean mustStand(Place place) {
        Place holder = place.holder().orElseThrow();
        return place.field()
                .mustStand(holder.kind().orElseThrow().variants(holder.value() instanceof JsonObject object ? object : new JsonObject()));
    }

    /** What can be named at a place, and what a person calls it. */
    static Map<String, String> names(DraftTree draft, Place place) {
        if (place.sort() == Sort.SECRET_INPUT) {
            return InputForm.named(draft, true);
        }
        Map<String, String> names = new LinkedHashMap<>();
        if (place.sort() == Sort.TABLE) {
            draft.names("/tables").stream().filter(table -> !place.table().equals(Optional.of(table)))
                    .forEach(table -> names.put(table, table));
            return names;
        }
        boolean counted = place.field().name().equals("zeroIfAny");
        IntStream.range(0, draft.size("/services")).mapToObj(i -> "/services/" + i)
                .filter(at -> !place.pointer().startsWith(at + "/") && !(counted && draft.has(at + "/usage/plus"))).forEach(
                        at -> names.put(draft.text(at + "/key"), draft.text(at + (draft.text(at + "/name").isEmpty() ? "/key" : "/name"))));
        names.remove("");
        return names;
    }
}
