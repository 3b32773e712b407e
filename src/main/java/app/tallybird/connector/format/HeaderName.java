package app.tallybird.connector.format;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The name of a header that a document sends: written in it, or exactly one input that a person enters. */
public final class HeaderName {

    private static final Set<String> FORBIDDEN = Set.of("host", "content-length", "transfer-encoding", "connection");

    private HeaderName() {
    }

    /** Whether a document may set it; what carries the request itself, and what is no name, it may not. */
    public static boolean isAllowed(String name) {
        return !FORBIDDEN.contains(name.toLowerCase(Locale.ROOT)) && name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    }

    /** The input that says the name, where it is one. */
    public static Optional<String> input(String written) {
        return Template.parse(written).flatMap(Template::onlyInput);
    }
}
