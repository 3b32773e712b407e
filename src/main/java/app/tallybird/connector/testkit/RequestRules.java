package app.tallybird.connector.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Contract;
import app.tallybird.http.HttpCall;

/** Which published call a request is, and why a vendor that keeps to what it publishes would refuse it. Immutable. */
final class RequestRules {

    /** Headers that every program sends. */
    private static final Set<String> USUAL = Set.of("accept", "accept-encoding", "content-type", "host", "user-agent");
    /** A fixed value that differs outweighs everything else. */
    private static final int OTHER = 100;
    private static final Map<String, String> TYPES = Map.of("json", "application/json", "form", "application/x-www-form-urlencoded");

    private final Contract contract;

    RequestRules(Contract contract) {
        this.contract = contract;
    }

    /** The published call that this request is: where several share the address, the one it is most like. */
    Optional<Contract.Published> call(String method, String url, String body) {
        List<Contract.Published> there = contract.calls().stream()
                .filter(call -> call.asked().method().equals(method) && leads(call.asked().path(), url)).toList();
        JsonElement sent = RequestShape.tree(body);
        return there.stream().max(
                Comparator.comparingInt(call -> likeness(call.asked().query(), query(url)) + likeness(call.asked().sent().fields(), sent)));
    }

    private static boolean leads(String path, String url) {
        String address = url.replaceFirst("\\?.*", "");
        String there = path.contains("://") ? address : address.replaceFirst("^https?://[^/]+", "");
        String pattern = Pattern.compile("\\{\\w+}").splitAsStream(path).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return there.matches(path.endsWith("}") ? pattern + "[^/]+" : pattern);
    }

    private static JsonObject query(String url) {
        int mark = url.indexOf('?');
        return mark < 0 ? new JsonObject() : RequestShape.tree(url.substring(mark + 1)).getAsJsonObject();
    }

    /** How much a request is like a call: the fixed values it has, less those it has not and what else differs. */
    private static int likeness(Map<String, Contract.Value> values, JsonElement sent) {
        AnswerFields fields = AnswerFields.of(sent);
        int likeness = 0;
        for (Map.Entry<String, Contract.Value> value : values.entrySet()) {
            List<List<Object>> ways = fields.fields().getOrDefault(value.getKey(), List.of());
            boolean fits = ways.stream().allMatch(way -> isPublished(value.getValue(), AnswerFields.at(sent, way)));
            boolean fixed = !value.getValue().form().values().isEmpty() && !ways.isEmpty();
            likeness += !fits ? -OTHER : fixed ? 1 : 0;
            likeness -= ways.isEmpty() && value.getValue().absence().missing().isEmpty() ? 1 : 0;
        }
        return likeness - (int) fields.fields().keySet().stream()
                .filter(shape -> !values.containsKey(shape) && !isInsideOfAny(values, shape)).count();
    }

    private static boolean isPublished(Contract.Value value, JsonElement given) {
        return value.form().values().isEmpty() || (given instanceof JsonPrimitive one && value.form().values().contains(one.getAsString()));
    }

    /** Why the request is refused, in words; none when it is as published. */
    List<String> of(HttpCall request) {
        String url = request.uri().toString();
        HttpCall.Body body = request.body();
        String text = body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8);
        Optional<Contract.Published> call = call(request.method(), url, text);
        if (call.isEmpty()) {
            return List.of(request.method() + " " + url.replaceFirst("\\?.*", "") + " is not published");
        }
        Contract.Asked asked = call.get().asked();
        List<String> all = new ArrayList<>();
        JsonObject query = query(url);
        values("parameter", asked.query(), query, all);
        headers(asked.headers(), request.headers(), all);
        body(asked.sent(), body == null ? "" : body.contentType(), text, all);
        for (List<String> never : asked.never()) {
            if (never.stream().allMatch(name -> query.has(name) || HttpCall.Header.values(request.headers(), name).stream().count() > 0)) {
                all.add(String.join(" and ", never) + " must not stand together");
            }
        }
        return all.stream().map(words -> call.get() + ": " + words).toList();
    }

    private static void headers(Map<String, Contract.Value> published, List<HttpCall.Header> headers, List<String> all) {
        Map<String, JsonElement> sent = new LinkedHashMap<>();
        headers.forEach(header -> sent.put(header.name().toLowerCase(Locale.ROOT), new JsonPrimitive(header.value())));
        Map<String, Contract.Value> known = new LinkedHashMap<>();
        published.forEach((name, value) -> known.put(name.toLowerCase(Locale.ROOT), value));
        JsonObject named = new JsonObject();
        sent.forEach((name, value) -> {
            if (known.containsKey(name) || !USUAL.contains(name)) {
                named.add(name, value);
            }
        });
        values("header", known, named, all);
    }

    private static void body(Contract.Sent published, String type, String text, List<String> all) {
        if (published.type().isEmpty() && !text.isEmpty()) {
            all.add("no body is published");
        } else if (!published.type().isEmpty()
                && (!text.isEmpty() || published.fields().values().stream().anyMatch(RequestRules::isNeeded))) {
            if (!type.startsWith(TYPES.get(published.type()))) {
                all.add("the content type is \"" + type + "\", published is " + TYPES.get(published.type()));
            }
            values("field", published.fields(), RequestShape.tree(text), all);
        }
    }

    private static boolean isNeeded(Contract.Value value) {
        return value.absence().missing().isEmpty();
    }

    private static void values(String what, Map<String, Contract.Value> published, JsonElement sent, List<String> all) {
        AnswerFields fields = AnswerFields.of(sent);
        fields.fields().forEach((shape, ways) -> {
            Contract.Value value = published.get(shape);
            if (value == null && !isInsideOfAny(published, shape)) {
                all.add("the " + what + " \"" + shape + "\" is not published");
            } else if (value != null) {
                ways.forEach(way -> value(what + " \"" + shape + "\"", value, AnswerFields.at(sent, way), all));
            }
        });
        published.forEach((shape, value) -> {
            boolean around = !shape.contains(".") || fields.fields().containsKey(shape.substring(0, shape.lastIndexOf('.')));
            if (value.absence().missing().isEmpty() && around && !fields.fields().containsKey(shape)) {
                all.add("the " + what + " \"" + shape + "\" is missing");
            }
        });
    }

    private static boolean isInsideOfAny(Map<String, Contract.Value> published, String shape) {
        return published.entrySet().stream().filter(one -> one.getValue().form().is() == Contract.Type.ANY)
                .anyMatch(one -> shape.startsWith(one.getKey() + ".") || shape.startsWith(one.getKey() + "["));
    }

    private static void value(String what, Contract.Value value, JsonElement given, List<String> all) {
        String text = given.isJsonPrimitive() ? given.getAsString() : "";
        boolean fits = switch (value.form().is()) {
            case TEXT -> given.isJsonPrimitive();
            case WHOLE -> text.matches("-?\\d+");
            case NUMBER -> text.matches("-?\\d+(\\.\\d+)?");
            case FLAG -> text.matches("true|false");
            case LIST -> given instanceof JsonArray;
            case OBJECT -> given instanceof JsonObject;
            case ANY -> true;
        };
        if (!fits) {
            all.add("the " + what + " is " + given + ", published is " + value.form().is().name().toLowerCase(Locale.ROOT));
        } else if (!isPublished(value, given)) {
            all.add("the " + what + " is " + given + ", published are " + String.join(", ", value.form().values()));
        } else if (value.form().most().filter(most -> text.matches("\\d+") && Long.parseLong(text) > most).isPresent()) {
            all.add("the " + what + " is " + text + ", the published limit is " + value.form().most().get());
        }
    }
}
