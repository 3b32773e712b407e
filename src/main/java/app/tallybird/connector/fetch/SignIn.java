package app.tallybird.connector.fetch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.HeaderName;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HttpCall;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** Signs requests, and gets tokens where a vendor wants them. Tokens live in memory, for 90 % of their life. Used by one thread at a time. */
final class SignIn {

    private final ReadingContext context;
    private final TokenRequests requests;
    private final Redactor redactor;
    private final Clock clock;
    private final Signer signer;
    private final Map<TokenKey, Token> tokens = new HashMap<>();

    /** {@code until} is when it is renewed. */
    record Token(Secret value, Instant until) {
    }

    SignIn(ReadingContext context, TokenRequests requests, Redactor redactor, Clock clock, Signer signer) {
        this.context = context;
        this.requests = requests;
        this.redactor = redactor;
        this.clock = clock;
        this.signer = signer;
    }

    /** A request ready to be sent; {@code carried} is the token it carries, {@code cached} tells whether that is an older one. */
    record Signed(HttpCall call, Optional<Carried> carried, boolean cached) {
        private Signed(HttpCall call) {
            this(call, Optional.empty(), false);
        }
    }

    private record Carried(TokenKey key, Token token) {
    }

    Signed sign(HttpCall unsigned, Auth auth, ReadingScope scope) {
        return switch (auth) {
            case Auth.None none -> new Signed(unsigned);
            case Auth.Headers headers -> new Signed(signer.sign(with(unsigned, headers.headers(), scope), headers.sign(), scope));
            case Auth.Query query -> new Signed(PageRequest.withQuery(unsigned, query.query(), scope));
            case Auth.Basic basic -> {
                String user = basic.username().render(scope);
                Secret password = scope.secret(basic.password());
                redactor.learnPair(user, password);
                HttpCall.Header header = basic(user, password);
                yield new Signed(with(unsigned, basic.headers(), scope).withHeader(header.name(), header.value()));
            }
            case Auth.Bearer bearer -> new Signed(
                    with(unsigned, bearer.headers(), scope).withHeader("Authorization", bearer.prefix() + bearer.token().render(scope)));
            case Auth.OAuth2 oauth -> withToken(requests.key(oauth, scope), () -> requests.token(oauth, scope),
                    token -> with(unsigned, oauth.headers(), scope).withHeader("Authorization", "Bearer " + token.reveal()));
            case Auth.Session session -> withToken(requests.key(session, scope),
                    () -> requests.login(session, scope, call -> signer.signIn(call, session.carrier().sign(), scope)),
                    token -> signer.sign(carrying(unsigned, session.carrier(), scope.in(token)), session.carrier().sign(), scope));
            case Auth.Signed signed -> {
                String key = signed.keyId().render(scope);
                Secret secret = scope.secret(signed.secret());
                yield new Signed(switch (signed.scheme()) {
                    case DUO -> DuoSignature.sign(unsigned, key, secret, clock.instant());
                });
            }
        };
    }

    private Signed withToken(TokenKey key, Supplier<Token> getting, Function<Secret, HttpCall> use) {
        Token known = tokens.get(key);
        if (known != null && known.until().isAfter(clock.instant())) {
            return new Signed(use.apply(known.value()), Optional.of(new Carried(key, known)), true);
        }
        context.listener().on(new ReadEvent.SigningIn(redactor.redact(key.address()), known != null));
        Token token = getting.get();
        tokens.put(key, token);
        return new Signed(use.apply(token.value()), Optional.of(new Carried(key, token)), false);
    }

    /** Forgets the token of this request, so that the next one signs in again; a newer one, which another request has got since, stays. */
    void forget(Signed signed) {
        signed.carried().ifPresent(carried -> tokens.remove(carried.key(), carried.token()));
    }

    /** Takes the token of the next request out of an answer, where the vendor puts it there. */
    void answered(Signed signed, Auth auth, JsonElement answer) {
        if (auth instanceof Auth.Session session && session.renewFrom().isPresent()
                && session.renewFrom().get().read(answer) instanceof JsonPrimitive next && !next.getAsString().isBlank()) {
            Secret token = Secret.of(next.getAsString());
            redactor.learn(token);
            Token renewed = new Token(token, TokenRequests.renewal(clock, session.valid().toSeconds()));
            signed.carried().ifPresent(carried -> tokens.put(carried.key(), renewed));
        }
    }

    private static HttpCall carrying(HttpCall unsigned, Auth.Carrier carrier, ReadingScope scope) {
        HttpCall call = with(unsigned, carrier.headers(), scope);
        return carrier.json().isEmpty() ? call : PageRequest.withJson(call, carrier.json(), scope);
    }

    private static HttpCall with(HttpCall call, Map<String, Template> headers, ReadingScope scope) {
        HttpCall with = call;
        for (Map.Entry<String, Template> header : headers.entrySet()) {
            String value = header.getValue().render(scope);
            if (!value.isEmpty() || header.getValue().parts().size() != 1) {
                with = with.withHeader(name(header.getKey(), scope), value);
            }
        }
        return with;
    }

    /** As it is written, or as a person entered it. */
    private static String name(String written, ReadingScope scope) {
        if (HeaderName.input(written).isEmpty()) {
            return written;
        }
        String name = Template.parse(written).orElseThrow().render(scope);
        if (!HeaderName.isAllowed(name)) {
            throw Fault.of("E369", scope.pointer() + "/headers", "\"" + name + "\" is not the name of a header that can be sent",
                    "correct what was entered").as(ProblemCode.CONFIGURATION).asException();
        }
        return name;
    }

    static HttpCall.Header basic(String user, Secret password) {
        byte[] both = (user + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return new HttpCall.Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }
}
