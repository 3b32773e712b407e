package app.tallybird.connector.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Contract;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;

/** Answers as a contract allows them, made of the ordinary ones: each variation by itself, and several at once. The same seed gives the same cases. */
final class ContractCases {

    private static final int TOGETHER = 10;
    private static final int ONE_IN = 4;
    private static final int MOST_NEW_ROWS = 1000;
    private static final String LIST = "\"{list}\"";

    private final KitCase ordinary;
    private final Route route;
    private final Map<Contract.Published, List<Integer>> places;
    private final long seed;
    private final List<Allowed> all = new ArrayList<>();

    ContractCases(KitCase ordinary, Route route, Map<Contract.Published, List<Integer>> places, long seed) {
        this.ordinary = ordinary;
        this.route = route;
        this.places = places;
        this.seed = seed;
    }

    /** Answers that the contract allows, and what must come of them. */
    record Allowed(String name, Law law, List<Exchange> exchanges) {
    }

    enum Law {
        /** The same numbers. */
        SAME,
        /** Something is not there: numbers may be lower, none may be higher without a word. */
        NOT_MORE,
        /** Anything but other numbers without a word. */
        NEVER_SILENT,
        /** Numbers or unknown ones, whatever they are: no stop. */
        NUMBERS,
        /** The list goes on, and no number is lower. */
        NOT_LESS
    }

    /** A field of one of the answers. */
    private record Spot(int place, List<Object> way) {
    }

    /** What may be done to a value. */
    private record Variation(String words, Law law, Consumer<AnswerFields.Spot> change) {
    }

    List<Allowed> cases() {
        places.forEach((call, where) -> {
            call.answer().forEach((shape, value) -> value(call, shape, value));
            lists(call, where);
            shapes(call, where);
            fullPage(call, where);
            complete(call, where);
        });
        for (int i = 1; i <= TOGETHER; i++) {
            together(i);
        }
        return all;
    }

    private void value(Contract.Published call, String shape, Contract.Value value) {
        List<Spot> spots = spots(call, shape);
        if (spots.isEmpty()) {
            return;
        }
        String name = call + " " + shape + " ";
        for (Variation one : variations(value)) {
            add(name + one.words() + " everywhere", one.law(), spots, one.change());
            if (spots.size() > 1) {
                add(name + one.words() + " in some rows", one.law(), some(spots, name + one.words()), one.change());
            }
        }
        if (value.form().asText()) {
            add(name + "as a text", Law.SAME, spots, ContractCases::asText);
        }
        for (String published : value.form().values()) {
            Law law = value.ignored().isEmpty() ? Law.NUMBERS : Law.SAME;
            add(name + "is " + published, law, one(spots, name + published), spot -> spot.set(stated(value, published)));
        }
        if (!value.form().values().isEmpty()) {
            int never = random(name).nextInt(1000, 10_000);
            JsonPrimitive strange = stated(value, value.form().is() == Contract.Type.WHOLE ? String.valueOf(never) : "NEVER_SEEN_" + never);
            add(name + "of an unknown name", value.ignored().isEmpty() ? Law.NEVER_SILENT : Law.SAME, one(spots, name),
                    spot -> spot.set(strange));
        }
    }

    private static JsonPrimitive stated(Contract.Value value, String state) {
        return value.form().is() == Contract.Type.WHOLE ? new JsonPrimitive(new BigDecimal(state)) : new JsonPrimitive(state);
    }

    /** How the value may be absent. */
    private static List<Variation> variations(Contract.Value value) {
        List<Variation> variations = new ArrayList<>();
        value.absence().missing()
                .ifPresent(means -> variations.add(new Variation("missing", law(value, means), AnswerFields.Spot::remove)));
        value.absence().nothing()
                .ifPresent(means -> variations.add(new Variation("null", law(value, means), spot -> spot.set(JsonNull.INSTANCE))));
        return variations;
    }

    private static Law law(Contract.Value value, Contract.Means means) {
        return !value.ignored().isEmpty() ? Law.SAME : means == Contract.Means.NONE ? Law.NOT_MORE : Law.NEVER_SILENT;
    }

    private static void asText(AnswerFields.Spot spot) {
        if (spot.value() instanceof JsonPrimitive number && number.isNumber()) {
            spot.set(new JsonPrimitive(number.getAsString()));
        }
    }

    private void lists(Contract.Published call, List<Integer> where) {
        Map<String, List<Spot>> lists = new LinkedHashMap<>();
        where.forEach(place -> AnswerFields.of(body(place)).lists().forEach(
                (shape, ways) -> ways.forEach(way -> lists.computeIfAbsent(shape, none -> new ArrayList<>()).add(new Spot(place, way)))));
        lists.forEach((shape, spots) -> {
            String name = call + " " + (shape.isEmpty() ? "the list" : shape) + " empty ";
            all.add(new Allowed(name + "everywhere", Law.NOT_MORE, emptied(spots)));
            all.add(new Allowed(name + "once", Law.NOT_MORE, emptied(one(spots, name))));
        });
    }

    private List<Exchange> emptied(List<Spot> lists) {
        List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
        lists.reversed().forEach(list -> {
            Exchange one = changed.get(list.place());
            changed.set(list.place(), one.answering(AnswerFields.changedLists(one.body(), List.of(list.way()), Mutations::clear)));
        });
        return changed;
    }

    private void shapes(Contract.Published call, List<Integer> where) {
        for (JsonElement shape : call.shapes()) {
            List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
            where.forEach(place -> table(place).map(table -> table.rows().place().read(body(place))).ifPresent(list -> changed.set(place,
                    changed.get(place).answering(JsonParser.parseString(shape.toString().replace(LIST, list.toString()))))));
            all.add(new Allowed(call + " in the form " + shape, Law.SAME, changed));
        }
    }

    /** With every published field that no count depends on, those that were not recorded, too; an object with one field is a pair of name and value. */
    private void complete(Contract.Published call, List<Integer> where) {
        List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
        for (int place : where) {
            JsonElement body = body(place).deepCopy();
            call.answer().forEach((shape, value) -> {
                if (!value.ignored().isEmpty()) {
                    String name = shape.substring(shape.lastIndexOf('.') + 1);
                    objects(body, shape.substring(0, Math.max(0, shape.lastIndexOf('.'))))
                            .filter(around -> !around.has(name) && around.size() != 1).forEach(around -> around.add(name, sample(value)));
                }
            });
            changed.set(place, changed.get(place).answering(body));
        }
        if (!changed.equals(ordinary.exchanges())) {
            all.add(new Allowed(call + " with every published field", Law.SAME, changed));
        }
    }

    /** The objects of a shape. */
    private static Stream<JsonObject> objects(JsonElement from, String shape) {
        if (shape.startsWith("[]")) {
            return from instanceof JsonArray list
                    ? list.asList().stream().flatMap(item -> objects(item, shape.substring(2).replaceFirst("^\\.", "")))
                    : Stream.empty();
        }
        if (!(from instanceof JsonObject object)) {
            return Stream.empty();
        }
        if (shape.isEmpty()) {
            return Stream.of(object);
        }
        String name = shape.replaceFirst("[.\\[].*", "");
        JsonElement inner = object.get(name);
        return inner == null ? Stream.empty() : objects(inner, shape.substring(name.length()).replaceFirst("^\\.", ""));
    }

    private static JsonElement sample(Contract.Value value) {
        return switch (value.form().is()) {
            case TEXT,
                    WHOLE ->
                value.form().values().isEmpty()
                        ? value.form().is() == Contract.Type.WHOLE ? new JsonPrimitive(Integer.MAX_VALUE) : new JsonPrimitive("a text")
                        : stated(value, value.form().values().getFirst());
            case NUMBER -> new JsonPrimitive(new BigDecimal("1749000000.5"));
            case FLAG -> new JsonPrimitive(true);
            case LIST -> new JsonArray();
            case OBJECT, ANY -> new JsonObject();
        };
    }

    /** A page with as many rows as are asked for, before another page. */
    private void fullPage(Contract.Published call, List<Integer> where) {
        for (int place : where) {
            Optional<Table> table = table(place).filter(one -> !one.rows().key().isEmpty());
            boolean goesOn = route.at(place).flatMap(route::after).isPresent();
            if (goesOn && table.isPresent() && table.get().rows().place().read(body(place)) instanceof JsonArray rows && !rows.isEmpty()) {
                int size = Math.min(table.get().paging().size().rows(), MOST_NEW_ROWS);
                JsonElement body = body(place).deepCopy();
                JsonArray list = Objects.requireNonNull(table.get().rows().place().read(body)).getAsJsonArray();
                for (int i = 0; list.size() < size; i++) {
                    list.asList().addFirst(renamed(rows.get(0), table.get().rows().key().fields(), i));
                }
                List<Exchange> changed = new ArrayList<>(ordinary.exchanges());
                changed.set(place, changed.get(place).answering(body));
                all.add(new Allowed(call + " a full page of " + size, Law.NOT_LESS, changed));
                return;
            }
        }
    }

    /** A copy that is another row. */
    private static JsonElement renamed(JsonElement row, List<FieldPath> key, int number) {
        JsonElement copy = row.deepCopy();
        for (FieldPath path : key) {
            if (path.read(copy) instanceof JsonPrimitive value && path.parent().read(copy) instanceof JsonObject around) {
                JsonPrimitive other = value.isNumber()
                        ? new JsonPrimitive(value.getAsLong() + 1_000_000 + number)
                        : new JsonPrimitive(value.getAsString() + "-" + number);
                around.add(((FieldPath.Step.Name) path.steps().getLast()).name(), other);
            }
        }
        return copy;
    }

    /** Several variations at once, wherever the dice fall. */
    private void together(int number) {
        Random random = random("together " + number);
        List<Exchange> changed = ordinary.exchanges();
        boolean none = false;
        boolean any = false;
        for (Contract.Published call : places.keySet()) {
            for (Map.Entry<String, Contract.Value> value : call.answer().entrySet()) {
                List<Variation> variations = variations(value.getValue());
                List<Spot> hit = spots(call, value.getKey(), changed).stream().filter(spot -> random.nextInt(ONE_IN) == 0).toList();
                if (!variations.isEmpty() && !hit.isEmpty()) {
                    Variation one = variations.get(random.nextInt(variations.size()));
                    changed = changed(changed, hit, one.change());
                    none |= one.law() == Law.NOT_MORE;
                    any = true;
                }
            }
        }
        if (any) {
            all.add(new Allowed("several at once, " + number, none ? Law.NOT_MORE : Law.NEVER_SILENT, changed));
        }
    }

    private void add(String name, Law law, List<Spot> spots, Consumer<AnswerFields.Spot> change) {
        List<Exchange> changed = changed(ordinary.exchanges(), spots, change);
        if (!changed.equals(ordinary.exchanges())) {
            all.add(new Allowed(name, law, changed));
        }
    }

    private static List<Exchange> changed(List<Exchange> from, List<Spot> spots, Consumer<AnswerFields.Spot> change) {
        List<Exchange> changed = new ArrayList<>(from);
        spots.forEach(spot -> {
            Exchange one = changed.get(spot.place());
            changed.set(spot.place(), one.answering(AnswerFields.changed(one.body(), List.of(spot.way()), change)));
        });
        return changed;
    }

    private List<Spot> spots(Contract.Published call, String shape) {
        return spots(call, shape, ordinary.exchanges());
    }

    private List<Spot> spots(Contract.Published call, String shape, List<Exchange> exchanges) {
        return Objects.requireNonNull(places.get(call)).stream().flatMap(place -> AnswerFields.of(exchanges.get(place).body()).fields()
                .getOrDefault(shape, List.of()).stream().map(way -> new Spot(place, way))).toList();
    }

    private static List<Spot> one(List<Spot> spots, Random random) {
        return List.of(spots.get(random.nextInt(spots.size())));
    }

    private List<Spot> one(List<Spot> spots, String name) {
        return one(spots, random(name));
    }

    /** At least one, not all. */
    private List<Spot> some(List<Spot> spots, String name) {
        Random random = random(name);
        List<Spot> mixed = new ArrayList<>(spots);
        Collections.shuffle(mixed, random);
        List<Spot> chosen = mixed.subList(0, random.nextInt(1, spots.size()));
        return IntStream.range(0, spots.size()).mapToObj(spots::get).filter(chosen::contains).toList();
    }

    private Random random(String name) {
        return new Random(seed * 31 + name.hashCode());
    }

    private JsonElement body(int place) {
        return ordinary.exchanges().get(place).body();
    }

    private Optional<Table> table(int place) {
        return route.at(place).filter(stop -> !stop.table().isEmpty()).map(stop -> ordinary.document().tables().get(stop.table()));
    }
}
