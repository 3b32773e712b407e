package app.tallybird.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** What the server says when it is asked over HTTP how it is. It only answers: nothing can be started, changed or read of an integration here. */
public final class Endpoint implements AutoCloseable {

    /** Threads of the system, so that an answer waits neither for pushes nor for the database. */
    private static final int AT_ONCE = 16;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Optional<Bearer> token;
    private final Map<String, Supplier<Said>> pages;

    private record Said(int status, String text) {
    }

    private Endpoint(HttpServer server, ExecutorService threads, Optional<Bearer> token, Map<String, Supplier<Said>> pages) {
        this.server = server;
        this.threads = threads;
        this.token = token;
        this.pages = pages;
    }

    /** Answers from now on. With a token every request has to bring it; without one only this computer itself may ask. */
    static Endpoint open(Listen listen, Optional<Secret> token, Supplier<List<String>> against, Supplier<String> metrics) {
        if (token.isEmpty() && !listen.loopback()) {
            throw notSafe(listen.address().getHostAddress() + " is more than this computer, and there is no token.");
        }
        if (token.filter(Bearer::tooShort).isPresent()) {
            throw notSafe("The token has fewer than " + Bearer.SHORTEST + " characters.");
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofPlatform().name("answer-", 0).daemon().factory());
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(listen.address(), listen.port()), 0);
            Endpoint endpoint = new Endpoint(server, threads, token.map(Bearer::new), Map.of("/healthz", () -> new Said(200, "alive\n"),
                    "/readyz", () -> ready(against.get()), "/metrics", () -> new Said(200, metrics.get())));
            server.createContext("/", endpoint::answer);
            server.setExecutor(threads);
            server.start();
            return endpoint;
        } catch (IOException e) {
            threads.shutdown();
            throw Problem
                    .of(ProblemCode.FAILED, "The server can not have the port " + listen.port() + ": " + e.getMessage() + ".",
                            "The server did not start.", "Stop the program that holds it, or name another one with --listen.")
                    .asException();
        }
    }

    private static RuntimeException notSafe(String what) {
        return Problem.of(ProblemCode.CONFIGURATION, what, "The server did not start.",
                "Put a long random token into TALLYBIRD_SERVE_TOKEN, or its file's name into TALLYBIRD_SERVE_TOKEN_FILE; or listen on 127.0.0.1.")
                .asException();
    }

    URI address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host.replaceFirst("%.*", "") + "]" : host) + ":" + bound.getPort());
    }

    private static Said ready(List<String> against) {
        return against.isEmpty() ? new Said(200, "ready\n") : new Said(503, "not ready\n" + String.join("\n", against) + "\n");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Said said = said(exchange);
            byte[] text = said.text().getBytes(StandardCharsets.UTF_8);
            // the version is that of the text format of Prometheus
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(said.status(), head ? -1 : text.length);
            if (!head) {
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(text);
                }
            }
        }
    }

    private Said said(HttpExchange exchange) {
        if (token.filter(one -> !one.isIn(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")))).isPresent()) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            return new Said(401, "The token is missing or wrong.\n");
        }
        if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return new Said(405, "Only GET and HEAD are answered.\n");
        }
        return pages.getOrDefault(exchange.getRequestURI().getPath(), () -> new Said(404, "There is /healthz, /readyz and /metrics.\n"))
                .get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
