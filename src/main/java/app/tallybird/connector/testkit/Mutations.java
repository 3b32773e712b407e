package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldUse;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Table;

/** Damages each exchange of a recording in every way that was seen in the wild: the whole answer, its rows and pages, and every field looked at. */
final class Mutations {

    private static final String STRANGE_HOST = "https://elsewhere.example";

    private final KitCase ordinary;
    private final Route route;
    private final ConnectorDocument document;
    private final Set<String> referenced;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(KitCase ordinary, Route route) {
        this.ordinary = ordinary;
        document = ordinary.document();
        this.route = route;
        referenced = document.namesIn("");
    }

    static List<Mutation> of(KitCase ordinary, Route route) {
        Mutations mutations = new Mutations(ordinary, route);
        for (int place = 0; place < ordinary.exchanges().size(); place++) {
            mutations.exchange(place);
        }
        return mutations.all;
    }

    private void exchange(int place) {
        Exchange one = ordinary.exchanges().get(place);
        Optional<Route.Stop> stop = route.at(place);
        Optional<Table> table = stop.filter(data -> !data.table().isEmpty()).map(data -> ordinary.document().tables().get(data.table()));
        whole(place, one, table);
        table.filter(rows -> !rows.source().isAnswers()).ifPresent(rows -> LinesDamage.of(one.text())
                .forEach(damage -> add(place, damage.name(), damage.truncates(), new JsonPrimitive(damage.text()))));
        table.ifPresent(rows -> {
            Totals.Stated stated = Totals.of(ordinary.exchanges(), route, stop.orElseThrow(), rows);
            Paging.End end = rows.paging().end();
            boolean lengthSaid = rows.expect().isPresent() || stated.rows() || (!end.totalMayBeMissing() && end.totalRows().isPresent());
            boolean pagesSaid = lengthSaid || stated.pages() || (!end.totalMayBeMissing() && end.totalPages().isPresent());
            lists(place, one.body(), rows, lengthSaid);
            pages(place, one.body(), stop.orElseThrow(), !pagesSaid);
            links(place, one, !pagesSaid);
            totals(place, one, rows);
        });
        FieldDamage.of(one.body(), referenced, mapped()).stream().filter(damage -> table.isEmpty() || !isAnotherThing(table.get(), damage))
                .forEach(damage -> add(place, damage.name(), table.isPresent() && isExcused(table.get(), damage), damage.body()));
    }

    /** Whether a list without the field is a right one that ends there. */
    private boolean isExcused(Table table, FieldDamage damage) {
        return switch (damage.kind()) {
            case REMOVED -> ends(table, damage.field());
            case NULL -> ends(table, damage.field()) || mayBeNull(table, damage.field());
            case BELOW_ZERO, SENTENCE, CHANGED -> false;
        };
    }

    /** Whether the field is the list itself, which is null when there are no rows. */
    private static boolean mayBeNull(Table table, String field) {
        return table.rows().mayBeNull() && table.rows().place().paths().stream().anyMatch(path -> path.toString().equals(field));
    }

    private void whole(int place, Exchange one, Optional<Table> table) {
        String text = one.text();
        boolean mayBeMissing = table.filter(rows -> rows.rows().mayBeMissing()).isPresent();
        add(place, "cut in half", false, new JsonPrimitive(text.substring(0, text.length() / 2)));
        add(place, "a page of HTML", false, new JsonPrimitive("<!DOCTYPE html><html></html>"));
        add(place, "null", mayBeMissing, new JsonPrimitive("null"));
        add(place, "an empty object", mayBeMissing, new JsonObject());
        for (String error : DerivedCases.ERRORS) {
            add(place, "an error in success: " + error, false, JsonParser.parseString(error));
        }
        add(place, "two values", false, new JsonPrimitive(text + text));
    }

    private void lists(int place, JsonElement body, Table table, boolean stated) {
        AnswerFields.of(body).lists().forEach((shape, ways) -> {
            String name = shape.isEmpty() ? "the list" : shape;
            boolean excused = !stated || !isRows(table, shape);
            add(place, name + " without its last row", excused, AnswerFields.changedLists(body, ways, Mutations::dropLast));
            add(place, name + " empty", excused, AnswerFields.changedLists(body, ways, Mutations::clear));
            add(place, name + " reversed", false, AnswerFields.changedLists(body, ways, Mutations::reverse));
            if (isRows(table, shape) || isExpanded(table, shape)) {
                add(place, name + " with its first row twice", false, AnswerFields.changedLists(body, ways, list -> {
                    if (!list.isEmpty()) {
                        list.add(list.get(0).deepCopy());
                    }
                }));
            }
        });
    }

    private static void dropLast(JsonArray list) {
        if (!list.isEmpty()) {
            list.remove(list.size() - 1);
        }
    }

    static void clear(JsonArray list) {
        while (!list.isEmpty()) {
            list.remove(list.size() - 1);
        }
    }

    private static void reverse(JsonArray list) {
        List<JsonElement> backwards = new ArrayList<>(list.asList()).reversed();
        clear(list);
        backwards.forEach(list::add);
    }

    /** A page that never comes is a loss that only a total would show; one that comes twice shows by itself. */
    private void pages(int place, JsonElement body, Route.Stop stop, boolean excused) {
        route.after(stop).ifPresent(next -> {
            JsonElement other = ordinary.exchanges().get(next.place()).body();
            add(place, "the next page in its place", excused, other);
            add(next.place(), "the page before in its place", false, body);
            List<Exchange> swapped = new ArrayList<>(ordinary.exchanges());
            swapped.set(place, swapped.get(place).answering(other));
            swapped.set(next.place(), swapped.get(next.place()).answering(body));
            all.add(new Mutation(words(place) + "in the order of the next page", excused, swapped));
        });
    }

    private void links(int place, Exchange one, boolean excused) {
        one.headers().forEach((name, value) -> {
            if (name.equalsIgnoreCase("Link")) {
                put(place, "no Link header", excused, without(one, name));
                put(place, "a Link to another host", false, with(one, name, value.replaceAll("https://[^/>]+", STRANGE_HOST)));
            }
        });
    }

    /** Totals in headers; those in the answer are fields like others. */
    private void totals(int place, Exchange one, Table table) {
        one.headers().forEach((name, value) -> {
            if (table.paging().end().headers().stream().anyMatch(name::equalsIgnoreCase)) {
                put(place, "no " + name + " header", false, without(one, name));
                put(place, name + " larger", false, with(one, name, value + "1"));
                put(place, name + " of words", false, with(one, name, "many"));
            }
        });
    }

    private static Exchange without(Exchange one, String header) {
        Map<String, String> headers = new LinkedHashMap<>(one.headers());
        headers.remove(header);
        return one.withHeaders(headers);
    }

    private static Exchange with(Exchange one, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(one.headers());
        headers.put(header, value);
        return one.withHeaders(headers);
    }

    private void add(int place, String name, boolean truncates, JsonElement body) {
        put(place, name, truncates, ordinary.exchanges().get(place).answering(body));
    }

    private void put(int place, String name, boolean truncates, Exchange exchange) {
        if (!exchange.equals(ordinary.exchanges().get(place))) {
            List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
            changed.set(place, exchange);
            all.add(new Mutation(words(place) + name, truncates, changed));
        }
    }

    private String words(int place) {
        Exchange one = ordinary.exchanges().get(place);
        return "answer " + (place + 1) + " (" + one.method() + " " + one.url() + "): ";
    }

    /** Whether this list is the one that goes on from page to page; a list inside a row comes whole. */
    private static boolean isRows(Table table, String shape) {
        return table.rows().path().isWhole() ? shape.isEmpty() : shape.equals(table.rows().path().toString());
    }

    /** Whether the items of this list, which each row has, become the rows, or what is around them. */
    private static boolean isExpanded(Table table, String shape) {
        StringBuilder way = new StringBuilder(table.rows().path().isWhole() ? "[]." : table.rows().path() + "[].");
        for (FieldPath path : table.rows().expand()) {
            if (shape.contentEquals(way.append(path))) {
                return true;
            }
            way.append("[].");
        }
        return false;
    }

    /** Whether the list ends when this field is gone, and nothing tells that it should not. A total that may be missing may go with the field. */
    private boolean ends(Table table, String field) {
        Paging.End end = table.paging().end();
        String at = Pointer.of("tables", table.name(), "paging");
        boolean told = Stream.of("totalRows", "totalPages")
                .filter(name -> (name.equals("totalRows") ? end.totalRows() : end.totalPages()).isPresent())
                .anyMatch(name -> !end.totalMayBeMissing() || !document.namesIn(at + "/" + name).contains(field));
        return !told && document.namesIn(at).contains(field);
    }

    /**
     * Where the law can not hold, because the damaged row is a right one of something else: with another id it is another customer or service, whose
     * loss the push holds back, and a number below zero that a condition looks at is another state.
     */
    private boolean isAnotherThing(Table table, FieldDamage damage) {
        boolean replaced = damage.kind() == FieldDamage.Kind.BELOW_ZERO || damage.kind() == FieldDamage.Kind.SENTENCE;
        if (replaced && names(table, "/accounts/id|/services/\\d+/(nameFrom|keyFrom)").contains(damage.field())) {
            return true;
        }
        return damage.kind() == FieldDamage.Kind.BELOW_ZERO
                && names(table, "/tables/[^/]+/where/.*|/services/\\d+/usage/where/.*").contains(damage.field());
    }

    /** The fields of rows of this table that places of the document look at. */
    private Set<String> names(Table table, String places) {
        return document.uses().stream().filter(use -> use.tables().contains(table.name()) && use.pointer().matches(places))
                .flatMap(FieldUse::names).collect(Collectors.toSet());
    }

    /** Fields whose every value should be known. */
    private Set<String> mapped() {
        Set<String> names = new HashSet<>();
        document.tables().forEach((name, table) -> table.columns().forEach((column, rule) -> names
                .addAll(rule.steps().map().isEmpty() ? Set.of() : document.namesIn(Pointer.of("tables", name, "columns", column)))));
        return names;
    }
}
