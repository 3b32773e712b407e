package app.tallybird.settings;

import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The settings for all integrations, in one JSON file of the home folder. What the file does not say is as by default. */
public final class AppSettingsStore {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;

    public AppSettingsStore(Home home) {
        file = home.root().resolve("settings.json");
    }

    public AppSettings read() {
        JsonObject all = GSON.toJsonTree(AppSettings.defaults()).getAsJsonObject();
        if (Files.exists(file)) {
            lay(JsonFile.tree(file), all);
        }
        try {
            AppSettings settings = GSON.fromJson(all, AppSettings.class);
            for (SettingKey key : SettingKey.values()) {
                key.with(settings, key.value(settings));
            }
            return settings;
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "a value is of the wrong kind");
        }
    }

    public void save(AppSettings settings) {
        JsonObject json = Files.exists(file) ? JsonFile.tree(file) : new JsonObject();
        GSON.toJsonTree(settings).getAsJsonObject().entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
        JsonFile.replace(file, GSON.toJson(json));
    }

    private static void lay(JsonObject over, JsonObject base) {
        for (var entry : over.entrySet()) {
            JsonElement below = base.get(entry.getKey());
            if (below != null && below.isJsonObject() && entry.getValue().isJsonObject()) {
                lay(entry.getValue().getAsJsonObject(), below.getAsJsonObject());
            } else {
                base.add(entry.getKey(), entry.getValue());
            }
        }
    }
}
