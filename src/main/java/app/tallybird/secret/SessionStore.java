package app.tallybird.secret;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps secrets in memory until the program ends. Thread-safe. */
public final class SessionStore implements SecretStore {

    private final Map<SecretName, Secret> secrets = new ConcurrentHashMap<>();
    private final String why;

    public SessionStore(String why) {
        this.why = why;
    }

    @Override
    public Optional<Secret> read(SecretName name) {
        return Optional.ofNullable(secrets.get(name));
    }

    @Override
    public void write(SecretName name, Secret value) {
        secrets.put(name, value);
    }

    @Override
    public void delete(SecretName name) {
        secrets.remove(name);
    }

    @Override
    public Availability availability() {
        return new Availability.SessionOnly(why);
    }
}
