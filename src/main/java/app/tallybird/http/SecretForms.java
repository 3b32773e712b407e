package app.tallybird.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a secret looks like when somebody has written it otherwise than with escapes: plain, in base64 of both alphabets wherever in a longer text it
 * stood, in base32, in hexadecimal. All in the bytes of {@link Spelling}. Immutable.
 *
 * @param exact the forms in which upper and lower case differ
 * @param anyCase the others, in lower case
 */
record SecretForms(Set<String> exact, Set<String> anyCase) {

    static final SecretForms NONE = new SecretForms(Set.of(), Set.of());

    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    /** Parts of an encoded secret that are shorter would blacken ordinary words. */
    private static final int SHORTEST_PART = 6;
    /** White space within a shorter one is that of a sentence. */
    private static final int SHORTEST_SPLIT = 8;

    SecretForms {
        exact = Set.copyOf(exact);
        anyCase = Set.copyOf(anyCase);
    }

    static SecretForms of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String text = Spelling.utf8(secret);
        // a blank is a plus in forms
        Set<String> exact = new HashSet<>(List.of(text, text.replace(' ', '+')));
        for (Base64.Encoder encoder : new Base64.Encoder[]{Base64.getEncoder(), Base64.getUrlEncoder()}) {
            exact.add(encoder.encodeToString(bytes));
            exact.add(encoder.withoutPadding().encodeToString(bytes));
            for (int before = 0; before < 3; before++) {
                part(encoder.withoutPadding().encodeToString(shifted(bytes, before)), before, bytes.length, 6, exact);
            }
        }
        Set<String> anyCase = new HashSet<>(List.of(HexFormat.of().formatHex(bytes), base32(bytes)));
        for (int before = 0; before < 5; before++) {
            part(base32(shifted(bytes, before)), before, bytes.length, 5, anyCase);
        }
        return new SecretForms(exact, anyCase);
    }

    SecretForms and(SecretForms more) {
        Set<String> both = new HashSet<>(exact);
        both.addAll(more.exact);
        Set<String> bothInAnyCase = new HashSet<>(anyCase);
        bothInAnyCase.addAll(more.anyCase);
        return new SecretForms(both, bothInAnyCase);
    }

    /** Those that may be split by white space, without it. */
    SecretForms squeezed() {
        return new SecretForms(squeezed(exact.stream()), squeezed(anyCase.stream()));
    }

    private static Set<String> squeezed(Stream<String> forms) {
        Set<String> squeezed = new HashSet<>();
        forms.map(form -> form.replaceAll("[\\x00-\\x20]", "")).filter(form -> form.length() >= SHORTEST_SPLIT).forEach(squeezed::add);
        return squeezed;
    }

    private static byte[] shifted(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        return shifted;
    }

    /** The characters that depend on nothing but the secret, whatever stands before and behind it. */
    private static void part(String encoded, int before, int length, int bits, Set<String> to) {
        int begin = Math.ceilDiv(before * 8, bits);
        int end = (before + length) * 8 / bits;
        if (end - begin >= SHORTEST_PART) {
            to.add(encoded.substring(begin, end));
        }
    }

    /** RFC 4648, without padding and in lower case. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : bytes) {
            held = ((held << 8) | (one & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt((held >> (bits - 5)) & 31));
            }
        }
        return bits == 0 ? text.toString() : text.append(BASE32.charAt((held << (5 - bits)) & 31)).toString();
    }
}
