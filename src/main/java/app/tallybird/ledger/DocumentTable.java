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

    /** Writes it where {@code before} is still the version, 0 for nothing; empty when it is not. */
    Optional<Row> write(String path, String text, long before);

    boolean delete(String path);
}
