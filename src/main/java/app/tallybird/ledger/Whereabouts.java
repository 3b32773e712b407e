package app.tallybird.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** What is said of a ledger that is not in force where it lies: it was moved to another place, or is only on its way in. */
final class Whereabouts {

    static final String ARRIVING = "arriving";
    static final String MOVED = "moved";

    private Whereabouts() {
    }

    /** Refuses what the three columns from {@code column} on say, the state, the other place and who said it; nothing is said of one in force. */
    static void check(ResultSet row, int column, String here) throws SQLException {
        String state = row.getString(column);
        if (state != null) {
            throw refused(state.equals(MOVED), here, row.getString(column + 1), row.getString(column + 2));
        }
    }

    static ProblemException refused(boolean moved, String here, String place, String by) {
        return (moved
                ? Problem.of(ProblemCode.LEDGER_MOVED, "The ledger was moved to " + place + " by " + by + ".",
                        "Nothing is sent from here, so that no count is sent twice.",
                        "Work with the one it was moved to: in the window under Settings, or with --ledger or TALLYBIRD_LEDGER.")
                : Problem.of(ProblemCode.LEDGER_MOVED,
                        "The ledger is not whole here yet: a move from " + place + " by " + by + " did not end.",
                        "Nothing is sent from here.", "Run the move again where it was begun: ledger move."))
                .at(here).asException();
    }
}
