package app.tallybird.connector.format;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all requests of a connector have in common. */
public record HttpPart(Template base, List<Template> allowedHosts, Map<String, Template> headers, Map<String, Template> query, Pace pace,
        List<FailRule> failWhen) {

    public HttpPart {
        allowedHosts = List.copyOf(allowedHosts);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        failWhen = List.copyOf(failWhen);
    }

    HttpPart oneAtATime() {
        return new HttpPart(base, allowedHosts, headers, query, new Pace(pace.timeout, pace.rate, 1, pace.retry), failWhen);
    }

    /** How fast and how patient. {@code rate} is empty when the vendor names no limit. */
    public record Pace(Duration timeout, Optional<Rate> rate, int parallel, Retry retry) {
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(60), Optional.empty(), 1, Retry.DEFAULT);
    }

    public record Rate(int requests, int perSeconds) {
    }

    /** Which statuses are tried again, how often and after which waits; {@code waitHeader} is where the vendor says how long. */
    public record Retry(int attempts, Set<Integer> statuses, Duration firstWait, Duration longestWait, String waitHeader) {
        public static final Retry DEFAULT = new Retry(5, Set.of(408, 425, 429, 500, 502, 503, 504), Duration.ofSeconds(2),
                Duration.ofSeconds(120), "Retry-After");
    }

    /**
     * What an answer means although its status says otherwise, or although it is an error. The first rule that fits counts.
     *
     * @param message where the vendor's words are
     * @param hint what a person can do about it, or empty
     */
    public record FailRule(Set<Integer> statuses, List<Condition> body, Then then, Optional<FieldPath> message, String hint) {
        public FailRule {
            statuses = Set.copyOf(statuses);
            body = List.copyOf(body);
        }
    }

    public enum Then {
        FAIL,
        RETRY,
        SIGN_IN_AGAIN,
        NO_ROWS
    }
}
