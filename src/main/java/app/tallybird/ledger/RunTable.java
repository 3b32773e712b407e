package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
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
            + " OR (c.outcome IN " + Outcome.names(EnumSet.of(Weight.FAILS_UNLESS_ZERO)) + " AND CAST(c.units AS NUMERIC) <> 0))";
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
        return database.<RunId>commit(session -> {
            String after = start.takesOver().map(RunId::value).orElse(null);
            if (after != null) {
                session.execute("UPDATE run SET ended = ?, ending = ? WHERE id = ? AND ending IS NULL", now.toString(),
                        RunEnd.SUPERSEDED.name(), after);
            }
            long sequence = session.query("SELECT COALESCE(MAX(sequence), 0) + 1 FROM run", row -> row.getLong(1)).getFirst();
            RunId id = new RunId("R" + String.format(Locale.ROOT, "%05d", sequence));
            session.execute(
                    "INSERT INTO run (sequence, id, kind, plan_hash, started_by, total, takes_over, started, source, person) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    sequence, id.value(), start.kind().word(), start.planHash(), start.startedBy().word(), start.total(), after,
                    now.toString(), start.source(), start.person().orElse(null));
            int place = 0;
            for (RunDecision one : start.decisions()) {
                session.execute(
                        "INSERT INTO decision (run, place, cause, title, decision, made_by, made, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        sequence, place++, one.cause(), one.title(), one.decision(), one.by(), one.at().toString(),
                        words.apply(one.note()));
            }
            return id;
        });
    }

    void intents(RunId run, Map<CellKey, BigDecimal> units) {
        database.change(session -> {
            session.executeAll(
                    "INSERT INTO run_cell (run, account_id, service_key, units, previous) SELECT sequence, ?, ?, ?, "
                            + "(SELECT accepted FROM cell WHERE account_id = ? AND service_key = ?) FROM run WHERE id = ?",
                    units.entrySet().stream().map(cell -> {
                        String account = cell.getKey().accountId();
                        String service = cell.getKey().serviceKey();
                        return new Object[]{account, service, cell.getValue().toPlainString(), account, service, run.value()};
                    }).toList());
            CellTable.intend(session, units.keySet());
            CellTable.moveVersion(session);
        });
    }

    /** Only what has no outcome. */
    void withdraw(RunId run, Collection<CellKey> cells) {
        if (cells.isEmpty()) {
            return;
        }
        database.change(session -> {
            for (CellKey cell : cells) {
                session.execute("DELETE FROM run_cell WHERE account_id = ? AND service_key = ? AND outcome IS NULL "
                        + "AND run = (SELECT sequence FROM run WHERE id = ?)", cell.accountId(), cell.serviceKey(), run.value());
                CellTable.settle(session, cell.accountId(), cell.serviceKey());
            }
            CellTable.moveVersion(session);
        });
    }

    void outcomes(RunId run, List<CellResult> cells) {
        database.change(session -> {
            session.executeAll("INSERT INTO run_cell (run, account_id, service_key, units, previous, outcome, message) "
                    + "SELECT sequence, ?, ?, ?, (SELECT accepted FROM cell WHERE account_id = ? AND service_key = ?), ?, ? FROM run WHERE id = ? "
                    + "ON CONFLICT (run, account_id, service_key) DO UPDATE SET outcome = excluded.outcome, message = excluded.message",
                    cells.stream()
                            .map(cell -> new Object[]{cell.key().accountId(), cell.key().serviceKey(), cell.units().toPlainString(),
                                    cell.key().accountId(), cell.key().serviceKey(), cell.outcome().name(), words.apply(cell.message()),
                                    run.value()})
                            .toList());
            CellTable.conclude(session, run, cells);
            CellTable.moveVersion(session);
        });
    }

    /** Writes down why counts of the run found no place, once that is known. */
    void explain(RunId run, List<CellResult> cells) {
        database.change(session -> {
            for (CellResult cell : cells) {
                session.execute(
                        "UPDATE run_cell SET outcome = ?, message = ? WHERE account_id = ? AND service_key = ? "
                                + "AND run = (SELECT sequence FROM run WHERE id = ?)",
                        cell.outcome().name(), words.apply(cell.message()), cell.key().accountId(), cell.key().serviceKey(), run.value());
                CellTable.explain(session, cell);
            }
            TotalTable.changed(session, run);
            CellTable.moveVersion(session);
        });
    }

    void finish(RunId run, RunEnd end, Instant now) {
        database.change(session -> {
            session.execute("UPDATE run SET ended = ?, ending = ? WHERE id = ? AND ending IS NULL", now.toString(), end.name(),
                    run.value());
            TotalTable.sumUp(session);
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
        database.change(session -> {
            for (long sequence : old) {
                session.execute("DELETE FROM decision WHERE run = ?", sequence);
                session.execute("DELETE FROM run_counted WHERE run = ?", sequence);
                session.execute("DELETE FROM run_cell WHERE run = ?", sequence);
                session.execute("DELETE FROM run_total WHERE run = ?", sequence);
                session.execute("DELETE FROM run WHERE sequence = ?", sequence);
            }
            EvidenceTable.forgetUnused(session);
        });
    }

    /** Decisions and outcomes of all of them are each read at once: a ledger may be far away. */
    private List<RunRecord> find(String sql, @Nullable Object... values) {
        record Found(long sequence, RunRecord run) {
        }
        List<Found> found = database.query(sql, row -> new Found(row.getLong(1), read(row)), values);
        if (found.isEmpty()) {
            return List.of();
        }
        long first = found.stream().mapToLong(Found::sequence).min().orElseThrow();
        long last = found.stream().mapToLong(Found::sequence).max().orElseThrow();
        Map<Long, List<RunDecision>> decisions = decisions(first, last);
        Map<Long, Map<Outcome, Integer>> outcomes = outcomes(first, last);
        return found.stream().map(one -> {
            RunRecord run = one.run();
            List<RunDecision> made = decisions.getOrDefault(one.sequence(), List.of());
            return new RunRecord(run.id(), made.isEmpty() ? run.start() : run.start().with(made), run.started(), run.ended(), run.ending(),
                    run.complete(), outcomes.getOrDefault(one.sequence(), Map.of()));
        }).toList();
    }

    private static RunRecord read(ResultSet row) throws SQLException {
        RunStart start = new RunStart(RunKind.ofWord(row.getString(3)), row.getString(4),
                new Starter(StartedBy.ofWord(row.getString(5)), Optional.ofNullable(row.getString(13))), row.getInt(6),
                Optional.ofNullable(row.getString(7)).map(RunId::new), row.getString(12));
        return new RunRecord(new RunId(row.getString(2)), start, Instant.parse(row.getString(8)),
                Optional.ofNullable(row.getString(9)).map(Instant::parse), Optional.ofNullable(row.getString(10)).map(RunEnd::valueOf),
                row.getBoolean(11), Map.of());
    }

    private Map<Long, List<RunDecision>> decisions(long first, long last) {
        Map<Long, List<RunDecision>> decisions = new HashMap<>();
        database.query(
                "SELECT cause, title, decision, made_by, made, note, run FROM decision WHERE run BETWEEN ? AND ? ORDER BY run, place",
                row -> decisions.computeIfAbsent(row.getLong(7), run -> new ArrayList<>()).add(new RunDecision(row.getString(1),
                        row.getString(2), row.getString(3), row.getString(4), Instant.parse(row.getString(5)), row.getString(6))),
                first, last);
        return decisions;
    }

    private Map<Long, Map<Outcome, Integer>> outcomes(long first, long last) {
        Map<Long, Map<Outcome, Integer>> outcomes = new HashMap<>();
        database.query(
                "SELECT run, outcome, COUNT(*) FROM run_cell WHERE run BETWEEN ? AND ? AND outcome IS NOT NULL GROUP BY run, outcome",
                row -> outcomes.computeIfAbsent(row.getLong(1), run -> new EnumMap<>(Outcome.class)).put(Outcome.valueOf(row.getString(2)),
                        row.getInt(3)) == null,
                first, last);
        return outcomes;
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
