package app.tallybird.connector.editing;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.DocumentReader;
import app.tallybird.problem.DeviceName;

/** The ways to begin a connector. */
public final class NewDrafts {

    private static final Pattern SECRET_NAME = Pattern
            .compile("(?i).*(key|token|secret|password|passwd|auth|cookie|session|credential|signature).*");
    private static final List<String> DROPPED = List.of("accept-encoding", "connection", "content-length", "host", "user-agent", "origin",
            "referer", "pragma", "cache-control", "dnt", "priority", "content-type", "accept-language", "accept");

    private NewDrafts() {
    }

    /** Nothing but a name and the address of the API. */
    public static NewDraft blank(String id, String name, String base) {
        JsonObject root = head(id, name);
        root.add("http", http(base));
        root.add("auth", JsonParser.parseString("{\"type\": \"none\"}"));
        root.add("tables", new JsonObject());
        return new NewDraft(DraftTree.of(root), Map.of(), List.of());
    }

    private static JsonObject head(String id, String name) {
        JsonObject root = new JsonObject();
        root.addProperty("format", DocumentReader.FORMAT);
        root.addProperty("id", id);
        root.addProperty("name", name);
        root.addProperty("version", "1.0.0");
        root.add("inputs", new JsonArray());
        return root;
    }

    private static JsonObject http(String base) {
        JsonObject http = new JsonObject();
        http.addProperty("base", base);
        JsonArray hosts = new JsonArray();
        host(base).ifPresent(hosts::add);
        http.add("allowedHosts", hosts);
        return http;
    }

    /** The host and port of an address. */
    public static Optional<String> host(String address) {
        try {
            URI uri = URI.create(address.strip());
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A copy of another connector under a name of its own. */
    public static NewDraft copy(String document, String id, String name) {
        DraftTree tree = DraftTree.parse(document).orElseThrow();
        return new NewDraft(tree.with("/id", id).with("/name", name).without("/sdk"), Map.of(), List.of());
    }

    /** A file with separated values. Columns are chosen later. */
    public static NewDraft csv(String id, String name, String file) {
        JsonObject root = head(id, name);
        root.add("inputs", JsonParser.parseString("[{\"key\": \"file\", \"label\": \"The file\", \"type\": \"file\"}]"));
        root.add("tables", JsonParser.parseString("{\"lines\": {\"file\": \"{{input.file}}\", \"format\": \"csv\", "
                + "\"csv\": {\"separator\": \"auto\"}, \"rows\": \".\", \"paging\": {\"type\": \"none\"}}}"));
        root.addProperty("category", "file");
        return new NewDraft(DraftTree.of(root).without("/category").with("/category", "file"), Map.of("file", file), List.of());
    }

    /** The request of a cURL command as the first table; what is secret in it becomes inputs. */
    public static NewDraft curl(String id, String name, CurlCommand command) {
        JsonObject root = head(id, name);
        Inputs inputs = new Inputs();
        root.add("http", http(command.base()));
        List<String> notes = new ArrayList<>(command.notes());
        JsonObject request = new JsonObject();
        JsonObject headers = new JsonObject();
        JsonObject auth = auth(command, headers, inputs);
        if (command.method().equals("POST")) {
            request.addProperty("method", "POST");
            notes.add("The request is a POST. A connector may only read: make sure that this call changes nothing at the vendor.");
        }
        request.addProperty("path", command.path());
        boolean signed = !auth.get("type").getAsString().equals("none");
        JsonObject query = new JsonObject();
        JsonObject secretQuery = new JsonObject();
        command.query().forEach((key, value) -> {
            if (!isSecretName(key) || value.isEmpty()) {
                query.addProperty(key, value);
            } else if (signed) {
                notes.add("The address also holds a secret, \"" + key + "\". It was left out, because the request is signed already.");
            } else {
                secretQuery.addProperty(key, inputs.secret(key, value));
            }
        });
        if (!query.isEmpty()) {
            request.add("query", query);
        }
        if (!headers.isEmpty()) {
            request.add("headers", headers);
        }
        body(command, request, notes);
        if (!secretQuery.isEmpty()) {
            auth.addProperty("type", "query");
            auth.add("query", secretQuery);
        }
        root.add("inputs", inputs.list);
        root.add("auth", auth);
        JsonObject table = new JsonObject();
        table.add("request", request);
        JsonObject tables = new JsonObject();
        tables.add(tableName(command.path()), table);
        root.add("tables", tables);
        return new NewDraft(DraftTree.of(root), inputs.values, notes);
    }

    private static JsonObject auth(CurlCommand command, JsonObject headers, Inputs inputs) {
        JsonObject auth = new JsonObject();
        auth.addProperty("type", "none");
        JsonObject secretHeaders = new JsonObject();
        if (!command.user().isEmpty()) {
            basic(command.user(), auth, inputs);
        }
        command.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("authorization") && auth.get("type").getAsString().equals("none")) {
                authorization(value, auth, secretHeaders, inputs);
            } else if (isSecretName(name)) {
                secretHeaders.addProperty(name, inputs.secret(name, value));
            } else if (!DROPPED.contains(lower) && !lower.startsWith("sec-")) {
                headers.addProperty(name, value);
            }
        });
        if (!secretHeaders.isEmpty()) {
            if (auth.get("type").getAsString().equals("none")) {
                auth.addProperty("type", "headers");
            }
            auth.add("headers", secretHeaders);
        }
        return auth;
    }

    private static void authorization(String value, JsonObject auth, JsonObject secretHeaders, Inputs inputs) {
        String[] parts = value.split("\\s+", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            auth.addProperty("type", "bearer");
            auth.addProperty("token", inputs.secret("apiToken", parts[1]));
        } else if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
            try {
                basic(new String(Base64.getDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8), auth, inputs);
            } catch (IllegalArgumentException notBase64) {
                secretHeaders.addProperty("Authorization", inputs.secret("apiKey", value));
            }
        } else if (parts.length == 2 && parts[0].matches("[A-Za-z-]+")) {
            auth.addProperty("type", "bearer");
            auth.addProperty("token", inputs.secret("apiToken", parts[1]));
            auth.addProperty("prefix", parts[0] + " ");
        } else {
            secretHeaders.addProperty("Authorization", inputs.secret("apiKey", value));
        }
    }

    private static void basic(String both, JsonObject auth, Inputs inputs) {
        int colon = both.indexOf(':');
        auth.addProperty("type", "basic");
        auth.addProperty("username", inputs.plain("username", "User name", colon < 0 ? both : both.substring(0, colon)));
        auth.addProperty("password", inputs.secret("password", colon < 0 ? "" : both.substring(colon + 1)));
    }

    private static void body(CurlCommand command, JsonObject request, List<String> notes) {
        if (command.body().isEmpty()) {
            return;
        }
        String type = command.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue).findFirst().orElse("");
        boolean looksJson = type.contains("json") || command.body().strip().matches("(?s)[{\\[].*");
        if (looksJson) {
            try {
                JsonElement json = JsonParser.parseString(command.body());
                if (json instanceof JsonObject object && object.has("query") && object.get("query").isJsonPrimitive()
                        && object.get("query").getAsString().contains("{")) {
                    JsonObject graphql = new JsonObject();
                    graphql.add("query", object.get("query"));
                    if (object.get("variables") instanceof JsonObject variables) {
                        graphql.add("variables", variables);
                    }
                    request.add("graphql", graphql);
                } else {
                    request.add("json", json);
                }
                return;
            } catch (JsonParseException e) {
                notes.add("The body is not valid JSON and was left out.");
                return;
            }
        }
        JsonObject form = new JsonObject();
        CurlCommand.form(command.body()).forEach((name, value) -> {
            if (isSecretName(name)) {
                notes.add("\"" + name + "\" in the body looks like a secret and was left out: secrets go only with the sign-in.");
            } else {
                form.addProperty(name, value);
            }
        });
        request.add("form", form);
    }

    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).matches()
                && !name.matches("(?i)(page|next|cursor|continuation|page_?|next_?)_?-?token|sort_?key|key(word)?s?|author");
    }

    /** A name for a table from the last word of a path. */
    public static String tableName(String path) {
        List<String> words = java.util.Arrays.stream(path.split("/", -1)).filter(word -> word.matches("[A-Za-z][A-Za-z0-9_-]{1,38}"))
                .toList();
        String word = words.isEmpty() ? "rows" : words.getLast();
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    /** An id from a name: lower case, dashes for the rest. */
    public static String id(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return id.isEmpty() || DeviceName.is(id)
                ? (id + "-connector").replaceFirst("^-", "")
                : id.substring(0, Math.min(40, id.length())).replaceAll("-+$", "");
    }

    /** A key for an input from the name of a header or parameter. */
    static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : name.replaceFirst("(?i)^x-", "").split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                key.append(key.isEmpty() ? word.substring(0, 1).toLowerCase(Locale.ROOT) : word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return key.toString().matches("[a-z].*") ? key.substring(0, Math.min(38, key.length())) : "secret";
    }

    static String label(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
        String label = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return label.replaceFirst("^Api\\b", "API");
    }

    private static final class Inputs {
        private final JsonArray list = new JsonArray();
        private final Map<String, String> values = new LinkedHashMap<>();

        private String secret(String name, String value) {
            String key = key(name);
            add(key, label(key), true);
            values.put(key, value);
            return "{{secret." + key + "}}";
        }

        private String plain(String key, String label, String value) {
            add(key, label, false);
            values.put(key, value);
            return "{{input." + key + "}}";
        }

        private void add(String key, String label, boolean secret) {
            JsonObject input = new JsonObject();
            input.addProperty("key", key);
            input.addProperty("label", label);
            if (secret) {
                input.add("secret", new JsonPrimitive(true));
            }
            list.add(input);
        }

        private String key(String name) {
            String base = NewDrafts.key(name);
            String free = base;
            for (int number = 2; values.containsKey(free); number++) {
                free = base + number;
            }
            return free;
        }
    }
}
