package app.tallybird.connector.csv;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says as a number, as far as it can be known without the other numbers of its column. */
public sealed interface NumberText {

    /** Nothing, a dash, or words such as n/a: the number is not known, and that is not zero. */
    record Missing() implements NumberText {
    }

    /** No number; {@code why} continues "it …". */
    record Wrong(String why) implements NumberText {
    }

    /** A number. {@code currency} and {@code percent} are signs beside it, which do not change it. */
    record Numeral(boolean negative, Digits digits, Optional<String> currency, boolean percent) implements NumberText {
    }

    /**
     * Digits with their marks; a mark is {@link #NONE} where there is none.
     *
     * @param decimal what stands before the fraction
     * @param group what stands between thousands
     * @param either a mark that can be one or the other, as in 1.204
     */
    record Digits(String text, char decimal, char group, char either, int exponent) {

        /** The number once it is known what the open mark means. */
        BigDecimal value(boolean eitherIsDecimal) {
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= '0' && c <= '9') {
                    plain.append(c);
                } else if (c == decimal || (c == either && eitherIsDecimal)) {
                    plain.append('.');
                }
            }
            return new BigDecimal(plain.toString()).scaleByPowerOfTen(exponent);
        }
    }

    char NONE = '\0';

    /** Reads one cell. */
    static NumberText of(String cell) {
        return Parser.parse(cell);
    }

    /** A number whose open mark is decided. */
    static BigDecimal value(Numeral number, boolean eitherIsDecimal) {
        BigDecimal value = number.digits().value(eitherIsDecimal);
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        return number.negative() ? plain.negate() : plain;
    }

    /** The grammar of numbers as people and programs write them. */
    final class Parser {

        private static final Pattern MISSING = Pattern
                .compile("(?i)(?:\\p{Sc} ?)?-*(?: ?\\p{Sc})?|#?n/?a|n\\.a\\.?|n/d|k\\. ?a\\.|null|none|nan|nil|unknown|\\?");
        private static final String CURRENCY = "([A-Z]{0,3}\\p{Sc}|[A-Z]{3})?";
        private static final Pattern NUMBER = Pattern.compile(
                "([+-])? ?" + CURRENCY + " ?([+-])? ?([0-9.,'][0-9.,' ]*?)([eE][+-]?[0-9]{1,3})? ?(%)? ?" + CURRENCY + " ?(%)? ?([+-])?");
        private static final Pattern FRACTION = Pattern.compile("[.,][0-9]{1,20}");
        private static final int MOST_DIGITS = 30;
        private static final int MOST_EXPONENT = 30;
        private static final Wrong NO_NUMBER = new Wrong("is no number");

        private Parser() {
        }

        private static NumberText parse(String cell) {
            String text = plain(CellText.clean(cell));
            if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Numeral(false, new Digits(text, NONE, NONE, NONE, 0), Optional.empty(), false);
            }
            if (MISSING.matcher(text).matches()) {
                return new Missing();
            }
            if (text.startsWith("'") && text.length() > 1) {
                text = text.substring(1).strip();
            }
            boolean bracketed = text.startsWith("(") && text.endsWith(")");
            Matcher parts = NUMBER.matcher(bracketed ? text.substring(1, text.length() - 1).strip() : text);
            if (!parts.matches()) {
                return NO_NUMBER;
            }
            String signs = orEmpty(parts, 1) + orEmpty(parts, 3) + orEmpty(parts, 9) + (bracketed ? "-" : "");
            String percents = orEmpty(parts, 6) + orEmpty(parts, 8);
            Optional<String> before = Optional.ofNullable(parts.group(2));
            Optional<String> currency = before.or(() -> Optional.ofNullable(parts.group(7)));
            if (signs.length() > 1 || percents.length() > 1 || (before.isPresent() && parts.group(7) != null)
                    || !currency.map(Parser::isCurrency).orElse(true)) {
                return NO_NUMBER;
            }
            Optional<Digits> digits = digits(parts.group(4));
            if (digits.isEmpty()) {
                return NO_NUMBER;
            }
            Digits found = digits.get();
            if (parts.group(5) != null) {
                int exponent = Integer.parseInt(parts.group(5).substring(1).replace("+", ""));
                if (found.group() != NONE || Math.abs(exponent) > MOST_EXPONENT) {
                    return NO_NUMBER;
                }
                found = new Digits(found.text(), found.either() == NONE ? found.decimal() : found.either(), NONE, NONE, exponent);
                if (isShortened(found)) {
                    return new Wrong("was shortened by a spreadsheet and its last digits are lost");
                }
            }
            return new Numeral(signs.equals("-"), found, currency, !percents.isEmpty());
        }

        /** The digits that are shown do not reach down to whole units. */
        private static boolean isShortened(Digits digits) {
            BigDecimal value = digits.value(true);
            return value.signum() != 0 && value.scale() < 0;
        }

        private static String orEmpty(Matcher parts, int group) {
            String part = parts.group(group);
            return part == null ? "" : part;
        }

        private static boolean isCurrency(String sign) {
            try {
                return !sign.matches("[A-Z]{3}") || !Currency.getInstance(sign).getCurrencyCode().isEmpty();
            } catch (IllegalArgumentException notACode) {
                return false;
            }
        }

        private static String marks(String text) {
            StringBuilder marks = new StringBuilder();
            text.chars().filter(c -> c < '0' || c > '9').forEach(c -> marks.append((char) c));
            return marks.toString();
        }

        private static Optional<Digits> digits(String text) {
            String marks = marks(text);
            if (marks.isEmpty()) {
                return text.length() > MOST_DIGITS ? Optional.empty() : Optional.of(new Digits(text, NONE, NONE, NONE, 0));
            }
            if (text.length() > 2 * MOST_DIGITS || !Character.isDigit(text.charAt(text.length() - 1))) {
                return Optional.empty();
            }
            char last = marks.charAt(marks.length() - 1);
            int at = text.lastIndexOf(last);
            String left = text.substring(0, at);
            boolean fraction = FRACTION.matcher(text.substring(at)).matches();
            if (marks.length() == 1 && left.length() <= MOST_DIGITS) {
                boolean grouped = isGrouped(text, last);
                return grouped && fraction
                        ? Optional.of(new Digits(text, NONE, NONE, last, 0))
                        : grouped
                                ? Optional.of(new Digits(text, NONE, last, NONE, 0))
                                : fraction ? Optional.of(new Digits(text, last, NONE, NONE, 0)) : Optional.empty();
            }
            if (isGrouped(text, last)) {
                return Optional.of(new Digits(text, NONE, last, NONE, 0));
            }
            char first = marks.charAt(0);
            return fraction && first != last && isGrouped(left, first)
                    ? Optional.of(new Digits(text, last, first, NONE, 0))
                    : Optional.empty();
        }

        /** Thousands, or the lakhs and crores of India; a number that begins with 0 has none. */
        private static boolean isGrouped(String text, char mark) {
            int first = text.indexOf(mark);
            if (first < 1 || first > 3 || text.charAt(0) == '0' || text.length() - text.lastIndexOf(mark) != 4) {
                return false;
            }
            boolean thousands = true;
            boolean lakhs = mark == ',' && first < 3;
            int last = text.lastIndexOf(mark);
            for (int at = first; at < last;) {
                int next = text.indexOf(mark, at + 1);
                thousands &= next - at == 4;
                lakhs &= next - at == 3;
                at = next;
            }
            return (thousands || lakhs) && text.chars().allMatch(c -> c == mark || (c >= '0' && c <= '9'));
        }

        /** With one kind of blank, of minus and of apostrophe. */
        private static String plain(String text) {
            StringBuilder plain = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (CellText.isUnseen(c)) {
                    continue;
                }
                if (CellText.isBlank(c)) {
                    if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                        plain.append(' ');
                    }
                } else if ("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d".indexOf(c) >= 0) {
                    plain.append('-');
                } else if ("\u2018\u2019\u02bc\u00b4`\uff07".indexOf(c) >= 0) {
                    plain.append('\'');
                } else {
                    plain.append(c);
                }
            }
            return plain.toString().toUpperCase(Locale.ROOT).strip();
        }
    }
}
