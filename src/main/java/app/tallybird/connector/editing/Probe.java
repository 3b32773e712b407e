package app.tallybird.connector.editing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;

/**
 * The part of an unfinished document that is needed to look at one table, made into a document that the engine runs. What it takes for itself is never
 * written back.
 *
 * @param findings what keeps the part from being run; their pointers are those of the draft
 * @param rowsChosen false when the draft does not say yet where its rows are
 */
public record Probe(Optional<ConnectorDocument> document, List<Finding> findings, boolean rowsChosen) {

    /** Nobody compares what is only looked at, and the tables that say the figures are not needed for it. */
    private static final String EXPECT = "expect";
    private static final String STUB = "{\"key\": \"rows\", \"name\": \"Rows\", \"category\": \"other\", \"subcategory\": \"other\", "
            + "\"usage\": {\"from\": \"%s\", \"account\": \".\", \"measure\": \"count\"}}";

    /** The table, the tables it is read for, and the tables it looks things up in. */
    public static Probe ofTable(DraftTree draft, String table) {
        Set<String> needed = new LinkedHashSet<>();
        collect(draft, table, needed);
        JsonObject whole = head(draft);
        JsonObject tables = new JsonObject();
        for (String name : draft.names("/tables")) {
            if (needed.contains(name)) {
                draft.at(Pointer.of("tables", name)).filter(json -> json.isJsonObject()).ifPresent(json -> {
                    JsonObject one = json.getAsJsonObject();
                    one.remove(EXPECT);
                    if (!one.has("rows")) {
                        one.addProperty("rows", ".");
                        one.addProperty("mayBeMissing", true);
                        one.remove("paging");
                    }
                    if (!one.has("paging")) {
                        one.add("paging", JsonParser.parseString("{\"type\": \"none\"}"));
                    }
                    tables.add(name, one);
                });
            }
        }
        whole.add("tables", tables);
        return read(whole, table, draft.has(Pointer.of("tables", table, "rows")));
    }

    /** The accounts without the services. */
    public static Probe ofAccounts(DraftTree draft) {
        JsonObject whole = head(draft);
        Set<String> needed = new LinkedHashSet<>();
        draft.texts("/accounts/from").forEach(table -> collect(draft, table, needed));
        JsonObject tables = new JsonObject();
        draft.names("/tables").stream().filter(needed::contains)
                .forEach(name -> draft.at(Pointer.of("tables", name)).filter(json -> json.isJsonObject()).ifPresent(json -> {
                    json.getAsJsonObject().remove(EXPECT);
                    tables.add(name, json);
                }));
        whole.add("tables", tables);
        draft.at("/accounts").ifPresent(json -> whole.add("accounts", json));
        whole.add("services",
                JsonParser.parseString("["
                        + STUB.formatted(draft.texts("/accounts/from").stream().findFirst().orElse("none")).replace("\"account\": \".\"",
                                "\"account\": "
                                        + new JsonPrimitive(draft.text("/accounts/id").isEmpty() ? "." : draft.text("/accounts/id")))
                        + "]"));
        DocumentReader.Read read = DraftTree.of(whole).read();
        return new Probe(read.document(), read.findings(), true);
    }

    /** The sign-in alone. */
    public static Probe ofSignIn(DraftTree draft) {
        JsonObject whole = head(draft);
        whole.add("tables",
                JsonParser.parseString("{\"none\": {\"request\": {\"path\": \"/\"}, \"rows\": \".\", \"paging\": {\"type\": \"none\"}}}"));
        return read(whole, "none", true);
    }

    private static JsonObject head(DraftTree draft) {
        JsonObject whole = new JsonObject();
        whole.addProperty("format", DocumentReader.FORMAT);
        whole.addProperty("id", "draft");
        whole.addProperty("name", "Draft");
        whole.addProperty("version", "1.0.0");
        for (String part : List.of("timeZone", "inputs", "http", "auth", "limits")) {
            draft.at(Pointer.of(part)).ifPresent(json -> whole.add(part, json));
        }
        return whole;
    }

    private static Probe read(JsonObject whole, String table, boolean rowsChosen) {
        whole.add("accounts", JsonParser.parseString("{\"from\": \"%s\", \"id\": \".\", \"name\": \".\"}".formatted(table)));
        whole.add("services", JsonParser.parseString("[" + STUB.formatted(table) + "]"));
        DocumentReader.Read read = DraftTree.of(whole).read();
        return new Probe(read.document(), read.findings(), rowsChosen);
    }

    private static void collect(DraftTree draft, String table, Set<String> needed) {
        if (!draft.has(Pointer.of("tables", table)) || !needed.add(table)) {
            return;
        }
        String at = Pointer.of("tables", table);
        for (String parent : List.of(draft.text(at + "/forEach"), draft.text(at + "/forEach/table"))) {
            collect(draft, parent, needed);
        }
        for (String column : draft.names(at + "/columns")) {
            for (String origin : List.of("lookup", "climb")) {
                collect(draft, draft.text(at + Pointer.of("columns", column, origin, "table")), needed);
            }
        }
    }
}
