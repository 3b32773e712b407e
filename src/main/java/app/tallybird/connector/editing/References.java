package app.tallybird.connector.editing;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;

/** Gives parts of a document other names, and everything that refers to them. */
public final class References {

    private References() {
    }

    /** Another name for a table. */
    public static DraftTree renameTable(DraftTree draft, String before, String name) {
        DraftTree tree = draft.renamed(Pointer.of("tables", before), name);
        if (tree.equals(draft)) {
            return draft;
        }
        tree = replace(tree, "/check", before, name);
        tree = list(replace(tree, "/accounts/from", before, name), "/accounts/from", before, name);
        for (String table : tree.names("/tables")) {
            String at = Pointer.of("tables", table);
            tree = replace(replace(tree, at + "/forEach", before, name), at + "/forEach/table", before, name);
            tree = replace(tree, at + "/expect/table", before, name);
            for (String column : tree.names(at + "/columns")) {
                for (String origin : new String[]{"lookup", "climb"}) {
                    tree = replace(tree, at + Pointer.of("columns", column, origin, "table"), before, name);
                }
            }
        }
        for (int i = 0; i < tree.size("/services"); i++) {
            tree = replace(tree, "/services/" + i + "/usage/from", before, name);
        }
        return tree;
    }

    /** Another key for a service. */
    public static DraftTree renameService(DraftTree draft, int place, String name) {
        String before = draft.text("/services/" + place + "/key");
        DraftTree tree = draft.with("/services/" + place + "/key", name);
        if (before.isEmpty()) {
            return tree;
        }
        for (int i = 0; i < tree.size("/services"); i++) {
            for (String part : new String[]{"/usage/plus", "/usage/minus", "/usage/zeroIfAny"}) {
                tree = list(tree, "/services/" + i + part, before, name);
            }
        }
        return tree;
    }

    /** Another key for an input. */
    public static DraftTree renameInput(DraftTree draft, int place, String name) {
        String before = draft.text("/inputs/" + place + "/key");
        DraftTree tree = draft.with("/inputs/" + place + "/key", name);
        return before.isEmpty()
                ? tree
                : rewrite(tree, placeholder("(input|secret)", before), match -> match.replace("." + before, "." + name));
    }

    /** An input that becomes a secret, or stops being one, is read under another word. */
    public static DraftTree makeSecret(DraftTree draft, int place, boolean secret) {
        String at = "/inputs/" + place;
        String key = draft.text(at + "/key");
        DraftTree tree = secret
                ? draft.with(at + "/secret", new JsonPrimitive(true)).without(at + "/default")
                : draft.without(at + "/secret");
        return rewrite(tree, placeholder(secret ? "input" : "secret", key),
                match -> secret ? "{{secret." + key + "}}" : "{{input." + key + "}}");
    }

    private static Pattern placeholder(String kind, String key) {
        return Pattern.compile("\\{\\{\\s*" + kind + "\\." + Pattern.quote(key) + "\\s*\\}\\}");
    }

    private static DraftTree replace(DraftTree tree, String pointer, String before, String name) {
        return tree.text(pointer).equals(before) ? tree.with(pointer, name) : tree;
    }

    private static DraftTree list(DraftTree draft, String pointer, String before, String name) {
        DraftTree tree = draft;
        for (int i = 0; i < draft.size(pointer); i++) {
            tree = replace(tree, pointer + "/" + i, before, name);
        }
        return tree;
    }

    private static DraftTree rewrite(DraftTree tree, Pattern pattern, UnaryOperator<String> change) {
        JsonElement changed = rewrite(tree.json(), pattern, change);
        return changed instanceof JsonObject object ? DraftTree.of(object) : tree;
    }

    private static JsonElement rewrite(JsonElement json, Pattern pattern, UnaryOperator<String> change) {
        return switch (json) {
            case JsonObject object -> {
                JsonObject copy = new JsonObject();
                for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                    copy.add(entry.getKey(), rewrite(entry.getValue(), pattern, change));
                }
                yield copy;
            }
            case JsonArray array -> {
                JsonArray copy = new JsonArray();
                array.forEach(item -> copy.add(rewrite(item, pattern, change)));
                yield copy;
            }
            default -> json.isJsonPrimitive() && json.getAsJsonPrimitive().isString()
                    ? new JsonPrimitive(
                            pattern.matcher(json.getAsString()).replaceAll(match -> Matcher.quoteReplacement(change.apply(match.group()))))
                    : json;
        };
    }
}
