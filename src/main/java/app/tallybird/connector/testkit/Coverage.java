package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.Contract;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldUse;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage;

/**
 * What the published fields of a table's rows are to the connector: those that decide, those that are ignored and why, and what should not be: a
 * field of which nothing is said, a state that no rule names, a field that nobody publishes.
 */
final class Coverage {

    private static final List<String> NAMING = List.of("is", "in", "isNot", "notIn");
    private static final List<String> NEGATIVE = List.of("isNot", "notIn");
    private static final List<String> FREE = List.of("startsWith", "endsWith", "contains", "matches");
    private static final String WHOLE = "";

    private final DocumentTree document;
    private final Table table;
    private final Map<String, Contract.Value> fields = new LinkedHashMap<>();
    private final Map<String, String> shapes = new LinkedHashMap<>();
    private final List<FieldUse> uses;

    /** {@code body} is an answer to the call, which shows where its rows are. */
    Coverage(DocumentTree document, Table table, Contract.Published call, JsonElement body) {
        this.document = document;
        this.table = table;
        rows(table, call, body);
        uses = document.document().uses().stream().filter(use -> use.tables().contains(table.name()) && use.field().path().isPresent())
                .filter(use -> !use.pointer().startsWith(Pointer.of("tables", table.name(), "expand"))).toList();
    }

    /** The published fields of a row, as the document would name them. */
    private void rows(Table of, Contract.Published call, JsonElement body) {
        String list = of.rows().place().in(body).isWhole() ? WHOLE : of.rows().place().in(body).toString().replaceAll("\\[\\d+]", "[]");
        String rows = of.rows().as() == Table.As.LIST ? list + "[]." : list.isEmpty() ? WHOLE : list + ".";
        List<String> levels = expanded(of);
        Optional<String> merged = of.rows().shape().merge().map(path -> path + "[].");
        call.answer().keySet().stream().filter(shape -> shape.startsWith(rows)).forEach(shape -> {
            String field = shape.substring(rows.length());
            String name = merged.filter(field::startsWith).map(inner -> inner.replace("[]", "") + field.substring(inner.length()))
                    .orElseGet(() -> named(field, levels));
            fields.put(name, call.answer().get(shape));
            shapes.put(name, shape);
        });
    }

    /** What the items of each list that becomes rows begin with, the outermost first. */
    private static List<String> expanded(Table of) {
        List<String> levels = new ArrayList<>();
        of.rows().expand().forEach(path -> levels.add((levels.isEmpty() ? WHOLE : levels.getLast()) + path + "[]."));
        return levels;
    }

    /** As the innermost row names it: what is around that row is {@code outer.} for each level; the way to the lists keeps its name. */
    private static String named(String field, List<String> levels) {
        if (!levels.isEmpty() && leadsTo(field, levels.getLast())) {
            return field;
        }
        int deep = (int) levels.stream().filter(field::startsWith).count();
        return "outer.".repeat(levels.size() - deep) + field.substring(deep == 0 ? 0 : levels.get(deep - 1).length());
    }

    private static boolean leadsTo(String field, String items) {
        return items.startsWith(field + "[].") || items.startsWith(field + ".");
    }

    /** The fields that decide, in the order of the contract. */
    List<String> deciding() {
        return fields.keySet().stream().filter(field -> isLookedAt(field) || isContainer(field)).toList();
    }

    /** The others, with the reason. */
    Map<String, String> ignored() {
        Map<String, String> ignored = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            if (!isLookedAt(field) && !isContainer(field)) {
                ignored.put(field, value.ignored());
            }
        });
        return ignored;
    }

    /** No count depends on what a row is called. */
    private boolean isLookedAt(String field) {
        return uses.stream().filter(use -> !use.onlyShown()).anyMatch(use -> leads(path(use), field) || leads(field, path(use)));
    }

    /** What is expanded or merged decides because of what is inside. */
    private boolean isContainer(String field) {
        return Stream.concat(expanded(table).stream(), table.rows().shape().merge().map(FieldPath::toString).stream())
                .anyMatch(path -> leads(field, path));
    }

    private static boolean leads(String path, String to) {
        return to.equals(path) || to.startsWith(path + ".") || to.startsWith(path + "[");
    }

    /** The path as the contract would write it: a place in a list is any place. */
    private static String path(FieldUse use) {
        return use.field().path().orElseThrow().toString().replaceAll("\\[\\d+]", "[]");
    }

    /** What should not be; {@code billed} says whether units are counted from the rows. */
    List<String> complaints(boolean billed) {
        List<String> all = new ArrayList<>();
        fields.forEach((field, value) -> field(field, value, billed, all));
        Set<String> strange = new LinkedHashSet<>();
        for (FieldUse use : uses) {
            String path = path(use);
            String first = use.field().path().orElseThrow().firstName().orElse(WHOLE);
            boolean computed = table.columns().containsKey(first);
            if (!computed && !first.isEmpty() && fields.keySet().stream().noneMatch(field -> leads(field, path) || leads(path, field))) {
                strange.add("the connector looks at \"" + path + "\", which is not published");
            }
        }
        all.addAll(strange);
        return all.stream().map(words -> table.name() + ": " + words).toList();
    }

    private void field(String field, Contract.Value value, boolean billed, List<String> all) {
        boolean decides = isLookedAt(field);
        if (billed && !decides && !isContainer(field) && value.ignored().isEmpty()) {
            all.add("\"" + field + "\" is published and decides nothing; the contract does not say why it is \"ignored\"");
        }
        if (decides && !value.ignored().isEmpty()) {
            all.add("\"" + field + "\" is \"ignored\" by the contract, but the connector looks at it");
        }
        if (!value.form().values().isEmpty()) {
            conditions(field).filter(Coverage::isNegative)
                    .forEach(use -> all.add("\"" + field
                            + "\" is a state, and a condition says what it is not: give each state a name in a column with \"map\" ("
                            + use.pointer() + ")"));
        }
        unit(field, value, all);
    }

    /** The published values that no rule names, by the shape of fields that rules look at. */
    Map<String, Set<String>> unnamed() {
        Map<String, Set<String>> unnamed = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            Set<String> named = new HashSet<>();
            if (!names(field, named, new HashSet<>()) && !named.isEmpty()) {
                Set<String> others = new LinkedHashSet<>(value.form().values());
                others.removeIf(state -> named.contains(state.toLowerCase(Locale.ROOT)));
                unnamed.put(Objects.requireNonNull(shapes.get(field)), others);
            }
        });
        return unnamed;
    }

    /** The values of the field that rules name, small; true when a rule compares it with a part of a text. */
    private boolean names(String field, Set<String> named, Set<String> seen) {
        boolean free = false;
        if (seen.add(field)) {
            for (FieldUse use : uses.stream().filter(one -> path(one).equals(field)).toList()) {
                String around = Pointer.parent(use.pointer());
                JsonObject rule = document.object(around);
                texts(rule.get("map"), named);
                NAMING.forEach(name -> texts(rule.get(name), named));
                free |= Pointer.last(use.pointer()).equals("field") && FREE.stream().anyMatch(rule::has);
                if (around.startsWith(Pointer.of("tables", table.name(), "columns")) && !rule.has("map")
                        && Pointer.steps(around).size() == 4) {
                    free |= names(Pointer.last(around), named, seen);
                }
            }
        }
        return free;
    }

    private static void texts(JsonElement from, Set<String> named) {
        switch (from) {
            case JsonObject map -> map.keySet().forEach(name -> named.add(name.toLowerCase(Locale.ROOT)));
            case JsonArray list -> list.forEach(item -> named.add(item.getAsString().toLowerCase(Locale.ROOT)));
            case null -> {
                // It names none.
            }
            default -> named.add(from.getAsString().toLowerCase(Locale.ROOT));
        }
    }

    private record Condition(String pointer, JsonObject rule) {
    }

    private Stream<Condition> conditions(String field) {
        return uses.stream().filter(use -> path(use).equals(field) && Pointer.last(use.pointer()).equals("field"))
                .map(use -> Pointer.parent(use.pointer())).map(pointer -> new Condition(pointer, document.object(pointer)));
    }

    private static boolean isNegative(Condition condition) {
        boolean inside = Pointer.steps(condition.pointer()).contains("not") && (condition.rule().has("is") || condition.rule().has("in"));
        return inside || NEGATIVE.stream().anyMatch(condition.rule()::has);
    }

    /** Conditions on rows that say what a value is not, unless it has one of the names that a column gives. */
    static List<String> negative(DocumentTree document) {
        return document.document().uses().stream()
                .filter(use -> !use.tables().isEmpty() && use.field().path().isPresent() && Pointer.last(use.pointer()).equals("field"))
                .map(use -> Pointer.parent(use.pointer()) + " " + path(use)).distinct().filter(both -> {
                    JsonObject rule = document.object(both.substring(0, both.indexOf(' ')));
                    return NEGATIVE.stream().anyMatch(rule::has);
                }).filter(both -> !document.isMapped(both.substring(both.indexOf(' ') + 1)))
                .map(both -> both.replaceFirst(" .*", "") + ": a condition on rows says what \"" + both.substring(both.indexOf(' ') + 1)
                        + "\" is not: give each state a name in a column with \"map\", so that an unknown one is told")
                .toList();
    }

    /** What is published in seconds or bytes is changed from seconds or bytes; the unit may stand in another field. */
    private void unit(String field, Contract.Value value, List<String> all) {
        uses.stream().filter(use -> path(use).equals(field) && use.pointer().matches("/services/\\d+/usage/field")).forEach(use -> {
            int service = Integer.parseInt(Pointer.steps(use.pointer()).get(1));
            if (document.document().services().get(service).usage() instanceof Usage.Measured measured) {
                measured.numbers().unit().filter(change -> !units(value.unit()).contains(change.from().word())).ifPresent(
                        change -> all.add("\"" + field + "\" is published in " + (value.unit().isEmpty() ? "no unit" : value.unit())
                                + ", and the connector takes it for " + change.from().word()));
            }
        });
    }

    private List<String> units(String unit) {
        Contract.Value named = fields.get(unit);
        return named == null ? List.of(unit.split(" or ", -1)) : named.form().values();
    }

    /** In the words of a report. */
    String words() {
        Map<String, String> ignored = ignored();
        return table.name() + ": " + deciding().size() + " of " + fields.size() + " published fields decide ("
                + String.join(", ", deciding()) + ")"
                + (ignored.isEmpty()
                        ? ""
                        : "; ignored: " + ignored.entrySet().stream().map(one -> one.getKey() + " (" + one.getValue() + ")")
                                .collect(Collectors.joining(", ")));
    }
}
