package app.tallybird.ui.builder;

import java.util.HashMap;
import java.util.Map;

import app.tallybird.connector.editing.DraftTree;

/** The values to try a connector with, by the input's key. Secret ones stay in memory. Used on the screen's thread. */
final class TryValues {

    private final Map<String, String> values = new HashMap<>();

    TryValues(Map<String, String> values) {
        this.values.putAll(values);
    }

    String get(String key) {
        return values.getOrDefault(key, "");
    }

    void put(String key, String value) {
        values.put(key, value);
    }

    /** An input got another key. */
    void move(String from, String to) {
        String value = values.remove(from);
        if (value != null) {
            values.put(to, value);
        }
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** The values of inputs that are no secrets: all that may be kept in a file. */
    Map<String, String> plain(DraftTree draft) {
        Map<String, String> plain = new HashMap<>(values);
        plain.keySet().retainAll(InputForm.named(draft, false).keySet());
        return plain;
    }

    /** All others, those of inputs that are gone included: nobody said that they are no secrets. */
    Map<String, String> secret(DraftTree draft) {
        Map<String, String> secret = new HashMap<>(values);
        secret.keySet().removeAll(InputForm.named(draft, false).keySet());
        secret.values().removeIf(String::isBlank);
        return secret;
    }
}
