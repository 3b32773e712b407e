package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Ids;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.Warning;

/** The rows of a table that another one is read for each of. Used by one thread. */
final class ParentRows {

    private final ReadingContext context;
    private final Table.ForEach each;
    private final String pointer;
    private final FieldWatch watch;
    private final Set<String> seen = new HashSet<>();
    private boolean cut;

    /** {@code table} is the one that is read. */
    ParentRows(ReadingContext context, String table, Table.ForEach each) {
        this.context = context;
        this.each = each;
        pointer = "/tables/" + table + "/forEach";
        watch = new FieldWatch(FieldWatch.optional(Objects.requireNonNull(context.connector().doc().tables().get(each.table()))));
        watch.add(each.where(), pointer + "/where", false);
        each.distinct().ifPresent(path -> watch.add(path, pointer + "/distinct", false));
    }

    /** Those of {@code all} that are asked for; a mistyped field would drop parents in silence, and their accounts would read zero. */
    List<Row> of(List<Row> all, List<Warning> warnings) {
        List<Row> parents = new ArrayList<>();
        for (Row parent : all) {
            if (context.limits().isPresent() && parents.size() >= context.limits().get().parents()) {
                cut = true;
                break;
            }
            watch.see(parent);
            boolean fresh = each.distinct().map(path -> isFresh(path, parent)).orElse(true);
            if (fresh && Condition.all(each.where(), parent, context.moment())) {
                parents.add(parent);
            }
            if (context.extent() == ReadingContext.Extent.FIRST_PAGE && !parents.isEmpty()) {
                return parents;
            }
        }
        watch.conclude(warnings);
        return parents;
    }

    private boolean isFresh(FieldPath path, Row parent) {
        return !(parent.read(path) instanceof JsonPrimitive value) || seen.add(Ids.text(value, pointer + "/distinct"));
    }

    /** Whether lower limits left some of them out. */
    boolean cut() {
        return cut;
    }
}
