package app.tallybird.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.apache.hc.client5.http.utils.DateUtils;

/** Reads how long a server asks to wait: seconds or an HTTP date (RFC 9110 10.2.3). What is neither, or lies in the past, asks nothing. */
public final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {
    }

    public static Optional<Duration> parse(String value, Clock clock) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > MOST_DIGITS ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(text)).map(at -> Duration.between(clock.instant(), at))
                .filter(wait -> !wait.isNegative());
    }
}
