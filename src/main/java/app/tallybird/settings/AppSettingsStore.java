package app.tallybird.settings;

import com.google.gson.JsonObject;

/** The settings for all integrations, as JSON. What is not said is as by default. Some are those of this computer, whoever shares the others. */
public final class AppSettingsStore {

    private static final String PATH = "settings.json";

    private final JsonDocument shared;
    private final JsonDocument own;

    /** {@code own} are the documents of this computer; where nothing is shared, they are the same. */
    public AppSettingsStore(Documents shared, Documents own) {
        this.shared = new JsonDocument(shared, PATH);
        this.own = new JsonDocument(own, PATH);
    }

    public AppSettings read() {
        return read(shared.read(), own.read());
    }

    private AppSettings read(JsonObject all, JsonObject mine) {
        try {
            JsonObject said = JsonDocument.over(JsonDocument.tree(AppSettings.defaults()), SettingKey.withoutOwn(all));
            AppSettings settings = JsonDocument.GSON.fromJson(JsonDocument.over(said, SettingKey.own(mine)), AppSettings.class);
            for (SettingKey key : SettingKey.values()) {
                key.with(settings, key.value(settings));
            }
            return settings;
        } catch (RuntimeException e) {
            throw shared.unreadable("a value is of the wrong kind");
        }
    }

    /** Changes one of them, and returns what it was; a value that does not fit is thrown as a problem of wrong use. */
    public String set(SettingKey key, String value) {
        return (key.isOfThisComputer() ? own : shared).change(json -> {
            JsonObject before = json.deepCopy();
            key.put(json, value);
            return key.value(read(before, before));
        });
    }
}
