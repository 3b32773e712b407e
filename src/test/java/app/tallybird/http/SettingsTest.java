package app.tallybird.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How requests travel: sandbox, proxy and certificates, as they are set. */
class SettingsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080, http://127.0.0.1:8080", "' http://127.0.0.1:8080/ ', http://127.0.0.1:8080",
            "HTTP://LOCALHOST:9, http://127.0.0.1:9", "http://127.1.2.3, http://127.1.2.3:80", "http://[::1]:5, http://[::1]:5"})
    void addressesOfThisComputer(String given, String used) {
        assertThat(SandboxRoute.checkLoopback(given)).hasToString(used);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:1/a", "http://127.0.0.1:1?a", "http://127.0.0.1:1#a", "http://me@127.0.0.1:1", "'http://127.0.0.1:1 x'",
            "http:///x", "mailto:a"})
    void anythingElseIsRefused(String given) {
        assertThatThrownBy(() -> SandboxRoute.checkLoopback(given)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.WRONG_USE);
            assertThat(e.problem().what()).isEqualTo("\"" + given + "\" is not an address of this computer.");
        });
    }

    @Test
    void settingsOfADirectWay() {
        HttpSettings plain = HttpSettings.direct(Map.of(HttpSettings.CA_FILE, " "));
        assertThat(plain).isEqualTo(new HttpSettings(Duration.ofSeconds(10), 100L * 1024 * 1024, Optional.empty(), Optional.empty(),
                Map.of(HttpSettings.CA_FILE, " ")));
        assertThat(HttpSettings.direct(Map.of(HttpSettings.CA_FILE, "/x.pem")).extraCa()).contains(Path.of("/x.pem"));
        assertThat(plain.throughSandbox(URI.create("http://127.0.0.1:1")).sandbox()).contains(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void aFileOfCertificatesThatCanNotBeReadIsSaidAtOnce() throws Exception {
        Path odd = Files.writeString(folder.resolve("odd.pem"), "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----\n");
        for (Path file : List.of(odd, folder.resolve("none.pem"))) {
            assertThatThrownBy(() -> new ApacheHttp(HttpSettings.direct(Map.of(HttpSettings.CA_FILE, file.toString())), new Redactor()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                        assertThat(e.problem().detail()).isEqualTo(file.toString());
                    });
        }
    }

    private static final ProxySelector SYSTEM = new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
            List<Proxy> proxies = new ArrayList<>(List.of(Proxy.NO_PROXY));
            if (uri.getHost().startsWith("only-")) {
                proxies.clear();
            }
            if (uri.getHost().contains("socks")) {
                proxies.add(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("socks", 1080)));
            } else if (!uri.getHost().startsWith("direct")) {
                proxies.add(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("by." + uri.getHost(), 8080)));
            }
            return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, java.io.IOException failure) {
            throw new UnsupportedOperationException();
        }
    };

    private static String proxy(Map<String, String> environment, String host) {
        try {
            return new ProxyRoutes(environment, SYSTEM).proxyOf(host, 443).map(HttpHost::toURI).orElse("direct");
        } catch (HttpFailure unusable) {
            return unusable.kind() + ": " + unusable.words();
        }
    }

    @Test
    void theSystemsProxyUnlessTheEnvironmentNamesOne() {
        assertThat(proxy(Map.of(), "v.io")).isEqualTo("http://by.v.io:8080");
        assertThat(proxy(Map.of(), "direct.io")).isEqualTo("direct");
        assertThat(proxy(Map.of(), "socks.io")).isEqualTo("direct");
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://p.io:3128", "https_proxy", "http://q.io"), "v.io")).isEqualTo("http://p.io:3128");
        assertThat(proxy(Map.of("https_proxy", "http://q.io"), "v.io")).isEqualTo("http://q.io:80");
        assertThat(proxy(Map.of("HTTPS_PROXY", "https://q.io:8443/"), "v.io")).isEqualTo("http://q.io:8443");
        assertThat(proxy(Map.of("NO_PROXY", "v.io"), "v.io")).isEqualTo("direct");
        assertThat(proxy(Map.of(), "only-socks.io")).isEqualTo("PROXY: The system's proxy is a SOCKS proxy, which Tallybird can not use, "
                + "so nothing goes out. It needs one for HTTP: http://host:port.");
        assertThat(proxy(Map.of("NO_PROXY", "*"), "only-socks.io")).isEqualTo("direct");
        assertThat(new ProxyRoutes(Map.of(), SYSTEM).named().map(HttpHost::toURI)).contains("http://by.app.usegradient.com:8080");
        assertThat(new ProxyRoutes(Map.of("HTTPS_PROXY", "p.io:1", "NO_PROXY", "*"), SYSTEM).named().map(HttpHost::toURI))
                .contains("http://p.io:1");
    }

    /** Going around it is what its owner does not want; its password is in no sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"http:///nothing", "not an address", "http://me:p@ss#word@p.io:80", "ftp://p.io:21", "http://p.io:66000",
            "http://p.io:0", "http://p.io:port", "://", "http:p.io", "http://me:1/x@p.io", "http://me?x@p.io"})
    void aProxyThatIsNoneStopsAllButWhatNeedsNone(String set) {
        assertThat(proxy(Map.of("HTTPS_PROXY", set), "v.io"))
                .isEqualTo("PROXY: The proxy that is set is not written as http://host:port, so nothing goes out: "
                        + "neither through it nor around it. A sign such as @ or # in its password is written as %40 or %23.");
        assertThat(proxy(Map.of("HTTPS_PROXY", set, "NO_PROXY", "v.io"), "v.io")).isEqualTo("direct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://p.io:1080", "SOCKS5h://p.io", "socks://p.io:1080", "socks4a://p.io"})
    void aSocksProxyIsCalledOne(String set) {
        assertThat(proxy(Map.of("HTTPS_PROXY", set), "v.io"))
                .isEqualTo("PROXY: The proxy that is set is a SOCKS proxy, which Tallybird can not use, "
                        + "so nothing goes out. It needs one for HTTP: http://host:port.");
    }

    @ParameterizedTest
    @CsvSource({"'', by", "v.io, direct", "V.IO, direct", "x.io, by", ".v.io, direct", "*.io, direct", "*, direct", "v.io:443, direct",
            "v.io:8443, by", "io, direct", "o, by", "'a.io  , v.io', direct"})
    void hostsThatGoDirect(String none, String way) {
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://by", "NO_PROXY", none), "v.io")).isEqualTo(way.equals("by") ? "http://by:80" : way);
    }

    @Test
    void userAndPasswordOfTheProxy() {
        assertThat(new ProxyRoutes(Map.of("HTTPS_PROXY", "http://me:pw@p.io:1"), null).credentials()).contains("me:pw");
        assertThat(new ProxyRoutes(Map.of("HTTPS_PROXY", "me@p.io"), null).credentials()).contains("me");
        assertThat(new ProxyRoutes(Map.of("HTTPS_PROXY", "p.io"), null).credentials()).isEmpty();
        assertThat(new ProxyRoutes(Map.of("HTTPS_PROXY", "no address"), null).credentials()).isEmpty();
    }

    @Test
    void callsAreMadeStepByStep() {
        HttpCall call = HttpCall.json("POST", URI.create("https://v.io/"), "ä").withHeader("A", "1").withHeader("a", "2")
                .withTimeout(Duration.ofSeconds(3));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(java.util.Objects.requireNonNull(call.body()).contentType()).isEqualTo("application/json");
        assertThat(call.body().bytes()).containsExactly(0xC3, 0xA4);
        assertThat(HttpCall.Header.values(call.headers(), "A")).containsExactly("1", "2");
        assertThat(HttpCall.get(URI.create("https://v.io/")).timeout()).isEqualTo(Duration.ofSeconds(30));
        for (int status : new int[]{199, 200, 299, 300}) {
            assertThat(new HttpAnswer(status, call.headers(), java.io.InputStream.nullInputStream(), call.uri()).isSuccess())
                    .isEqualTo(status / 100 == 2);
        }
        assertThat(new HttpAnswer(200, call.headers(), java.io.InputStream.nullInputStream(), call.uri()).header("a")).contains("1");
    }
}
