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
    private static SSLContext current;
    private static SSLContext expired;
    private static SSLContext future;
    private static Path authority;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Redactor redactor = new Redactor();
    private ServerSocket proxy;
    private String wants = "";
    private volatile SSLContext shown = current;

    /** Certificates for vendor.example by an authority of nobody, made by the tool that every Java has. */
    @BeforeAll
    static void makeCertificates() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = keys.resolve("all.p12");
        keytool(store, "-alias", "authority", "-dname", "CN=An authority of nobody", "-ext", "bc:c", "-validity", "36500");
        leaf(store, "current", "2020/01/01 00:00:00", 36_500);
        leaf(store, "expired", "2020/01/01 00:00:00", 366);
        leaf(store, "future", "2120/01/01 00:00:00", 366);
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD);
        }
        current = server(all, "current");
        expired = server(all, "expired");
        future = server(all, "future");
        authority = Files.writeString(keys.resolve("authority.pem"), "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(all.getCertificate("authority").getEncoded()) + "\n-----END CERTIFICATE-----\n");
    }

    private static void leaf(Path store, String alias, String from, int days) throws IOException, InterruptedException {
        keytool(store, "-alias", alias, "-signer", "authority", "-dname", "CN=vendor.example", "-ext", "san=dns:vendor.example",
                "-startdate", from, "-validity", String.valueOf(days));
    }

    private static void keytool(Path store, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD)));
        command.addAll(List.of(more));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).doesNotContain("Exception");
        assertThat(tool.waitFor()).isZero();
    }

    /** A server that has this certificate alone. */
    private static SSLContext server(KeyStore all, String alias) throws IOException, GeneralSecurityException {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, PASSWORD);
        one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(one, PASSWORD);
        SSLContext server = SSLContext.getInstance("TLS");
        server.init(factory.getKeyManagers(), null, null);
        return server;
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
                try (SSLSocket secure = (SSLSocket) shown.getSocketFactory().createSocket(client, null, false)) {
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
                "No secure connection to vendor.example: the certificate was issued by CN=An authority of nobody, which this computer does not trust");
    }

    /** Whose certificate it is was never the question; the clock of this computer may be. */
    @Test
    void aCertificateOutOfItsTimeIsCalledThat() {
        shown = expired;
        fails("vendor.example", authority, Kind.TLS, "No secure connection to vendor.example: the certificate of "
                + "CN=vendor.example expired on 2021-01-01, or the clock of this computer is ahead.");
        shown = future;
        fails("vendor.example", authority, Kind.TLS, "No secure connection to vendor.example: the certificate of "
                + "CN=vendor.example is valid only from 2120-01-01 on, or the clock of this computer is behind.");
        fails("vendor.example", null, Kind.TLS,
                "the certificate of CN=vendor.example is valid only from 2120-01-01 on, "
                        + "or the clock of this computer is behind; besides, the certificate was issued by CN=An authority of nobody, "
                        + "which this computer does not trust.");
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
