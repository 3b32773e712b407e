package app.tallybird.problem;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** How numbers, nouns and moments stand in sentences and tables that are the same in every country. */
public final class Wording {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm:ss ")
            .appendOffset("+HH:MM", "UTC").toFormatter(Locale.ROOT);

    private static final Pattern ENDS_IN_ES = Pattern.compile(".*(s|x|ch|sh)");

    private Wording() {
    }

    /** "1 account", "3 accounts", "2 categories". */
    public static String count(long number, String one) {
        return number + " " + noun(number, one);
    }

    /** "1 account was", "3 accounts were". */
    public static String count(long number, String one, String more) {
        return number + " " + (number == 1 ? one : more);
    }

    /** The noun alone, as it stands behind that number. */
    public static String noun(long number, String one) {
        if (number == 1) {
            return one;
        }
        return ENDS_IN_ES.matcher(one).matches()
                ? one + "es"
                : one.endsWith("y") && !one.endsWith("ay") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }

    public static String noun(BigDecimal number, String one) {
        return noun(number.compareTo(BigDecimal.ONE) == 0 ? 1 : 2, one);
    }

    /** A sentence as a part of another one: without its full stop. */
    public static String inside(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** With a capital letter at its beginning. */
    public static String capital(String words) {
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Some words as a sentence: with a capital letter, and a full stop where they do not end with a sign. */
    public static String sentence(String words) {
        return words.isEmpty() || ".?!".indexOf(words.charAt(words.length() - 1)) >= 0 ? capital(words) : capital(words) + ".";
    }

    /** A moment to the second, with its zone: "2026-11-02 09:00:00 UTC", "2026-11-02 10:00:00 +01:00". */
    public static String moment(Instant time, ZoneId zone) {
        return moment(time.atZone(zone));
    }

    public static String moment(ZonedDateTime time) {
        return MOMENT.format(time);
    }
}
