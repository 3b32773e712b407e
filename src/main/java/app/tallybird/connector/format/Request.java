package app.tallybird.connector.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;

/** A read-only request; {@code base} replaces the connector's. */
public record Request(String method, Optional<Template> base, Template path, Map<String, Template> query, Map<String, Template> headers,
        Body body) {

    public Request {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The same, asking for answers of these media types unless its headers say it. */
    Request accepting(String types) {
        Map<String, Template> all = new LinkedHashMap<>(headers);
        if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Accept"))) {
            all.put("Accept", Template.literal(types));
        }
        return new Request(method, base, path, query, all, body);
    }

    /** What is sent along. */
    public sealed interface Body {

        record None() implements Body {
        }

        /** A tree whose texts may be templates. */
        record Json(JsonElement tree) implements Body {
        }

        record Form(Map<String, Template> fields) implements Body {
        }

        /** A query without placeholders, and the tree of its variables, whose texts may be templates. */
        record GraphQl(String query, JsonElement variables) implements Body {
        }
    }
}
