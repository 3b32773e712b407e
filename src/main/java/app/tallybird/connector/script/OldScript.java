package app.tallybird.connector.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.model.Json;

/**
 * What is publicly known of the SDK's script for a connector's vendor. One table says it for adoption, import, comparison and pages.
 *
 * @param file the environment file that the script reads
 * @param services the key of our service by the script's name for the same thing
 * @param unusable why a name of its file is of no use any more, as the rest of a sentence
 * @param missing what an input is that its file never held, by input key
 * @param differs what it counts in another way, as sentences
 */
public record OldScript(String file, Map<String, String> services, Map<String, String> unusable, Map<String, String> missing,
        List<String> differs) {

    private static final String TABLE = "/sdk/scripts.json";

    /** A vendor of which no script is known. */
    public static final OldScript NONE = new OldScript(".env", Map.of(), Map.of(), Map.of(), List.of());

    public OldScript {
        services = Map.copyOf(services);
        unusable = Map.copyOf(unusable);
        missing = Map.copyOf(missing);
        differs = List.copyOf(differs);
    }

    /** By the connector's id. */
    public static OldScript of(String connector) {
        return Optional.ofNullable(all().get(connector)).orElse(NONE);
    }

    /** All that are known, by connector. */
    public static Map<String, OldScript> all() {
        Map<String, OldScript> all = new LinkedHashMap<>();
        table().getAsJsonObject("scripts").entrySet().forEach(one -> all.put(one.getKey(), read(one.getValue().getAsJsonObject())));
        return all;
    }

    /** What is counted in another way by every script, as sentences. */
    public static List<String> everywhere() {
        return texts(table(), "everywhere");
    }

    private static JsonObject table() {
        try (InputStream file = Objects.requireNonNull(OldScript.class.getResourceAsStream(TABLE))) {
            return JsonParser.parseReader(new InputStreamReader(file, StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OldScript read(JsonObject script) {
        return new OldScript(Json.text(script, "file").orElse(NONE.file), pairs(script, "services"), pairs(script, "unusable"),
                pairs(script, "missing"), texts(script, "differs"));
    }

    private static Map<String, String> pairs(JsonObject script, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Stream.ofNullable(script.getAsJsonObject(name)).flatMap(object -> object.entrySet().stream())
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().getAsString()));
        return pairs;
    }

    private static List<String> texts(JsonObject script, String name) {
        return Stream.ofNullable(script.getAsJsonArray(name)).map(JsonArray::asList).flatMap(List::stream).map(JsonElement::getAsString)
                .toList();
    }
}
