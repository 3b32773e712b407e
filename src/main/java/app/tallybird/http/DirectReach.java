package app.tallybird.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.apache.hc.core5.http.HttpHost;

import app.tallybird.problem.Wording;

/** Resolves the name and shakes hands, naming who issued the certificate. Behind a proxy it only says so, because the proxy does both. */
public final class DirectReach implements Reach {

    private static final int PORT = 443;

    private final HttpSettings settings;

    public DirectReach(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Step> look(String host) {
        ProxyRoutes routes = new ProxyRoutes(settings.environment(), ProxyRoutes.system());
        Optional<HttpHost> proxy;
        try {
            proxy = routes.proxyOf(host, PORT);
        } catch (HttpFailure unusable) {
            return List.of(new Step("Proxy for " + host, false, Wording.inside(unusable.words())));
        }
        if (proxy.isPresent()) {
            HttpHost by = proxy.get();
            return List.of(new Step("Address of " + host, true, "by the proxy " + by.getHostName() + ":" + by.getPort()),
                    new Step("TLS of " + host, true, "seen with the first request"));
        }
        List<Step> steps = new ArrayList<>();
        try {
            InetAddress address = InetAddress.getByName(host);
            steps.add(new Step("Address of " + host, true, address.getHostAddress()));
            steps.add(tls(host, address));
        } catch (UnknownHostException e) {
            steps.add(new Step("Address of " + host, false, "the name could not be found"));
        }
        return steps;
    }

    private Step tls(String host, InetAddress address) {
        String name = "TLS of " + host;
        int limit = (int) settings.connect().toMillis();
        SSLContext context = TrustStores.context(settings.extraCa());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, PORT), limit);
            plain.setSoTimeout(limit);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, PORT, true)) {
                SSLParameters checks = socket.getSSLParameters();
                checks.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(checks);
                socket.startHandshake();
                X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return new Step(name, true, "certificate issued by " + certificate.getIssuerX500Principal().getName());
            }
        } catch (SSLException e) {
            return new Step(name, false, "no secure connection: " + Failures.reason(e));
        } catch (IOException e) {
            return new Step(name, false, "no connection: " + e.getMessage());
        }
    }
}
