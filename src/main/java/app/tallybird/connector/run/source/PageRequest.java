package app.tallybird.connector.run.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Request;
import app.tallybird.connector.format.Template;
import app.tallybird.http.HttpCall;

/** Builds the request of one page: addresses from templates, parameters as pairs, paging values where the document wants them. */
final class PageRequest {

    private final HttpPart http;
    private final Request request;
    private final RunScope scope;
    private final HostGuard guard;

    PageRequest(HttpPart http, Request request, RunScope scope, HostGuard guard) {
        this.http = http;
        this.request = request;
        this.scope = scope;
        this.guard = guard;
    }

    /** The request with these paging values, unsigned; {@code pointer} is the table's. */
    HttpCall first(Map<Paging.Param, String> values, String pointer) {
        return with(request.query(), values, pointer);
    }

    /** The request of a further page of the same list, which may want another query than the first. */
    HttpCall further(Paging paging, Map<Paging.Param, String> values, String pointer) {
        Map<String, Template> query = paging instanceof Paging.Cursor cursor ? cursor.nextQuery().orElse(request.query()) : request.query();
        return with(query, values, pointer);
    }

    private HttpCall with(Map<String, Template> pairs, Map<Paging.Param, String> values, String pointer) {
        String base = request.base().orElse(http.base()).render(scope).replaceAll("/+$", "");
        String path = request.path().render(scope, PageRequest::segment);
        Map<String, String> query = new LinkedHashMap<>();
        http.query().forEach((name, value) -> query.put(name, value.render(scope)));
        pairs.forEach((name, value) -> query.put(name, value.render(scope)));
        values.forEach((param, value) -> {
            if (param.in() == Paging.Param.In.QUERY) {
                query.put(param.name(), value);
            }
        });
        String joined = base + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
        URI uri = guard.check(withQuery(joined, query), pointer);
        HttpCall call = headers(switch (request.body()) {
            case Request.Body.None none -> new HttpCall(request.method(), uri, List.of(), null, http.pace().timeout());
            case Request.Body.Json json ->
                HttpCall.json(request.method(), uri, body(json.tree(), values).toString()).withTimeout(http.pace().timeout());
            case Request.Body.Form form -> HttpCall.of(request.method(), uri, "application/x-www-form-urlencoded",
                    form(form.fields(), values).getBytes(StandardCharsets.UTF_8)).withTimeout(http.pace().timeout());
        });
        for (Map.Entry<Paging.Param, String> value : values.entrySet()) {
            if (value.getKey().in() == Paging.Param.In.HEADER) {
                call = call.withHeader(value.getKey().name(), oneLine(value.getValue()));
            }
        }
        return call;
    }

    /** The request for an address that the vendor gave for the next page. */
    HttpCall next(URI address) {
        return headers(new HttpCall(request.method(), address, List.of(), null, http.pace().timeout()));
    }

    private HttpCall headers(HttpCall call) {
        HttpCall with = call;
        Map<String, Template> all = new LinkedHashMap<>(http.headers());
        all.putAll(request.headers());
        for (Map.Entry<String, Template> header : all.entrySet()) {
            with = with.withHeader(header.getKey(), oneLine(header.getValue().render(scope)));
        }
        boolean accepts = all.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Accept"));
        return accepts ? with : with.withHeader("Accept", "application/json");
    }

    /** What came from elsewhere must not begin another header. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n\\x00]", "");
    }

    static String withQuery(String address, Map<String, String> query) {
        if (query.isEmpty()) {
            return address;
        }
        String pairs = query.entrySet().stream().map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
        return address + (address.contains("?") ? "&" : "?") + pairs;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A value inside a path is one segment, slashes and all. */
    private static String segment(String value) {
        return encode(value);
    }

    private String form(Map<String, Template> fields, Map<Paging.Param, String> values) {
        Map<String, String> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(name, value.render(scope)));
        values.forEach((param, value) -> {
            if (param.in() == Paging.Param.In.FORM) {
                all.put(param.name(), value);
            }
        });
        return SignIn.form(all);
    }

    private JsonElement body(JsonElement tree, Map<Paging.Param, String> values) {
        JsonElement body = render(tree);
        values.forEach((param, value) -> {
            if (param.in() == Paging.Param.In.JSON && body instanceof JsonObject object) {
                put(object, param.name(), value);
            }
        });
        return body;
    }

    /** A number stays a number in JSON; the place may be a path of names. */
    private static void put(JsonObject body, String place, String value) {
        String[] names = place.split("\\.", -1);
        JsonObject at = body;
        for (int i = 0; i < names.length - 1; i++) {
            if (!(at.get(names[i]) instanceof JsonObject)) {
                at.add(names[i], new JsonObject());
            }
            at = at.getAsJsonObject(names[i]);
        }
        at.add(names[names.length - 1], value.matches("\\d{1,15}") ? new JsonPrimitive(Long.valueOf(value)) : new JsonPrimitive(value));
    }

    private JsonElement render(JsonElement tree) {
        return switch (tree) {
            case JsonObject object -> {
                JsonObject copy = new JsonObject();
                object.entrySet().forEach(entry -> copy.add(entry.getKey(), render(entry.getValue())));
                yield copy;
            }
            case JsonArray array -> {
                JsonArray copy = new JsonArray();
                array.forEach(item -> copy.add(render(item)));
                yield copy;
            }
            case JsonPrimitive primitive -> primitive.isString()
                    ? Template.parse(primitive.getAsString()).map(template -> template.renderJson(scope)).orElse(primitive)
                    : primitive;
            default -> tree;
        };
    }
}
