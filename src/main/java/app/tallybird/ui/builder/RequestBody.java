package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.editing.DraftTree;

/** What a request sends along: JSON, a form or GraphQL. */
final class RequestBody {

    static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("", "None");
        KINDS.put("json", "JSON");
        KINDS.put("form", "Form");
        KINDS.put("graphql", "GraphQL");
    }

    private RequestBody() {
    }

    static String kind(DraftTree draft, String request) {
        return KINDS.keySet().stream().filter(one -> !one.isEmpty() && draft.has(request + "/" + one)).findFirst().orElse("");
    }

    /** Another kind of body. The fields of a form and of a JSON object that holds nothing but texts are the same ones, so they stay. */
    static void choose(BuilderModel model, String request, String kind) {
        model.edit(draft -> {
            String before = kind(draft, request);
            if (kind.equals(before)) {
                return draft;
            }
            JsonObject fields = before.isEmpty() ? new JsonObject() : texts(draft, request + "/" + before);
            DraftTree tree = before.isEmpty() ? draft : draft.without(request + "/" + before);
            return switch (kind) {
                case "" -> tree;
                case "graphql" -> tree.with(request + "/method", "POST").with(request + "/graphql/query", "");
                default -> tree.with(request + "/method", "POST").with(request + "/" + kind, fields);
            };
        });
    }

    private static JsonObject texts(DraftTree draft, String pointer) {
        return draft.at(pointer).filter(json -> !pointer.endsWith("/graphql")).filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject).filter(object -> object.asMap().values().stream()
                        .allMatch(value -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()))
                .orElseGet(JsonObject::new);
    }
}
