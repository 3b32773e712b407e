package app.tallybird.app;

import java.time.Duration;
import java.util.Optional;

import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.settings.AppSettings;

/** The memory of one integration, and the lock of whoever writes; {@code lock} is empty for looking only. Closing it frees both. */
record HeldLedger(Ledger ledger, Optional<LedgerLock> lock) implements AutoCloseable {

    /** {@code lockedAs} names the work that writes, or is empty for looking only. Who writes forgets what has been kept long enough. */
    static HeldLedger open(Application application, String name, String lockedAs) {
        application.home().prepare();
        new Renaming(application).finish(name);
        Optional<LedgerLock> lock = Optional.of(lockedAs).filter(work -> !work.isEmpty())
                .map(work -> application.ledgers().lock(name, application.surroundings().holder(work)));
        try {
            Ledger ledger = lock.map(LedgerLock::open).orElseGet(() -> application.ledgers().open(name));
            begin(application, ledger, lock.isPresent());
            return new HeldLedger(ledger, lock);
        } catch (RuntimeException e) {
            lock.ifPresent(LedgerLock::close);
            throw e;
        }
    }

    private static void begin(Application application, Ledger ledger, boolean writes) {
        boolean begun = false;
        try {
            ledger.prices().closed(() -> application.closedMonths().moments());
            if (writes) {
                AppSettings settings = application.appSettings();
                ledger.keepNames(settings.keepNamesMonths());
                ledger.forgetBefore(application.surroundings().clock().instant().minus(Duration.ofDays(settings.keepDays())));
            }
            begun = true;
        } finally {
            if (!begun) {
                ledger.close();
            }
        }
    }

    @Override
    public void close() {
        try {
            ledger.close();
        } finally {
            lock.ifPresent(LedgerLock::close);
        }
    }
}
