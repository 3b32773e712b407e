package app.tallybird.secret;

import java.util.Locale;
import java.util.Optional;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * The system's own store: Windows Credential Manager, macOS Keychain, or the desktop's secret service on Linux. Any program of the same user can
 * read an unlocked store.
 */
public final class OsKeychain implements SecretStore {

    private static final String SERVICE = "Tallybird";

    private final Entries keyring;
    private final String where;

    /** What a system's store can do; each call may be refused, and some stores fail in ways of their own. */
    interface Entries {
        String get(String account) throws PasswordAccessException;

        void set(String account, String value) throws PasswordAccessException;

        void delete(String account) throws PasswordAccessException;
    }

    private record SystemEntries(Keyring keyring) implements Entries {
        @Override
        public String get(String account) throws PasswordAccessException {
            return keyring.getPassword(SERVICE, account);
        }

        @Override
        public void set(String account, String value) throws PasswordAccessException {
            keyring.setPassword(SERVICE, account, value);
        }

        @Override
        public void delete(String account) throws PasswordAccessException {
            keyring.deletePassword(SERVICE, account);
        }
    }

    /** Finds the system's store, or fails in whatever way it does. */
    @FunctionalInterface
    interface Opening {
        Entries open() throws BackendNotSupportedException;
    }

    private OsKeychain(Entries keyring, String where) {
        this.keyring = keyring;
        this.where = where;
    }

    /** The store of this system, or one for this session only that says what is missing. Never fails. */
    public static SecretStore openOrSession(String osName) {
        return openOrSession(osName, () -> new SystemEntries(Keyring.create()));
    }

    static SecretStore openOrSession(String osName, Opening opening) {
        try {
            boolean windows = osName.toLowerCase(Locale.ROOT).startsWith("windows");
            return new OsKeychain(windows ? new LongEntries(opening.open()) : opening.open(), name(osName));
        } catch (BackendNotSupportedException | RuntimeException | LinkageError unavailable) {
            return new SessionStore("this system offers no store for secrets to this program");
        }
    }

    private static String name(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            return "the Windows Credential Manager";
        }
        return os.startsWith("mac") ? "the macOS Keychain" : "the secret service of this desktop";
    }

    @Override
    public Optional<Secret> read(SecretName name) {
        try {
            return Optional.of(Secret.of(keyring.get(account(name))));
        } catch (PasswordAccessException | RuntimeException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void write(SecretName name, Secret value) {
        try {
            keyring.set(account(name), value.reveal());
        } catch (PasswordAccessException | RuntimeException refused) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION, "The secret could not be put into " + where + ".", "What was kept there before stays.",
                            "Try again when it is unlocked and lets this program write, or give the secrets in an environment file.")
                    .asException();
        }
    }

    @Override
    public void delete(SecretName name) {
        try {
            keyring.delete(account(name));
        } catch (PasswordAccessException | RuntimeException absent) {
            // Nothing there to delete: it is as wanted.
        }
    }

    private static String account(SecretName name) {
        return name.integration() + "/" + name.field();
    }

    @Override
    public Availability availability() {
        return new Availability.Kept(where);
    }
}
