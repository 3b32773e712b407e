package app.tallybird.connector.csv;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text without what people write in two ways by accident: capital letters, blanks, kinds of dashes and apostrophes, letters of two code points. */
public final class PlainSpelling {

    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\ufe63\\uff0d]");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02bc\\u00b4`\\uff07]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private PlainSpelling() {
    }

    /** Two texts that make the same are probably meant to be one. */
    public static String of(String text) {
        StringBuilder seen = new StringBuilder(text.length());
        text.chars().filter(c -> !CellText.isUnseen((char) c)).forEach(c -> seen.append((char) c));
        String plain = Normalizer.normalize(seen, Normalizer.Form.NFKC);
        plain = APOSTROPHES.matcher(DASHES.matcher(plain).replaceAll("-")).replaceAll("'");
        // the capital letter of ß is SS
        return BLANKS.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
