package app.tallybird.settings;

import com.google.gson.JsonObject;

/** The settings for all integrations, one JSON document. What it does not say is as by default. */
public final class AppSettingsStore {

    private final JsonDocument document;

    public AppSettingsStore(Documents documents) {
        document = new JsonDocument(documents, "settings.json");
    }

    public AppSettings read() {
        JsonObject all = JsonDocument.over(JsonDocument.tree(AppSettings.defaults()), document.read());
        try {
            AppSettings settings = JsonDocument.GSON.fromJson(all, AppSettings.class);
            for (SettingKey key : SettingKey.values()) {
                key.with(settings, key.value(settings));
            }
            return settings;
        } catch (RuntimeException e) {
            throw document.unreadable("a value is of the wrong kind");
        }
    }

    public void save(AppSettings settings) {
        document.put(JsonDocument.tree(settings));
    }
}
