package app.tallybird.app;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.testkit.KitCase;
import app.tallybird.connector.testkit.Player;
import app.tallybird.connector.testkit.Recording;
import app.tallybird.sandbox.RecordedVendor;

/**
 * Lets the sandbox answer from the ordinary cases of connectors, again and again. Dates in the answers move with the calendar, so that what was seen
 * yesterday when it was recorded was seen yesterday today. A request that names no page gets the first one, as at a vendor. Thread-safe.
 */
final class RecordedAnswers implements RecordedVendor {

    private static final Pattern DAY = Pattern.compile("(?<![\\d-])20\\d\\d-[01]\\d-[0-3]\\d(?![\\d-])");

    private final Supplier<List<KitCase>> cases;
    private final Clock clock;
    private @Nullable List<Recording> recordings;

    /** The cases are read when the first request comes. */
    RecordedAnswers(Supplier<List<KitCase>> cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    private synchronized List<Recording> recordings() {
        if (recordings == null) {
            recordings = cases.get().stream().map(one -> Recording.again(one.exchanges())).toList();
        }
        return recordings;
    }

    @Override
    public Optional<Answer> answer(String method, String address, String body, String authorization) {
        return recordings().stream().flatMap(one -> one.answer(method, address, body, authorization).stream()).findFirst()
                .or(() -> recordings().stream().flatMap(one -> one.nearest(method, address, authorization).stream()).findFirst())
                .map(exchange -> new Answer(exchange.status(), exchange.headers(), moved(exchange.text())));
    }

    @Override
    public List<String> paths(String host) {
        return recordings().stream().flatMap(one -> one.paths(host).stream()).distinct().toList();
    }

    private String moved(String text) {
        LocalDate recorded = LocalDate.ofInstant(Player.RECORDED, ZoneOffset.UTC);
        long days = ChronoUnit.DAYS.between(recorded, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return DAY.matcher(text).replaceAll(day -> Matcher.quoteReplacement(later(day.group(), days)));
    }

    private static String later(String day, long days) {
        try {
            return LocalDate.parse(day).plusDays(days).toString();
        } catch (DateTimeParseException e) {
            return day;
        }
    }
}
