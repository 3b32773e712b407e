package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.Redactor;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerFolder;
import app.tallybird.ledger.LedgerLock;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Ledgers;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.model.TeamRole;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.settings.EnvFile;
import app.tallybird.settings.Home;

/** Where the ledgers of this start are: in the home folder, or in the database that the start, the environment or its file names. */
public final class LedgerPlace implements AutoCloseable {

    /** The variable that names a shared ledger; the option of the same name goes before it. */
    public static final String VARIABLE = "TALLYBIRD_LEDGER";
    private static final String PASSWORD = "TALLYBIRD_LEDGER_PASSWORD";

    private final Home home;
    private final Surroundings surroundings;
    private final EnvFile file;
    private final LedgerUser user;
    private final Redactor redactor;
    private final Supplier<SecretStore> secrets;
    private final Supplier<String> extraCa;
    private @Nullable SharedLedgers real;
    private @Nullable SharedLedgers practice;

    /** What only a shared ledger asks for, and only when it does. */
    record Needs(Redactor redactor, Supplier<SecretStore> secrets, Supplier<String> extraCa) {
    }

    LedgerPlace(Home home, Surroundings surroundings, Optional<Path> envFile, Needs needs) {
        this.home = home;
        this.surroundings = surroundings;
        redactor = needs.redactor();
        secrets = needs.secrets();
        extraCa = needs.extraCa();
        user = new LedgerUser(surroundings.clock(), redactor::words, surroundings.person(), surroundings.computer(), TeamRole.BILLING);
        file = envFile.or(() -> Optional.of(surroundings.workingFolder().resolve(".env"))).filter(Files::isReadable).map(EnvFile::read)
                .orElseGet(() -> new EnvFile(Map.of(), List.of()));
    }

    /** The shared ledger that is named, if any; what can not be its address is thrown as a problem. */
    public Optional<LedgerAddress> address() {
        return value(VARIABLE).map(text -> LedgerAddress.of(text, surroundings.person()));
    }

    /** As it was named, for another start of the program. */
    Optional<String> named() {
        return value(VARIABLE);
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(surroundings.environment().getOrDefault(name, file.values().get(name))).filter(text -> !text.isBlank());
    }

    Ledgers ledgers(boolean ofPractice) {
        Optional<SharedLedgers> found = shared(ofPractice);
        return found.isPresent() ? found.get() : new LedgerFolder(home.ledgers(ofPractice), user);
    }

    /** Takes the lock of an integration, for work on it as a whole. */
    LedgerLock lock(boolean ofPractice, String integration, String kind) {
        return ledgers(ofPractice).lock(integration, surroundings.holder(kind));
    }

    /** The ledgers in the database, when one is named. */
    public synchronized Optional<SharedLedgers> shared(boolean ofPractice) {
        Optional<LedgerAddress> address = address();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        SharedLedgers known = real;
        if (known == null) {
            known = SharedLedgers.at(address.get(), password(address.get()),
                    Optional.of(extraCa.get()).filter(ca -> !ca.isEmpty()).map(Path::of), user);
            real = known;
            practice = known.practice();
        }
        return Optional.ofNullable(ofPractice ? practice : known);
    }

    private Optional<Secret> password(LedgerAddress address) {
        Optional<Secret> found = surroundings.secret(PASSWORD).or(() -> Optional.ofNullable(file.values().get(PASSWORD)).map(Secret::of))
                .or(() -> secrets.get().read(name(address)));
        found.ifPresent(redactor::learn);
        return found;
    }

    /** Where the password of a role is kept, on this computer only. */
    public static SecretName name(LedgerAddress address) {
        return new SecretName("ledger/" + address.host() + "/" + address.database(), address.user());
    }

    @Override
    public synchronized void close() {
        if (real != null) {
            real.close();
        }
    }
}
