package app.tallybird.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import app.tallybird.secret.Secret;

/**
 * Takes every secret it has learned out of a text, in each form a secret travels in: plain, base64, URL-encoded, JSON-escaped, and as half of a
 * Basic sign-in. Thread-safe.
 */
public final class Redactor {

    private static final String MASK = "***";
    /** Shorter strings would blacken ordinary words. */
    private static final int SHORTEST = 4;
    private static final Pattern SECRET_HEADER = Pattern.compile(
            "authorization|proxy-authorization|cookie|set-cookie|gradient-token" + "|.*(key|token|secret|password|passwd|auth).*",
            Pattern.CASE_INSENSITIVE);

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Gson JSON_IN_HTML = new Gson();

    private volatile List<String> forms = List.of();

    public void learn(Secret secret) {
        learn(secret.reveal());
    }

    public synchronized void learn(String plain) {
        if (plain.length() < SHORTEST) {
            return;
        }
        Set<String> more = new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        addForms(plain, more);
        more.addAll(forms);
        forms = List.copyOf(more);
    }

    /** Learns what HTTP Basic makes of a user and a secret, and of any two halves joined by a colon. */
    public void learnPair(String user, Secret secret) {
        learn(secret);
        learn(user + ":" + secret.reveal());
    }

    private static void addForms(String plain, Set<String> to) {
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        to.add(plain);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            to.add(encoder.encodeToString(bytes));
            to.add(encoder.withoutPadding().encodeToString(bytes));
        }
        String form = URLEncoder.encode(plain, StandardCharsets.UTF_8);
        String percent = form.replace("+", "%20");
        String strict = percent.replace("*", "%2A").replace("%7E", "~");
        String component = percent.replace("%21", "!").replace("%27", "'").replace("%28", "(").replace("%29", ")").replace("%7E", "~");
        for (String encoded : List.of(form, percent, strict, component, URLEncoder.encode(form, StandardCharsets.UTF_8))) {
            to.add(encoded);
            to.add(lowerHex(encoded));
        }
        for (Gson writer : List.of(JSON, JSON_IN_HTML)) {
            String json = json(writer, plain);
            to.add(json);
            to.add(json.replace("/", "\\/"));
            to.add(asciiOnly(json));
        }
        to.removeIf(text -> text.length() < SHORTEST);
    }

    private static String lowerHex(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}").matcher(encoded).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    /** What a JSON writer makes of it that writes ASCII only. */
    private static String asciiOnly(String json) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < ' ' || c > '~') {
                text.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** As it stands between the quotation marks. */
    private static String json(Gson writer, String plain) {
        String quoted = writer.toJson(plain);
        return quoted.substring(1, quoted.length() - 1);
    }

    public String redact(String text) {
        String clean = text;
        for (String form : forms) {
            if (clean.contains(form)) {
                clean = clean.replace(form, MASK);
            }
        }
        return clean;
    }

    /** A header as it may be shown: masked as a whole when its name says that it carries a secret. */
    public String header(String name, String value) {
        return SECRET_HEADER.matcher(name).matches() ? MASK : redact(value);
    }
}
