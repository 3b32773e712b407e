package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    private static final int BATCH = 2_000;

    private final Database database;
    private final UnaryOperator<String> words;

    EvidenceTable(Database database, UnaryOperator<String> words) {
        this.database = database;
        this.words = words;
    }

    void save(Connection connection, String source, Instant made, Map<CellKey, RowNames> names) throws SQLException {
        Database.execute(connection, "INSERT OR REPLACE INTO evidence_source VALUES (?, ?)", source, made.toEpochMilli());
        int room = MOST_OF_A_PLAN;
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT OR REPLACE INTO evidence (source, account_id, service_key, total, names) VALUES (?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (Map.Entry<CellKey, RowNames> cell : names.entrySet()) {
                RowNames kept = cell.getValue();
                List<NamedRow> rows = kept.rows().stream().limit(Math.min(room, RowNames.MOST)).toList();
                room -= rows.size();
                Database.bind(statement, source, cell.getKey().accountId(), cell.getKey().serviceKey(), kept.total(),
                        PackedNames.pack(rows, words));
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** The runs that got a number of the cell accepted, the newest first, with the names behind each. */
    List<PushedNames> of(CellKey key, int limit) {
        return database.query(
                "SELECT r.id, r.kind, r.source, r.started, c.units, e.total, e.names, k.counted, k.rule FROM run r CROSS JOIN run_cell c ON c.run = r.sequence "
                        + "AND c.account_id = ? AND c.service_key = ? AND c.outcome IN ('ACCEPTED', 'CARRIED') LEFT JOIN evidence e "
                        + "ON e.source = r.source AND e.account_id = c.account_id AND e.service_key = c.service_key "
                        + "LEFT JOIN run_counted k ON k.run = c.run AND k.account_id = c.account_id AND k.service_key = c.service_key AND k.rule IS NOT NULL "
                        + "ORDER BY r.sequence DESC LIMIT ?",
                EvidenceTable::read, key.accountId(), key.serviceKey(), limit);
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
            database.change(connection -> forget(connection, old));
        }
    }

    private static void forget(Connection connection, List<String> sources) throws SQLException {
        for (String source : sources) {
            Database.execute(connection, "DELETE FROM evidence WHERE source = ?", source);
            Database.execute(connection, "DELETE FROM evidence_source WHERE source = ?", source);
        }
    }

    /** What neither a plan nor a run needs. */
    static void forgetUnused(Connection connection) throws SQLException {
        List<String> unused = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT source FROM evidence_source WHERE source NOT IN (SELECT hash FROM plan) "
                        + "AND source NOT IN (SELECT source FROM run)")) {
            while (rows.next()) {
                unused.add(rows.getString(1));
            }
        }
        forget(connection, unused);
    }
}
