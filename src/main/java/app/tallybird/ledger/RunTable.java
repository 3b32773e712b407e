package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import app.tallybird.ledger.Outcome.Weight;
import app.tallybird.model.CellKey;

/** Runs and their cells: intents before anything is sent, outcomes after. */
final class RunTable {

    private static final String GOOD = Outcome.names(EnumSet.of(Weight.FINE));
    /** What makes a cell fail; the same as {@link CellResult#fails()}. */
    private static final String FAILS = "(c.outcome IS NULL OR c.outcome IN " + Outcome.names(EnumSet.of(Weight.FAILS))
            + " OR (c.outcome IN " + Outcome.names(EnumSet.of(Weight.FAILS_UNLESS_ZERO)) + " AND CAST(c.units AS REAL) <> 0))";
    /**
     * What a complete run is, for everybody who asks: it came to its end, something was accepted, and no cell failed; a retry only when no cell of
     * the push before it is left that failed.
     */
    private static final String COMPLETE = "(r.ending = 'DONE' "
            + "AND EXISTS (SELECT 1 FROM run_cell c WHERE c.run = r.sequence AND c.outcome IN ('ACCEPTED', 'CARRIED')) "
            + "AND NOT EXISTS (SELECT 1 FROM run_cell c WHERE c.run = r.sequence AND " + FAILS + ") "
            + "AND (r.kind <> 'retry' OR NOT EXISTS (SELECT 1 FROM run_cell c WHERE c.run = (SELECT MAX(u.sequence) FROM run u "
            + "WHERE u.kind = 'usage' AND u.sequence < r.sequence) AND " + FAILS + " AND NOT EXISTS (SELECT 1 FROM run_cell later "
            + "WHERE later.run > c.run AND later.run <= r.sequence AND later.account_id = c.account_id "
            + "AND later.service_key = c.service_key AND later.outcome IN " + GOOD + "))))";
    /** A way back is no push: it does not say what the vendor's numbers are. */
    private static final String COMPLETE_PUSH = "WHERE r.kind IN ('usage', 'retry') AND " + COMPLETE + " ORDER BY sequence DESC LIMIT ";
    private static final String COLUMNS = "SELECT sequence, id, kind, plan_hash, started_by, total, takes_over, started, ended, ending, "
            + COMPLETE + ", source, person FROM run r ";

    private static final int SUCCESSES = 400;

    private final Database database;
    /** Makes what others said fit to be written down. */
    private final UnaryOperator<String> words;

    RunTable(Database database, UnaryOperator<String> words) {
        this.database = database;
        this.words = words;
    }

    RunId begin(RunStart start, Instant now) {
        return database.<RunId>commit(connection -> {
            String after = start.takesOver().map(RunId::value).orElse(null);
            if (after != null) {
                Database.execute(connection, "UPDATE run SET ended = ?, ending = ? WHERE id = ? AND ending IS NULL", now.toString(),
                        RunEnd.SUPERSEDED.name(), after);
            }
            long sequence;
            try (PreparedStatement last = connection.prepareStatement("SELECT COALESCE(MAX(sequence), 0) + 1 FROM run");
                    ResultSet row = last.executeQuery()) {
                row.next();
                sequence = row.getLong(1);
            }
            RunId id = new RunId("R" + String.format(Locale.ROOT, "%05d", sequence));
            Database.execute(connection,
                    "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, takes_over, started, source, person) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    sequence, id.value(), start.kind().word(), start.planHash(), start.startedBy().word(), start.total(), after,
                    now.toString(), start.source(), start.person().orElse(null));
            int place = 0;
            for (RunDecision one : start.decisions()) {
                Database.execute(connection, "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sequence, place++, one.cause(),
                        one.title(), one.decision(), one.by(), one.at().toString(), words.apply(one.note()));
            }
            return id;
        });
    }

    void intents(RunId run, Map<CellKey, BigDecimal> units) {
        database.change(connection -> {
            try (PreparedStatement statement = connection
                    .prepareStatement("INSERT INTO run_cell (run, account_id, service_key, units, previous) SELECT sequence, ?, ?, ?, "
                            + "(SELECT accepted FROM cell WHERE account_id = ? AND service_key = ?) FROM run WHERE id = ?")) {
                for (Map.Entry<CellKey, BigDecimal> cell : units.entrySet()) {
                    String account = cell.getKey().accountId();
                    String service = cell.getKey().serviceKey();
                    Database.bind(statement, account, service, cell.getValue().toPlainString(), account, service, run.value());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            CellTable.intend(connection, units.keySet());
            CellTable.moveVersion(connection);
        });
    }

    /** Only what has no outcome. */
    void withdraw(RunId run, Collection<CellKey> cells) {
        if (cells.isEmpty()) {
            return;
        }
        database.change(connection -> {
            for (CellKey cell : cells) {
                Database.execute(connection, "DELETE FROM run_cell WHERE account_id = ? AND service_key = ? AND outcome IS NULL "
                        + "AND run = (SELECT sequence FROM run WHERE id = ?)", cell.accountId(), cell.serviceKey(), run.value());
                CellTable.settle(connection, cell.accountId(), cell.serviceKey());
            }
            CellTable.moveVersion(connection);
        });
    }

    void outcomes(RunId run, List<CellResult> cells) {
        database.change(connection -> {
            for (CellResult cell : cells) {
                Database.execute(connection, "INSERT INTO run_cell (run, account_id, service_key, units, previous, outcome, message) "
                        + "SELECT sequence, ?, ?, ?, (SELECT accepted FROM cell WHERE account_id = ? AND service_key = ?), ?, ? FROM run WHERE id = ? "
                        + "ON CONFLICT (run, account_id, service_key) DO UPDATE SET outcome = excluded.outcome, message = excluded.message",
                        cell.key().accountId(), cell.key().serviceKey(), cell.units().toPlainString(), cell.key().accountId(),
                        cell.key().serviceKey(), cell.outcome().name(), words.apply(cell.message()), run.value());
                CellTable.conclude(connection, run, cell);
            }
            CellTable.moveVersion(connection);
        });
    }

    /** Writes down why counts of the run found no place, once that is known. */
    void explain(RunId run, List<CellResult> cells) {
        database.change(connection -> {
            for (CellResult cell : cells) {
                Database.execute(connection,
                        "UPDATE run_cell SET outcome = ?, message = ? WHERE account_id = ? AND service_key = ? "
                                + "AND run = (SELECT sequence FROM run WHERE id = ?)",
                        cell.outcome().name(), words.apply(cell.message()), cell.key().accountId(), cell.key().serviceKey(), run.value());
                CellTable.explain(connection, cell);
            }
            TotalTable.changed(connection, run);
            CellTable.moveVersion(connection);
        });
    }

    void finish(RunId run, RunEnd end, Instant now) {
        database.change(connection -> {
            Database.execute(connection, "UPDATE run SET ended = ?, ending = ? WHERE id = ? AND ending IS NULL", now.toString(), end.name(),
                    run.value());
            TotalTable.sumUp(connection);
        });
    }

    Optional<RunRecord> open() {
        return find(COLUMNS + "WHERE ending IS NULL ORDER BY sequence DESC LIMIT 1").stream().findFirst();
    }

    Optional<RunRecord> lastComplete() {
        return find(COLUMNS + COMPLETE_PUSH + 1).stream().findFirst();
    }

    Optional<RunRecord> one(RunId run) {
        return find(COLUMNS + "WHERE id = ?", run.value()).stream().findFirst();
    }

    List<RunRecord> newest(int limit) {
        return find(COLUMNS + "ORDER BY sequence DESC LIMIT ?", limit);
    }

    List<Instant> successes() {
        return database.query("SELECT started FROM run r " + COMPLETE_PUSH + SUCCESSES, row -> Instant.parse(row.getString(1)));
    }

    /** Moments are kept as text of different lengths, so they are compared here and not by the database. */
    void forgetBefore(Instant moment) {
        record Old(long sequence, Instant started) {
        }
        List<Long> old = database
                .query("SELECT sequence, started FROM run WHERE ending IS NOT NULL AND sequence < " + "(SELECT MAX(sequence) - 1 FROM run)",
                        row -> new Old(row.getLong(1), Instant.parse(row.getString(2))))
                .stream().filter(run -> run.started().isBefore(moment)).map(Old::sequence).toList();
        if (old.isEmpty()) {
            return;
        }
        database.change(connection -> {
            for (long sequence : old) {
                Database.execute(connection, "DELETE FROM decision WHERE run = ?", sequence);
                Database.execute(connection, "DELETE FROM run_counted WHERE run = ?", sequence);
                Database.execute(connection, "DELETE FROM run_cell WHERE run = ?", sequence);
                Database.execute(connection, "DELETE FROM run_total WHERE run = ?", sequence);
                Database.execute(connection, "DELETE FROM run WHERE sequence = ?", sequence);
            }
            EvidenceTable.forgetUnused(connection);
        });
    }

    private List<RunRecord> find(String sql, @Nullable Object... values) {
        record Found(long sequence, RunRecord run) {
        }
        List<Found> found = database.query(sql, row -> new Found(row.getLong(1), read(row)), values);
        return found.stream().map(one -> withOutcomes(withDecisions(one.run(), one.sequence()), one.sequence())).toList();
    }

    private static RunRecord read(ResultSet row) throws SQLException {
        RunStart start = new RunStart(RunKind.ofWord(row.getString(3)), row.getString(4),
                new Starter(StartedBy.ofWord(row.getString(5)), Optional.ofNullable(row.getString(13))), row.getInt(6),
                Optional.ofNullable(row.getString(7)).map(RunId::new), row.getString(12));
        return new RunRecord(new RunId(row.getString(2)), start, Instant.parse(row.getString(8)),
                Optional.ofNullable(row.getString(9)).map(Instant::parse), Optional.ofNullable(row.getString(10)).map(RunEnd::valueOf),
                row.getInt(11) == 1, Map.of());
    }

    private RunRecord withDecisions(RunRecord run, long sequence) {
        List<RunDecision> decisions = database.query(
                "SELECT cause, title, decision, made_by, made, note FROM decision WHERE run = ? ORDER BY place",
                row -> new RunDecision(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Instant.parse(row.getString(5)), row.getString(6)),
                sequence);
        RunStart start = run.start();
        return decisions.isEmpty()
                ? run
                : new RunRecord(run.id(), start.with(decisions), run.started(), run.ended(), run.ending(), run.complete(), run.outcomes());
    }

    private RunRecord withOutcomes(RunRecord run, long sequence) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        database.query("SELECT outcome, COUNT(*) FROM run_cell WHERE run = ? AND outcome IS NOT NULL GROUP BY outcome",
                row -> outcomes.put(Outcome.valueOf(row.getString(1)), row.getInt(2)) == null, sequence);
        return new RunRecord(run.id(), run.start(), run.started(), run.ended(), run.ending(), run.complete(), outcomes);
    }

    List<RunCell> cells(RunId run) {
        return database.query(
                "SELECT account_id, service_key, units, previous, outcome, message FROM run_cell "
                        + "WHERE run = (SELECT sequence FROM run WHERE id = ?) ORDER BY account_id, service_key",
                row -> new RunCell(CellTable.key(row), new BigDecimal(row.getString(3)),
                        Optional.ofNullable(row.getString(4)).map(BigDecimal::new),
                        Optional.ofNullable(row.getString(5)).map(Outcome::valueOf), row.getString(6)),
                run.value());
    }
}
