package app.tallybird.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** All documents that are shared, to be copied from one place to another as a whole. What is of one computer alone stays with it. */
public final class DocumentSet {

    private static final List<String> FOLDERS = List.of("integrations", "approvals", "schedules", "connectors", "drafts", "ledger/months",
            "ledger/sandbox/months");
    private static final List<String> ENDINGS = List.of(".json", ".sig");
    private static final String SETTINGS = "settings.json";

    private DocumentSet() {
    }

    /** The texts by their paths. */
    public static Map<String, String> of(Documents documents) {
        Map<String, String> all = new TreeMap<>();
        paths(documents).forEach(path -> documents.read(path).text().ifPresent(text -> all.put(path, text)));
        all.computeIfPresent(SETTINGS, (path, text) -> text(SettingKey.withoutOwn(new JsonDocument(documents, path).read())));
        return all;
    }

    /** From now on these and no others are there. */
    public static void put(Map<String, String> all, Documents into) {
        into.change(now -> {
            JsonObject own = SettingKey.own(new JsonDocument(now, SETTINGS).read());
            JsonObject settings = JsonParser.parseString(all.getOrDefault(SETTINGS, "{}")).getAsJsonObject();
            Map<String, String> there = new TreeMap<>(all);
            there.put(SETTINGS, text(JsonDocument.over(settings, own)));
            there.forEach((path, text) -> now.write(now.read(path), text));
            paths(now).filter(path -> !there.containsKey(path)).toList().forEach(now::delete);
            return there;
        });
    }

    private static String text(JsonObject json) {
        return JsonDocument.GSON.toJson(json);
    }

    private static Stream<String> paths(Documents documents) {
        return Stream.concat(Stream.of(SETTINGS, "invoices.json"),
                FOLDERS.stream().flatMap(folder -> ENDINGS.stream().flatMap(ending -> documents.list(folder, ending).stream())));
    }
}
