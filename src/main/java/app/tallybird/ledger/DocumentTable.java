package app.tallybird.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documents that several computers share, in one place. What fails is thrown as a problem. */
interface DocumentTable {

    /**
     * One document.
     *
     * @param version no other text has, nor ever had, under any path
     * @param by who wrote it
     */
    record Row(String path, String text, long version, String by, Instant at) {
    }

    /** The version of each. */
    Map<String, Long> versions();

    List<Row> rows(Collection<String> paths);

    /**
     * What one document is to be.
     *
     * @param text empty for what is to be gone
     * @param before its version now, 0 for nothing
     */
    record Write(String path, Optional<String> text, long before) {
    }

    /** Does all of it in one commit, and returns the rows that are there then; empty, and nothing is done, when one of them is another one by now. */
    Optional<List<Row>> commit(List<Write> all);
}
