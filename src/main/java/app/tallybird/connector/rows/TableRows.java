package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.fetch.Bounds;
import app.tallybird.connector.fetch.NeededFields;
import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.paging.Pager;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Brings the finished rows of tables: fetched, expanded, with their columns, without those the document filters out. Tables that others need are read
 * once and kept; the rest streams. Used by one thread.
 */
public final class TableRows {

    private static final int MOST_OTHERS = 1_000;

    private final ReadingContext context;
    private final Optional<Transport> transport;
    private final Bounds bounds;
    private final Redactor redactor;
    private final Map<String, List<Row>> kept = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<ParentFailure> failures = new ArrayList<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private final List<Repeat> others = new ArrayList<>();
    private final Losses losses;
    private Optional<LeftOutRows> leftOut = Optional.empty();
    private boolean cut;
    private boolean counted = true;

    /** A parent row for which {@code table} could not be read. */
    public record ParentFailure(String table, String parentTable, Row parent, Fault fault) {
    }

    /** The tables of a connector that is read now. */
    public TableRows(ReadingContext context, Wiring wiring) {
        this.context = context;
        redactor = wiring.redactor();
        context.connector().secrets().values().forEach(redactor::learn);
        bounds = new Bounds(context.connector().doc().limits(), wiring.time().clock());
        transport = context.connector().doc().http().map(part -> new Transport(context, part, wiring, bounds));
        losses = new Losses(context.connector());
    }

    /** Before anything is read. */
    public void onLeftOut(LeftOutRows listener) {
        leftOut = Optional.of(listener);
    }

    public List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(warnings);
        transport.ifPresent(one -> all.addAll(one.warnings()));
        return all;
    }

    /** Figures of the vendor that the rows do not bear out. */
    public List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }

    /** Rows that came twice and say different things. */
    public List<Repeat> repeatsThatDiffer() {
        return List.copyOf(others);
    }

    /** Lists that were taken for empty although the vendor's status is an error. */
    public List<Transport.Absent> absent() {
        return transport.map(Transport::absent).orElse(List.of());
    }

    /** Whether lower limits ended the reading of any list. */
    public boolean cut() {
        return cut;
    }

    /** Signs in as the document says, and reads nothing. */
    public void signIn() {
        transport.ifPresent(Transport::signIn);
    }

    /** Parents that were left out because one of their requests failed. */
    public List<ParentFailure> failures() {
        return List.copyOf(failures);
    }

    public long requests() {
        return bounds.requestsMade();
    }

    public long rowsRead() {
        return bounds.rowsRead();
    }

    /** The rows of a table that is used more than once. */
    private List<Row> keep(String name) {
        List<Row> known = kept.get(name);
        if (known == null) {
            List<Row> rows = new ArrayList<>();
            read(name, rows::add);
            losses.ofColumns(name).keySet().forEach(column -> rows.forEach(row -> row.column(column, JsonNull.INSTANCE)));
            kept.put(name, rows);
            known = rows;
        }
        return known;
    }

    /** Hands on each row of a table of which everything must be known. */
    public void stream(String name, Consumer<Row> consumer) {
        streamPartly(name, consumer);
        losses.ofColumns(name).values().stream().findFirst().ifPresent(fault -> {
            throw fault.asException();
        });
    }

    /**
     * The same where columns may say nothing; see {@link #lost(String, Set)}. A table that another one is made from is asked for once a run and kept: a
     * second answer could lack a row that the first one has.
     */
    public void streamPartly(String name, Consumer<Row> consumer) {
        boolean shared = context.connector().doc().tables().values().stream().anyMatch(other -> other.needs().contains(name));
        if (shared) {
            keep(name).forEach(consumer);
        } else {
            read(name, consumer);
        }
    }

    /** The same while a connector is built: what is counted later may still be missing. */
    public void look(String name, Consumer<Row> consumer) {
        counted = false;
        stream(name, consumer);
    }

    /** Why nothing is known that looks at these names of a table. Known when the table was streamed, and not for a fault that ends the run. */
    public Optional<Fault> lost(String table, Set<String> names) {
        return losses.ofTable(table).or(() -> losses.ofNames(table, names));
    }

    private void read(String name, Consumer<Row> consumer) {
        Table table = Objects.requireNonNull(context.connector().doc().tables().get(name));
        losses.ofTable(name).ifPresent(fault -> {
            throw fault.asException();
        });
        try {
            table.columns().values().forEach(column -> column.source().table().ifPresent(this::keepIfItCan));
            table.expect().flatMap(Expect::table).ifPresent(this::keep);
            read(table, consumer);
        } catch (FaultException e) {
            losses.table(table, e.fault());
            throw e;
        }
    }

    /** A table that values are looked up in takes only the columns that look there. */
    private void keepIfItCan(String other) {
        try {
            keep(other);
        } catch (FaultException e) {
            if (losses.ofTable(other).isEmpty()) {
                throw e;
            }
        }
    }

    private void read(Table table, Consumer<Row> consumer) {
        Pass pass = new Pass(table, consumer);
        losses.columns(table, pass.columns.lost());
        CsvRows separated = new CsvRows(context, table, counted, warnings);
        switch (table.source()) {
            case Table.Source.Csv csv -> whole(pass, rows -> separated.read(csv, line -> pass.line(rows, line)));
            case Table.Source.Command command ->
                whole(pass, rows -> new CommandRows(context, table, command, redactor).read(separated, line -> pass.line(rows, line)));
            case Table.Source.Values values ->
                whole(pass, rows -> new EnteredRows(context, table, values).read(line -> pass.line(rows, line)));
            case Table.Source.Http http -> fetch(table, http, pass, separated);
        }
        pass.conclude();
    }

    private static void whole(Pass pass, Consumer<RowBuilder> source) {
        RowBuilder rows = new RowBuilder(pass.table, pass.fields, row -> pass.one(row, null), (row, other) -> pass.again(row, null, other),
                Set.of());
        source.accept(rows);
        pass.repeated.add(rows.counts);
    }

    private void fetch(Table table, Table.Source.Http source, Pass pass, CsvRows separated) {
        HttpPart http = context.connector().doc().http().orElseThrow();
        Pager pager = new Pager(context, transport.orElseThrow(), http, table, source);
        if (table.forEach().isEmpty()) {
            whole(pass, rows -> pass.fetch(pager, separated, null, rows).ifPresent(series -> pass.series(series, null)));
            return;
        }
        Table.ForEach each = table.forEach().get();
        List<Row> parents = parents(table.name(), each);
        List<ParentFailure> left = new ArrayList<>();
        long done = 0;
        try (ParentLists lists = new ParentLists(transport.orElseThrow(), table, parents,
                (beside, parent) -> pass.list(new Pager(beside.context(), beside, http, table, source), separated, parent))) {
            for (Row parent : parents) {
                try {
                    lists.next().run();
                } catch (FaultException e) {
                    if (!each.leaveAccountOut() || e.fault().kind() == ProblemCode.CANCELLED) {
                        throw e;
                    }
                    pass.figures.ifPresent(figures -> figures.leftOut(parent));
                    left.add(new ParentFailure(table.name(), each.table(), parent, e.fault()));
                }
                context.listener().on(new ReadEvent.Progress(table.name(), ++done, parents.size(), bounds.rowsRead()));
            }
        }
        if (left.size() > 1 && left.size() == parents.size()) {
            // not one of them could be read: that is no matter of single customers
            throw left.getFirst().fault().asException();
        }
        failures.addAll(left);
    }

    private List<Row> parents(String table, Table.ForEach each) {
        Optional<ReadingOptions.Parent> only = context.options().parent().filter(one -> one.table().equals(each.table()));
        if (only.isPresent()) {
            cut = true;
            return List.of(only.get().row());
        }
        List<Row> all = keep(each.table());
        losses.check(table, each);
        ParentRows parents = new ParentRows(context, table, each);
        List<Row> chosen = parents.of(all, warnings);
        cut |= parents.cut();
        return chosen;
    }

    /** One reading of a table from its first row to its last. */
    private final class Pass {
        private final Table table;
        private final Consumer<Row> consumer;
        private final ColumnValues columns;
        private final FieldWatch watch;
        private final String pointer;
        private final Optional<LatestRows> latest;
        private final Optional<FigureCheck> figures;
        private long seen;
        private long keptRows;
        private final RepeatedRows repeated;
        private final List<FieldPath> fields;
        private final ToldRows told;
        private final Set<String> ofOthers = new HashSet<>();

        private Pass(Table table, Consumer<Row> consumer) {
            this.table = table;
            this.consumer = consumer;
            this.columns = new ColumnValues(context, table, kept, losses);
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
        private Optional<Pager.Series> fetch(Pager pager, CsvRows separated, @Nullable Row parent, RowBuilder rows) {
            if (table.source().isAnswers()) {
                return Optional.of(pager.read(parent, rows::take));
            }
            separated.read(pager.only(parent), row -> line(rows, row));
            return Optional.empty();
        }

        /** Asks for the list of this parent; what it returns takes the rows over, and only that touches the rest of the table. */
        private Runnable list(Pager pager, CsvRows separated, Row parent) {
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
        private void line(RowBuilder rows, JsonElement line) {
            if (context.limits().isPresent() && seen >= context.limits().get().rows()) {
                cut = true;
                return;
            }
            rows.take(line);
        }

        private void one(Row row, @Nullable Row parent) {
            context.cancelled(pointer, bounds.rowsRead());
            bounds.row(++seen, pointer);
            columns.compute(row, parent);
            watch.see(row);
            told.see(row);
            Optional<Condition> dropped = Condition.firstNotHeld(table.where(), row, context.moment());
            if (!context.options().equals(ReadingOptions.NONE)) {
                context.options().rows().row(table.name(), ReadingScope.nameOf(parent), row, dropped);
            }
            dropped.ifPresent(why -> leftOut.ifPresent(one -> one.row(table.name(), row, why)));
            if (dropped.isEmpty()) {
                figures.ifPresent(one -> one.take(row));
                latest.ifPresentOrElse(one -> one.take(row), () -> hand(row));
            }
        }

        private void again(Row row, @Nullable Row parent, boolean other) {
            context.options().rows().repeated(table.name(), ReadingScope.nameOf(parent), row, FieldPath.words(table.rows().key().fields()));
            if (other && others.size() < MOST_OTHERS) {
                columns.compute(row, parent);
                others.add(new Repeat(table, row));
            }
        }

        private void hand(Row row) {
            keptRows++;
            consumer.accept(row);
        }

        private void series(Pager.Series series, @Nullable Row parent) {
            cut |= series.cut();
            if (!cut && context.extent() != ReadingContext.Extent.FIRST_PAGE) {
                figures.ifPresent(one -> one.answered(series.last(), parent));
            }
            series.hint().map(hint -> new Warning(hint.code(), pointer + "/paging", hint.text(), "check the vendor's documentation", 1))
                    .ifPresent(one -> warnings.add(parent == null ? one : one.about(Map.of(ReadingScope.nameOf(parent), 1L))));
        }

        /** A reading that somebody has cut short proves nothing. */
        private void figures() {
            List<Row> others = table.expect().flatMap(Expect::table).map(kept::get).orElse(List.of());
            if (!cut && context.limits().isEmpty()) {
                figures.ifPresent(one -> disagreements.addAll(one.conclude(others, warnings)));
            }
        }

        private void conclude() {
            latest.ifPresent(one -> {
                one.emit(this::hand);
                one.tell(warnings);
            });
            repeated.tell(warnings);
            told.tell(warnings);
            if (context.extent() != ReadingContext.Extent.FIRST_PAGE) {
                repeated.merged(warnings);
                columns.fields(warnings);
                watch.conclude(warnings);
                figures();
            }
            columns.conclude(warnings);
            losses.columns(table, columns.lost());
            if (keptRows < table.rows().minRows() && !cut) {
                String text = "the list \"" + table.name() + "\" has " + Wording.count(keptRows, "row") + ", and at least "
                        + table.rows().minRows() + " should be there";
                throw Fault.of("E323", pointer + "/minRows", text,
                        "an empty list is never taken for the truth here; check the rights of the API user").asException();
            }
            context.listener().on(new ReadEvent.TableDone(table.name(), keptRows));
        }
    }
}
