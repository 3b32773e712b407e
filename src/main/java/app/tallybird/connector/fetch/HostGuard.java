package app.tallybird.connector.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HostRules;

/** Lets requests go only where the document says, before any byte or secret leaves. Judges the original address, whatever route it takes. */
public final class HostGuard {

    private final ReadingContext context;
    private final List<String> allowed;

    HostGuard(ReadingContext context, HttpPart http) {
        this.context = context;
        ReadingScope scope = new ReadingScope(context, "/http/allowedHosts", null, null);
        allowed = http.allowedHosts().stream().map(host -> hostOf(host, scope)).toList();
    }

    /** An input may be a whole address; only its host counts. */
    private static String hostOf(Template host, ReadingScope scope) {
        String text = host.render(scope);
        return text.contains("://") ? text.replaceFirst("^[A-Za-z]+://", "").replaceFirst("[/?#].*", "") : text;
    }

    /** The address, when requests may go there; anything else is a fault. */
    public URI check(String address, String pointer) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw refused(pointer, "\"" + address + "\" is not an address");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getScheme() == null
                || HostAddress.parse(uri.getHost()).isEmpty()) {
            throw refused(pointer, "\"" + address + "\" is not an address");
        }
        boolean listed = allowed.stream()
                .anyMatch(pattern -> HostRules.matches(pattern, uri.getHost(), uri.getPort()) || plainHttp(uri, pattern));
        if (!listed) {
            throw refused(pointer,
                    "the address " + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + " is not in allowedHosts");
        }
        if (!uri.getScheme().equalsIgnoreCase("https") && !typedByUser(uri)) {
            throw refused(pointer, "the address " + address + " is not https");
        }
        HostAddress.parse(uri.getHost()).filter(HostAddress::isOwnNetwork).filter(host -> !typedByUser(uri)).ifPresent(host -> {
            throw refused(pointer, "the address " + uri.getHost() + " is in your own network, and nobody typed it here");
        });
        for (String segment : Optional.ofNullable(uri.getPath()).orElse("").split("[/\\\\]", -1)) {
            // Decoded, because servers and proxies on the way decode before they resolve.
            if (segment.equals(".") || segment.equals("..")) {
                throw refused(pointer, "the path has a \"" + segment + "\" in it");
            }
        }
        return uri;
    }

    private boolean plainHttp(URI uri, String pattern) {
        return uri.getScheme().equalsIgnoreCase("http") && typedByUser(uri)
                && (pattern.equalsIgnoreCase(uri.getHost()) || pattern.equalsIgnoreCase(uri.getHost() + ":" + uri.getPort()));
    }

    /** Whether the user entered this very origin on this computer, as for a server in the own network. */
    private boolean typedByUser(URI uri) {
        return context.connector().typedAddresses().anyMatch(typed -> typed.getScheme().equalsIgnoreCase(uri.getScheme())
                && typed.getHost().equalsIgnoreCase(uri.getHost()) && typed.getPort() == uri.getPort());
    }

    private static RuntimeException refused(String pointer, String text) {
        return Fault.of("E360", pointer, text, "nothing was sent there; add the host only if it is the vendor's").asException();
    }
}
