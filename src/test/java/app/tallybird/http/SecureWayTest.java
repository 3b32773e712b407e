package app.tallybird.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Through a proxy to a server with a certificate of its own: which certificates are trusted, and what the proxy is told. */
class SecureWayTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path keys;
    private static SSLContext server;
    private static Path authority;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Redactor redactor = new Redactor();
    private ServerSocket proxy;
    private String wants = "";

    /** A certificate for vendor.example that signs itself, made by the tool that every Java has. */
    @BeforeAll
    static void makeCertificate() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = keys.resolve("server.p12");
        Process tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
                "server", "-keyalg", "EC", "-dname", "CN=An authority of nobody", "-ext", "san=dns:vendor.example", "-validity", "36500",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD)).redirectErrorStream(true)
                .start();
        assertThat(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("Exception");
        assertThat(tool.waitFor()).isZero();
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            known.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(known, PASSWORD);
        server = SSLContext.getInstance("TLS");
        server.init(factory.getKeyManagers(), null, null);
        authority = Files.writeString(keys.resolve("authority.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(known.getCertificate("server").getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    /** A proxy that, once it is content, is the server behind itself. */
    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!proxy.isClosed()) {
                try {
                    serve(proxy.accept());
                } catch (IOException ended) {
                    heard.add("ended");
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            while (true) {
                Map<String, String> head = head(client.getInputStream());
                boolean content = wants.isEmpty() || wants.equals(head.get("proxy-authorization"));
                heard.add(head.get("") + (head.containsKey("proxy-authorization") ? " as somebody" : ""));
                if (!content) {
                    write(client, "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
                    continue;
                }
                write(client, "HTTP/1.1 200 OK\r\n\r\n");
                try (SSLSocket secure = (SSLSocket) server.getSocketFactory().createSocket(client, null, false)) {
                    secure.setUseClientMode(false);
                    heard.add(head(secure.getInputStream()).getOrDefault("", "nothing"));
                    write(secure, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
                }
                return;
            }
        }
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        to.getOutputStream().flush();
    }

    /** The first line under no name, and the headers. */
    private static Map<String, String> head(InputStream in) throws IOException {
        Map<String, String> head = new TreeMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
        String first = lines.readLine();
        if (first == null) {
            throw new IOException("nothing came");
        }
        head.put("", first);
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            head.put(line.substring(0, line.indexOf(':')).toLowerCase(java.util.Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        return head;
    }

    private String get(String host, String user, Path trusted) throws HttpFailure {
        Map<String, String> environment = new TreeMap<>(Map.of("HTTPS_PROXY", "http://" + user + "127.0.0.1:" + proxy.getLocalPort()));
        if (trusted != null) {
            environment.put(HttpSettings.CA_FILE, trusted.toString());
        }
        try (ApacheHttp http = new ApacheHttp(HttpSettings.direct(environment), redactor)) {
            return http.exchange(HttpCall.get(URI.create("https://" + host + "/x")),
                    answer -> new String(answer.body().readAllBytes(), StandardCharsets.UTF_8), Cancel.never());
        }
    }

    private void fails(String host, Path trusted, Kind kind, String words) {
        assertThatThrownBy(() -> get(host, "", trusted)).isInstanceOfSatisfying(HttpFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.words()).contains(words);
        });
    }

    @Test
    void aCertificateThatIsNamedIsTrusted() throws HttpFailure {
        assertThat(get("vendor.example", "", authority)).isEqualTo("ok");
        assertThat(heard).startsWith("CONNECT vendor.example:443 HTTP/1.1", "GET /x HTTP/1.1");
    }

    @Test
    void anyOtherIsNotAndItsIssuerIsNamed() {
        fails("vendor.example", null, Kind.TLS,
                "No secure connection to vendor.example: (certificate_unknown) the certificate was issued by CN=An authority of nobody, which this computer does not trust");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        fails("other.example", authority, Kind.TLS, "other.example");
        assertThat(heard).noneMatch(line -> line.startsWith("GET"));
    }

    @Test
    void aProxyMayWantAUserAndAPassword() throws HttpFailure {
        wants = "Basic " + Base64.getEncoder().encodeToString("me:pass:word".getBytes(StandardCharsets.UTF_8));
        assertThat(get("vendor.example", "me:pass:word@", authority)).isEqualTo("ok");
        assertThat(redactor.redact("pass:word")).isEqualTo("***");
        fails("vendor.example", authority, Kind.PROXY_AUTH, "The proxy wants a user and a password for the way to vendor.example.");
        wants = "Basic " + Base64.getEncoder().encodeToString("me:".getBytes(StandardCharsets.UTF_8));
        assertThat(get("vendor.example", "me@", authority)).isEqualTo("ok");
    }

    private static List<String> look(Map<String, String> environment, String host) {
        return new DirectReach(HttpSettings.direct(environment)).look(host).stream()
                .map(step -> (step.ok() ? "+ " : "- ") + step.name() + ": " + step.words()).toList();
    }

    @Test
    void theWayIsLookedAtStepByStep() {
        assertThat(look(Map.of("HTTPS_PROXY", "http://p.example:3128"), "v.example"))
                .containsExactly("+ Address of v.example: by the proxy p.example:3128", "+ TLS of v.example: seen with the first request");
        List<String> refused = look(Map.of("HTTPS_PROXY", "http://p.example", "NO_PROXY", "*"), "127.0.0.1");
        assertThat(refused).hasSize(2).startsWith("+ Address of 127.0.0.1: 127.0.0.1");
        assertThat(refused.getLast()).startsWith("- TLS of 127.0.0.1: no connection: ");
        assertThat(Reach.sandbox().look("v.example")).extracting(Reach.Step::words).containsExactly("skipped (sandbox)",
                "skipped (sandbox)");
    }
}
