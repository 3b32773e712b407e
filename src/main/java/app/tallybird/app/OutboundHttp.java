package app.tallybird.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.http.ApacheHttp;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.Redactor;
import app.tallybird.settings.AppSettings;

/**
 * The way to other hosts. It is made anew when the proxy or the certificate in the settings was changed; work that has begun keeps the one it began
 * with, until all are closed. Thread-safe.
 */
final class OutboundHttp implements AutoCloseable {

    private final Map<String, String> environment;
    private final Optional<URI> sandbox;
    private final Redactor redactor;
    private final List<ApacheHttp> all = new ArrayList<>();
    private @Nullable Made now;

    /** One way with what it was made from. */
    record Made(AppSettings.Network network, HttpSettings settings, ApacheHttp http) {
    }

    OutboundHttp(Map<String, String> environment, Optional<URI> sandbox, Redactor redactor) {
        this.environment = environment;
        this.sandbox = sandbox;
        this.redactor = redactor;
    }

    /** A certificate that cannot be read is thrown as a problem. */
    synchronized Made under(AppSettings.Network network) {
        Made known = now;
        if (known != null && known.network().equals(network)) {
            return known;
        }
        HttpSettings direct = direct(network);
        HttpSettings settings = sandbox.map(direct::throughSandbox).orElse(direct);
        Made made = new Made(network, settings, new ApacheHttp(settings, redactor));
        all.add(made.http());
        now = made;
        return made;
    }

    /** A proxy that was set here wins over the one of the environment. */
    private HttpSettings direct(AppSettings.Network network) {
        Map<String, String> variables = new HashMap<>(environment);
        if (!network.proxy().isEmpty()) {
            variables.put("HTTPS_PROXY", network.proxy());
        }
        HttpSettings plain = HttpSettings.direct(variables);
        return network.extraCa().isEmpty()
                ? plain
                : new HttpSettings(plain.connect(), plain.maxResponseBytes(), plain.sandbox(), Optional.of(Path.of(network.extraCa())),
                        plain.environment());
    }

    @Override
    public synchronized void close() {
        all.forEach(ApacheHttp::close);
    }
}
