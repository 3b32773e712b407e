package app.tallybird.secret;

import java.util.Optional;

/** Keeps secrets by name. Thread-safe; a store that fails says so with a problem and keeps what it had. */
public interface SecretStore {

    Optional<Secret> read(SecretName name);

    void write(SecretName name, Secret value);

    /**
     * Puts in place what a vendor has changed, after which the old value is worth nothing. When it can not be kept, it is there until the program
     * ends, so that the run in hand and the next one in the same window go on; then false, and somebody has to be told.
     */
    default boolean renew(SecretName name, Secret value) {
        write(name, value);
        return true;
    }

    void delete(SecretName name);

    Availability availability();
}
