package app.tallybird.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import app.tallybird.model.Json;

/** Gives out NinjaOne's tokens and knows which still work. Thread-safe. */
final class NinjaTokens {

    /** What a token may do. */
    enum Grant {
        /** Unknown or ended. */
        NONE,
        /** Signed in, but without the scope "monitoring". */
        NOTHING_TO_SEE,
        /** Reads everything. */
        MONITORING
    }

    private record Token(Instant end, boolean monitoring) {
    }

    private final Clock clock;
    private final int seconds;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger issued = new AtomicInteger();

    NinjaTokens(Clock clock, int seconds) {
        this.clock = clock;
        this.seconds = seconds;
    }

    /** Takes the client's name and secret from the form or from a Basic header. */
    Reply issue(Call call) {
        Map<String, String> form = call.form();
        String basic = "Basic " + Base64.getEncoder()
                .encodeToString((VendorSides.CLIENT_ID + ":" + VendorSides.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        boolean inForm = VendorSides.CLIENT_ID.equals(form.get("client_id")) && VendorSides.CLIENT_SECRET.equals(form.get("client_secret"));
        if (!inForm && !basic.equals(call.header("authorization").orElse(""))) {
            return Reply.json(401, Json.of("error", "invalid_client"));
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return Reply.json(400, Json.of("error", "unsupported_grant_type"));
        }
        String scope = form.getOrDefault("scope", "");
        String token = "sandbox-token-" + issued.incrementAndGet() + "-5f3759df";
        tokens.put(token, new Token(clock.instant().plusSeconds(seconds), (" " + scope + " ").contains(" monitoring ")));
        return Reply.json(200, Json.of("access_token", token, "expires_in", seconds, "scope", scope, "token_type", "Bearer"));
    }

    Grant grant(Call call) {
        Token token = tokens.get(call.header("authorization").orElse("").replaceFirst("^Bearer ", ""));
        if (token == null || !token.end().isAfter(clock.instant())) {
            return Grant.NONE;
        }
        return token.monitoring() ? Grant.MONITORING : Grant.NOTHING_TO_SEE;
    }

    void expire() {
        tokens.clear();
    }

    int issued() {
        return issued.get();
    }
}
