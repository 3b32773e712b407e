package app.tallybird.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** What a console's own character set can not show, in signs that every console has; a question mark is for what has no such form. */
final class Legible {

    private static final Map<Integer, String> PLAIN = Map.ofEntries(Map.entry(0x2013, "-"), Map.entry(0x2014, "-"), Map.entry(0x2212, "-"),
            Map.entry(0x2011, "-"), Map.entry(0x2026, "..."), Map.entry(0x2022, "*"), Map.entry(0x00B7, "*"), Map.entry(0x25CF, "*"),
            Map.entry(0x2192, "->"), Map.entry(0x2190, "<-"), Map.entry(0x2191, "^"), Map.entry(0x2193, "v"), Map.entry(0x00D7, "x"),
            Map.entry(0x2265, ">="), Map.entry(0x2264, "<="), Map.entry(0x2018, "'"), Map.entry(0x2019, "'"), Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""), Map.entry(0x201E, "\""), Map.entry(0x00AB, "<<"), Map.entry(0x00BB, ">>"), Map.entry(0x00A0, " "),
            Map.entry(0x202F, " "), Map.entry(0x2009, " "), Map.entry(0x2713, "+"), Map.entry(0x2714, "+"), Map.entry(0x2717, "x"),
            Map.entry(0x2500, "-"), Map.entry(0x2502, "|"), Map.entry(0x2588, "#"), Map.entry(0x2591, "."), Map.entry(0x20AC, "EUR"),
            Map.entry(0x00DF, "ss"), Map.entry(0x0142, "l"), Map.entry(0x0141, "L"), Map.entry(0x00F8, "o"), Map.entry(0x00D8, "O"),
            Map.entry(0x0131, "i"), Map.entry(0x0111, "d"), Map.entry(0x0110, "D"));

    private Legible() {
    }

    /** The text as this character set can have it; itself when it has all of it. */
    static String of(String text, Charset console) {
        CharsetEncoder encoder = console.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String one = Character.toString(sign);
            shown.append(encoder.canEncode(one) ? one : other(sign, one, encoder));
        });
        return shown.toString();
    }

    /** JSON stays JSON: what the character set lacks is escaped. */
    static String json(String json, Charset console) {
        CharsetEncoder encoder = console.newEncoder();
        StringBuilder shown = new StringBuilder();
        json.chars().forEach(unit -> {
            char one = (char) unit;
            shown.append(!Character.isSurrogate(one) && encoder.canEncode(one)
                    ? String.valueOf(one)
                    : String.format(Locale.ROOT, "\\u%04x", unit));
        });
        return encoder.canEncode(json) ? json : shown.toString();
    }

    private static String other(int sign, String one, CharsetEncoder encoder) {
        String plain = PLAIN.get(sign);
        if (plain == null) {
            plain = Normalizer.normalize(one, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        }
        return encoder.canEncode(plain) ? plain : "?";
    }

    /** Writes to a console what is legible there. */
    static PrintWriter writer(PrintStream console) {
        return new PrintWriter(console, true, console.charset()) {
            @Override
            public void write(String text, int from, int length) {
                String shown = Legible.of(text.substring(from, from + length), console.charset());
                super.write(shown, 0, shown.length());
            }
        };
    }
}
