package app.tallybird.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProxyTest {

    @ParameterizedTest
    @CsvSource({"407, PROXY_AUTH", "404, CONNECT", "502, CONNECT"})
    void aRefusalOfTheProxyIsNeverTakenForTheVendorsAnswer(int status, HttpFailure.Kind kind) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(proxy, status));
            HttpSettings settings = HttpSettings.direct(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort()));
            try (ApacheHttp http = new ApacheHttp(settings, new Redactor())) {
                assertThatThrownBy(
                        () -> http.exchange(HttpCall.get(URI.create("https://vendor.example/x")), HttpAnswer::status, Cancel.never()))
                        .isInstanceOfSatisfying(HttpFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
            }
        }
    }

    /** Sends a request through what the environment names; returns the failure. */
    private static HttpFailure through(String proxy) {
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of("HTTPS_PROXY", proxy)), new Redactor())) {
            return catchThrowableOfType(HttpFailure.class,
                    () -> http.exchange(HttpCall.get(URI.create("https://vendor.example/x")), HttpAnswer::status, Cancel.never()));
        }
    }

    private static String said(String proxy) {
        HttpFailure failure = through(proxy);
        return failure.kind() + ": " + failure.words();
    }

    @Test
    void aDeadProxyIsNamedAsTheProxy() throws IOException {
        int dead;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = closed.getLocalPort();
        }
        assertThat(said("http://127.0.0.1:" + dead))
                .isEqualTo("CONNECT: The proxy 127.0.0.1:" + dead + " refused the connection on the way to vendor.example.");
    }

    /** Names that end so are never known: RFC 6761, section 6.4. */
    @Test
    void anUnknownProxyIsNamedAsTheProxy() {
        assertThat(said("http://proxy.invalid:3128"))
                .isEqualTo("DNS: The name of the proxy proxy.invalid:3128 could not be found on the way to vendor.example.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'' | EOF | closed the connection without an answer",
            "'SSH-2.0-OpenSSH_9.2\r\n' | EOF | closed the connection without an answer",
            "'HTTP/9.9 200 OK\r\n\r\n' | PROXY | does not answer as an HTTP proxy does"})
    void whatIsNoProxyIsNamedAsTheProxy(String answer, HttpFailure.Kind kind, String words) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(proxy, answer.translateEscapes()));
            assertThat(said("http://127.0.0.1:" + proxy.getLocalPort()))
                    .isEqualTo(kind + ": The proxy 127.0.0.1:" + proxy.getLocalPort() + " " + words + " on the way to vendor.example.");
        }
    }

    /** Nothing listens where it would go directly, so a request around the proxy would end otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"http://me:p@ss#word@p.example:80", "socks5://p.example:1080", "not an address"})
    void aProxyThatIsNoneStopsTheRequest(String set) {
        HttpFailure failure = through(set);
        assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.PROXY);
        assertThat(failure.words()).contains("nothing goes out").doesNotContain("ss#", "me:", "p.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Proxy-Authenticate: NTLM | '' | PROXY | The proxy wants a sign-in by NTLM for the way to vendor.example, which Tallybird can not do: it has no sign-in, or a user and a password (Basic, Digest).",
            "'Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM' | me:pw@ | PROXY | The proxy wants a sign-in by Negotiate or NTLM for the way to vendor.example, which Tallybird can not do: it has no sign-in, or a user and a password (Basic, Digest).",
            "'Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Basic realm=\"p\"' | '' | PROXY_AUTH | The proxy wants a user and a password for the way to vendor.example.",
            "'Proxy-Authenticate: Basic realm=\"p\"' | me:pw@ | PROXY_AUTH | The proxy does not take the user and the password that are set for the way to vendor.example."})
    void whatSignInAProxyWantsIsSaid(String headers, String user, HttpFailure.Kind kind, String words) throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String answer = "HTTP/1.1 407 No\r\n" + headers.translateEscapes() + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
            Thread.ofVirtual().start(() -> {
                while (!proxy.isClosed()) {
                    answer(proxy, answer);
                }
            });
            assertThat(said("http://" + user + "127.0.0.1:" + proxy.getLocalPort())).isEqualTo(kind + ": " + words);
        }
    }

    private static void refuse(ServerSocket proxy, int status) {
        answer(proxy, "HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\nno");
    }

    private static void answer(ServerSocket proxy, String answer) {
        try (Socket client = proxy.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        } catch (IOException ended) {
            // The test closes the socket when it is done.
        }
    }

    @Test
    void theEnvironmentSaysWhichHostsGoWithoutAProxy() throws HttpFailure {
        ProxyRoutes routes = new ProxyRoutes(
                Map.of("https_proxy", "proxy.example:3128", "NO_PROXY", "usegradient.com, .internal,*.x.io,y.io:443"), null);
        assertThat(routes.proxyOf("app.ninjarmm.com", 443).orElseThrow().toHostString()).isEqualTo("proxy.example:3128");
        for (String direct : new String[]{"usegradient.com", "app.usegradient.com", "a.internal", "b.x.io", "y.io"}) {
            assertThat(routes.proxyOf(direct, 443)).as(direct).isEmpty();
        }
        assertThat(routes.named()).isPresent();
        assertThat(new ProxyRoutes(Map.of(), null).proxyOf("app.ninjarmm.com", 443)).isEmpty();
    }

    @Test
    void neverGoesToAMetadataServiceEvenWhenTheHostIsTrusted() {
        HttpSettings settings = HttpSettings.direct(Map.of("NO_PROXY", "*", "HTTPS_PROXY", "http://proxy.example"));
        try (ApacheHttp http = new ApacheHttp(settings, new Redactor())) {
            http.trustPrivate("169.254.169.254");
            assertThatThrownBy(
                    () -> http.exchange(HttpCall.get(URI.create("https://169.254.169.254/x")), HttpAnswer::status, Cancel.never()))
                    .isInstanceOfSatisfying(HttpFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(HttpFailure.Kind.FORBIDDEN_HOST));
        }
    }
}
