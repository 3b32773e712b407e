package app.tallybird.connector.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Request;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HttpCall;
import app.tallybird.model.Json;

/** Builds the request of one page: addresses from templates, parameters as pairs, paging values where the document wants them. */
public record PageRequest(HttpPart http, Request request, ReadingScope scope, HostGuard guard) {

    /** The address that paths are put behind. */
    public String base() {
        return request.base().orElse(http.base()).render(scope).replaceAll("/+$", "");
    }

    /** The request with these paging values, unsigned; {@code pointer} is the table's. */
    public HttpCall first(Map<Paging.Param, JsonPrimitive> values, String pointer) {
        return with(request.query(), values, pointer);
    }

    /** The request of a further page of the same list, which may want another query than the first. */
    public HttpCall further(Paging paging, Map<Paging.Param, JsonPrimitive> values, String pointer) {
        Map<String, Template> query = paging instanceof Paging.Cursor cursor ? cursor.nextQuery().orElse(request.query()) : request.query();
        return with(query, values, pointer);
    }

    private HttpCall with(Map<String, Template> pairs, Map<Paging.Param, JsonPrimitive> values, String pointer) {
        String path = request.path().render(scope, HttpCall::encoded);
        // an address that is the whole of it stays as it was given
        String base = path.isEmpty() ? request.base().orElse(http.base()).render(scope) : base();
        Map<String, String> query = new LinkedHashMap<>();
        http.query().forEach((name, value) -> parameter(query, name, value));
        pairs.forEach((name, value) -> parameter(query, name, value));
        values.forEach((param, value) -> {
            if (param.in() == Paging.Param.In.QUERY) {
                query.put(param.name(), value.getAsString());
            }
        });
        String joined = base + (path.isEmpty() || path.startsWith("/") ? path : "/" + path);
        URI uri = guard.check(withQuery(joined, query), pointer);
        return call(uri, values);
    }

    /** A parameter that is what a person has left empty is not sent. */
    private void parameter(Map<String, String> query, String name, Template template) {
        String value = template.render(scope);
        if (!value.isEmpty() || template.onlyInput().isEmpty()) {
            query.put(name, value);
        }
    }

    /** The request for an address and headers that the vendor gave for the next page; a body goes with every page. */
    public HttpCall next(URI uri, Map<String, String> headers, Map<Paging.Param, JsonPrimitive> values) {
        HttpCall call = call(uri, values);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.withHeader(header.getKey(), header.getValue());
        }
        return call;
    }

    private HttpCall call(URI uri, Map<Paging.Param, JsonPrimitive> values) {
        return headers(switch (request.body()) {
            // a cursor that goes in the body makes one on the pages that have it
            case Request.Body.None none -> values.keySet().stream().anyMatch(param -> param.in() == Paging.Param.In.JSON)
                    ? json(uri, body(new JsonObject(), Paging.Param.In.JSON, values))
                    : new HttpCall(request.method(), uri, List.of(), null, http.pace().timeout());
            case Request.Body.Json json -> json(uri, body(json.tree(), Paging.Param.In.JSON, values));
            case Request.Body.Form form -> HttpCall.of(request.method(), uri, "application/x-www-form-urlencoded",
                    form(form.fields(), values).getBytes(StandardCharsets.UTF_8)).withTimeout(http.pace().timeout());
            case Request.Body.GraphQl graphql ->
                json(uri, Json.of("query", graphql.query(), "variables", body(graphql.variables(), Paging.Param.In.GRAPHQL, values)));
        });
    }

    private HttpCall json(URI uri, JsonElement body) {
        return HttpCall.json(request.method(), uri, body.toString()).withTimeout(http.pace().timeout());
    }

    private HttpCall headers(HttpCall call) {
        HttpCall with = call;
        Map<String, Template> all = new LinkedHashMap<>(http.headers());
        all.putAll(request.headers());
        for (Map.Entry<String, Template> header : all.entrySet()) {
            with = with.withHeader(header.getKey(), header.getValue().render(scope));
        }
        boolean accepts = all.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Accept"));
        return accepts ? with : with.withHeader("Accept", "application/json");
    }

    /** The call with more parameters in its address. */
    static HttpCall withQuery(HttpCall call, Map<String, Template> query, ReadingScope scope) {
        Map<String, String> pairs = new LinkedHashMap<>();
        query.forEach((name, value) -> pairs.put(name, value.render(scope)));
        URI uri = URI.create(withQuery(call.uri().toString(), pairs));
        return new HttpCall(call.method(), uri, call.headers(), call.body(), call.timeout());
    }

    /** The call with more values in its JSON body. */
    static HttpCall withJson(HttpCall call, Map<String, Template> places, ReadingScope scope) {
        HttpCall.Body body = call.body();
        if (body == null || !(JsonParser.parseString(new String(body.bytes(), StandardCharsets.UTF_8)) instanceof JsonObject json)) {
            throw Fault.of("E328", scope.pointer() + "/json", "the request has no JSON object that could carry the session", "")
                    .asException();
        }
        places.forEach((place, value) -> put(json, place, new JsonPrimitive(value.render(scope))));
        byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        return new HttpCall(call.method(), call.uri(), call.headers(), new HttpCall.Body(body.contentType(), bytes), call.timeout());
    }

    static String withQuery(String address, Map<String, String> query) {
        if (query.isEmpty()) {
            return address;
        }
        String pairs = query.entrySet().stream().map(pair -> HttpCall.encoded(pair.getKey()) + "=" + HttpCall.encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return address + (address.contains("?") ? "&" : "?") + pairs;
    }

    private String form(Map<String, Template> fields, Map<Paging.Param, JsonPrimitive> values) {
        Map<String, String> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(name, value.render(scope)));
        values.forEach((param, value) -> {
            if (param.in() == Paging.Param.In.FORM) {
                all.put(param.name(), value.getAsString());
            }
        });
        return TokenRequests.form(all);
    }

    private JsonElement body(JsonElement tree, Paging.Param.In in, Map<Paging.Param, JsonPrimitive> values) {
        JsonElement body = render(tree);
        values.forEach((param, value) -> {
            if (param.in() == in && body instanceof JsonObject object) {
                put(object, param.name(), value);
            }
        });
        return body;
    }

    /** The place may be a path of names. A cursor keeps the type that the vendor gave it. */
    private static void put(JsonObject body, String place, JsonPrimitive value) {
        String[] names = place.split("\\.", -1);
        JsonObject at = body;
        for (int i = 0; i < names.length - 1; i++) {
            if (!(at.get(names[i]) instanceof JsonObject)) {
                at.add(names[i], new JsonObject());
            }
            at = at.getAsJsonObject(names[i]);
        }
        at.add(names[names.length - 1], value);
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
