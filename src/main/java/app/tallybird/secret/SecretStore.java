package app.tallybird.secret;

import java.util.Optional;

/** Keeps secrets by name. Thread-safe; a store that fails says so with a problem and keeps what it had. */
public interface SecretStore {

    Optional<Secret> read(SecretName name);

    void write(SecretName name, Secret value);

    void delete(SecretName name);

    Availability availability();
}
