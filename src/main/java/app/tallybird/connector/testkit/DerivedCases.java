package app.tallybird.connector.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;

/** The cases every vendor has, made of the ordinary one. What they should give follows from a rule, so that nobody has to write it down. */
final class DerivedCases {

    /** Ways in which vendors say with status 200 that something failed. */
    static final List<String> ERRORS = List.of("{\"error\":\"maintenance\",\"message\":\"Try again later\"}",
            "{\"errors\":[{\"message\":\"maintenance\"}],\"data\":null}",
            "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,\"message\":\"maintenance\"}}");
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;

    private final KitCase ordinary;
    private final Route route;
    private final List<Derived> all = new ArrayList<>();

    private DerivedCases(KitCase ordinary, Route route) {
        this.ordinary = ordinary;
        this.route = route;
    }

    /** A case and what it must give. */
    record Derived(String name, Rule rule, List<Exchange> exchanges) {
    }

    enum Rule {
        /** A problem, or no numbers at all. */
        NO_NUMBERS,
        /** A problem of the sign-in. */
        SIGN_IN,
        /** The numbers of the ordinary case. */
        GOLDEN,
        /** A problem, unknown counts, or the right numbers with a new warning where a table failed that no number comes from. */
        ERROR,
        /** Anything but other numbers without a word. */
        NEVER_SILENT
    }

    static List<Derived> of(KitCase ordinary, Route route) {
        DerivedCases cases = new DerivedCases(ordinary, route);
        if (!route.data().isEmpty()) {
            cases.emptyVendor();
            cases.refused();
            cases.throttled();
            cases.errorInSuccess();
            cases.fieldMissing();
            cases.repeatedRow();
            cases.emptyPage();
            cases.spelledOtherwise();
        }
        return cases.all;
    }

    private void emptyVendor() {
        List<Exchange> empty = new ArrayList<>(ordinary.exchanges());
        for (Route.Stop stop : route.data()) {
            Exchange one = ordinary.exchanges().get(stop.place());
            Table table = table(stop);
            JsonElement body = !table.source().isAnswers()
                    ? new JsonPrimitive(LinesDamage.headings(one.text()))
                    : AnswerFields.changedLists(one.body(), AnswerFields.of(one.body()).lists().values().stream().flatMap(List::stream)
                            .filter(way -> way.stream().noneMatch(Integer.class::isInstance)).toList(), Mutations::clear);
            if (table.rows().as() == Table.As.ENTRIES && table.rows().path().read(body) instanceof JsonObject map) {
                List.copyOf(map.keySet()).forEach(map::remove);
            }
            noMore(body, table);
            Map<String, String> headers = new LinkedHashMap<>(one.headers());
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("Link"));
            table.paging().end().headers()
                    .forEach(total -> headers.replaceAll((name, value) -> name.equalsIgnoreCase(total) ? "0" : value));
            empty.set(stop.place(), one.answering(one.status(), headers, body));
        }
        all.add(new Derived("empty vendor", Rule.NO_NUMBERS, empty));
    }

    /** Totals are 0, and nothing leads to another page. */
    private void noMore(JsonElement body, Table table) {
        Set<String> paging = ordinary.document().namesIn(Pointer.of("tables", table.name(), "paging"));
        AnswerFields.of(body).fields().values().stream().flatMap(List::stream).filter(way -> paging.contains(String.valueOf(way.getLast())))
                .forEach(way -> {
                    JsonElement value = AnswerFields.at(body, way);
                    if (value instanceof JsonPrimitive primitive) {
                        JsonElement none = primitive.isNumber() ? new JsonPrimitive(0) : JsonNull.INSTANCE;
                        AnswerFields.at(body, way.subList(0, way.size() - 1)).getAsJsonObject().add(String.valueOf(way.getLast()),
                                primitive.isBoolean() ? new JsonPrimitive(false) : none);
                    }
                });
    }

    private void refused() {
        JsonObject body = new JsonObject();
        body.addProperty("error", "unauthorized");
        if (!route.signIns().isEmpty()) {
            all.add(new Derived("sign-in refused", Rule.SIGN_IN, refused(route.signIns(), body)));
        }
        all.add(new Derived("data refused with 401", Rule.SIGN_IN, refused(route.data(), body)));
    }

    private List<Exchange> refused(List<Route.Stop> stops, JsonElement body) {
        List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
        stops.forEach(stop -> changed.set(stop.place(),
                changed.get(stop.place()).answering(UNAUTHORIZED, Map.of("Content-Type", "application/json"), body)));
        return changed;
    }

    private void throttled() {
        for (Route.Stop first : route.firsts()) {
            List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
            changed.add(first.place(), changed.get(first.place()).answering(TOO_MANY,
                    Map.of("Retry-After", "5", "Content-Type", "text/plain"), new JsonPrimitive("Too many requests")));
            all.add(new Derived("429, then fine: " + first.table(), Rule.GOLDEN, changed));
        }
    }

    private void errorInSuccess() {
        for (Route.Stop first : route.firsts()) {
            for (String error : ERRORS) {
                List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
                changed.set(first.place(), changed.get(first.place()).answering(JsonParser.parseString(error)));
                all.add(new Derived("an error inside 200: " + first.table() + " " + error, Rule.ERROR, changed));
            }
        }
    }

    /** Every second row of all pages of a table lacks the field. */
    private void fieldMissing() {
        Set<String> referenced = ordinary.document().namesIn("");
        for (Route.Stop first : route.firsts()) {
            String rows = rowShape(table(first));
            AnswerFields.of(ordinary.exchanges().get(first.place()).body()).fields().keySet().stream()
                    .filter(shape -> shape.startsWith(rows))
                    .filter(shape -> referenced.contains(shape.substring(shape.lastIndexOf('.') + 1))).forEach(shape -> {
                        List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
                        route.data().stream().filter(stop -> stop.table().equals(first.table()))
                                .forEach(stop -> changed.set(stop.place(), withoutEverySecond(changed.get(stop.place()), shape)));
                        all.add(new Derived("field missing in some rows: " + first.table() + " " + shape, Rule.NEVER_SILENT, changed));
                    });
        }
    }

    private static Exchange withoutEverySecond(Exchange one, String shape) {
        List<List<Object>> ways = AnswerFields.of(one.body()).fields().getOrDefault(shape, List.of());
        List<List<Object>> second = new ArrayList<>();
        for (int i = 1; i < ways.size(); i += 2) {
            second.add(ways.get(i));
        }
        return one.answering(AnswerFields.changed(one.body(), second, AnswerFields.Spot::remove));
    }

    private static String rowShape(Table table) {
        String list = table.rows().path().isWhole() ? "" : table.rows().path().toString();
        return table.rows().as() == Table.As.LIST ? list + "[]." : list;
    }

    /** A row that moved to the next page while the pages were read. */
    private void repeatedRow() {
        for (Route.Stop stop : route.data()) {
            FieldPath path = table(stop).rows().path();
            route.after(stop).ifPresent(next -> {
                List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
                JsonElement there = changed.get(next.place()).body().deepCopy();
                if (path.read(changed.get(stop.place()).body()) instanceof JsonArray rows && !rows.isEmpty()
                        && path.read(there) instanceof JsonArray more && !more.isEmpty()) {
                    more.asList().addFirst(rows.get(rows.size() - 1).deepCopy());
                    changed.set(next.place(), changed.get(next.place()).answering(there));
                    all.add(new Derived("a row repeated across pages: " + stop.table() + " page " + next.page(), Rule.NEVER_SILENT,
                            changed));
                }
            });
        }
    }

    /** The list goes on behind a page without rows. */
    private void emptyPage() {
        for (Route.Stop first : route.firsts()) {
            route.data().stream().filter(stop -> stop.table().equals(first.table()))
                    .flatMap(stop -> route.after(stop)
                            .flatMap(next -> new EmptyPage(ordinary.exchanges(), table(stop)).between(stop.place(), next.place())).stream())
                    .findFirst()
                    .ifPresent(with -> all.add(new Derived("a page without rows in between: " + first.table(), Rule.GOLDEN, with)));
        }
    }

    /** Every whole number as some programs write it, 5.0 for 5. */
    private void spelledOtherwise() {
        all.add(new Derived("whole numbers with a point", Rule.GOLDEN,
                ordinary.exchanges().stream().map(one -> one.answering(withPoints(one.body()))).toList()));
    }

    private static JsonElement withPoints(JsonElement json) {
        return switch (json) {
            case JsonObject object -> {
                JsonObject copy = new JsonObject();
                object.entrySet().forEach(entry -> copy.add(entry.getKey(), withPoints(entry.getValue())));
                yield copy;
            }
            case JsonArray list -> {
                JsonArray copy = new JsonArray();
                list.forEach(item -> copy.add(withPoints(item)));
                yield copy;
            }
            case JsonPrimitive value -> value.isNumber() && value.getAsString().matches("-?\\d+")
                    ? new JsonPrimitive(new BigDecimal(value.getAsString() + ".0"))
                    : value;
            default -> json;
        };
    }

    private Table table(Route.Stop stop) {
        return Objects.requireNonNull(ordinary.document().tables().get(stop.table()));
    }
}
