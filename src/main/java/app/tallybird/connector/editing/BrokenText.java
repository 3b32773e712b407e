package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * The text of a document that cannot be read, made fit for a file: known secrets are masked, and so is whatever stands behind a name that is one of a
 * secret, however it is quoted. Values that stood there harmlessly in the last text that could be read stay.
 */
public final class BrokenText {

    /** A name in quotes or before a colon, and the value behind it: quoted, even over lines and without an end, or bare up to a comma. */
    private static final Pattern PAIR = Pattern
            .compile("(?s)(?:\"([A-Za-z0-9_.{}-]+)\"\\s*:?|'([A-Za-z0-9_.-]+)'\\s*:?" + "|\\b([A-Za-z0-9_.-]+)[\"']?\\s*:)\\s*"
                    + "(?:\"((?:\\\\.|[^\"\\\\])*)|'((?:\\\\.|[^'\\\\])*)|([^\\s\"'{\\[,:}\\]][^,}\\]\\n]*))");
    private static final Pattern IN_ADDRESS = Pattern.compile("[?&]([^=&#\"\\s]+)=([^&#\"\\s]+)");
    private static final Set<String> NO_SECRETS = Set.of("auth", "tokenUrl", "clientAuth", "tokenHeader");
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private BrokenText() {
    }

    /** {@code last} is the last document that could be read, {@code known} are values that somebody typed as secrets. */
    public static String masked(String text, DraftTree last, Collection<String> known) {
        Set<String> harmless = SecretPlaces.harmless(last);
        Set<String> names = SecretPlaces.names(last);
        List<String> all = new ArrayList<>(known);
        SecretPlaces.in(last, known).forEach(place -> all.add(place.secret()));
        String clean = SecretPlaces.forms(all).redact(text);
        StringBuilder out = new StringBuilder();
        Matcher pair = PAIR.matcher(clean);
        int from = 0;
        int done = 0;
        while (from < clean.length() && pair.find(from)) {
            int named = pair.group(1) != null ? 1 : pair.group(2) != null ? 2 : 3;
            int held = pair.group(4) != null ? 4 : pair.group(5) != null ? 5 : 6;
            String name = pair.group(named);
            String value = pair.group(held);
            boolean hidden = (isSecretName(name) || names.contains(name)) && !value.isBlank()
                    && (!value.contains("{{") || SecretPlaces.isLiteral(value, true)) && !WORDS.contains(value.strip())
                    && !harmless.contains(name + ": " + value);
            if (hidden) {
                out.append(clean, done, pair.start(held)).append(SecretPlace.MASK);
                done = pair.end(held);
                from = done;
            } else {
                // what was taken for the value may be the next name
                from = pair.end(named);
            }
        }
        out.append(clean, done, clean.length());
        return addresses(out.toString());
    }

    private static String addresses(String text) {
        StringBuilder out = new StringBuilder();
        Matcher one = IN_ADDRESS.matcher(text);
        int done = 0;
        while (one.find()) {
            if (isSecretName(one.group(1)) && !one.group(2).contains("{{")) {
                out.append(text, done, one.start(2)).append(SecretPlace.MASK);
                done = one.end(2);
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    private static boolean isSecretName(String name) {
        return NewDrafts.isSecretName(name) && !NO_SECRETS.contains(name);
    }
}
