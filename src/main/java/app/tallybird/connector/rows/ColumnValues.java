package app.tallybird.connector.rows;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.JsonNumbers;
import app.tallybird.problem.Wording;

/** Computes the columns of a table's rows, in the document's order. Used by one thread. */
final class ColumnValues {

    private static final int VALUES_NAMED = 20;
    private static final int LONGEST = 100_000;

    private final ReadingContext context;
    private final Table table;
    private final String pointer;
    private final ColumnFields fields;
    private final Map<String, LookupIndex> lookups = new HashMap<>();
    private final Map<String, Ancestors> climbs = new HashMap<>();
    private final Map<String, Map<String, Long>> outsideMap = new TreeMap<>();
    private final Map<String, DistinctValues> notFound = new TreeMap<>();
    private final Map<String, Fault> lost = new LinkedHashMap<>();

    ColumnValues(ReadingContext context, Table table, Map<String, List<Row>> otherTables, Losses losses) {
        this.context = context;
        this.table = table;
        this.pointer = "/tables/" + table.name();
        fields = new ColumnFields(table, otherTables);
        table.columns().forEach((name, column) -> {
            Function<String, Set<String>> reads = other -> context.connector().reads(other, pointer + "/columns/" + name);
            table.forEach().flatMap(each -> losses.ofNames(each.table(), reads.apply(each.table())))
                    .ifPresent(fault -> lost.putIfAbsent(name, fault));
            column.source().table().flatMap(other -> losses.ofTable(other).or(() -> losses.ofNames(other, reads.apply(other))))
                    .ifPresent(fault -> lost.putIfAbsent(name, fault));
            if (column.source() instanceof Column.Source.Lookup lookup) {
                lookups.put(name, new LookupIndex(lookup, pointer + "/columns/" + name + "/lookup",
                        otherTables.getOrDefault(lookup.other(), List.of())));
            } else if (column.source() instanceof Column.Source.Climb climb) {
                climbs.put(name, new Ancestors(climb, otherTables.getOrDefault(climb.other(), List.of()), context.moment(),
                        pointer + "/columns/" + name + "/climb"));
            }
        });
        spread();
    }

    void compute(Row row, @Nullable Row parent) {
        for (Map.Entry<String, Column> entry : table.columns().entrySet()) {
            String name = entry.getKey();
            if (lost.containsKey(name)) {
                row.column(name, JsonNull.INSTANCE);
                continue;
            }
            fields.see(name, row);
            try {
                row.column(name, bounded(name, steps(name, entry.getValue(), origin(name, entry.getValue(), row, parent))));
            } catch (FaultException e) {
                if (table.forEach().filter(Table.ForEach::leaveAccountOut).isPresent()) {
                    // it is a matter of the row's parent alone
                    throw e;
                }
                row.column(name, JsonNull.INSTANCE);
                lost.put(name, e.fault());
                spread();
            }
        }
    }

    /** A column that is made of one that says nothing says nothing either. Only those before it count: it may bear the name of a field. */
    private void spread() {
        Set<String> before = new HashSet<>();
        table.columns().forEach((name, column) -> {
            context.connector().reads(table.name(), pointer + "/columns/" + name).stream().filter(before::contains).sorted().findFirst()
                    .map(lost::get).ifPresent(fault -> lost.putIfAbsent(name, fault));
            if (lost.containsKey(name)) {
                before.add(name);
            }
        });
    }

    /** The columns that say nothing, and why; whoever looks at one of them knows nothing. */
    Map<String, Fault> lost() {
        return lost;
    }

    private JsonElement origin(String name, Column column, Row row, @Nullable Row parent) {
        return switch (column.source()) {
            case Column.Source.From from -> orNull(row.read(from.path()));
            case Column.Source.Value value ->
                value.template().renderJson(new ReadingScope(context, pointer + "/columns/" + name, parent, row));
            case Column.Source.Choose choose -> {
                for (Column.Choice choice : choose.choices()) {
                    if (Condition.all(choice.when(), row, context.moment())) {
                        yield choice.then().renderJson(new ReadingScope(context, pointer + "/columns/" + name, parent, row));
                    }
                }
                yield JsonNull.INSTANCE;
            }
            case Column.Source.Sum sum -> sum(sum, row);
            case Column.Source.Climb climb -> {
                Optional<String> found = Optional.ofNullable(climbs.get(name)).flatMap(one -> one.of(row));
                if (found.isEmpty()) {
                    notFound(name + "/climb", row.read(climb.from()));
                }
                yield found.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE);
            }
            case Column.Source.Lookup lookup -> {
                JsonElement key = row.read(lookup.equals());
                Optional<JsonElement> found = Optional.ofNullable(lookups.get(name)).flatMap(one -> one.of(key));
                if (found.isEmpty() && !(column.mayBeMissing() && isBlank(key))) {
                    notFound(name + "/lookup", key);
                }
                yield found.orElse(JsonNull.INSTANCE);
            }
        };
    }

    /** Columns that are made of each other can double with each one. */
    private JsonElement bounded(String name, JsonElement value) {
        if (value instanceof JsonPrimitive text && text.isString() && text.getAsString().length() > LONGEST) {
            throw Fault.of("E393", pointer + "/columns/" + name, "the value has become longer than " + LONGEST + " letters",
                    "make the column of fewer fields").asException();
        }
        return value;
    }

    /** Nothing, when one of the fields holds no number or one below zero. */
    private static JsonElement sum(Column.Source.Sum sum, Row row) {
        List<BigDecimal> numbers = sum.all().stream().flatMap(path -> number(row.read(path)).stream()).toList();
        if (numbers.size() < sum.all().size()) {
            return JsonNull.INSTANCE;
        }
        BigDecimal result = BigDecimal.ZERO;
        for (int i = 0; i < numbers.size(); i++) {
            result = i < sum.plus().size() ? result.add(numbers.get(i)) : result.subtract(numbers.get(i));
        }
        return new JsonPrimitive(result);
    }

    private static Optional<BigDecimal> number(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive one && !one.isBoolean()
                ? JsonNumbers.parse(one.getAsString().strip()).filter(number -> number.signum() >= 0)
                : Optional.empty();
    }

    private void notFound(String place, @Nullable JsonElement key) {
        notFound.computeIfAbsent(place, any -> new DistinctValues())
                .add(key instanceof JsonPrimitive text ? text.getAsString() : "nothing");
    }

    private static boolean isBlank(@Nullable JsonElement key) {
        return key == null || key.isJsonNull() || (key instanceof JsonPrimitive text && text.getAsString().isBlank());
    }

    private static JsonElement orNull(@Nullable JsonElement value) {
        return value == null ? JsonNull.INSTANCE : value;
    }

    private JsonElement steps(String name, Column column, JsonElement value) {
        Column.Steps steps = column.steps();
        if (!(value instanceof JsonPrimitive primitive)) {
            return value.isJsonNull() ? steps.otherwise().<JsonElement>map(JsonPrimitive::new).orElse(value) : value;
        }
        boolean plain = !steps.trim() && steps.upper().isEmpty() && steps.replace().isEmpty() && steps.map().isEmpty();
        if (plain) {
            return value;
        }
        String text = primitive.getAsString();
        if (steps.trim()) {
            text = text.strip();
        }
        if (steps.upper().isPresent()) {
            text = steps.upper().get() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
        }
        for (Column.Replace replace : steps.replace()) {
            text = replace.regex().matcher(text).replaceAll(replace.with());
        }
        if (!steps.map().isEmpty()) {
            String mapped = steps.map().get(text);
            if (mapped == null) {
                if (!text.isBlank()) {
                    outsideMap.computeIfAbsent(name, any -> new TreeMap<>()).merge(text, 1L, Long::sum);
                }
                return steps.otherwise().<JsonElement>map(JsonPrimitive::new).orElse(new JsonPrimitive(text));
            }
            text = mapped;
        }
        return new JsonPrimitive(text);
    }

    /** Fields that columns are made of and that are missing. */
    void fields(List<Warning> warnings) {
        fields.faults().forEach(lost::putIfAbsent);
        spread();
        fields.warn(warnings, name -> !lost.containsKey(name));
    }

    /** Values that no map knows, and lookups that found nothing. */
    void conclude(List<Warning> warnings) {
        outsideMap.keySet().removeAll(lost.keySet());
        notFound.keySet().removeIf(place -> lost.containsKey(place.substring(0, place.lastIndexOf('/'))));
        outsideMap.forEach((name, values) -> {
            String place = pointer + "/columns/" + name + "/map";
            values.entrySet().stream().limit(VALUES_NAMED)
                    .forEach(entry -> warnings.add(
                            new Warning("W405", place, "not in the map: " + entry.getKey() + " x" + entry.getValue(), "", entry.getValue())
                                    .about(Map.of(entry.getKey(), entry.getValue()))));
            Map<String, Long> others = values.entrySet().stream().skip(VALUES_NAMED)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (!others.isEmpty()) {
                long count = others.values().stream().mapToLong(Long::longValue).sum();
                warnings.add(new Warning("W405", place, "not in the map: " + Wording.count(others.size(), "more value") + " x" + count, "",
                        count).about(others));
            }
        });
        notFound.forEach((name, things) -> warnings.add(new Warning("W403", pointer + "/columns/" + name,
                "nothing was found for " + Wording.count(things.total(), "row"), "", things.total()).about(things.counts())));
    }
}
