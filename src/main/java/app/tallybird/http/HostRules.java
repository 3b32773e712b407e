package app.tallybird.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/** Which hosts a request may go to, judged on the address before any sandbox route. */
public final class HostRules {

    private HostRules() {
    }

    /** Whether a host (with its port, when that is not 443) fits a pattern such as {@code api.x.io}, {@code *.x.io} or {@code x.io:8443}. */
    public static boolean matches(String pattern, String host, int port) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        int colon = wanted.lastIndexOf(':');
        int wantedPort = 443;
        if (colon >= 0) {
            wantedPort = Integer.parseInt(wanted.substring(colon + 1));
            wanted = wanted.substring(0, colon);
        }
        int actual = port < 0 ? 443 : port;
        String name = host.toLowerCase(Locale.ROOT);
        boolean fits = wanted.startsWith("*.")
                ? name.endsWith(wanted.substring(1)) && name.length() > wanted.length() - 1
                : name.equals(wanted);
        return fits && actual == wantedPort;
    }

    /** Addresses that no vendor has: this computer, the link, metadata services, multicast. */
    public static boolean neverAllowed(InetAddress address) {
        return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()
                || metadata(address);
    }

    private static boolean metadata(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return address.getHostAddress().startsWith("fd00:ec2:");
        }
        boolean alibaba = (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xFF) == 100 && (bytes[2] & 0xFF) == 100 && (bytes[3] & 0xFF) == 200;
        return alibaba || bytes[0] == 0;
    }

    /** Addresses inside a company's own network. */
    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carrier = address instanceof Inet4Address && (bytes[0] & 0xFF) == 100 && (bytes[1] & 0xC0) == 64;
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xFE) == 0xFC;
        return address.isSiteLocalAddress() || carrier || unique;
    }
}
