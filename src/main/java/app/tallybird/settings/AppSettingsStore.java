package app.tallybird.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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
        return set(key, value, Optional.empty());
    }

    /** The same for a person who saw {@code shown}; refused when it is neither that any more nor what they want. */
    public String set(SettingKey key, String value, Optional<String> shown) {
        JsonDocument document = key.isOfThisComputer() ? own : shared;
        return document.change(json -> {
            String before = value(key, json);
            key.put(json, value);
            if (shown.filter(seen -> !seen.equals(before)).isPresent() && !before.equals(value(key, json))) {
                throw document.documents().changed(PATH);
            }
            return before;
        });
    }

    /** Changes several that belong together, all or none, and returns what each was. */
    public Map<SettingKey, String> set(Map<SettingKey, String> values) {
        return shared.change(json -> {
            Map<SettingKey, String> before = new EnumMap<>(SettingKey.class);
            values.keySet().forEach(key -> before.put(key, value(key, json)));
            values.forEach((key, value) -> key.put(json, value));
            return before;
        });
    }

    private String value(SettingKey key, JsonObject json) {
        return key.value(read(json, json));
    }
}
