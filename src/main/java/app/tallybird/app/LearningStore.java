package app.tallybird.app;

import java.util.Optional;

import app.tallybird.http.Redactor;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;

/** A store whose secrets are known to the redactor before anybody else gets them. */
record LearningStore(SecretStore store, Redactor redactor) implements SecretStore {

    @Override
    public Optional<Secret> read(SecretName name) {
        Optional<Secret> found = store.read(name);
        found.ifPresent(redactor::learn);
        return found;
    }

    @Override
    public void write(SecretName name, Secret value) {
        redactor.learn(value);
        store.write(name, value);
    }

    @Override
    public void delete(SecretName name) {
        store.delete(name);
    }

    @Override
    public Availability availability() {
        return store.availability();
    }
}
