package app.tallybird.ui.kit;

import java.util.Optional;

import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;

/** A store that fails whoever comes while it is locked. */
final class GuardedSecrets implements SecretStore {

    private final SecretStore store;
    private volatile boolean locked;
    private volatile boolean kept;

    GuardedSecrets(SecretStore store) {
        this.store = store;
    }

    void lock(boolean now) {
        locked = now;
    }

    void keep() {
        kept = true;
    }

    private SecretStore open() {
        if (locked) {
            throw new IllegalStateException("secrets are asked for on the screen's thread");
        }
        return store;
    }

    @Override
    public Optional<Secret> read(SecretName name) {
        return open().read(name);
    }

    @Override
    public void write(SecretName name, Secret value) {
        open().write(name, value);
    }

    @Override
    public void delete(SecretName name) {
        open().delete(name);
    }

    @Override
    public Availability availability() {
        SecretStore now = open();
        return kept ? new Availability.Kept("the keychain of a test") : now.availability();
    }
}
