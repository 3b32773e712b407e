package app.tallybird.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month as it was when a person closed it. What is pushed or forgotten later changes nothing of it.
 *
 * @param missing what was open and closed all the same, a sentence each
 * @param reopened who opened it again, where somebody did; it is an earlier record then
 */
public record ClosedMonth(YearMonth month, Instant at, String by, List<Line> integrations, List<String> missing,
        Optional<Reopened> reopened) {

    public ClosedMonth {
        integrations = List.copyOf(integrations);
        missing = List.copyOf(missing);
    }

    /** One that is closed. */
    public ClosedMonth(YearMonth month, Instant at, String by, List<Line> integrations, List<String> missing) {
        this(month, at, by, integrations, missing, Optional.empty());
    }

    /** That it was opened again, and why. */
    public record Reopened(Instant at, String by, String reason) {
    }

    ClosedMonth with(Reopened again) {
        return new ClosedMonth(month, at, by, integrations, missing, Optional.of(again));
    }

    /**
     * One integration.
     *
     * @param run the month's last push that got something accepted, with the number of its accepted counts
     * @param units what Synthesize had after it; empty without one
     * @param services the same by service name
     */
    public record Line(String integration, Optional<String> run, int accepted, Optional<BigDecimal> units,
            Map<String, BigDecimal> services) {
        public Line {
            services = Map.copyOf(services);
        }
    }

    public BigDecimal units() {
        return integrations.stream().flatMap(line -> line.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public long pushed() {
        return integrations.stream().filter(line -> line.run().isPresent()).count();
    }
}
