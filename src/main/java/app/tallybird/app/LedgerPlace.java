package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import app.tallybird.ledger.LocalPlace;
import app.tallybird.ledger.SharedDocuments;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.model.TeamRole;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.settings.AppSettingsStore;
import app.tallybird.settings.Documents;
import app.tallybird.settings.EnvFile;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.Home;
import app.tallybird.settings.LedgerChoice;

/** Where the ledgers of this start are: in the home folder, or in the database that the start, the environment or its file names. */
public final class LedgerPlace implements AutoCloseable {

    /** The variable that names a shared ledger; the option of the same name goes before it. */
    public static final String VARIABLE = "TALLYBIRD_LEDGER";
    /** Named in place of an address, it is the ledger on this computer. */
    public static final String EMBEDDED = "embedded";
    private static final String PASSWORD = "TALLYBIRD_LEDGER_PASSWORD";

    private final Home home;
    private final Surroundings surroundings;
    private final EnvFile file;
    private final LedgerUser user;
    private final Redactor redactor;
    private final Supplier<SecretStore> secrets;
    private @Nullable SharedLedgers real;
    private @Nullable SharedLedgers practice;
    private @Nullable SharedDocuments documents;

    /** What only a shared ledger asks for, and only when it does. */
    record Needs(Redactor redactor, Supplier<SecretStore> secrets) {
    }

    LedgerPlace(Home home, Surroundings surroundings, Optional<Path> envFile, Needs needs) {
        this.home = home;
        this.surroundings = surroundings;
        redactor = needs.redactor();
        secrets = needs.secrets();
        user = new LedgerUser(surroundings.clock(), redactor::words, surroundings.person(), surroundings.computer(), TeamRole.BILLING);
        file = envFile.or(() -> Optional.of(surroundings.workingFolder().resolve(".env"))).filter(Files::isReadable).map(EnvFile::read)
                .orElseGet(() -> new EnvFile(Map.of(), List.of()));
    }

    /**
     * The shared ledger that is named, if any, else the one that was chosen in the settings; {@link #EMBEDDED} names the one on this computer. What can not be
     * an address is thrown as a problem.
     */
    public Optional<LedgerAddress> address() {
        return written().map(this::address);
    }

    LedgerAddress address(String text) {
        return LedgerAddress.of(text, surroundings.person());
    }

    LedgerChoice choice() {
        return new LedgerChoice(own());
    }

    /** What stays with this computer. */
    Documents own() {
        return new FolderDocuments(home.root());
    }

    /** What is kept besides ledgers and secrets, and shared with the ledgers. */
    synchronized Documents documents() {
        Optional<SharedLedgers> found = shared(false);
        if (found.isEmpty()) {
            return own();
        }
        SharedDocuments known = documents;
        if (known == null) {
            known = SharedDocuments.of(found.get(), home.root().resolve("shared"), surroundings.clock(),
                    surroundings.time().nanos()::nanos);
            documents = known;
        }
        return known;
    }

    /** Who writes ({@code lockedAs} is not empty) reads settings that are shared as they are now, not as they lie in memory. */
    void current(String lockedAs) {
        if (!lockedAs.isEmpty() && documents() instanceof SharedDocuments shared) {
            shared.current();
        }
    }

    /** Since when the shared ledger does not answer; empty while it does, and for one on this computer. */
    public synchronized Optional<Instant> lost() {
        return Optional.ofNullable(documents).flatMap(SharedDocuments::lost);
    }

    /** The home folder as one end of a move. */
    LocalPlace local() {
        return new LocalPlace(home, user);
    }

    /** The shared ledgers of an address that is not the one of this start. */
    SharedLedgers at(LedgerAddress address, Optional<Secret> typed) {
        return SharedLedgers.at(address, new SharedLedgers.Way(() -> typed.or(() -> password(address)), this::extraCa), user)
                .measuredBy(surroundings.time().nanos());
    }

    private Optional<Path> extraCa() {
        return Optional.of(new AppSettingsStore(own(), own()).read().network().extraCa()).filter(ca -> !ca.isEmpty()).map(Path::of);
    }

    /** As it was named, for another start of the program. */
    Optional<String> named() {
        return Optional.ofNullable(surroundings.environment().getOrDefault(VARIABLE, file.values().get(VARIABLE)))
                .filter(text -> !text.isBlank());
    }

    /** The shared ledger as it is named or was chosen, also where that can not be read as an address. */
    Optional<String> written() {
        return named().or(() -> choice().address()).filter(text -> !text.equals(EMBEDDED));
    }

    /** Whether the password comes from a variable or the environment file, before the one that is kept. */
    boolean isPasswordNamed() {
        return surroundings.secret(PASSWORD).isPresent() || file.values().containsKey(PASSWORD);
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
        if (known == null || !known.address().equals(address.get())) {
            close();
            documents = null;
            known = at(address.get(), Optional.empty());
            real = known;
            practice = known.practice();
        }
        return Optional.ofNullable(ofPractice ? practice : known);
    }

    Optional<Secret> password(LedgerAddress address) {
        Optional<Secret> found = surroundings.secret(PASSWORD).or(() -> Optional.ofNullable(file.values().get(PASSWORD)).map(Secret::of))
                .or(() -> secrets.get().read(name(address))).or(() -> secrets.get().read(name(address, address.host())));
        found.ifPresent(redactor::learn);
        return found;
    }

    /** Where the password of a role is kept, on this computer only. */
    public static SecretName name(LedgerAddress address) {
        return name(address, address.server());
    }

    /** With the host alone it is where a password was kept before the port counted. */
    private static SecretName name(LedgerAddress address, String server) {
        return new SecretName("ledger/" + server + "/" + address.database(), address.user());
    }

    @Override
    public synchronized void close() {
        if (real != null) {
            real.close();
        }
    }
}
