package app.tallybird.app;

import java.util.Optional;
import java.util.Set;

import app.tallybird.ledger.LedgerLock;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Documents;
import app.tallybird.settings.RoutineStore;
import app.tallybird.settings.SettingsStore;

/**
 * A change of an integration's name, which is written down before it begins: its ledgers and its settings do not move in one commit. Where it was cut off in
 * between, whoever opens the integration next brings them together; without its ledger it would begin as one that was never pushed.
 */
final class Renaming {

    private static final String KIND = "rename";
    private static final String FOLDER = "renaming";
    private static final String ENDING = ".txt";

    private final Application application;
    private final Documents documents;

    Renaming(Application application) {
        this.application = application;
        documents = application.documents();
    }

    /** Whoever holds the ledger's lock begins to call {@code from} otherwise. */
    void begin(String from, String to) {
        documents.write(documents.read(path(from)), to);
    }

    /** Nothing of it is left to be done, or all of it was taken back. */
    void end(String from) {
        documents.delete(path(from));
    }

    private static String path(String from) {
        return FOLDER + "/" + from + ENDING;
    }

    /** Does the rest of one that was cut off and is about this integration; refused while it goes on. */
    void finish(String name) {
        for (String path : documents.list(FOLDER, ENDING)) {
            String from = path.substring(FOLDER.length() + 1, path.length() - ENDING.length());
            Optional<String> to = documents.read(path).text().filter(other -> from.equals(name) || other.equals(name));
            to.ifPresent(other -> finish(from, other));
        }
    }

    private void finish(String from, String to) {
        try (LedgerLock real = application.ledgerPlace().lock(false, from, KIND);
                LedgerLock practice = application.ledgerPlace().lock(true, from, KIND)) {
            Set<String> saved = Set.copyOf(application.settings().names());
            boolean old = saved.contains(from);
            boolean made = saved.contains(to);
            if (made && !old) {
                bring(false, from, to, real);
                bring(true, from, to, practice);
            } else if (old && !made) {
                bringBack(false, from, to);
                bringBack(true, from, to);
            } else if (old && hasLedger(to) && !hasLedger(from)) {
                // a folder has the new settings before the old ones are taken away
                documents.change(now -> {
                    new RoutineStore(now).move(from, to);
                    return new SettingsStore(now).delete(from);
                });
            }
        }
        forget(from);
    }

    private void bring(boolean practice, String from, String to, LedgerLock lock) {
        if (isOnlyUnder(practice, from, to)) {
            lock.rename(to).keep();
        }
    }

    private void bringBack(boolean practice, String from, String to) {
        if (isOnlyUnder(practice, to, from)) {
            try (LedgerLock lock = application.ledgerPlace().lock(practice, to, KIND)) {
                lock.rename(from).keep();
            }
        }
    }

    private boolean isOnlyUnder(boolean practice, String one, String other) {
        return application.ledgers(practice).exists(one) && !application.ledgers(practice).exists(other);
    }

    private boolean hasLedger(String name) {
        return application.ledgers(false).exists(name) || application.ledgers(true).exists(name);
    }

    /** Who may not write settings leaves that to the next one. */
    private void forget(String from) {
        try {
            end(from);
        } catch (ProblemException refused) {
            if (refused.problem().code() != ProblemCode.CONFIGURATION) {
                throw refused;
            }
        }
    }
}
