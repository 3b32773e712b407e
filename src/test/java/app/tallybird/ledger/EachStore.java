package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for a ledger wherever it is: each test runs on a file and on a part of a shared database. */
@ParameterizedClass
@EnumSource(LedgerStore.class)
abstract class EachStore {

    @Parameter
    LedgerStore store;

    @TempDir
    Path folder;

    Path file() {
        return folder.resolve("ledger.db");
    }

    Ledger open() {
        return open(LedgerFixture.CLOCK);
    }

    /** The same one however often it is opened. */
    Ledger open(Clock clock) {
        return store.open(file(), clock);
    }
}
