package app.tallybird.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Stands between the application and the sandbox and changes what the sandbox answers, for servers that differ from it. */
public final class Between implements AutoCloseable {

    private final HttpServer server;
    private final URI sandbox;
    private final UnaryOperator<String> change;

    private Between(HttpServer server, URI sandbox, UnaryOperator<String> change) {
        this.server = server;
        this.sandbox = sandbox;
        this.change = change;
    }

    /** {@code change} gets each body and gives the one that is passed on. */
    public static Between start(URI sandbox, UnaryOperator<String> change) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            Between between = new Between(server, sandbox, change);
            server.createContext("/", between::pass);
            server.start();
            return between;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** By hand, because the original host has to stay in its header. */
    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        StringBuilder head = new StringBuilder(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI())
                .append(" HTTP/1.0\r\n");
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!List.of("connection", "content-length", "transfer-encoding", "accept-encoding").contains(name.toLowerCase())) {
                values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        String answer;
        try (Socket socket = new Socket(sandbox.getHost(), sandbox.getPort())) {
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        int end = answer.indexOf("\r\n\r\n");
        byte[] changed = change.apply(answer.substring(end + 4)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(9, 12)), changed.length == 0 ? -1 : changed.length);
        exchange.getResponseBody().write(changed);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
