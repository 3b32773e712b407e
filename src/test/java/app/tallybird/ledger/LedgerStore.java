package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import app.tallybird.stage.StagePostgres;

/** Where a test's ledger lies. What holds in one place holds in the other. */
enum LedgerStore {
    FILE {
        @Override
        Ledger open(Path file, LedgerUser user) {
            return Ledger.open(file, user);
        }

        @Override
        Ledger fresh(Clock clock) {
            return Ledger.empty(clock);
        }
    },
    SHARED {
        @Override
        Ledger open(Path file, LedgerUser user) {
            // the folder is new for each test, so this name is, too
            return shared(user).open(file.toString());
        }

        @Override
        Ledger fresh(Clock clock) {
            return open(Path.of("fresh" + FRESH.incrementAndGet()), user(clock));
        }
    };

    private static final AtomicInteger FRESH = new AtomicInteger();
    private static @Nullable SharedLedgers ledgers;

    abstract Ledger open(Path file, LedgerUser user);

    /** One that nobody opens again. */
    abstract Ledger fresh(Clock clock);

    Ledger open(Path file, Clock clock) {
        return open(file, user(clock));
    }

    private static LedgerUser user(Clock clock) {
        return new LedgerUser(clock, words -> words, Optional.empty());
    }

    /** One database for the tests of this JVM, and one pool. */
    private static synchronized SharedLedgers shared(LedgerUser user) {
        SharedLedgers known = ledgers;
        if (known == null) {
            StagePostgres server = StagePostgres.shared();
            known = SharedLedgers.at(LedgerAddress.of(server.address(server.database()), Optional.empty()), Optional.empty(),
                    Optional.empty(), user);
            known.setup();
            ledgers = known;
        }
        return known.of(user);
    }
}
