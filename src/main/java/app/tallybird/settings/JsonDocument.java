package app.tallybird.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Settings as JSON under a path. What a newer version put there stays. */
record JsonDocument(Documents documents, String path) {

    static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().registerTypeAdapter(boolean.class, new YesOrNo())
            .create();

    /** Gson itself takes every word but "true" for false. */
    private static final class YesOrNo extends TypeAdapter<Boolean> {
        @Override
        public Boolean read(JsonReader in) throws IOException {
            return in.nextBoolean();
        }

        @Override
        public void write(JsonWriter out, Boolean value) throws IOException {
            out.value(value);
        }
    }

    static JsonObject tree(Object value) {
        return GSON.toJsonTree(value).getAsJsonObject();
    }

    /** Lays one object over another; what only one of them has stays. */
    static JsonObject over(JsonObject base, JsonObject upper) {
        upper.asMap().forEach((name, value) -> base.add(name,
                base.get(name) instanceof JsonObject below && value instanceof JsonObject above ? over(below, above) : value));
        return base;
    }

    Optional<JsonObject> find() {
        return find(documents.read(path));
    }

    /** Empty when nothing is there. */
    JsonObject read() {
        return find().orElseGet(JsonObject::new);
    }

    private Optional<JsonObject> find(Documents.Document found) {
        try {
            Optional<JsonElement> json = found.text().map(JsonParser::parseString);
            if (json.isPresent() && !json.get().isJsonObject()) {
                throw unreadable("it is not a JSON object");
            }
            return json.map(JsonElement::getAsJsonObject);
        } catch (JsonParseException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Puts these properties into it, each as a whole. */
    void put(JsonObject properties) {
        change(json -> {
            properties.asMap().forEach(json::add);
            return json;
        });
    }

    /** Changes it as it is now, whoever was first, and writes no empty object where nothing was; what there is to be said of it is returned. */
    <T> T change(Function<JsonObject, T> change) {
        return documents.change(now -> {
            Documents.Document before = now.read(path);
            JsonObject json = find(before).orElseGet(JsonObject::new);
            T said = change.apply(json);
            if (before.text().isPresent() || !json.isEmpty()) {
                now.write(before, GSON.toJson(json));
            }
            return said;
        });
    }

    void replace(JsonObject json) {
        documents.change(now -> {
            now.write(now.read(path), GSON.toJson(json));
            return json;
        });
    }

    /** Writes it where nothing is yet. */
    void add(JsonObject json) {
        documents.write(new Documents.Document(path, Optional.empty(), 0), GSON.toJson(json));
    }

    /** Takes it away; what is returned puts it back into {@code place}. */
    Runnable remove(Documents place) {
        Optional<JsonObject> before = find();
        delete();
        return () -> before.ifPresent(new JsonDocument(place, path)::add);
    }

    boolean delete() {
        return documents.delete(path);
    }

    RuntimeException unreadable(String why) {
        return unreadable("The settings", documents.place(path), why);
    }

    static RuntimeException unreadable(String what, String place, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, what + " can not be read: " + why + ".", "The file was left as it is.",
                "Correct the file, or move it away and set the integration up again.").at(place).asException();
    }
}
