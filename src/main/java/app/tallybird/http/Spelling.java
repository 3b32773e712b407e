package app.tallybird.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One way to read a text: its bytes in UTF-8, one char each, and where in the text each of them comes from. Percent sequences and escapes of JSON and
 * HTML can be read as what they stand for.
 */
final class Spelling {

    /** Encoded, encoded again, and a form in a JSON in a form. */
    private static final int DEEPEST = 2;
    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern
            .compile("(?<pair>\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\\\u(?<unit>[0-9a-fA-F]{4})"
                    + "|\\\\(?<short>[\"'\\\\/bfnrt])|&#(?<number>\\d{1,7});|&#[xX](?<hex>[0-9a-fA-F]{1,6});|&(?<name>amp|lt|gt|quot|apos);");

    private final StringBuilder bytes;
    private final int[] from;
    private final int[] to;

    private Spelling(int most) {
        bytes = new StringBuilder(most);
        from = new int[most];
        to = new int[most];
    }

    /** The text as it is, and as it reads when each kind of encoding is undone, once and twice. */
    static List<Spelling> all(String text) {
        List<Spelling> all = new ArrayList<>();
        List<Spelling> last = List.of(plain(text));
        for (int depth = 0; depth < DEEPEST; depth++) {
            all.addAll(last);
            last = last.stream().flatMap(
                    one -> Stream.concat(one.undone(PERCENT, Spelling::percent).stream(), one.undone(ESCAPE, Spelling::escape).stream()))
                    .toList();
        }
        all.addAll(last);
        return all;
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static Spelling plain(String text) {
        Spelling plain = new Spelling(text.length() * 3);
        int next;
        for (int i = 0; i < text.length(); i = next) {
            int point = text.codePointAt(i);
            next = i + Character.charCount(point);
            plain.add(point < 0x80 ? Character.toString(point) : utf8(Character.toString(point)), i, next);
        }
        return plain;
    }

    private void add(String more, int begin, int end) {
        for (int i = 0; i < more.length(); i++) {
            from[bytes.length()] = begin;
            to[bytes.length()] = end;
            bytes.append(more.charAt(i));
        }
    }

    private void add(Spelling other, int first, int last) {
        System.arraycopy(other.from, first, from, bytes.length(), last - first);
        System.arraycopy(other.to, first, to, bytes.length(), last - first);
        bytes.append(other.bytes, first, last);
    }

    /** What a match stands for. */
    @FunctionalInterface
    private interface Meaning {
        String of(Matcher found);
    }

    /** Nothing when there is nothing of this kind in it. */
    private List<Spelling> undone(Pattern kind, Meaning meaning) {
        Matcher found = kind.matcher(bytes);
        if (!found.find()) {
            return List.of();
        }
        Spelling undone = new Spelling(bytes.length());
        int end = 0;
        do {
            undone.add(this, end, found.start());
            undone.add(meaning.of(found), from[found.start()], to[found.end() - 1]);
            end = found.end();
        } while (found.find());
        undone.add(this, end, bytes.length());
        return List.of(undone);
    }

    private static String percent(Matcher found) {
        return Character.toString(Integer.parseInt(found.group(1), 16));
    }

    private static String escape(Matcher found) {
        String pair = found.group("pair");
        String unit = found.group("unit");
        String control = found.group("short");
        String name = found.group("name");
        if (pair != null) {
            return utf8(Character.toString(Character.toCodePoint((char) Integer.parseInt(pair.substring(2, 6), 16),
                    (char) Integer.parseInt(pair.substring(8), 16))));
        }
        if (unit != null) {
            return utf8(Character.toString(Integer.parseInt(unit, 16)));
        }
        if (control != null) {
            int which = "bfnrt".indexOf(control);
            return which < 0 ? control : String.valueOf("\b\f\n\r\t".charAt(which));
        }
        if (name != null) {
            return switch (name) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                default -> "'";
            };
        }
        String hex = found.group("hex");
        int point = hex == null ? Integer.parseInt(found.group("number")) : Integer.parseInt(hex, 16);
        return Character.isValidCodePoint(point) ? utf8(Character.toString(point)) : found.group();
    }

    /** The same without white space. */
    Spelling squeezed() {
        Spelling squeezed = new Spelling(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) > ' ') {
                squeezed.add(String.valueOf(bytes.charAt(i)), from[i], to[i]);
            }
        }
        return squeezed;
    }

    /** Marks each place of the text at which one of these stands. */
    void mark(Collection<String> forms, Collection<String> formsInAnyCase, BitSet marked) {
        mark(bytes.toString(), forms, marked);
        if (!formsInAnyCase.isEmpty()) {
            mark(bytes.toString().toLowerCase(Locale.ROOT), formsInAnyCase, marked);
        }
    }

    private void mark(String text, Collection<String> forms, BitSet marked) {
        for (String form : forms) {
            for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
                marked.set(from[at], to[at + form.length() - 1]);
            }
        }
    }
}
