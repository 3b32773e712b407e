package app.tallybird.synthesize;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;

/** The two keys of an integration, shown once by Synthesize when its tokens are generated. */
public record SynthesizeKeys(Secret vendorKey, Secret partnerKey) {

    /** Cleans what pasting leaves around a key and refuses what cannot be one, naming the field. */
    public static SynthesizeKeys check(String vendorKey, String partnerKey) {
        String vendor = clean(vendorKey);
        String partner = clean(partnerKey);
        one("VENDOR_API_KEY", "Vendor API key", vendor);
        one("PARTNER_API_KEY", "Partner API key", partner);
        if (vendor.equals(partner)) {
            throw wrong("The Vendor API key and the Partner API key are the same.", "Copy each of them from its own field in Synthesize.");
        }
        return new SynthesizeKeys(Secret.of(vendor), Secret.of(partner));
    }

    /** What keeps this from being a key, naming the field; empty when it may be one. */
    public static Optional<Problem> fault(String field, String label, String pasted) {
        try {
            one(field, label, clean(pasted));
            return Optional.empty();
        } catch (ProblemException wrong) {
            return Optional.of(wrong.problem());
        }
    }

    /** The value of the header that signs every request. */
    public Secret token() {
        String both = vendorKey.reveal() + ":" + partnerKey.reveal();
        return Secret.of(Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for keys that are secrets already; a missing one is an empty one. */
    public static SynthesizeKeys check(Optional<Secret> vendorKey, Optional<Secret> partnerKey) {
        return check(vendorKey.map(Secret::reveal).orElse(""), partnerKey.map(Secret::reveal).orElse(""));
    }

    /** There is no token without keys: says which. */
    static Secret missing() {
        return check("", "").token();
    }

    static String clean(String pasted) {
        String text = pasted.replaceAll("[\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00a0]", "").strip();
        boolean quoted = text.length() >= 2 && text.charAt(0) == text.charAt(text.length() - 1) && "\"'`".indexOf(text.charAt(0)) >= 0;
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static void one(String field, String label, String key) {
        if (key.isEmpty()) {
            throw wrong("The " + label + " (" + field + ") is missing.",
                    "Copy it from Synthesize: Integrations > Custom > Generate API Tokens.");
        }
        if (key.contains(":") || isWholeToken(key)) {
            throw wrong("The " + label + " (" + field + ") holds the whole token, both keys in one.",
                    "Enter the two keys one by one, as Synthesize shows them.");
        }
        if (key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw wrong("The " + label + " (" + field + ") has blanks or other characters inside that no key has.", "Copy it again.");
        }
    }

    private static boolean isWholeToken(String key) {
        try {
            String plain = new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8);
            return plain.matches("[A-Za-z0-9_.-]{8,}:[A-Za-z0-9_.-]{8,}");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static RuntimeException wrong(String what, String next) {
        return Problem.of(ProblemCode.CONFIGURATION, what, "Nothing was sent.", next).asException();
    }
}
