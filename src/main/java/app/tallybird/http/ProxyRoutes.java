package app.tallybird.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Finds the proxy of a host: {@code HTTPS_PROXY} and {@code NO_PROXY} first, then what the system says. */
final class ProxyRoutes extends DefaultRoutePlanner {

    private static final Pattern SOCKS = Pattern.compile("socks[0-9a-z]*://", Pattern.CASE_INSENSITIVE);
    private static final List<String> BARE = List.of("", "/");
    private static final int HTTPS = 443;
    private static final int LAST_PORT = 65_535;

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
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        try {
            return proxyOf(target.getHostName(), target.getPort()).orElse(null);
        } catch (HttpFailure unusable) {
            throw new HttpException(unusable.words());
        }
    }

    /** Empty where none is needed; a proxy that is set and is none is a failure, because going around it is what its owner does not want. */
    Optional<HttpHost> proxyOf(String host, int port) throws HttpFailure {
        if (excluded(host, port)) {
            return Optional.empty();
        }
        String named = variable("HTTPS_PROXY");
        if (!named.isEmpty()) {
            return Optional.of(parse(named));
        }
        List<Proxy> proxies = system == null ? List.of() : system.select(URI.create("https://" + host));
        for (Proxy proxy : proxies) {
            if (proxy.type() == Proxy.Type.HTTP && proxy.address() instanceof InetSocketAddress address) {
                return Optional.of(new HttpHost("http", address.getHostString(), address.getPort()));
            }
        }
        if (!proxies.isEmpty() && proxies.stream().allMatch(proxy -> proxy.type() == Proxy.Type.SOCKS)) {
            throw socks("The system's proxy");
        }
        return Optional.empty();
    }

    /** The proxy that the environment names, whatever hosts it is for; otherwise the system's for the host that every run needs. */
    Optional<HttpHost> named() {
        String named = variable("HTTPS_PROXY");
        try {
            return named.isEmpty() ? proxyOf("app.usegradient.com", HTTPS) : Optional.of(parse(named));
        } catch (HttpFailure saidWithTheFirstRequest) {
            return Optional.empty();
        }
    }

    private String variable(String name) {
        String upper = environment.getOrDefault(name, "");
        return upper.isEmpty() ? environment.getOrDefault(name.toLowerCase(Locale.ROOT), "") : upper;
    }

    private static HttpHost parse(String proxy) throws HttpFailure {
        if (SOCKS.matcher(proxy).lookingAt()) {
            throw socks("The proxy that is set");
        }
        try {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            // a sign in a password that ends the host must not make a host of half the password
            boolean hostAlone = uri.getHost() != null && BARE.contains(String.valueOf(uri.getRawPath())) && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (web && hostAlone && uri.getPort() != 0 && uri.getPort() <= LAST_PORT) {
                return new HttpHost("http", uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        // never the value itself: a password may be in it
        throw new HttpFailure(HttpFailure.Kind.PROXY, "The proxy that is set is not written as http://host:port, so nothing goes out: "
                + "neither through it nor around it. A sign such as @ or # in its password is written as %40 or %23.");
    }

    private static HttpFailure socks(String which) {
        return new HttpFailure(HttpFailure.Kind.PROXY,
                which + " is a SOCKS proxy, which Tallybird can not use, so nothing goes out. It needs one for HTTP: http://host:port.");
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
