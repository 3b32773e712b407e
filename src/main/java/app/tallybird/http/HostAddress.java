package app.tallybird.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as it stands in an address or a rule, read in one way for every judge. A host that ends in a number is only an address when it is written as
 * four plain decimal numbers; the forms that systems read in different ways ({@code 127.1}, {@code 0x7f000001}) are none. What "ends in a number" is: <a
 * href="https://url.spec.whatwg.org/#ends-in-a-number-checker">URL Standard</a>, 3.5, read on 2026-11-29.
 *
 * @param name in lower case; {@code *.} in front of it stands for any name below
 * @param literal the address, when the host is one
 * @param port -1 when none is written
 */
public record HostAddress(String name, Optional<InetAddress> literal, int port) {

    private static final Pattern AUTHORITY = Pattern
            .compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|(?:\\*\\.)?[A-Za-z0-9_.-]{1,253})(?::(\\d{1,5}))?");
    private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)\\.?");

    /** Reads {@code host} or {@code host:port}; empty when it is neither a name nor an address that all systems read alike. */
    public static Optional<HostAddress> parse(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1).toLowerCase(Locale.ROOT);
        int port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
        boolean six = host.startsWith("[");
        boolean number = six || ENDS_IN_NUMBER.matcher(host).matches();
        if (port > 65_535 || host.contains("..") || (number && !six && !FOUR_NUMBERS.matcher(host).matches())) {
            return Optional.empty();
        }
        if (!number) {
            return Optional.of(new HostAddress(host, Optional.empty(), port));
        }
        try {
            return Optional.of(new HostAddress(host, Optional.of(InetAddress.getByName(host)), port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The port that is meant where none is written. */
    int portOr(int usual) {
        return port < 0 ? usual : port;
    }

    boolean sameHost(HostAddress other) {
        return literal.isPresent() ? literal.equals(other.literal) : name.equals(other.name);
    }

    /** Whether the user's own network is at this address; a name says nothing about that. */
    public boolean isOwnNetwork() {
        return name.equals("localhost")
                || literal.filter(address -> address.isLoopbackAddress() || HostRules.isPrivate(address)).isPresent();
    }

    /** What a person who typed this address is told once: that nothing protects what is sent, that it stays inside. Empty for an address like any other. */
    public static Optional<String> caution(URI typed) {
        boolean plain = !"https".equalsIgnoreCase(typed.getScheme());
        boolean inside = parse(typed.getHost()).filter(HostAddress::isOwnNetwork).isPresent();
        String where = typed.getScheme() + "://" + typed.getRawAuthority();
        if (!plain && !inside) {
            return Optional.empty();
        }
        return Optional.of(where + (inside ? " is in your own network" : "") + (plain && inside ? " and" : "")
                + (plain
                        ? " is not encrypted: whoever listens on the way reads what is sent, the keys among it"
                        : ", and is used because you typed it"));
    }
}
