package app.tallybird.connector.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Ids;

/**
 * Makes rows of the fetched values of one list: merged, expanded, and without those whose key came before. Where a row has no key it is counted and
 * noticed when it is wholly like another one. Used by one thread.
 */
final class RowBuilder {

    private static final String BETWEEN = "\u0000";

    private final Table table;
    private final String pointer;
    private final Consumer<Row> consumer;
    private final Again again;
    private final List<FieldPath> fields;
    private final boolean answers;
    private final Set<String> ofOthers;
    private final Map<String, Integer> keys = new HashMap<>();
    private final Set<Long> prints = new HashSet<>();
    /** What became of the list so far. */
    final RepeatedRows counts;

    /** Hears of the rows whose key came before. */
    @FunctionalInterface
    interface Again {

        /** {@code other}: it says something else than the first one. */
        void take(Row row, boolean other);
    }

    /**
     * {@code fields} are those that anything looks at; in the rest a repeat may differ. {@code ofOthers} are the keys that came for other parents and
     * may not come for this one.
     */
    RowBuilder(Table table, List<FieldPath> fields, Consumer<Row> consumer, Again again, Set<String> ofOthers) {
        this.ofOthers = ofOthers;
        this.table = table;
        this.fields = fields;
        this.consumer = consumer;
        this.again = again;
        counts = new RepeatedRows(table);
        pointer = "/tables/" + table.name();
        answers = table.source() instanceof Table.Source.Http;
    }

    /** Whether anything of it is new. */
    boolean take(JsonElement value) {
        counts.fetched++;
        boolean merged = table.rows().shape().merge().map(path -> Merging.merge(value, path, pointer + "/merge")).orElse(true);
        if (!merged) {
            counts.unmerged(value, table.rows().shape().merge().map(path -> path.read(value)).isEmpty());
        }
        return expand(new Row(value, null), table.rows().expand(), 0);
    }

    /** {@code way} leads from this row to the lists inside it; {@code around} is a sum over what is around it. */
    private boolean expand(Row row, List<FieldPath> way, long around) {
        if (way.isEmpty()) {
            return one(row, around);
        }
        FieldPath path = way.getFirst();
        JsonElement inner = row.read(path);
        if ((inner == null || inner.isJsonNull()) && !table.rows().mayBeMissing()) {
            throw Fault.of("E321", pointer + "/expand", "a row has no \"" + path + "\"", "").asException();
        }
        int level = table.rows().expand().size() - way.size();
        counts.around[level]++;
        if (inner == null || inner.isJsonNull()) {
            counts.withoutList[level]++;
            return true;
        }
        if (!(inner instanceof JsonArray list)) {
            throw Fault.of("E322", pointer + "/expand", "\"" + path + "\" is not a list", "").asException();
        }
        long print = table.rows().key().isEmpty() && answers ? 31 * around + print(row.own()) : 0;
        boolean anyNew = list.isEmpty();
        for (JsonElement item : list) {
            anyNew |= expand(new Row(item, row), way.subList(1, way.size()), print);
        }
        return anyNew;
    }

    private boolean one(Row row, long around) {
        Optional<String> key = key(row);
        if (key.isPresent()) {
            int says = says(row);
            Integer before = keys.putIfAbsent(key.get(), says);
            boolean ofAnother = ofOthers.contains(key.get());
            if (before != null || ofAnother) {
                counts.repeats++;
                again.take(row, ofAnother || before == null || before != says);
                return false;
            }
        }
        if (key.isEmpty() && answers && !prints.add(31 * around + print(row.own()))) {
            counts.alike++;
        }
        consumer.accept(row);
        return true;
    }

    /** Empty when the document names no key, or the row lacks all of it, or a part that it must have. */
    private Optional<String> key(Row row) {
        if (table.rows().key().isEmpty()) {
            return Optional.empty();
        }
        StringJoiner parts = new StringJoiner(BETWEEN);
        boolean any = false;
        for (FieldPath path : table.rows().key().fields()) {
            if (row.read(path) instanceof JsonPrimitive part) {
                parts.add(Ids.text(part, pointer + "/key"));
                any = true;
            } else if (table.rows().key().partsMayBeMissing()) {
                parts.add(BETWEEN);
            } else {
                return Optional.empty();
            }
        }
        return any ? Optional.of(parts.toString()) : Optional.empty();
    }

    /** A sum over all that anything looks at. */
    private int says(Row row) {
        int sum = 1;
        for (FieldPath field : fields) {
            sum = 31 * sum + Objects.hashCode(row.read(field));
        }
        return sum;
    }

    /** Two sums over a value, so that values are taken for alike by chance once in a very long time. */
    private static long print(JsonElement whole) {
        JsonElement value = FileLine.without(whole);
        return ((long) value.hashCode() << Integer.SIZE) ^ (value.toString().hashCode() & 0xFFFF_FFFFL);
    }

    /** What the rows are known by. */
    Set<String> keys() {
        return keys.keySet();
    }
}
