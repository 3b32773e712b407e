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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static void refuse(ServerSocket proxy, int status) {
        try (Socket client = proxy.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            client.getOutputStream()
                    .write(("HTTP/1.1 " + status + " No\r\nContent-Length: 2\r\n\r\nno").getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        } catch (IOException ended) {
            // The test closes the socket when it is done.
        }
    }

    @Test
    void theEnvironmentSaysWhichHostsGoWithoutAProxy() {
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
