package app.tallybird.app;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;

/** A store whose secrets are known to the redactor before anybody else gets them; holds renewed ones that could not be kept. Thread-safe. */
record LearningStore(SecretStore store, Redactor redactor, Map<SecretName, Secret> renewed) implements SecretStore {

    LearningStore(SecretStore store, Redactor redactor) {
        this(store, redactor, new ConcurrentHashMap<>());
    }

    @Override
    public Optional<Secret> read(SecretName name) {
        Optional<Secret> found = Optional.ofNullable(renewed.get(name)).or(() -> store.read(name));
        found.ifPresent(redactor::learn);
        return found;
    }

    @Override
    public void write(SecretName name, Secret value) {
        redactor.learn(value);
        store.write(name, value);
        renewed.remove(name);
    }

    @Override
    public boolean renew(SecretName name, Secret value) {
        try {
            write(name, value);
            return true;
        } catch (ProblemException refused) {
            renewed.put(name, value);
            return false;
        }
    }

    @Override
    public void delete(SecretName name) {
        renewed.remove(name);
        store.delete(name);
    }

    @Override
    public Availability availability() {
        return store.availability();
    }
}
