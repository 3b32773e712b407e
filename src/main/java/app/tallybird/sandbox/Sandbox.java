package app.tallybird.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * The running sandbox: one loopback port that plays every host, told apart by the Host header. Thread-safe; closing it stops it at once.
 *
 * <p>Paths of Synthesize ({@code /api/vendor-api}) are answered whatever host they are asked of, so that any client can be pointed at the port.
 * Under its own name (127.0.0.1 or localhost) it also answers {@code /__sandbox/…}: its state, and everything the methods here can switch.
 */
public final class Sandbox implements AutoCloseable {

    private static final int BACKLOG = 256;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_BODY = 10_000_000;

    static {
        // Without it the JDK's server holds small answers back until the other side has acknowledged, up to 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final SandboxSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Customers customers = new Customers();
    private final SynthesizeSide synthesize;
    private final NinjaSide ninja;
    private final HostRouter stage;
    private final PlayedFaults faults = new PlayedFaults();
    private final RequestLog requests = new RequestLog();
    private final Control control;
    private volatile Duration latency = Duration.ZERO;

    private Sandbox(HttpServer server, SandboxSettings settings) {
        this.server = server;
        this.settings = settings;
        this.synthesize = new SynthesizeSide(settings, customers, "");
        this.ninja = new NinjaSide(customers, settings);
        this.stage = new HostRouter(synthesize, ninja);
        this.control = new Control(this);
    }

    /** Starts on a port of this computer, 0 picks a free one, with every account mapped as soon as the status is pending. */
    public static Sandbox start(int port, Clock clock) {
        return start(SandboxSettings.on(clock).withPort(port));
    }

    /** A port that can not be had is said as a problem. */
    public static Sandbox start(SandboxSettings settings) {
        if (settings.port() < 0 || settings.port() > HIGHEST_PORT) {
            throw Problem.of(ProblemCode.WRONG_USE, "There is no port " + settings.port() + ".", "The sandbox did not start.",
                    "Name one from 1 to " + HIGHEST_PORT + ", or none for a free one.").asException();
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), BACKLOG);
            Sandbox sandbox = new Sandbox(server, settings);
            server.createContext("/", sandbox::handle);
            server.setExecutor(sandbox.threads);
            server.start();
            return sandbox;
        } catch (IOException e) {
            throw Problem
                    .of(ProblemCode.FAILED, "The sandbox can not have port " + settings.port() + ": " + e.getMessage() + ".",
                            "The sandbox did not start.", "Stop the program that holds the port, name another one, or none for a free one.")
                    .asException();
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public SynthesizeSide synthesize() {
        return synthesize;
    }

    public NinjaSide ninja() {
        return ninja;
    }

    /** Another integration of the same organization, with a key of its own; {@code number} tells it from the others. */
    public SynthesizeSide alsoIntegration(String number) {
        return stage.alsoIntegration(new SynthesizeSide(settings.withUnmapped(Set.of()), customers, number));
    }

    /** The notices that came: the host, a blank, and the body. */
    public List<String> notices() {
        return stage.notices();
    }

    /** From now on this vendor answers, too: what nobody else plays. */
    public void alsoPlay(RecordedVendor vendor) {
        stage.alsoPlay(vendor);
    }

    public Customers customers() {
        return customers;
    }

    /** The requests that came, except those to the sandbox itself. */
    public RequestLog requests() {
        return requests;
    }

    public void fault(PlayedFault fault) {
        faults.add(fault);
    }

    public void noFaults() {
        faults.clear();
    }

    /** How many faults have not hit all their requests yet. */
    public int faultsWaiting() {
        return faults.waiting();
    }

    /** Every answer waits this long. */
    public void latency(Duration time) {
        latency = time;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange, LONGEST_BODY);
            if (call.path().startsWith("/__sandbox/") && Control.mayAsk(call.host())) {
                control.answer(call).send(exchange);
                return;
            }
            requests.add(call);
            if (latency.isPositive()) {
                stage.pause(latency);
            }
            Optional<PlayedFault> fault = faults.next(call);
            if (fault.isEmpty()) {
                stage.play(call).send(exchange);
            } else {
                stage.spoil(exchange, call, fault.get().effect());
            }
        }
    }

    @Override
    public void close() {
        stage.close();
        server.stop(0);
        threads.shutdownNow();
        try {
            boolean ended = threads.awaitTermination(1, TimeUnit.SECONDS);
            if (!ended) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
