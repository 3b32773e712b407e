package app.tallybird.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The day on which a month's books close, in the word that settings keep: none, last, last-working or a number; a month that does not have the day closes
 * on its last one. Working days are Monday to Friday: holidays are not known here.
 */
public record CloseDay(String word) {

    public static final String NONE = "none";
    public static final String LAST = "last";
    public static final String LAST_WORKING = "last-working";
    private static final int MOST = 31;
    private static final Set<DayOfWeek> FREE = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Files of an earlier version say 0 for none and 31 for the last; anything that is no such day is an IllegalArgumentException. */
    public CloseDay {
        word = word.strip().toLowerCase(Locale.ROOT);
        if (!Set.of(NONE, LAST, LAST_WORKING).contains(word) && !(word.matches("\\d{1,2}") && Integer.parseInt(word) <= MOST)) {
            throw new IllegalArgumentException("no day of a month: " + word);
        }
    }

    /** The day in a month; empty when there is none. */
    public Optional<LocalDate> in(YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return switch (word) {
            case NONE, "0" -> Optional.empty();
            case LAST -> Optional.of(last);
            case LAST_WORKING -> Optional.of(last.minusDays(FREE.contains(last.getDayOfWeek()) ? last.getDayOfWeek().getValue() - 5L : 0));
            default -> Optional.of(month.atDay(Math.min(Integer.parseInt(word), month.lengthOfMonth())));
        };
    }
}
