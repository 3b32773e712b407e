package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.google.gson.JsonNull;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.fetch.Bounds;
import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.format.Expect;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.paging.Pager;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;

/**
 * Brings the finished rows of tables: fetched, expanded, with their columns, without those the document filters out. Tables that others need are read
 * once and kept; the rest streams. Used by one thread.
 */
public final class TableRows {

    private final ReadingContext context;
    private final Optional<Transport> transport;
    private final Bounds bounds;
    private final Redactor redactor;
    private final Map<String, List<Row>> kept = new HashMap<>();
    private final List<ParentFailure> failures = new ArrayList<>();
    private final ReadingNotes notes = new ReadingNotes();
    private final Losses losses;
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
        notes.leftOut = Optional.of(listener);
    }

    public List<Warning> warnings() {
        List<Warning> all = new ArrayList<>(notes.warnings);
        transport.ifPresent(one -> all.addAll(one.warnings()));
        return all;
    }

    /** Figures of the vendor that the rows do not bear out. */
    public List<Disagreement> disagreements() {
        return List.copyOf(notes.disagreements);
    }

    /** Rows that came twice and say different things. */
    public List<Repeat> repeatsThatDiffer() {
        return List.copyOf(notes.repeats);
    }

    /** Lists that were taken for empty although the vendor's status is an error. */
    public List<Transport.Absent> absent() {
        return transport.map(Transport::absent).orElse(List.of());
    }

    /** Whether lower limits ended the reading of any list. */
    public boolean cut() {
        return notes.cut;
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
        TablePass pass = new TablePass(table, consumer, new TablePass.Around(context, bounds, kept, losses, notes));
        losses.columns(table, pass.columns.lost());
        CsvRows separated = new CsvRows(context, table, counted, notes.warnings);
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

    private static void whole(TablePass pass, Consumer<RowBuilder> source) {
        RowBuilder rows = new RowBuilder(pass.table, pass.fields, row -> pass.one(row, null), (row, other) -> pass.again(row, null, other),
                Set.of());
        source.accept(rows);
        pass.repeated.add(rows.counts);
    }

    private void fetch(Table table, Table.Source.Http source, TablePass pass, CsvRows separated) {
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
            notes.cut = true;
            return List.of(only.get().row());
        }
        List<Row> all = keep(each.table());
        losses.check(table, each);
        ParentRows parents = new ParentRows(context, table, each);
        List<Row> chosen = parents.of(all, notes.warnings);
        notes.cut |= parents.cut();
        return chosen;
    }
}
