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

    private final Keyring keyring;
    private final String where;

    private OsKeychain(Keyring keyring, String where) {
        this.keyring = keyring;
        this.where = where;
    }

    /** The store of this system, or one for this session only that says what is missing. Never fails. */
    public static SecretStore openOrSession(String osName) {
        try {
            return new OsKeychain(Keyring.create(), name(osName));
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
            return Optional.of(Secret.of(keyring.getPassword(SERVICE, account(name))));
        } catch (PasswordAccessException absent) {
            return Optional.empty();
        }
    }

    @Override
    public void write(SecretName name, Secret value) {
        try {
            keyring.setPassword(SERVICE, account(name), value.reveal());
        } catch (PasswordAccessException refused) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The secret could not be put into " + where + ".",
                    "What was kept there before stays.", "Unlock it and try again, or give the secrets in an environment file.")
                    .asException();
        }
    }

    @Override
    public void delete(SecretName name) {
        try {
            keyring.deletePassword(SERVICE, account(name));
        } catch (PasswordAccessException absent) {
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
