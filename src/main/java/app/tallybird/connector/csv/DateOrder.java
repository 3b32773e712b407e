package app.tallybird.connector.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order the parts of a day are written in numbers. A time behind it does not matter; dots stand between parts only where the day comes first. */
public enum DateOrder {
    YEAR_FIRST("year first", "([0-9]{4})([-./])([0-9]{1,2})\\2([0-9]{1,2})", 1, 3, 4),
    DAY_FIRST("day first", "([0-9]{1,2})([-./])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})", 4, 3, 1),
    MONTH_FIRST("month first", "([0-9]{1,2})([-/])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})", 4, 1, 3);

    private static final int CENTURY = 2_000;
    private static final int LEAST = 6;
    private static final int MOST = 40;

    private final String words;
    private final Pattern pattern;
    private final int year;
    private final int month;
    private final int day;

    DateOrder(String words, String pattern, int year, int month, int day) {
        this.words = words;
        this.pattern = Pattern.compile("(?s)" + pattern + "(?:[T ,].*)?");
        this.year = year;
        this.month = month;
        this.day = day;
    }

    public String words() {
        return words;
    }

    /** The day that a cell names; nothing when it names none in this order. */
    public Optional<LocalDate> day(String cell) {
        if (cell.length() < LEAST || cell.length() > MOST || cell.charAt(0) < '0' || cell.charAt(0) > '9') {
            return Optional.empty();
        }
        Matcher parts = pattern.matcher(cell);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(parts.group(year));
        try {
            return Optional.of(LocalDate.of(parts.group(year).length() == 2 ? CENTURY + number : number,
                    Integer.parseInt(parts.group(month)), Integer.parseInt(parts.group(day))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
