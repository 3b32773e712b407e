package app.tallybird.connector.editing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.problem.DeviceName;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Documents;

/** Unfinished connectors, one document each, so that closing the window loses nothing. Holds no secrets. */
public final class DraftStore {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String FOLDER = "drafts/";
    private static final String ENDING = ".json";

    private final Documents documents;

    public DraftStore(Documents documents) {
        this.documents = documents;
    }

    /** All that can be read, by name. */
    public List<SavedDraft> all() {
        return documents.list("drafts", ENDING).stream().flatMap(path -> read(path).stream()).toList();
    }

    private Optional<SavedDraft> read(String path) {
        try {
            JsonObject json = JsonParser.parseString(documents.read(path).text().orElseThrow()).getAsJsonObject();
            Map<String, String> inputs = new HashMap<>();
            for (Map.Entry<String, JsonElement> entry : json.getAsJsonObject("inputs").entrySet()) {
                inputs.put(entry.getKey(), entry.getValue().getAsString());
            }
            return Optional
                    .of(new SavedDraft(path.substring(FOLDER.length(), path.length() - ENDING.length()), json.get("text").getAsString(),
                            inputs, json.get("replaces").getAsString(), json.has("begun") ? json.get("begun").getAsString() : ""));
        } catch (ProblemException | NoSuchElementException | JsonParseException | IllegalStateException | NullPointerException
                | ClassCastException damaged) {
            return Optional.empty();
        }
    }

    public void save(SavedDraft draft) {
        JsonObject json = new JsonObject();
        json.addProperty("text", draft.text());
        json.add("inputs", GSON.toJsonTree(draft.inputs()));
        json.addProperty("replaces", draft.replaces());
        json.addProperty("begun", draft.begun());
        documents.change(now -> {
            now.write(now.read(path(draft.name())), GSON.toJson(json));
            return json;
        });
    }

    /**
     * Keeps it in the place of {@code before}, which may be nothing; where somebody else has another one there by now, it is kept beside theirs. Returns it
     * with the name that it has.
     */
    public SavedDraft keep(SavedDraft draft, Optional<SavedDraft> before) {
        return documents.change(now -> {
            DraftStore drafts = new DraftStore(now);
            String path = path(draft.name());
            boolean theirs = now.read(path).text().isPresent() && !(before.isPresent() && drafts.read(path).equals(before));
            SavedDraft kept = theirs ? draft.as(drafts.free(draft.name()), draft.text()) : draft;
            drafts.save(kept);
            return kept;
        });
    }

    public void delete(String name) {
        documents.delete(path(name));
    }

    /** Takes it away, unless somebody else has made another one of it. */
    public void delete(SavedDraft draft) {
        documents.change(
                now -> new DraftStore(now).read(path(draft.name())).filter(draft::equals).isPresent() && now.delete(path(draft.name())));
    }

    /** A name like this one that no draft has. */
    public String free(String wanted) {
        String name = wanted;
        for (int number = 2; DeviceName.is(name) || documents.read(path(name)).text().isPresent(); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    private static String path(String name) {
        return FOLDER + name + ENDING;
    }
}
