package app.tallybird.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApacheHttpTest {

    private static final BodyReader<String> TEXT = answer -> answer.status() + " "
            + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    private final Redactor redactor = new Redactor();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private ApacheHttp http;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        http = client(1_000_000);
    }

    private ApacheHttp client(long most) {
        HttpSettings settings = new HttpSettings(Duration.ofSeconds(2), most, Optional.empty(), Optional.empty(), Map.of());
        return new ApacheHttp(settings.throughSandbox(URI.create("http://127.0.0.1:" + server.getAddress().getPort())), redactor);
    }

    @AfterEach
    void stop() {
        release.countDown();
        http.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theSandboxGetsTheOriginalHostPathQueryHeadersAndBody() throws Exception {
        AtomicReference<String> seen = new AtomicReference<>("");
        server.createContext("/", exchange -> {
            seen.set(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI()
                    + " " + exchange.getRequestHeaders().getFirst("X-Mark") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 201, bytes("{}"));
        });
        HttpCall call = HttpCall.json("POST", URI.create("https://app.usegradient.com/api/x%2Fy?no_build=true"), "{\"a\":1}")
                .withHeader("X-Mark", "m");
        assertThat(http.exchange(call, TEXT, Cancel.never())).isEqualTo("201 {}");
        assertThat(seen.get()).isEqualTo("POST app.usegradient.com /api/x%2Fy?no_build=true m {\"a\":1}");
    }

    @Test
    void everyHeaderOfANameIsHandedOn() throws Exception {
        server.createContext("/list", exchange -> {
            exchange.getResponseHeaders().add("Link", "</style.css>; rel=preload");
            exchange.getResponseHeaders().add("Link", "</list?p=2>; rel=\"next\"");
            answer(exchange, 200, bytes("[]"));
        });
        List<String> links = http.exchange(HttpCall.get(URI.create("https://vendor.example/list")),
                answer -> HttpCall.Header.values(answer.headers(), "link"), Cancel.never());
        assertThat(links).containsExactly("</style.css>; rel=preload", "</list?p=2>; rel=\"next\"");
        assertThat(LinkHeaders.of(links).target("NEXT")).contains("/list?p=2");
    }

    @Test
    void unzipsAndBoundsWhatComesOut() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(new byte[3_000_000]);
        }
        server.createContext("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, packed.toByteArray());
        });
        assertThat(packed.size()).isLessThan(10_000);
        assertFails("/bomb", HttpFailure.Kind.TOO_LARGE);
    }

    @Test
    void saysWhenTheConnectionIsClosedWithoutAnAnswer() {
        server.createContext("/", HttpExchange::close);
        assertFails("/", HttpFailure.Kind.EOF);
    }

    @Test
    void saysWhenTheBodyBreaksOff() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(bytes("{\"half\":"));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        assertFails("/", HttpFailure.Kind.EOF);
    }

    @Test
    void endsAnExchangeAtItsTimeLimit() {
        server.createContext("/", exchange -> hang());
        HttpCall call = HttpCall.get(URI.create("https://a.example/")).withTimeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> http.exchange(call, TEXT, Cancel.never())).isInstanceOfSatisfying(HttpFailure.class,
                failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.TIMEOUT));
    }

    @Test
    void endsTheRequestInFlightWhenCancelled() {
        Cancel cancel = Cancel.create();
        server.createContext("/", exchange -> {
            cancel.cancel();
            hang();
        });
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("https://a.example/")), TEXT, cancel))
                .isInstanceOfSatisfying(HttpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CANCELLED));
    }

    private void hang() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void followsRedirectsOfTheSameOriginOnly() throws Exception {
        server.createContext("/there", exchange -> answer(exchange, 200, bytes("arrived")));
        server.createContext("/same", exchange -> {
            exchange.getResponseHeaders().set("Location", "/there");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/other", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://evil.example/there");
            answer(exchange, 302, new byte[0]);
        });
        assertThat(http.exchange(HttpCall.get(URI.create("https://a.example/same")), TEXT, Cancel.never())).isEqualTo("200 arrived");
        assertThat(http.exchange(HttpCall.get(URI.create("https://a.example/other")), TEXT, Cancel.never())).isEqualTo("302 ");
    }

    @Test
    void saysWhenNobodyListens() {
        server.stop(0);
        assertFails("/", HttpFailure.Kind.CONNECT);
    }

    private void assertFails(String path, HttpFailure.Kind kind) {
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("https://a.example" + path)), TEXT, Cancel.never()))
                .isInstanceOfSatisfying(HttpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "https://127.0.0.1:1", "http://127.0.0.1.evil.example", "http://10.0.0.1",
            "http://user@127.0.0.1", "http://127.0.0.1/path", "127.0.0.1:80", "http://[::2]"})
    void acceptsLoopbackOnlyAsASandbox(String url) {
        assertThatThrownBy(() -> SandboxRoute.checkLoopback(url)).isInstanceOf(ProblemException.class);
    }

    @Test
    void knowsWhichHostsFit() {
        assertThat(HostRules.matches("*.ninjarmm.com", "eu.ninjarmm.com", -1)).isTrue();
        assertThat(HostRules.matches("*.ninjarmm.com", "ninjarmm.com", -1)).isFalse();
        assertThat(HostRules.matches("*.ninjarmm.com", "evilninjarmm.com", -1)).isFalse();
        assertThat(HostRules.matches("api.huntress.io", "API.huntress.io", 443)).isTrue();
        assertThat(HostRules.matches("api.huntress.io", "api.huntress.io", 8443)).isFalse();
        assertThat(HostRules.matches("x.io:8443", "x.io", 8443)).isTrue();
    }

    /** Each status that sends elsewhere is followed for GET, three times and no more; others and other methods are handed on. */
    @ParameterizedTest
    @CsvSource({"300, GET, 300 x", "301, GET, 200 there", "302, GET, 200 there", "303, GET, 200 there", "304, GET, '304 '",
            "307, GET, 200 there", "308, GET, 200 there", "309, GET, 309 x", "200, GET, 200 x", "302, POST, 302 x"})
    void whichRedirectsAreFollowed(int status, String method, String result) throws Exception {
        server.createContext("/there", exchange -> answer(exchange, 200, bytes("there")));
        server.createContext("/from", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://a.example/there");
            answer(exchange, status, status == 304 ? new byte[0] : bytes("x"));
        });
        assertThat(http.exchange(new HttpCall(method, URI.create("https://a.example/from"), List.of(), null, Duration.ofSeconds(30)), TEXT,
                Cancel.never())).isEqualTo(result);
    }

    @Test
    void redirectsEndAfterThree() throws Exception {
        server.createContext("/hop", exchange -> {
            int hop = Integer.parseInt(exchange.getRequestURI().getPath().substring(4));
            exchange.getResponseHeaders().set("Location", "/hop" + (hop + 1));
            answer(exchange, hop == 3 ? 200 : 302, bytes("hop " + hop));
        });
        assertThat(http.exchange(HttpCall.get(URI.create("https://a.example/hop0")), TEXT, Cancel.never())).isEqualTo("200 hop 3");
        server.createContext("/loop", exchange -> {
            exchange.getResponseHeaders().set("Location", "/loop");
            answer(exchange, 302, bytes("again"));
        });
        assertThat(http.exchange(HttpCall.get(URI.create("https://a.example/loop")), TEXT, Cancel.never())).isEqualTo("302 again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/there", "https://a.example:8443/there", "https://b.example/there",
            "https://a.example/%zz there", "//b.example/there"})
    void redirectsElsewhereAreHandedOn(String target) throws Exception {
        server.createContext("/there", exchange -> answer(exchange, 200, bytes("there")));
        server.createContext("/from", exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            answer(exchange, 302, bytes("x"));
        });
        assertThat(http.exchange(HttpCall.get(URI.create("https://a.example/from")), TEXT, Cancel.never())).isEqualTo("302 x");
    }

    /** What a reader finds wrong keeps its kind, and a secret in it is masked. */
    @Test
    void whatTheReaderThrowsComesOut() {
        redactor.learn("s3cr3t-key");
        server.createContext("/", exchange -> answer(exchange, 200, bytes("{}")));
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("https://a.example/")), answer -> {
            throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "odd s3cr3t-key");
        }, Cancel.never())).isInstanceOfSatisfying(HttpFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.BAD_BODY);
            assertThat(failure.words()).isEqualTo("odd ***");
        });
    }

    @Test
    void whoIsStoppedBeforeSendsNothing() {
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().toString());
            answer(exchange, 200, bytes("{}"));
        });
        Cancel cancel = Cancel.create();
        cancel.cancel();
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("https://a.example/")), TEXT, cancel))
                .isInstanceOf(HttpFailure.class);
        assertThat(seen).isEmpty();
    }

    /** To connect takes time, in which a computer may sleep. */
    @Test
    void leaveIsAskedForOnceMoreWhenTheConnectionStands() {
        AtomicInteger arrived = new AtomicInteger();
        server.createContext("/", exchange -> {
            arrived.incrementAndGet();
            answer(exchange, 200, bytes("ok"));
        });
        AtomicInteger asked = new AtomicInteger();
        Cancel once = Cancel.create().part(() -> asked.incrementAndGet() == 1);
        assertThatThrownBy(() -> http.exchange(HttpCall.get(URI.create("https://a.example/")), TEXT, once))
                .isInstanceOfSatisfying(HttpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.CANCELLED));
        assertThat(asked).hasValue(2);
        assertThat(arrived).hasValue(0);
    }
}
