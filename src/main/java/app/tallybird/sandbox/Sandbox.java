package app.tallybird.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The running sandbox: one loopback port that plays every host, told apart by the Host header. Thread-safe; closing it stops it at once.
 *
 * <p>Faults and data can also be changed by HTTP: {@code POST /__sandbox/faults}, {@code /__sandbox/unmap/ID}, {@code /__sandbox/map/ID},
 * {@code /__sandbox/remove-customer/ID}; {@code GET /__sandbox/state} shows what Synthesize has.
 */
public final class Sandbox implements AutoCloseable {

    static {
        // Without it the JDK's server waits 40 ms for acknowledgements, which nobody measures for fun.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final Customers customers = new Customers();
    private final SynthesizeSide synthesize = new SynthesizeSide();
    private final VendorSides vendors;
    private final Faults faults = new Faults();
    private volatile Duration latency = Duration.ZERO;

    private Sandbox(HttpServer server, Clock clock) {
        this.server = server;
        this.vendors = new VendorSides(customers, clock);
    }

    /** Starts on a port of this computer; 0 picks a free one. */
    public static Sandbox start(int port, Clock clock) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
            Sandbox sandbox = new Sandbox(server, clock);
            server.createContext("/", sandbox::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox could not take port " + port, e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public SynthesizeSide synthesize() {
        return synthesize;
    }

    public VendorSides vendors() {
        return vendors;
    }

    public Customers customers() {
        return customers;
    }

    public void fault(Fault fault) {
        faults.add(fault);
    }

    public void noFaults() {
        faults.clear();
    }

    /** Every answer waits this long. */
    public void latency(Duration time) {
        latency = time;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            if (call.path().startsWith("/__sandbox/")) {
                send(exchange, control(call));
                return;
            }
            if (!latency.isZero()) {
                LockSupport.parkNanos(latency.toNanos());
            }
            Optional<Fault> fault = faults.next(call);
            if (fault.isEmpty()) {
                send(exchange, answer(call));
            } else {
                fail(exchange, call, fault.get());
            }
        }
    }

    private void fail(HttpExchange exchange, Call call, Fault fault) throws IOException {
        switch (fault.kind()) {
            case STATUS -> {
                Reply reply = Reply.text(fault.status(), "application/json",
                        "{\"statusCode\":" + fault.status() + ",\"message\":\"sandbox fault\"}");
                send(exchange, fault.retryAfter().isEmpty() ? reply : reply.with("Retry-After", fault.retryAfter()));
            }
            case CLOSE -> exchange.close();
            case ACT_THEN_CLOSE -> {
                answer(call);
                exchange.close();
            }
            case HTML -> send(exchange, Reply.text(200, "text/html", "<!DOCTYPE html><html><body>Please sign in</body></html>"));
            case EMPTY_LIST -> send(exchange, Reply.text(200, "application/json", "[]"));
            case HALF_BODY -> {
                Reply whole = answer(call);
                exchange.getResponseHeaders().set("Content-Type", whole.contentType());
                exchange.sendResponseHeaders(whole.status(), whole.body().length);
                exchange.getResponseBody().write(whole.body(), 0, whole.body().length / 2);
                exchange.getResponseBody().flush();
            }
        }
    }

    private Reply answer(Call call) {
        if (call.host().equals("app.usegradient.com")) {
            return synthesize.answer(call);
        }
        if (call.host().endsWith(".ninjarmm.com")) {
            return vendors.ninja(call);
        }
        if (call.host().equals("api.huntress.io")) {
            return vendors.huntress(call);
        }
        if (call.host().endsWith(".proofpointessentials.com")) {
            return vendors.proofpoint(call);
        }
        return Reply.text(404, "text/plain", "The sandbox plays no host \"" + call.host() + "\".\n");
    }

    private Reply control(Call call) {
        String last = Call.decode(call.path().substring(call.path().lastIndexOf('/') + 1));
        return switch (call.method() + " " + call.path().replaceAll("(/(unmap|map|remove-customer))/.*", "$1")) {
            case "GET /__sandbox/state" -> Reply.json(200, synthesize.state());
            case "POST /__sandbox/faults" -> done(() -> JsonParser.parseString(call.body()).getAsJsonArray()
                    .forEach(fault -> faults.add(Fault.read(fault.getAsJsonObject()))));
            case "DELETE /__sandbox/faults" -> done(faults::clear);
            case "POST /__sandbox/unmap" -> done(() -> synthesize.map(last, false));
            case "POST /__sandbox/map" -> done(() -> synthesize.map(last, true));
            case "POST /__sandbox/remove-customer" -> done(() -> customers.removeCustomer(Integer.parseInt(last)));
            default -> Reply.text(404, "text/plain", "no such control\n");
        };
    }

    private static Reply done(Runnable work) {
        work.run();
        JsonObject json = new JsonObject();
        json.addProperty("done", true);
        return Reply.json(200, json);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = reply.body().length == 0 ? " ".getBytes(StandardCharsets.UTF_8) : reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        if (server.getExecutor() instanceof ExecutorService threads) {
            threads.shutdownNow();
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
