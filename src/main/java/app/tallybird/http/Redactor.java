package app.tallybird.http;

import java.util.BitSet;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.problem.PlainText;
import app.tallybird.secret.Secret;

/**
 * Takes every secret it has learned out of a text, however it is written there: plain or split by white space, in base64, base32 or hexadecimal, and
 * behind the escapes of addresses, JSON and HTML. Whatever leaves the program as words passes {@link #words}. Thread-safe.
 */
public final class Redactor {

    private static final String MASK = "***";
    /** Shorter strings would blacken ordinary words. */
    private static final int SHORTEST = 4;
    private static final Pattern SECRET_HEADER = Pattern.compile(
            "authorization|proxy-authorization|cookie|set-cookie|gradient-token" + "|.*(key|token|secret|password|passwd|auth).*",
            Pattern.CASE_INSENSITIVE);
    /** What a vendor writes into addresses that nobody here has learned; marks of pages are no secrets. */
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "([?&;](?![^=&\\s]*(?:page|next|cursor|contin|skip))[\\w.\\[\\]%-]*"
                    + "(?:key|token|secret|passw|pwd|auth|signature|sig|credential|session)[\\w.\\[\\]%-]*=)[^&;#\\s\"'<>]+",
            Pattern.CASE_INSENSITIVE);
    /** Whoever stands before the host, other than the word by which an example says where a role belongs. */
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("(\\w://)(?!ROLE@)[^/?#\\s\"'<>@]+@");
    private static final Pattern SIGN_IN = Pattern.compile("\\b(bearer|basic)(\\s+)(?=\\S*\\d)[A-Za-z0-9._~+/=-]{12,}",
            Pattern.CASE_INSENSITIVE);

    private volatile SecretForms forms = SecretForms.NONE;
    private volatile SecretForms split = SecretForms.NONE;

    public void learn(Secret secret) {
        learn(secret.reveal());
    }

    public synchronized void learn(String plain) {
        if (plain.length() >= SHORTEST) {
            SecretForms more = forms.and(SecretForms.of(plain));
            split = more.squeezed();
            forms = more;
        }
    }

    /** Learns what HTTP Basic makes of a user and a secret, and of any two halves joined by a colon. */
    public void learnPair(String user, Secret secret) {
        learn(secret);
        learn(user + ":" + secret.reveal());
    }

    /** Without the secrets that are known. */
    public String redact(String text) {
        SecretForms known = forms;
        if (known.exact().isEmpty() || text.isEmpty()) {
            return text;
        }
        BitSet marked = new BitSet();
        SecretForms unbroken = split;
        for (Spelling spelling : Spelling.all(text)) {
            spelling.mark(known.exact(), known.anyCase(), marked);
            spelling.squeezed().mark(unbroken.exact(), unbroken.anyCase(), marked);
        }
        if (marked.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder();
        int end = 0;
        for (int at = marked.nextSetBit(0); at >= 0; at = marked.nextSetBit(end)) {
            clean.append(text, end, at).append(MASK);
            end = marked.nextClearBit(at);
        }
        return clean.append(text, end, text.length()).toString();
    }

    /**
     * The text as it may leave the program, whoever wrote it: without the secrets that are known, what addresses carry under a secret's name, and
     * characters that a terminal obeys.
     */
    public String words(String text) {
        return PlainText.of(masked(text));
    }

    private String masked(String text) {
        String clean = USER_IN_ADDRESS.matcher(redact(text)).replaceAll("$1" + MASK + "@");
        return SIGN_IN.matcher(SECRET_PARAMETER.matcher(clean).replaceAll("$1" + MASK)).replaceAll("$1$2" + MASK);
    }

    /** The same for the texts and names of a JSON; its numbers stay, and so do characters that JSON can escape. */
    public JsonElement json(JsonElement tree) {
        return switch (tree) {
            case JsonObject object -> {
                JsonObject clean = new JsonObject();
                object.entrySet().forEach(entry -> clean.add(masked(entry.getKey()), json(entry.getValue())));
                yield clean;
            }
            case JsonArray array -> {
                JsonArray clean = new JsonArray();
                array.forEach(item -> clean.add(json(item)));
                yield clean;
            }
            case JsonPrimitive text when text.isString() -> new JsonPrimitive(masked(text.getAsString()));
            default -> tree;
        };
    }

    /** A header as it may be shown: masked as a whole when its name says that it carries a secret. */
    public String header(String name, String value) {
        return SECRET_HEADER.matcher(name).matches() ? MASK : redact(value);
    }
}
