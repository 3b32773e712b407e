package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table.Evidence;
import app.tallybird.model.NamedRow;

/** Says what a row is called, once for all services that count it. Used by one thread. */
final class RowNamer {

    /** At most this many rows of a table are named, so that a large reading stays small. */
    private static final int MOST = 200_000;
    private static final int LONGEST = 120;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Seconds since 1970 have not come so far; what is larger is milliseconds. */
    private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000L);

    private final Optional<Evidence> evidence;
    private @Nullable Row last;
    private Optional<NamedRow> named = Optional.empty();
    private int names;

    RowNamer(Optional<Evidence> evidence) {
        this.evidence = evidence;
    }

    /** Empty when the connector does not say what a row is called, or when there are too many. */
    Optional<NamedRow> of(Row row) {
        if (row != last) {
            last = row;
            named = names >= MOST ? Optional.empty() : evidence.map(how -> named(how, row));
            names += named.isPresent() ? 1 : 0;
        }
        return named;
    }

    private static NamedRow named(Evidence how, Row row) {
        String name = how.name().stream().map(path -> text(row, path)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        return new NamedRow(cut(name), cut(how.site().map(path -> text(row, path)).orElse("")),
                how.lastSeen().flatMap(path -> moment(row.read(path))));
    }

    private static String text(Row row, FieldPath path) {
        return row.read(path) instanceof JsonPrimitive value ? BLANKS.matcher(value.getAsString().strip()).replaceAll(" ") : "";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST - 1))) + "\u2026";
    }

    /** A moment without a zone, or what is no moment at all, says nothing. */
    private static Optional<Instant> moment(@Nullable JsonElement value) {
        if (!(value instanceof JsonPrimitive primitive)) {
            return Optional.empty();
        }
        try {
            if (primitive.isNumber()) {
                BigDecimal number = primitive.getAsBigDecimal();
                return number.signum() <= 0
                        ? Optional.empty()
                        : Optional.of(number.compareTo(MILLIS) > 0
                                ? Instant.ofEpochMilli(number.longValue())
                                : Instant.ofEpochSecond(number.longValue()));
            }
            return primitive.isString() ? Optional.of(OffsetDateTime.parse(primitive.getAsString()).toInstant()) : Optional.empty();
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }
}
