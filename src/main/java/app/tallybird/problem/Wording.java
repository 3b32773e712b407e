package app.tallybird.problem;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** How numbers, nouns and moments stand in sentences and tables that are the same in every country. */
public final class Wording {

    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm:ss ")
            .appendOffset("+HH:MM", "UTC").toFormatter(Locale.ROOT);

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
        return one.endsWith("y") && !one.endsWith("ay") ? one.substring(0, one.length() - 1) + "ies" : one + "s";
    }

    /** A moment to the second, with its zone: "2026-11-02 09:00:00 UTC", "2026-11-02 10:00:00 +01:00". */
    public static String moment(Instant time, ZoneId zone) {
        return moment(time.atZone(zone));
    }

    public static String moment(ZonedDateTime time) {
        return MOMENT.format(time);
    }
}
