package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a move copies, or would.
 *
 * @param documents settings, connectors and what else is not a ledger
 * @param done false for one that was only looked at
 */
public record MoveReport(String from, String to, List<Line> ledgers, int documents, boolean done) {

    public MoveReport {
        ledgers = List.copyOf(ledgers);
    }

    /**
     * One ledger.
     *
     * @param units all units that were accepted, as they are now
     * @param hash of every row of every table; the same on both sides
     */
    public record Line(String integration, boolean practice, long pushes, BigDecimal units, long rows, String hash) {

        static Line of(LedgerName name, TableSums tally) {
            return new Line(name.integration(), name.practice(), tally.rows("run"), tally.units(), tally.rows(), tally.hash());
        }
    }
}
