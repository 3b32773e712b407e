package app.tallybird.connector.editing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.format.DocumentReader;

/**
 * The part of an unfinished document that is needed to look at one table, made into a document that the engine runs. What it takes for itself is never
 * written back, and the pointers of findings are those of the draft.
 */
public final class Probe {

    /** Nobody compares what is only looked at, and the tables that say the figures are not needed for it. */
    private static final String EXPECT = "expect";
    private static final String STUB = "{\"key\": \"rows\", \"name\": \"Rows\", \"category\": \"other\", \"subcategory\": \"other\", "
            + "\"usage\": {\"from\": \"%s\", \"measure\": \"count\"}}";

    private Probe() {
    }

    /** The table, the tables it is read for, and the tables it looks things up in. */
    public static DocumentReader.Read ofTable(DraftTree draft, String table) {
        JsonObject whole = head(draft, List.of(table));
        whole.getAsJsonObject("tables").asMap().values().forEach(one -> {
            JsonObject json = one.getAsJsonObject();
            if (!json.has("rows")) {
                json.addProperty("rows", ".");
                json.addProperty("mayBeMissing", true);
                json.remove("paging");
            }
            if (!json.has("paging")) {
                json.add("paging", JsonParser.parseString("{\"type\": \"none\"}"));
            }
        });
        return read(whole, table);
    }

    /** The accounts without the services. */
    public static DocumentReader.Read ofAccounts(DraftTree draft) {
        List<String> from = draft.texts("/accounts/from");
        JsonObject whole = head(draft, from);
        draft.at("/accounts").ifPresent(json -> whole.add("accounts", json));
        return read(whole, from.isEmpty() ? "none" : from.getFirst());
    }

    /** The sign-in alone. */
    public static DocumentReader.Read ofSignIn(DraftTree draft) {
        JsonObject whole = head(draft, List.of());
        whole.add("tables",
                JsonParser.parseString("{\"none\": {\"request\": {\"path\": \"/\"}, \"rows\": \".\", \"paging\": {\"type\": \"none\"}}}"));
        return read(whole, "none");
    }

    private static JsonObject head(DraftTree draft, List<String> tables) {
        JsonObject whole = new JsonObject();
        whole.addProperty("format", DocumentReader.FORMAT);
        whole.addProperty("id", "draft");
        whole.addProperty("name", "Draft");
        whole.addProperty("version", "1.0.0");
        for (String part : List.of("timeZone", "inputs", "http", "auth", "limits")) {
            draft.at(Pointer.of(part)).ifPresent(json -> whole.add(part, json));
        }
        List<Place> places = Walk.of(draft.json());
        Set<String> needed = new LinkedHashSet<>();
        tables.forEach(table -> collect(places, table, needed));
        JsonObject parts = new JsonObject();
        draft.names("/tables").stream().filter(needed::contains)
                .forEach(name -> draft.at(Pointer.of("tables", name)).filter(JsonElement::isJsonObject).ifPresent(json -> {
                    json.getAsJsonObject().remove(EXPECT);
                    parts.add(name, json);
                }));
        whole.add("tables", parts);
        return whole;
    }

    private static DocumentReader.Read read(JsonObject whole, String table) {
        if (!whole.has("accounts")) {
            whole.add("accounts", JsonParser.parseString("{\"from\": \"%s\", \"id\": \".\", \"name\": \".\"}".formatted(table)));
        }
        whole.add("services", JsonParser.parseString("[" + STUB.formatted(table) + "]"));
        DraftTree tree = DraftTree.of(whole);
        String id = tree.text("/accounts/id");
        return tree.with("/services/0/usage/account", id.isEmpty() ? "." : id).read();
    }

    /** The tables that are read for this one, those that only say its figures aside. */
    private static void collect(List<Place> places, String table, Set<String> needed) {
        if (needed.add(table)) {
            places.stream().filter(
                    place -> place.sort() == Sort.TABLE && place.table().equals(Optional.of(table)) && place.within(EXPECT).isEmpty())
                    .forEach(place -> collect(places, place.text(), needed));
        }
    }
}
