package app.tallybird.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;

/** Finds who plays a host, and lets a fault spoil the play. Thread-safe. */
final class HostRouter {

    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404);
    /** What takes notices. */
    private static final Pattern HOOKS = Pattern
            .compile("hooks\\.example|hooks\\.slack\\.com|hc-ping\\.com|.*\\.webhook\\.office\\.com|.*\\.logic\\.azure\\.com");
    private static final Duration FOREVER = Duration.ofDays(1);

    private final SynthesizeSide synthesize;
    private final List<SynthesizeSide> others = new CopyOnWriteArrayList<>();
    private final NinjaSide ninja;
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final List<RecordedVendor> recorded = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    HostRouter(SynthesizeSide synthesize, NinjaSide ninja) {
        this.synthesize = synthesize;
        this.ninja = ninja;
    }

    void close() {
        closed.countDown();
    }

    Reply play(Call call) {
        if (call.host().equals("app.usegradient.com") || SynthesizeSide.speaksOf(call.path())) {
            return others.stream().filter(other -> other.knows(call)).findFirst().orElse(synthesize).answer(call);
        }
        if (HOOKS.matcher(call.host()).matches()) {
            notices.add(call.host() + " " + call.body());
            return Reply.text(200, "text/plain", "ok");
        }
        Optional<Reply> played = call.host().endsWith(NinjaSide.HOSTS) ? Optional.of(ninja.answer(call)) : Optional.empty();
        if (played.isPresent() && !REFUSED.contains(played.get().status())) {
            return played.get();
        }
        return recorded(call).or(() -> played).orElseGet(() -> Reply.text(404, "text/plain", unknown(call) + "\n"));
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    private String unknown(Call call) {
        List<String> paths = recorded.stream().flatMap(vendor -> vendor.paths(call.host()).stream()).distinct().toList();
        return paths.isEmpty()
                ? "The sandbox plays no host \"" + call.host() + "\"."
                : "The sandbox knows no answer to this request. What it was recorded for at " + call.host() + ": "
                        + String.join(", ", paths) + ".";
    }

    /** Those who know the demo's credentials get its customers; everybody else gets what was recorded. */
    private Optional<Reply> recorded(Call call) {
        return recorded.stream()
                .flatMap(vendor -> vendor
                        .answer(call.method(), call.address(), call.body(), call.headers().getOrDefault("authorization", "")).stream())
                .findFirst().map(Reply::recorded);
    }

    SynthesizeSide alsoIntegration(SynthesizeSide other) {
        others.add(other);
        return other;
    }

    void alsoPlay(RecordedVendor vendor) {
        recorded.add(vendor);
    }

    void spoil(HttpExchange exchange, Call call, PlayedFault.Effect effect) throws IOException {
        switch (effect.kind()) {
            case STATUS -> {
                Reply reply = Reply.error(effect.status(), "sandbox fault");
                (effect.retryAfter().isEmpty() ? reply : reply.with("Retry-After", effect.retryAfter())).send(exchange);
            }
            case BODY -> Reply.text(effect.status(), "application/json", effect.body()).send(exchange);
            case CLOSE -> exchange.close();
            case ACT_THEN_CLOSE -> {
                play(call);
                exchange.close();
            }
            case HTML -> Reply.text(200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>").send(exchange);
            case EMPTY_LIST -> Reply.text(200, "application/json", "[]").send(exchange);
            case HALF_BODY -> play(call).sendHalf(exchange);
            case SLOW -> {
                pause(effect.delay());
                play(call).send(exchange);
            }
            case HANG -> {
                pause(effect.delay().isZero() ? FOREVER : effect.delay());
                exchange.close();
            }
        }
    }

    /** Waits, or less when the sandbox closes. */
    void pause(Duration delay) {
        try {
            boolean early = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            if (early) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
