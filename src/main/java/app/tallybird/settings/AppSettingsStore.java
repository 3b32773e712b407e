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
        JsonObject mine = own.read();
        JsonObject all = shared.read();
        try {
            all = JsonDocument.over(JsonDocument.tree(AppSettings.defaults()), SettingKey.withoutOwn(all));
            AppSettings settings = JsonDocument.GSON.fromJson(JsonDocument.over(all, SettingKey.own(mine)), AppSettings.class);
            for (SettingKey key : SettingKey.values()) {
                key.with(settings, key.value(settings));
            }
            return settings;
        } catch (RuntimeException e) {
            throw shared.unreadable("a value is of the wrong kind");
        }
    }

    /** Changes one of them; a value that does not fit is thrown as a problem of wrong use. */
    public void set(SettingKey key, String value) {
        (key.isOfThisComputer() ? own : shared).change(json -> key.put(json, value));
    }
}
