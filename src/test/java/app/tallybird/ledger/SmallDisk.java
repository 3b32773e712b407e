package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A ledger in a file on a disk that has room for some pages more, and then is full. */
public final class SmallDisk {

    private SmallDisk() {
    }

    public static Ledger open(Path file, Clock clock, int pages) {
        Ledger.open(file, clock).close();
        Database database = Sqlite.open(file);
        int now = database.query("PRAGMA page_count", row -> row.getInt(1)).getFirst();
        database.query("PRAGMA max_page_count = " + (now + pages), row -> row.getInt(1));
        return new Ledger(database, new LedgerUser(clock, words -> words, Optional.empty()));
    }
}
