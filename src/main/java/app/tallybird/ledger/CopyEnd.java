package app.tallybird.ledger;

import java.sql.Connection;
import java.sql.SQLException;

import app.tallybird.problem.ProblemException;

/** One of the two sides between which a ledger is copied: a connection that sees its tables under their names, inside a transaction. */
record CopyEnd(Connection connection, Dialect dialect, String place) {

    ProblemException problem(SQLException failure) {
        return dialect.problem(place, failure);
    }
}
