package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Bounds;
import app.tallybird.connector.fetch.NeededFields;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.paging.Pager;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.Wording;

/** One reading of a table from its first row to its last. */
final class TablePass {
    private static final int MOST_OTHERS = 1_000;

    final Table table;
    private final Consumer<Row> consumer;
    private final Around around;
    private final ReadingContext context;
    private final ReadingNotes notes;
    final ColumnValues columns;
    private final FieldWatch watch;
    private final String pointer;
    private final Optional<LatestRows> latest;
    final Optional<FigureCheck> figures;
    private long seen;
    private long keptRows;
    final RepeatedRows repeated;
    final List<FieldPath> fields;
    private final ToldRows told;
    private final Set<String> ofOthers = new HashSet<>();

    /** The reading that it is a part of; {@code kept} are the tables that were read before. */
    record Around(ReadingContext context, Bounds bounds, Map<String, List<Row>> kept, Losses losses, ReadingNotes notes) {
    }

    TablePass(Table table, Consumer<Row> consumer, Around around) {
        this.table = table;
        this.consumer = consumer;
        this.around = around;
        context = around.context();
        notes = around.notes();
        this.columns = new ColumnValues(context, table, around.kept(), around.losses());
        this.pointer = "/tables/" + table.name();
        repeated = new RepeatedRows(table);
        fields = NeededFields.paths(context.connector(), table);
        watch = new FieldWatch(FieldWatch.optional(table));
        watch.add(table.where(), pointer + "/where", false);
        table.rows().key().fields().forEach(key -> watch.add(key, pointer + "/key", table.rows().key().partsMayBeMissing()));
        told = new ToldRows(table, context.moment(), watch);
        figures = table.expect().map(expect -> new FigureCheck(context, table, expect));
        latest = table.rows().shape().latest().map(rule -> new LatestRows(rule, context.moment(), pointer,
                row -> context.options().rows().outdated(table.name(), row, FieldPath.words(rule.per()))));
    }

    /** Asks for the rows of this parent; what happened on the way is known of lists in pages. */
    Optional<Pager.Series> fetch(Pager pager, CsvRows separated, @Nullable Row parent, RowBuilder rows) {
        if (table.source().isAnswers()) {
            return Optional.of(pager.read(parent, rows::take));
        }
        separated.read(pager.only(parent), row -> line(rows, row));
        return Optional.empty();
    }

    /** Asks for the list of this parent; what it returns takes the rows over, and only that touches the rest of the table. */
    Runnable list(Pager pager, CsvRows separated, Row parent) {
        List<Runnable> rows = new ArrayList<>();
        RowBuilder builder = new RowBuilder(table, fields, row -> rows.add(() -> one(row, parent)),
                (row, other) -> rows.add(() -> again(row, parent, other)), ofOthers);
        Optional<Pager.Series> series = fetch(pager, separated, parent, builder);
        return () -> {
            rows.forEach(Runnable::run);
            series.ifPresent(one -> series(one, parent));
            repeated.add(builder.counts);
            ofOthers.addAll(table.rows().key().oneParent() ? builder.keys() : Set.of());
        };
    }

    /** A file is read to its end either way; a first look only takes its first lines. */
    void line(RowBuilder rows, JsonElement line) {
        if (context.limits().isPresent() && seen >= context.limits().get().rows()) {
            notes.cut = true;
            return;
        }
        rows.take(line);
    }

    void one(Row row, @Nullable Row parent) {
        context.cancelled(pointer, around.bounds().rowsRead());
        around.bounds().row(++seen, pointer);
        columns.compute(row, parent);
        watch.see(row);
        told.see(row);
        Optional<Condition> dropped = Condition.firstNotHeld(table.where(), row, context.moment());
        if (!context.options().equals(ReadingOptions.NONE)) {
            context.options().rows().row(table.name(), ReadingScope.nameOf(parent), row, dropped);
        }
        dropped.ifPresent(why -> notes.leftOut.ifPresent(one -> one.row(table.name(), row, why)));
        if (dropped.isEmpty()) {
            figures.ifPresent(one -> one.take(row));
            latest.ifPresentOrElse(one -> one.take(row), () -> hand(row));
        }
    }

    void again(Row row, @Nullable Row parent, boolean other) {
        context.options().rows().repeated(table.name(), ReadingScope.nameOf(parent), row, FieldPath.words(table.rows().key().fields()));
        if (other && notes.repeats.size() < MOST_OTHERS) {
            columns.compute(row, parent);
            notes.repeats.add(new Repeat(table, row));
        }
    }

    private void hand(Row row) {
        keptRows++;
        consumer.accept(row);
    }

    void series(Pager.Series series, @Nullable Row parent) {
        notes.cut |= series.cut();
        if (!notes.cut && context.extent() != ReadingContext.Extent.FIRST_PAGE) {
            figures.ifPresent(one -> one.answered(series.last(), parent));
        }
        series.hint().map(hint -> new Warning(hint.code(), pointer + "/paging", hint.text(), "check the vendor's documentation", 1))
                .ifPresent(one -> notes.warnings.add(parent == null ? one : one.about(Map.of(ReadingScope.nameOf(parent), 1L))));
    }

    /** A reading that somebody has cut short proves nothing. */
    private void figures() {
        List<Row> others = table.expect().flatMap(Expect::table).map(around.kept()::get).orElse(List.of());
        if (!notes.cut && context.limits().isEmpty()) {
            figures.ifPresent(one -> notes.disagreements.addAll(one.conclude(others, notes.warnings)));
        }
    }

    void conclude() {
        latest.ifPresent(one -> {
            one.emit(this::hand);
            one.tell(notes.warnings);
        });
        repeated.tell(notes.warnings);
        told.tell(notes.warnings);
        if (context.extent() != ReadingContext.Extent.FIRST_PAGE) {
            repeated.merged(notes.warnings);
            columns.fields(notes.warnings);
            watch.conclude(notes.warnings);
            figures();
        }
        columns.conclude(notes.warnings);
        around.losses().columns(table, columns.lost());
        if (keptRows < table.rows().minRows() && !notes.cut) {
            boolean lines = table.source().lines().isPresent();
            String text = lines
                    ? "below the headings there is "
                            + (keptRows == 0 ? "no row that could count" : "only " + Wording.count(keptRows, "row")) + ", and at least "
                            + table.rows().minRows() + " should be there"
                    : "the list \"" + table.name() + "\" has " + Wording.count(keptRows, "row") + ", and at least " + table.rows().minRows()
                            + " should be there";
            throw Fault.of("E323", pointer + "/minRows", text,
                    lines
                            ? "no rows are never taken for counts of 0; look whether this is the right file, and all of it"
                            : "an empty list is never taken for the truth here; check the rights of the API user")
                    .asException();
        }
        context.listener().on(new ReadEvent.TableDone(table.name(), keptRows));
    }
}
