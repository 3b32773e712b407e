package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Condition.Moment;
import app.tallybird.http.JsonNumbers;
import app.tallybird.problem.Wording;

/** One comparison of a field's value. Texts are compared without case unless it matters; numbers by value; a list or object is never equal. */
public sealed interface Operator {

    /** {@code value} is Java null when the field is absent and JSON null when it is null. */
    boolean accepts(@Nullable JsonElement value, Moment moment);

    String words();

    private static boolean missing(@Nullable JsonElement value) {
        return value == null || value.isJsonNull();
    }

    private static Optional<String> text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive ? Optional.of(primitive.getAsString()) : Optional.empty();
    }

    private static Optional<BigDecimal> number(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && !primitive.isBoolean()
                ? JsonNumbers.parse(primitive.getAsString().strip())
                : Optional.empty();
    }

    /** Equal to one of the values, or to none of them. */
    record OneOf(List<JsonPrimitive> values, boolean wanted, boolean matchCase) implements Operator {
        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            if (missing(value)) {
                return !wanted;
            }
            return wanted == values.stream().anyMatch(one -> same(value, one));
        }

        private boolean same(@Nullable JsonElement value, JsonPrimitive other) {
            if (other.isNumber()) {
                return number(value).map(number -> number.compareTo(other.getAsBigDecimal()) == 0).orElse(false);
            }
            return text(value).map(text -> matchCase ? text.equals(other.getAsString()) : text.equalsIgnoreCase(other.getAsString()))
                    .orElse(false);
        }

        @Override
        public String words() {
            String list = values.stream().map(JsonPrimitive::getAsString).collect(Collectors.joining(", "));
            return (wanted ? "is " : "is not ") + (values.size() > 1 ? "one of " : "") + list;
        }
    }

    /** Equal to what the user entered, or not; an input left empty is an empty text. */
    record SameAsInput(String input, boolean wanted, boolean matchCase) implements Operator {
        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            String entered = moment.inputs().getOrDefault(input, "");
            return wanted == text(value).map(text -> matchCase ? text.equals(entered) : text.equalsIgnoreCase(entered)).orElse(false);
        }

        @Override
        public String words() {
            return (wanted ? "is" : "is not") + " what was entered as \"" + input + "\"";
        }
    }

    /** Part of a text. */
    record TextPart(Place place, String part, boolean matchCase) implements Operator {

        enum Place {
            CONTAINS("contains"),
            STARTS("starts with"),
            ENDS("ends with");

            private final String words;

            Place(String words) {
                this.words = words;
            }
        }

        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            String wanted = matchCase ? part : part.toLowerCase(Locale.ROOT);
            return text(value).map(text -> matchCase ? text : text.toLowerCase(Locale.ROOT)).map(text -> switch (place) {
                case CONTAINS -> text.contains(wanted);
                case STARTS -> text.startsWith(wanted);
                case ENDS -> text.endsWith(wanted);
            }).orElse(false);
        }

        @Override
        public String words() {
            return place.words + " " + part;
        }
    }

    /** A regular expression in RE2 syntax found anywhere in the text, in linear time. */
    record Matches(Pattern pattern) implements Operator {
        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            return text(value).map(text -> pattern.matcher(text).find()).orElse(false);
        }

        @Override
        public String words() {
            return "matches " + pattern.pattern();
        }
    }

    /** A comparison of numbers; a value that is no number does not pass. */
    record Compares(Sign sign, BigDecimal limit) implements Operator {

        enum Sign {
            MORE("more than"),
            AT_LEAST("at least"),
            LESS("less than"),
            AT_MOST("at most");

            private final String words;

            Sign(String words) {
                this.words = words;
            }
        }

        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            return number(value).map(number -> number.compareTo(limit)).map(order -> switch (sign) {
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
            }).orElse(false);
        }

        @Override
        public String words() {
            return "is " + sign.words + " " + limit.toPlainString();
        }
    }

    /** Whether the field is there and not null. */
    record Exists(boolean wanted) implements Operator {
        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            return wanted != missing(value);
        }

        @Override
        public String words() {
            return wanted ? "exists" : "does not exist";
        }
    }

    /** Whether the field is absent, null, or a text of blanks. */
    record Blank(boolean wanted) implements Operator {
        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            return wanted == (missing(value) || text(value).map(String::isBlank).orElse(false));
        }

        @Override
        public String words() {
            return wanted ? "is blank" : "is not blank";
        }
    }

    /** A time within the last days, given as ISO 8601 or as seconds or milliseconds since 1970. */
    record WithinDays(int days) implements Operator {

        private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");
        private static final BigDecimal LARGEST = new BigDecimal("100000000000000");
        private static final List<DateTimeFormatter> WITH_OFFSET = List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME,
                new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendPattern("XX").toFormatter(Locale.ROOT),
                new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendPattern("X").toFormatter(Locale.ROOT));

        @Override
        public boolean accepts(@Nullable JsonElement value, Moment moment) {
            return time(value, moment).map(at -> {
                Instant from = ZonedDateTime.ofInstant(moment.now(), moment.zone()).minusDays(days).toInstant();
                return !at.isBefore(from) && !at.isAfter(moment.now().plusSeconds(86_400));
            }).orElse(false);
        }

        /** The moment that a field names, or empty when it names none. */
        public static Optional<Instant> time(@Nullable JsonElement value, Moment moment) {
            Optional<BigDecimal> epoch = number(value);
            if (epoch.isEmpty()) {
                return text(value).flatMap(text -> iso(text.strip(), moment));
            }
            BigDecimal number = epoch.get();
            if (number.signum() < 0 || number.compareTo(LARGEST) > 0) {
                return Optional.empty();
            }
            return Optional.of(Instant.ofEpochSecond((number.compareTo(MILLIS_FROM) >= 0 ? number.movePointLeft(3) : number).longValue()));
        }

        /** With or without a zone, with a blank for the T, and with the offset spelled in any way of ISO 8601. */
        private static Optional<Instant> iso(String text, Moment moment) {
            String plain = text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
            for (DateTimeFormatter format : WITH_OFFSET) {
                try {
                    return Optional.of(OffsetDateTime.parse(plain, format).toInstant());
                } catch (DateTimeException next) {
                    // Another spelling may fit.
                }
            }
            try {
                return Optional.of(plain.length() <= 10
                        ? LocalDate.parse(plain).atStartOfDay(moment.zone()).toInstant()
                        : LocalDateTime.parse(plain).atZone(moment.zone()).toInstant());
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }

        @Override
        public String words() {
            return "is within the last " + Wording.count(days, "day");
        }
    }
}
