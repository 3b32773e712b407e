package app.tallybird.connector.run.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.run.ReadEvent;
import app.tallybird.connector.run.fault.Fault;
import app.tallybird.http.HttpCall;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** Signs requests, and gets tokens where a vendor wants them. Tokens live in memory, for 90 % of their life. Used by one thread. */
final class SignIn {

    private static final long NO_EXPIRY_SECONDS = 1_800;

    private record Token(String value, Instant until) {
    }

    private final RunContext context;
    private final HostGuard guard;
    private final TokenCall calls;
    private final Redactor redactor;
    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();

    /** Sends a token request and returns the answer's JSON. */
    @FunctionalInterface
    interface TokenCall {
        JsonElement send(HttpCall call, String pointer);
    }

    SignIn(RunContext context, HostGuard guard, TokenCall calls, Redactor redactor, Clock clock) {
        this.context = context;
        this.guard = guard;
        this.calls = calls;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** Headers and query parameters that sign a request; {@code cached} tells whether an old token was used. */
    record Signature(List<HttpCall.Header> headers, Map<String, String> query, boolean cached) {
    }

    Signature sign(Auth auth, RunScope scope, String table) {
        return switch (auth) {
            case Auth.None none -> new Signature(List.of(), Map.of(), false);
            case Auth.Headers headers -> new Signature(headers(headers.headers(), scope), Map.of(), false);
            case Auth.Query query -> {
                Map<String, String> pairs = new LinkedHashMap<>();
                query.query().forEach((name, value) -> pairs.put(name, value.render(scope)));
                yield new Signature(List.of(), pairs, false);
            }
            case Auth.Basic basic -> {
                String user = basic.username().render(scope);
                String password = basic.password().render(scope);
                redactor.learnPair(user, Secret.of(password));
                yield with(basic.headers(), scope, basic(user, password), false);
            }
            case Auth.Bearer bearer -> with(bearer.headers(), scope,
                    new HttpCall.Header("Authorization", bearer.prefix() + bearer.token().render(scope)), false);
            case Auth.OAuth2 oauth -> {
                String key = oauth.tokenUrl().render(scope) + " " + oauth.client().id().render(scope) + " "
                        + oauth.request().scope().map(wanted -> wanted.render(scope)).orElse("");
                Token token = tokens.get(key);
                boolean cached = token != null && token.until().isAfter(clock.instant());
                if (!cached) {
                    token = token(oauth, scope, table);
                    tokens.put(key, token);
                }
                yield with(oauth.headers(), scope, new HttpCall.Header("Authorization", "Bearer " + Objects.requireNonNull(token).value()),
                        cached);
            }
        };
    }

    /** Forgets all tokens, so that the next request signs in again. */
    void forget() {
        tokens.clear();
    }

    private static HttpCall.Header basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new HttpCall.Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    private static Signature with(Map<String, Template> more, RunScope scope, HttpCall.Header header, boolean cached) {
        List<HttpCall.Header> headers = new ArrayList<>(headers(more, scope));
        headers.add(header);
        return new Signature(headers, Map.of(), cached);
    }

    private static List<HttpCall.Header> headers(Map<String, Template> templates, RunScope scope) {
        List<HttpCall.Header> headers = new ArrayList<>();
        templates.forEach((name, value) -> headers.add(new HttpCall.Header(name, value.render(scope))));
        return headers;
    }

    private Token token(Auth.OAuth2 oauth, RunScope scope, String table) {
        String pointer = "/auth";
        URI url = guard.check(oauth.tokenUrl().render(scope), pointer + "/tokenUrl");
        context.listener().on(new ReadEvent.SigningIn(table, redactor.redact(url.toString()), !tokens.isEmpty()));
        String id = oauth.client().id().render(scope);
        String secret = oauth.client().secret().render(scope);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", oauth.user().isPresent() ? "password" : "client_credentials");
        oauth.user().ifPresent(user -> {
            fields.put("username", user.name().render(scope));
            fields.put("password", user.password().render(scope));
        });
        if (!oauth.client().basic()) {
            fields.put("client_id", id);
            fields.put("client_secret", secret);
        }
        oauth.request().scope().ifPresent(wanted -> fields.put("scope", wanted.render(scope)));
        oauth.request().extra().forEach((name, value) -> fields.put(name, value.render(scope)));
        HttpCall call = oauth.request().json()
                ? HttpCall.json("POST", url, json(fields))
                : HttpCall.of("POST", url, "application/x-www-form-urlencoded", form(fields).getBytes(StandardCharsets.UTF_8));
        if (oauth.client().basic()) {
            redactor.learnPair(id, Secret.of(secret));
            HttpCall.Header header = basic(id, secret);
            call = call.withHeader(header.name(), header.value());
        }
        JsonElement answer = calls.send(call.withHeader("Accept", "application/json"), pointer);
        if (!(oauth.token().read(answer) instanceof JsonPrimitive token) || token.getAsString().isBlank()) {
            throw Fault
                    .of("E351", pointer, "the sign-in answered without a token in \"" + oauth.token() + "\"",
                            "check the address and the credentials")
                    .as(ProblemCode.VENDOR_SIGN_IN).asException();
        }
        redactor.learn(token.getAsString());
        return new Token(token.getAsString(), clock.instant().plusSeconds(life(oauth, answer) * 9 / 10));
    }

    private static long life(Auth.OAuth2 oauth, JsonElement answer) {
        try {
            return oauth.expiresIn().read(answer) instanceof JsonPrimitive seconds
                    ? Math.max(1, (long) Double.parseDouble(seconds.getAsString()))
                    : NO_EXPIRY_SECONDS;
        } catch (NumberFormatException e) {
            return NO_EXPIRY_SECONDS;
        }
    }

    private static String json(Map<String, String> fields) {
        JsonObject json = new JsonObject();
        fields.forEach(json::addProperty);
        return json.toString();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
