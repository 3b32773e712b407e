package app.tallybird.settings;

import java.nio.file.Path;

import com.google.gson.JsonObject;

/** The settings for all integrations, in one JSON file of the home folder. What the file does not say is as by default. */
public final class AppSettingsStore {

    private final Path file;

    public AppSettingsStore(Home home) {
        file = home.root().resolve("settings.json");
    }

    public AppSettings read() {
        JsonObject all = JsonFile.over(JsonFile.tree(AppSettings.defaults()), JsonFile.orEmpty(file));
        try {
            AppSettings settings = JsonFile.GSON.fromJson(all, AppSettings.class);
            for (SettingKey key : SettingKey.values()) {
                key.with(settings, key.value(settings));
            }
            return settings;
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "a value is of the wrong kind");
        }
    }

    public void save(AppSettings settings) {
        JsonFile.put(file, JsonFile.tree(settings));
    }
}
