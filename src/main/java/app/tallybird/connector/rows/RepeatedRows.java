package app.tallybird.connector.rows;

import java.util.List;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/** What became of the values that were fetched for a table, over all its lists: repeated, alike, and those without a list inside. Used by one thread. */
final class RepeatedRows {

    private final Table table;
    private final String pointer;
    private long repeats;
    private long alike;
    private long fetched;
    private long withoutList;
    private RowBuilder.Unmerged unmerged = RowBuilder.Unmerged.NONE;

    RepeatedRows(Table table) {
        this.table = table;
        pointer = "/tables/" + table.name();
    }

    void add(RowBuilder rows) {
        repeats += rows.repeats();
        alike += rows.alike();
        fetched += rows.fetched();
        withoutList += rows.withoutList();
        unmerged = unmerged.and(rows.unmerged());
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
        if (withoutList > 0) {
            warnings.add(empty("/expand", table.rows().expand().orElseThrow(), withoutList));
        }
    }

    /** Where the list that becomes one object is missing, so are all fields of it. */
    void merged(List<Warning> warnings) {
        FieldPath path = table.rows().shape().merge().orElse(null);
        if (path == null || unmerged.rows() == 0) {
            return;
        }
        if (unmerged.absent() == fetched && !table.rows().mayBeMissing()) {
            throw FieldWatch.nowhere(path, pointer + "/merge", fetched, unmerged.names()).asException();
        }
        warnings.add(empty("/merge", path, unmerged.rows()));
    }

    private Warning empty(String place, FieldPath path, long empty) {
        Warning warning = new Warning("W408", pointer + place,
                "\"" + path + "\" is empty in " + empty + " of " + Wording.count(fetched, "row"), "", empty, table.rows().mayBeMissing());
        return empty == fetched ? warning.aboutEveryRow() : warning;
    }
}
