package app.tallybird.ledger;

import java.sql.SQLException;

import app.tallybird.problem.ProblemException;

/** What differs between the databases that a ledger can lie in. Everything else of its SQL both of them know. */
interface Dialect {

    /** The statement as this database wants it. */
    String sql(String text);

    /** The units of a group, to be added: one number where they can be added exactly, else all of them with blanks between. */
    String sumOfUnits();

    /** Whether what is written waits to travel together, because the way to the database is long. */
    boolean far();

    /** What a failure means to a person; {@code place} is where the ledger lies. */
    ProblemException problem(String place, SQLException failure);
}
