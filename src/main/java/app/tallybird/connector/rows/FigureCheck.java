package app.tallybird.connector.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.Expect.Figure;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.Ids;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.JsonNumbers;
import app.tallybird.problem.Wording;

/** Counts the rows of a table and compares them with what the vendor itself says there are. Used by one thread. */
final class FigureCheck {

    private final ReadingContext context;
    private final Table table;
    private final Expect expect;
    private final String pointer;
    private final FieldWatch watch;
    private final Map<String, Long> byValue = new HashMap<>();
    private final List<Row> leftOut = new ArrayList<>();
    private final List<Disagreement> found = new ArrayList<>();
    private long all;
    private long before;
    private long asked;
    private long unsaid;

    FigureCheck(ReadingContext context, Table table, Expect expect) {
        this.context = context;
        this.table = table;
        this.expect = expect;
        pointer = "/tables/" + table.name() + "/expect";
        watch = new FieldWatch(FieldWatch.optional(table));
        watch.add(expect.where(), pointer + "/where", false);
        if (expect.figure() instanceof Figure.PerRow each) {
            watch.add(each.by(), pointer + "/by", false);
        }
    }

    /** A row that the table keeps. */
    void take(Row row) {
        watch.see(row);
        if (!Condition.all(expect.where(), row, context.moment())) {
            return;
        }
        all++;
        if (expect.figure() instanceof Figure.PerRow each && row.read(each.by()) instanceof JsonPrimitive value) {
            byValue.merge(Ids.text(value, pointer + "/by"), 1L, Long::sum);
        }
    }

    /** The rows of this parent could not be read. */
    void leftOut(Row parent) {
        leftOut.add(parent);
        before = all;
    }

    /** The rows since the last call are those of one list, whose last page this is. */
    void answered(Answer last, @Nullable Row parent) {
        long rows = all - before;
        before = all;
        Optional<Disagreement.About> about = Optional.ofNullable(parent)
                .flatMap(row -> table.forEach().map(each -> new Disagreement.About(each.table(), row)));
        switch (expect.figure()) {
            case Figure.InAnswer answer -> compare(answer.says().read(last.around()), "\"" + answer.says() + "\"", about, rows);
            case Figure.InHeader header ->
                compare(last.header(header.name()).map(JsonPrimitive::new).orElse(null), header.name(), about, rows);
            case Figure.InTable other -> {
                // compared when all is read
            }
            case Figure.PerRow other -> {
                // compared when all is read
            }
        }
    }

    private void compare(@Nullable JsonElement says, String place, Optional<Disagreement.About> about, long rows) {
        asked++;
        if (says == null || says.isJsonNull()) {
            if (!expect.mayBeMissing()) {
                throw Fault.of("E338", pointer, "the vendor does not say in " + place + " how many rows there are",
                        "look at the answer and correct the place, or say that it may be missing").asException();
            }
            unsaid++;
            return;
        }
        disagreement(says, about, rows).ifPresent(found::add);
    }

    private Optional<Disagreement> disagreement(JsonElement says, Optional<Disagreement.About> about, long rows) {
        String said = says instanceof JsonPrimitive value ? value.getAsString().strip() : says.toString();
        Optional<BigDecimal> number = says instanceof JsonPrimitive value && !value.isBoolean()
                ? JsonNumbers.parse(said)
                : Optional.empty();
        return number.filter(figure -> figure.compareTo(BigDecimal.valueOf(rows)) == 0).isPresent()
                ? Optional.empty()
                : Optional.of(new Disagreement(table, expect, about, said, rows));
    }

    /** What disagrees when all is read; {@code others} are the rows of the table that says the figures. */
    List<Disagreement> conclude(List<Row> others, List<Warning> warnings) {
        watch.conclude(warnings);
        switch (expect.figure()) {
            case Figure.InAnswer answer -> unsaid("/says", answer.says().toString(), warnings);
            case Figure.InHeader header -> unsaid("/header", header.name(), warnings);
            case Figure.InTable other -> {
                if (others.size() != 1) {
                    throw Fault
                            .of("E338", pointer + "/table",
                                    "\"" + other.table() + "\" has " + Wording.count(others.size(), "row")
                                            + " where one should say how many there are",
                                    "name \"id\" and \"by\" for a figure per row")
                            .asException();
                }
                if (leftOut.isEmpty()) {
                    compare(others.getFirst().read(other.says()), "\"" + other.says() + "\"", Optional.empty(), all);
                }
                unsaid("/says", other.says().toString(), warnings);
            }
            case Figure.PerRow each -> perRow(each, others, warnings);
        }
        return found;
    }

    private void unsaid(String place, String name, List<Warning> warnings) {
        if (unsaid > 0) {
            warnings.add(new Warning("W408", pointer + place,
                    "\"" + name + "\" is empty in " + unsaid + " of " + Wording.count(asked, "answer"), "", unsaid, true));
        }
    }

    /** What is no account says nothing here: its rows are nobody's. */
    private void perRow(Figure.PerRow each, List<Row> others, List<Warning> warnings) {
        FieldWatch figures = new FieldWatch(Set.of());
        figures.add(each.says(), pointer + "/says", expect.mayBeMissing());
        figures.add(each.id(), pointer + "/id", false);
        boolean accounts = context.connector().doc().accounts().from().contains(each.table());
        for (Row other : others) {
            boolean stranger = accounts && !Condition.all(context.connector().doc().accounts().where(), other, context.moment());
            if (stranger || leftOut.contains(other)) {
                continue;
            }
            figures.see(other);
            JsonElement says = other.read(each.says());
            FieldPath id = each.id();
            if (says != null && !says.isJsonNull() && other.read(id) instanceof JsonPrimitive value) {
                long rows = byValue.getOrDefault(Ids.text(value, pointer + "/id"), 0L);
                disagreement(says, Optional.of(new Disagreement.About(each.table(), other)), rows).ifPresent(found::add);
            }
        }
        figures.conclude(warnings);
    }
}
