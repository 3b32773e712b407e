package app.tallybird.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/** Resolves names and refuses answers that point inside, so that a foreign name server cannot turn a request against this network. */
final class GuardedDns implements DnsResolver {

    private final Set<String> ours = ConcurrentHashMap.newKeySet();
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();

    /** The way out itself: a sandbox or a proxy, which may be anywhere. */
    void use(String host) {
        ours.add(host.toLowerCase(Locale.ROOT));
    }

    /** The user typed this host on this computer, so it may be in the own network or on this computer. */
    void trust(String host) {
        trusted.add(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        String name = host.toLowerCase(Locale.ROOT);
        if (!ours.contains(name)) {
            boolean mayBePrivate = trusted.contains(name);
            for (InetAddress address : addresses) {
                if (HostRules.neverAllowed(address) || (!mayBePrivate && HostRules.isPrivate(address))) {
                    throw new ForbiddenAddress(host + " points to " + address.getHostAddress() + ", an address inside a private network");
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** Thrown as a name problem, because nothing else may leave a resolver. */
    static final class ForbiddenAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddress(String message) {
            super(message);
        }
    }
}
