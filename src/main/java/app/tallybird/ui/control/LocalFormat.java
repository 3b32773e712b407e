package app.tallybird.ui.control;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.Written;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.problem.Wording;

/** Numbers, times and small phrases the way the person's own country writes them. Not for files: those are exact and the same everywhere. */
public final class LocalFormat {

    public static final String NONE = "—";
    /** How sentences of plans and of money are written on the screen. */
    public static final Written WRITTEN = new Written(value -> number(value).replace('-', '\u2212'), LocalFormat::money);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String MOMENT = "EEE d MMM yyyy HH:mm";
    private static final int DIGITS = 6;
    private static final int DAYS_OF_A_WEEK = 7;

    private static volatile Locale locale = Locale.ENGLISH;

    private LocalFormat() {
    }

    /** From now on numbers and dates are written this country's way. Said once, by whoever opens the window, before anything is shown. */
    public static void writtenAs(Locale country) {
        locale = country;
    }

    /** "Monday" in the person's language. */
    public static String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    /** "November". */
    public static String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL", locale).format(month);
    }

    /** "November 2026". */
    public static String monthOfYear(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    /** "Nov 2026". */
    public static String shortMonth(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL yyyy", locale).format(month);
    }

    /** "30 Nov 2026". */
    public static String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(day);
    }

    /** All capitals, for headings. */
    public static String capitals(String words) {
        return words.toUpperCase(locale);
    }

    /** The day of the week, the day and the time: "Mon 2 Mar 2026 02:00". */
    public static String planned(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern(MOMENT, locale).format(time);
    }

    /** "1 customer", "3 customers", "2 categories". */
    public static String count(long number, String one) {
        return number(number) + " " + Wording.noun(number, one);
    }

    /** "1 customer has", "3 customers have". */
    public static String count(long number, String one, String more) {
        return number(number) + " " + (number == 1 ? one : more);
    }

    /** "3 to create", or nothing for none. */
    public static String some(long number, String what) {
        return number == 0 ? "" : number(number) + " " + what;
    }

    /** The parts that are not empty. */
    public static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    /** "1 unit", "2.5 units". */
    public static String units(BigDecimal number) {
        return number(number) + " " + Wording.noun(number, "unit");
    }

    /** "mia", "mia or ravi", "dana, mia or ravi". */
    public static String or(List<String> names) {
        return names.size() < 2 ? String.join("", names) : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    /** Who may answer: "you or ravi"; "another person" where nobody is known. */
    public static String who(boolean you, List<String> others) {
        return you ? or(Stream.concat(Stream.of("you"), others.stream()).toList()) : others.isEmpty() ? "another person" : or(others);
    }

    public static String number(BigDecimal value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DIGITS);
        return format.format(value);
    }

    public static String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    public static String number(Optional<BigDecimal> value) {
        return value.map(LocalFormat::number).orElse(NONE);
    }

    /** With a sign in any case but zero: "+3", "−114", "=". */
    public static String delta(BigDecimal value) {
        return switch (value.signum()) {
            case 0 -> "=";
            case 1 -> "+" + number(value);
            default -> "−" + number(value.negate());
        };
    }

    /** "$550.00", "−$12.50": with the sign of the currency in this country, and as many decimals as the currency has. */
    public static String money(Money money) {
        return money(money.amount(), money.currency());
    }

    /** The same with as many decimals as the amount has, where those are more: "$0.0125". */
    public static String money(BigDecimal amount, Currency currency) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(currency.getDefaultFractionDigits());
        format.setMaximumFractionDigits(Math.max(currency.getDefaultFractionDigits(), amount.scale()));
        String symbol = currency.getSymbol(locale.equals(Locale.ENGLISH) ? Locale.US : locale);
        return (amount.signum() < 0 ? "−" : "") + symbol + (symbol.length() > 1 ? "\u00a0" : "") + format.format(amount.abs());
    }

    /** "$1,508.00 (5 of 7 priced)", where not all of it is {@code known}; empty without any amount. */
    public static String money(MoneySum sum, String known) {
        return sum.isEmpty() ? "" : sum.amounts().stream().map(LocalFormat::money).collect(Collectors.joining(" + ")) + some(sum, known);
    }

    /** The same of a change: "+$22.00 (5 of 7 priced)". */
    public static String moneyDelta(MoneySum sum, String known) {
        return sum.isEmpty() ? "" : sum.amounts().stream().map(LocalFormat::moneyDelta).collect(Collectors.joining(" ")) + some(sum, known);
    }

    private static String some(MoneySum sum, String known) {
        return sum.whole() ? "" : " (" + sum.priced() + " of " + sum.of() + (known.isEmpty() ? "" : " " + known) + ")";
    }

    /** With a sign in any case but zero. */
    public static String moneyDelta(Money money) {
        return (money.signum() > 0 ? "+" : "") + money(money);
    }

    public static String dateTime(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern(MOMENT, locale).format(time.atZone(zone));
    }

    public static String time(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    /** The day as near as it is, and the time: "Today 09:44", "Yesterday 02:00", "Mon 02:00", "28 Dec 02:00", "3 Nov 2025". */
    public static String near(ZonedDateTime time, ZonedDateTime now) {
        String clock = CLOCK.format(time);
        long days = ChronoUnit.DAYS.between(now.toLocalDate(), time.toLocalDate());
        if (days == 0) {
            return "Today " + clock;
        }
        if (days == -1) {
            return "Yesterday " + clock;
        }
        if (days == 1) {
            return "Tomorrow " + clock;
        }
        if (Math.abs(days) < DAYS_OF_A_WEEK) {
            return DateTimeFormatter.ofPattern("EEE ", locale).format(time) + clock;
        }
        return time.getYear() == now.getYear() || days > 0
                ? DateTimeFormatter.ofPattern("d MMM ", locale).format(time) + clock
                : DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(time);
    }

    /** "26 Oct 02:00", and "26 Oct 2025" of another year: short, for a column. */
    public static String brief(ZonedDateTime time, ZonedDateTime now) {
        return DateTimeFormatter.ofPattern(time.getYear() == now.getYear() ? "d MMM HH:mm" : "d MMM yyyy", locale).format(time);
    }

    /** "8 s", "3 min", "2 h", "5 days". */
    public static String span(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3_600 ? seconds / 3_600 + " h" : count(seconds / 86_400, "day");
    }

    /** Seconds with one decimal, for how long something took. */
    public static String took(Duration time) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(time.toMillis() / 1_000.0) + " s";
    }
}
