package app.tallybird.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The links of all Link headers of an answer, by RFC 8288 (https://www.rfc-editor.org/rfc/rfc8288, October 2017; sections 3 and B.2, read on
 * 2026-11-29): several in one header or in several, addresses in angle brackets, names without regard to case, several relations in one quoted text.
 * By hand, because HttpClient's own parser of header values knows no angle brackets and cuts addresses at their commas. Immutable.
 *
 * @param targets the first address of each relation, as it stands there, which may be relative to the one that answered
 * @param whole false when a part was left out: it is not written as a link, or is about another address than the one that answered
 */
public record LinkHeaders(Map<String, String> targets, boolean whole) {

    public LinkHeaders {
        targets = Map.copyOf(targets);
    }

    /** {@code headers} are the values of the headers named Link. */
    public static LinkHeaders of(List<String> headers) {
        Map<String, String> targets = new HashMap<>();
        boolean whole = true;
        for (String header : headers) {
            whole &= new Scan(header).read(targets);
        }
        return new LinkHeaders(targets, whole);
    }

    /** The first target that has this relation. */
    public Optional<String> target(String relation) {
        return Optional.ofNullable(targets.get(relation.toLowerCase(Locale.ROOT)));
    }

    /** Goes through one header. */
    private static final class Scan {
        private final String text;
        private int at;

        private Scan(String text) {
            this.text = text;
        }

        /** Whether all of it is links. */
        private boolean read(Map<String, String> to) {
            boolean whole = true;
            for (skip(" \t,"); at < text.length(); skip(" \t,")) {
                int end = text.indexOf('>', at);
                if (text.charAt(at) != '<' || end < 0) {
                    return false;
                }
                String target = text.substring(at + 1, end);
                at = end + 1;
                Map<String, String> parameters = parameters();
                if (parameters.containsKey("anchor")) {
                    whole = false;
                } else {
                    String relations = parameters.getOrDefault("rel", "").strip().toLowerCase(Locale.ROOT);
                    for (String relation : relations.split("\\s+", -1)) {
                        to.putIfAbsent(relation, target);
                    }
                }
                if (at < text.length() && text.charAt(at) != ',') {
                    return false;
                }
            }
            return whole;
        }

        /** Of a name that comes twice the first one counts. */
        private Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (skip(" \t"); peek(';'); skip(" \t")) {
                skip(" \t;");
                String name = until("=;,").strip();
                String value = "";
                if (peek('=')) {
                    at++;
                    skip(" \t");
                    value = peek('"') ? quoted() : until(";,").strip();
                }
                parameters.putIfAbsent(name, value);
            }
            return parameters;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at = Math.min(at + 1, text.length());
            return value.toString();
        }

        private String until(String ends) {
            int start = at;
            while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        private void skip(String all) {
            while (at < text.length() && all.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean peek(char wanted) {
            return at < text.length() && text.charAt(at) == wanted;
        }
    }
}
