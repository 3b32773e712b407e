package app.tallybird.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The starts that nobody watched, the newest of them. */
record AttemptTable(Database database, UnaryOperator<String> words) {

    private static final int KEPT = 400;

    void add(Attempt attempt) {
        database.change(session -> {
            session.execute("INSERT INTO attempt (started, result, words, run) VALUES (?, ?, ?, ?)", attempt.started().toString(),
                    attempt.result(), words.apply(attempt.words()), attempt.run().map(RunId::value).orElse(null));
            session.execute("DELETE FROM attempt WHERE sequence <= (SELECT MAX(sequence) FROM attempt) - " + KEPT);
        });
    }

    List<Attempt> newest(int limit) {
        return database.query("SELECT started, result, words, run FROM attempt ORDER BY sequence DESC LIMIT ?",
                row -> new Attempt(Instant.parse(row.getString(1)), row.getString(2), row.getString(3),
                        Optional.ofNullable(row.getString(4)).map(RunId::new)),
                limit);
    }
}
