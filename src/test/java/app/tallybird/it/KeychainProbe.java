package app.tallybird.it;

import app.tallybird.secret.OsKeychain;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;

/** Keeps a long secret in the system's own store, reads it, replaces it by a short one, takes it away, and prints a line for each. */
public final class KeychainProbe {

    private KeychainProbe() {
    }

    public static void main(String[] args) {
        SecretStore store = OsKeychain.openOrSession(System.getProperty("os.name"));
        SecretName name = new SecretName("probe \u0159\u00ed", "TOKEN");
        String value = "\u0159x".repeat(1_500);
        System.out.println("store: " + store.getClass().getSimpleName());
        store.write(name, Secret.of(value));
        System.out.println("long: " + store.read(name).map(Secret::reveal).filter(value::equals).isPresent());
        store.write(name, Secret.of("short"));
        System.out.println("short: " + store.read(name).map(Secret::reveal).filter("short"::equals).isPresent());
        store.delete(name);
        System.out.println("gone: " + store.read(name).isEmpty());
        System.exit(0);
    }
}
