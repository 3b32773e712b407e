package app.tallybird.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Finds the proxy of a host: {@code HTTPS_PROXY} and {@code NO_PROXY} first, then what the system says. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private final Map<String, String> environment;
    private final @Nullable ProxySelector system;

    ProxyRoutes(Map<String, String> environment, @Nullable ProxySelector system) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.environment = environment;
        this.system = system;
    }

    /** The operating system's proxies, which Java looks up only when it is told to before the first question. */
    static @Nullable ProxySelector system() {
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true");
        }
        return ProxySelector.getDefault();
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return proxyOf(target.getHostName(), target.getPort()).orElse(null);
    }

    Optional<HttpHost> proxyOf(String host, int port) {
        String named = variable("HTTPS_PROXY");
        if (!named.isEmpty()) {
            return excluded(host, port) ? Optional.empty() : parse(named);
        }
        if (system == null) {
            return Optional.empty();
        }
        List<Proxy> proxies = system.select(URI.create("https://" + host));
        for (Proxy proxy : proxies) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                return Optional.of(new HttpHost("http", address.getHostString(), address.getPort()));
            }
        }
        return Optional.empty();
    }

    /** The proxy that the environment names, whatever hosts it is for; otherwise the system's for the host that every run needs. */
    Optional<HttpHost> named() {
        String named = variable("HTTPS_PROXY");
        return named.isEmpty() ? proxyOf("app.usegradient.com", 443) : parse(named);
    }

    private String variable(String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    private static Optional<HttpHost> parse(String proxy) {
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            return uri.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new HttpHost("http", uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean excluded(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        for (String raw : variable("NO_PROXY").toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
            String entry = raw.startsWith("*.") ? raw.substring(1) : raw;
            if (entry.isEmpty()) {
                continue;
            }
            String bare = entry.startsWith(".") ? entry.substring(1) : entry;
            if (entry.equals("*") || name.equals(bare) || name.endsWith("." + bare) || (name + ":" + port).equals(bare)) {
                return true;
            }
        }
        return false;
    }

    /** User and password in the proxy's address, if it carries any. */
    Optional<String> credentials() {
        String named = variable("HTTPS_PROXY");
        try {
            URI uri = URI.create(named.contains("://") ? named : "http://" + named);
            return Optional.ofNullable(uri.getUserInfo());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
