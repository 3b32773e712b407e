package app.tallybird.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Which hosts a request may go to, judged on the address before any sandbox route. */
public final class HostRules {

    private static final int HTTPS = 443;

    private HostRules() {
    }

    /** Whether a host (with its port, when that is not 443) fits a pattern such as {@code api.x.io}, {@code *.x.io} or {@code x.io:8443}. */
    public static boolean matches(String pattern, String host, int port) {
        Optional<HostAddress> wanted = HostAddress.parse(pattern);
        Optional<HostAddress> actual = HostAddress.parse(host);
        if (wanted.isEmpty() || actual.isEmpty()) {
            return false;
        }
        String below = wanted.get().name();
        boolean fits = below.startsWith("*.")
                ? actual.get().literal().isEmpty() && actual.get().name().endsWith(below.substring(1))
                        && actual.get().name().length() > below.length() - 1
                : wanted.get().sameHost(actual.get());
        return fits && (port < 0 ? HTTPS : port) == wanted.get().portOr(HTTPS);
    }

    /** Addresses that no vendor has, whoever names them: the link, metadata services, multicast, and none at all. */
    public static boolean neverAllowed(InetAddress address) {
        return address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress() || metadata(address)
                || inside(address).filter(HostRules::neverAllowed).isPresent();
    }

    private static boolean metadata(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return address.getHostAddress().startsWith("fd00:ec2:");
        }
        boolean alibaba = (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xFF) == 100 && (bytes[2] & 0xFF) == 100 && (bytes[3] & 0xFF) == 200;
        return alibaba || bytes[0] == 0;
    }

    /** Addresses of this computer and inside a company's own network: only for who typed them. */
    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carrier = address instanceof Inet4Address && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || carrier || unique
                || inside(address).filter(HostRules::isPrivate).isPresent();
    }

    /** The older address that a newer one carries: translated (RFC 6052, 64:ff9b::/96), tunnelled (RFC 3056, 2002::/16), compatible (RFC 4291, ::/96). */
    private static Optional<InetAddress> inside(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16 || address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return Optional.empty();
        }
        boolean translated = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean compatible = Arrays.equals(Arrays.copyOf(bytes, 12), new byte[12]);
        boolean tunnelled = bytes[0] == 0x20 && bytes[1] == 0x02;
        if (!translated && !compatible && !tunnelled) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(tunnelled ? Arrays.copyOfRange(bytes, 2, 6) : Arrays.copyOfRange(bytes, 12, 16)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
