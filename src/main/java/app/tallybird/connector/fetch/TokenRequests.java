package app.tallybird.connector.fetch;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.HttpCall;
import app.tallybird.http.JsonNumbers;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** Asks for tokens and sessions. A refresh token that the vendor changes is kept before the new one is used. Used by one thread at a time. */
final class TokenRequests {

    private static final long NO_EXPIRY_SECONDS = 1_800;
    /** A year; no run takes as long. */
    private static final BigDecimal LONGEST_LIFE = BigDecimal.valueOf(365L * 24 * 60 * 60);
    private static final FieldPath REFRESHED = FieldPath.ofName("refresh_token");

    private final ReadingContext context;
    private final HttpPart http;
    private final HostGuard guard;
    private final TokenCall calls;
    private final Redactor redactor;
    private final Clock clock;
    private final Map<Secret, Secret> refreshed = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    /** Sends a token request, which is asked for anew at each attempt, and returns the answer, whose rows are empty. */
    @FunctionalInterface
    interface TokenCall {
        Answer send(Supplier<HttpCall> call, String pointer);
    }

    TokenRequests(ReadingContext context, HttpPart http, HostGuard guard, TokenCall calls, Redactor redactor, Clock clock) {
        this.context = context;
        this.http = http;
        this.guard = guard;
        this.calls = calls;
        this.redactor = redactor;
        this.clock = clock;
    }

    List<Warning> warnings() {
        return warnings;
    }

    /** Everything that makes a token another one. The address comes first. */
    TokenKey key(Auth.OAuth2 oauth, ReadingScope scope) {
        List<String> key = new ArrayList<>(List.of(oauth.client().id().render(scope), oauth.client().secret().render(scope),
                oauth.request().scope().map(wanted -> wanted.render(scope)).orElse("")));
        switch (oauth.grant()) {
            case Auth.Grant.ClientCredentials client -> key.add("");
            case Auth.Grant.Password user -> key.addAll(List.of(user.name().render(scope), user.password().render(scope)));
            case Auth.Grant.Refresh refresh -> key.add(refresh.token().render(scope));
        }
        new TreeMap<>(oauth.request().extra()).forEach((name, value) -> key.add(name + "=" + value.render(scope)));
        return TokenKey.of(oauth.tokenUrl().render(scope), key);
    }

    TokenKey key(Auth.Session session, ReadingScope scope) {
        HttpCall login = loginCall(session, scope);
        HttpCall.Body body = login.body();
        List<String> sent = new ArrayList<>(List.of(body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8)));
        login.headers().forEach(header -> sent.addAll(List.of(header.name(), header.value())));
        return TokenKey.of(login.uri().toString(), sent);
    }

    static Instant renewal(Clock clock, long seconds) {
        return clock.instant().plusSeconds(seconds * 9 / 10);
    }

    private HttpCall loginCall(Auth.Session session, ReadingScope scope) {
        ReadingScope place = scope.at(scope.pointer() + "/login");
        return new PageRequest(http, session.login(), place, guard).first(Map.of(), place.pointer());
    }

    /** Signs in. An error that the vendor reports inside success is a refusal, too. */
    SignIn.Token login(Auth.Session session, ReadingScope scope, UnaryOperator<HttpCall> signing) {
        String pointer = scope.pointer();
        Answer answer = calls.send(() -> signing.apply(loginCall(session, scope)), pointer);
        Optional<Secret> token = session.tokenHeader().flatMap(answer::header)
                .or(() -> session.token().flatMap(path -> text(path, answer.around()))).map(Secret::of);
        if (token.isEmpty()) {
            String said = BodyErrors.of(session.login(), answer.around()).map(text -> ": " + redactor.redact(text)).orElse("");
            throw noToken(pointer, session.tokenHeader().or(() -> session.token().map(FieldPath::toString)).orElse("?"), said);
        }
        redactor.learn(token.get());
        return new SignIn.Token(token.get(), renewal(clock, session.valid().toSeconds()));
    }

    SignIn.Token token(Auth.OAuth2 oauth, ReadingScope scope) {
        String pointer = scope.pointer();
        URI url = guard.check(oauth.tokenUrl().render(scope), pointer + "/tokenUrl");
        Map<String, Secret> fields = fields(oauth, scope);
        HttpCall call = oauth.request().json()
                ? HttpCall.json("POST", url, json(fields))
                : HttpCall.of("POST", url, "application/x-www-form-urlencoded", secretForm(fields).getBytes(StandardCharsets.UTF_8));
        if (oauth.client().basic()) {
            String id = oauth.client().id().render(scope);
            Secret secret = scope.secret(oauth.client().secret());
            redactor.learnPair(id, secret);
            HttpCall.Header header = SignIn.basic(id, secret);
            call = call.withHeader(header.name(), header.value());
        }
        HttpCall ready = call.withHeader("Accept", "application/json");
        JsonElement answer = calls.send(() -> ready, pointer).around();
        if (oauth.grant() instanceof Auth.Grant.Refresh refresh) {
            text(REFRESHED, answer).map(Secret::of).filter(next -> !next.equals(current(refresh, scope)))
                    .ifPresent(next -> changed(refresh, next, scope));
        }
        Secret token = Secret.of(text(oauth.token(), answer).orElseThrow(() -> noToken(pointer, oauth.token().toString(), "")));
        redactor.learn(token);
        return new SignIn.Token(token, renewal(clock, life(oauth, answer)));
    }

    private Map<String, Secret> fields(Auth.OAuth2 oauth, ReadingScope scope) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        switch (oauth.grant()) {
            case Auth.Grant.ClientCredentials client -> fields.put("grant_type", Secret.of("client_credentials"));
            case Auth.Grant.Password user -> {
                fields.put("grant_type", Secret.of("password"));
                fields.put("username", scope.secret(user.name()));
                fields.put("password", scope.secret(user.password()));
            }
            case Auth.Grant.Refresh refresh -> {
                fields.put("grant_type", Secret.of("refresh_token"));
                fields.put("refresh_token", current(refresh, scope));
            }
        }
        if (!oauth.client().basic()) {
            fields.put("client_id", scope.secret(oauth.client().id()));
            fields.put("client_secret", scope.secret(oauth.client().secret()));
        }
        oauth.request().scope().ifPresent(wanted -> fields.put("scope", scope.secret(wanted)));
        oauth.request().extra().forEach((name, value) -> fields.put(name, scope.secret(value)));
        return fields;
    }

    private Secret current(Auth.Grant.Refresh refresh, ReadingScope scope) {
        Secret given = scope.secret(refresh.token());
        return refreshed.getOrDefault(given, given);
    }

    /** Nothing is done with the answer before the new token is kept, because the old one may be worth nothing from now on. */
    private void changed(Auth.Grant.Refresh refresh, Secret next, ReadingScope scope) {
        redactor.learn(next);
        boolean kept = refresh.saveAs().map(input -> context.connector().keeper().keep(input, next)).orElse(false);
        if (!kept && refreshed.isEmpty()) {
            warnings.add(new Warning("W411", scope.pointer() + "/refreshToken",
                    "the vendor changed the refresh token, and the new one is not kept",
                    "save the integration with its secrets, or the next sign-in may fail", 1));
        }
        refreshed.put(scope.secret(refresh.token()), next);
    }

    private static Optional<String> text(FieldPath path, JsonElement answer) {
        return path.read(answer) instanceof JsonPrimitive text && !text.getAsString().isBlank()
                ? Optional.of(text.getAsString())
                : Optional.empty();
    }

    private static RuntimeException noToken(String pointer, String where, String said) {
        return Fault.of("E351", pointer, "the sign-in answered without a token in \"" + where + "\"" + said,
                "check the address and the credentials").as(ProblemCode.VENDOR_SIGN_IN).asException();
    }

    private static long life(Auth.OAuth2 oauth, JsonElement answer) {
        return text(oauth.expiresIn(), answer).flatMap(JsonNumbers::parse)
                .map(seconds -> seconds.max(BigDecimal.ONE).min(LONGEST_LIFE).longValue()).orElse(NO_EXPIRY_SECONDS);
    }

    private static String json(Map<String, Secret> fields) {
        JsonObject json = new JsonObject();
        fields.forEach((name, value) -> json.addProperty(name, value.reveal()));
        return json.toString();
    }

    private static String secretForm(Map<String, Secret> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue().reveal()))
                .collect(Collectors.joining("&"));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
