package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;

/** The names behind the numbers: written with the plan, so before anything of it is sent; bounded, and compressed one number at a time. */
final class EvidenceTable {

    /** At most this many names of one plan are kept; the numbers themselves always are. */
    static final int MOST_OF_A_PLAN = 400_000;
    private static final String UNUSED = "SELECT source FROM evidence_source WHERE source NOT IN (SELECT hash FROM plan) "
            + "AND source NOT IN (SELECT source FROM run)";
    private static final int BATCH = 2_000;

    private final Database database;
    private final UnaryOperator<String> words;

    EvidenceTable(Database database, UnaryOperator<String> words) {
        this.database = database;
        this.words = words;
    }

    void save(Session session, String source, Instant made, Map<CellKey, RowNames> names) throws SQLException {
        session.execute("INSERT INTO evidence_source (source, made) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET made = excluded.made",
                source, made.toEpochMilli());
        int room = MOST_OF_A_PLAN;
        List<Object[]> packed = new ArrayList<>();
        for (Map.Entry<CellKey, RowNames> cell : names.entrySet()) {
            RowNames kept = cell.getValue();
            List<NamedRow> rows = kept.rows().stream().limit(Math.min(room, RowNames.MOST)).toList();
            room -= rows.size();
            packed.add(new Object[]{source, cell.getKey().accountId(), cell.getKey().serviceKey(), kept.total(),
                    PackedNames.pack(rows, words)});
            if (packed.size() == BATCH) {
                insert(session, packed);
            }
        }
        insert(session, packed);
    }

    private static void insert(Session session, List<Object[]> packed) throws SQLException {
        session.executeAll(
                "INSERT INTO evidence (source, account_id, service_key, total, names) VALUES (?, ?, ?, ?, ?) "
                        + "ON CONFLICT (source, account_id, service_key) DO UPDATE SET total = excluded.total, names = excluded.names",
                packed);
        packed.clear();
    }

    /** The runs that got a number of the cell accepted, the newest first, with the names behind each. */
    List<PushedNames> of(CellKey key, int limit) {
        return database.query(
                "SELECT r.id, r.kind, r.source, r.started, c.units, e.total, e.names, k.counted, k.rule FROM run r CROSS JOIN run_cell c LEFT JOIN evidence e "
                        + "ON e.source = r.source AND e.account_id = c.account_id AND e.service_key = c.service_key "
                        + "LEFT JOIN run_counted k ON k.run = c.run AND k.account_id = c.account_id AND k.service_key = c.service_key AND k.rule IS NOT NULL "
                        + "WHERE c.run = r.sequence AND c.account_id = ? AND c.service_key = ? AND c.outcome IN ('ACCEPTED', 'CARRIED') "
                        + "ORDER BY r.sequence DESC LIMIT ?",
                EvidenceTable::read, key.accountId(), key.serviceKey(), limit);
    }

    /** The names behind a number of a plan. */
    Optional<RowNames> of(String source, CellKey key) {
        return database.query("SELECT total, names FROM evidence WHERE source = ? AND account_id = ? AND service_key = ?", row -> {
            long total = row.getLong(1);
            return PackedNames.unpack(row.getBytes(2)).map(rows -> new RowNames(total, rows));
        }, source, key.accountId(), key.serviceKey()).stream().flatMap(Optional::stream).findFirst();
    }

    private static PushedNames read(ResultSet row) throws SQLException {
        byte[] names = row.getBytes(7);
        @Nullable
        String counted = row.getString(8);
        long total = row.getLong(6);
        PushedNames.Kept kept = names == null
                ? new PushedNames.Kept.Not()
                : PackedNames.unpack(names).<PushedNames.Kept>map(rows -> new PushedNames.Kept.Names(new RowNames(total, rows)))
                        .orElseGet(PushedNames.Kept.Damaged::new);
        Optional<Counted> contract = Optional.ofNullable(row.getString(9))
                .map(rule -> new Counted(ContractBook.number(counted), Optional.of(rule)));
        return new PushedNames(new RunId(row.getString(1)), RunKind.ofWord(row.getString(2)), row.getString(3),
                Instant.parse(row.getString(4)), new BigDecimal(row.getString(5)), kept, contract);
    }

    void forgetBefore(Instant moment) {
        forget("made < " + moment.toEpochMilli());
    }

    void forgetAll() {
        forget("1 = 1");
    }

    private void forget(String which) {
        List<String> old = database.query("SELECT source FROM evidence_source WHERE " + which, row -> row.getString(1));
        if (!old.isEmpty()) {
            database.change(session -> forget(session, old));
        }
    }

    private static void forget(Session session, List<String> sources) throws SQLException {
        for (String source : sources) {
            session.execute("DELETE FROM evidence WHERE source = ?", source);
            session.execute("DELETE FROM evidence_source WHERE source = ?", source);
        }
    }

    /** What neither a plan nor a run needs. */
    static void forgetUnused(Session session) throws SQLException {
        session.execute("DELETE FROM evidence WHERE source IN (" + UNUSED + ")");
        session.execute("DELETE FROM evidence_source WHERE source IN (" + UNUSED + ")");
    }
}
