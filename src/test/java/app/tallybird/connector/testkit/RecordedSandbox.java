package app.tallybird.connector.testkit;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import app.tallybird.http.ApacheHttp;
import app.tallybird.http.HttpPort;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.Redactor;
import app.tallybird.sandbox.RecordedVendor;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.stage.StageClock;

import static java.util.Objects.requireNonNull;

/** Plays recordings over real connections: each request goes to the sandbox's port with the vendor's own Host header. One recording at a time. */
final class RecordedSandbox implements AutoCloseable, Player.Way {

    private static final long MINUTE = 60_000_000_000L;

    /** A minute with each request, so that no played vendor's limit counts them. */
    private final AtomicLong nanos = new AtomicLong();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.on(new StageClock()).withNanoTime(() -> nanos.addAndGet(MINUTE)));
    private final ApacheHttp http;
    private final AtomicReference<Recording> playing = new AtomicReference<>();

    RecordedSandbox() {
        URI url = sandbox.url();
        http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(url), new Redactor());
        sandbox.alsoPlay(
                (method, address, body, authorization) -> requireNonNull(playing.get()).answer(method, address, body, authorization)
                        .map(exchange -> new RecordedVendor.Answer(exchange.status(), exchange.headers(), exchange.text())));
    }

    @Override
    public HttpPort to(Recording recording) {
        playing.set(recording);
        return http;
    }

    int requests() {
        return sandbox.requests().hosts().values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }
}
