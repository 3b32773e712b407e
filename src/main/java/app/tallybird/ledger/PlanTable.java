package app.tallybird.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import app.tallybird.model.CellKey;
import app.tallybird.model.RowNames;

/** The plans that are kept: the newest, and those that somebody was asked about. */
record PlanTable(Database database, EvidenceTable evidence) {

    private static final int KEPT = 20;

    void save(StoredPlan plan, Map<CellKey, RowNames> names) {
        database.change(session -> {
            session.execute("DELETE FROM plan WHERE hash = ?", plan.hash());
            session.execute("INSERT INTO plan (hash, created, baseline_version, held, json) VALUES (?, ?, ?, ?, ?)", plan.hash(),
                    plan.created().toString(), plan.baselineVersion(), plan.held() ? 1 : 0, plan.json());
            session.execute(
                    "DELETE FROM plan WHERE hash NOT IN (SELECT hash FROM plan ORDER BY sequence DESC LIMIT ?) "
                            + "AND hash NOT IN (SELECT plan FROM proposal WHERE state IN (?, ?, ?))",
                    KEPT, ProposalState.WAITING.word(), ProposalState.APPROVED.word(), ProposalState.SENT_BACK.word());
            if (!names.isEmpty()) {
                evidence.save(session, plan.hash(), plan.created(), names);
            }
            EvidenceTable.forgetUnused(session);
        });
    }

    List<StoredPlan> read(String where, @Nullable Object... values) {
        return database.query("SELECT hash, created, baseline_version, held, json FROM plan " + where,
                row -> new StoredPlan(row.getString(1), Instant.parse(row.getString(2)), row.getLong(3), row.getInt(4) == 1,
                        row.getString(5)),
                values);
    }
}
