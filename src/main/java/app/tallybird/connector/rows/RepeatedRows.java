package app.tallybird.connector.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/** What became of the values that were fetched for lists of a table: repeated, alike, and those without a list inside. Used by one thread. */
final class RepeatedRows {

    private final Table table;
    private final String pointer;
    long fetched;
    /** Rows whose key came before; they were dropped. */
    long repeats;
    /** Rows without a key that are wholly like one before; they were handed on. */
    long alike;
    /** At each level that is expanded: values, and those of them that have no list there. */
    final long[] around;
    final long[] withoutList;
    /** Values without the list to merge, those of them that have nothing under its name, and what names the first one has instead. */
    private long unmerged;
    private long absent;
    private Set<String> names = Set.of();

    RepeatedRows(Table table) {
        this.table = table;
        pointer = "/tables/" + table.name();
        around = new long[table.rows().expand().size()];
        withoutList = new long[around.length];
    }

    void unmerged(JsonElement value, boolean nothingThere) {
        names = unmerged == 0 && value instanceof JsonObject object ? Set.copyOf(object.keySet()) : names;
        unmerged++;
        absent += nothingThere ? 1 : 0;
    }

    void add(RepeatedRows list) {
        names = unmerged == 0 ? list.names : names;
        fetched += list.fetched;
        repeats += list.repeats;
        alike += list.alike;
        Arrays.setAll(around, level -> around[level] + list.around[level]);
        Arrays.setAll(withoutList, level -> withoutList[level] + list.withoutList[level]);
        unmerged += list.unmerged;
        absent += list.absent;
    }

    void tell(List<Warning> warnings) {
        if (alike > 0) {
            warnings.add(new Warning("W412", pointer + "/key", Wording.count(alike, "row is exactly like another one and was counted, too",
                    "rows are exactly like others and were counted, too"), "name a \"key\" if they are repeats", alike));
        }
        if (repeats > 0) {
            warnings.add(new Warning("W404", pointer + "/key",
                    Wording.count(repeats, "row came twice and was counted once", "rows came twice and were counted once"), "", repeats));
        }
        for (int level = 0; level < around.length; level++) {
            if (withoutList[level] > 0) {
                warnings.add(empty("/expand", table.rows().expand().get(level), withoutList[level], around[level]));
            }
        }
    }

    /** Where the list that becomes one object is missing, so are all fields of it. */
    void merged(List<Warning> warnings) {
        FieldPath path = table.rows().shape().merge().orElse(null);
        if (path == null || unmerged == 0) {
            return;
        }
        if (absent == fetched && !table.rows().mayBeMissing()) {
            throw FieldWatch.nowhere(path, pointer + "/merge", fetched, names).asException();
        }
        warnings.add(empty("/merge", path, unmerged, fetched));
    }

    private Warning empty(String place, FieldPath path, long empty, long of) {
        Warning warning = new Warning("W408", pointer + place, "\"" + path + "\" is empty in " + empty + " of " + Wording.count(of, "row"),
                "", empty, table.rows().mayBeMissing());
        return empty == of ? warning.aboutEveryRow() : warning;
    }
}
