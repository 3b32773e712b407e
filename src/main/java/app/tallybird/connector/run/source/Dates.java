package app.tallybird.connector.run.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.connector.format.Condition.Moment;

/** The dates a request may name, all of one moment of the run and in the document's time zone. */
final class Dates {

    private static final Pattern DAYS_AGO = Pattern.compile("daysAgo\\((\\d{1,4})\\)");

    private Dates() {
    }

    /** The date as text, ISO 8601 unless {@code format} is given; empty when the name or the format is not known. */
    static Optional<String> render(String name, String format, Moment moment) {
        ZonedDateTime now = moment.now().atZone(moment.zone()).truncatedTo(ChronoUnit.SECONDS);
        try {
            DateTimeFormatter as = format.isEmpty()
                    ? name.equals("now") ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : DateTimeFormatter.ISO_LOCAL_DATE
                    : DateTimeFormatter.ofPattern(format, Locale.ROOT);
            return of(name, now).map(as::format);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ZonedDateTime> of(String name, ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        Matcher ago = DAYS_AGO.matcher(name);
        if (ago.matches()) {
            return Optional.of(start(today.minusDays(Integer.parseInt(ago.group(1))), now));
        }
        return switch (name) {
            case "now" -> Optional.of(now);
            case "today" -> Optional.of(start(today, now));
            case "yesterday" -> Optional.of(start(today.minusDays(1), now));
            case "monthStart" -> Optional.of(start(today.withDayOfMonth(1), now));
            case "lastMonthStart" -> Optional.of(start(today.withDayOfMonth(1).minusMonths(1), now));
            case "lastMonthEnd" -> Optional.of(start(today.withDayOfMonth(1).minusDays(1), now));
            default -> Optional.empty();
        };
    }

    private static ZonedDateTime start(LocalDate day, ZonedDateTime now) {
        return day.atStartOfDay(now.getZone());
    }
}
