package app.tallybird.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.model.MoneySum;

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
     * @param money what all of that came to in a month; empty when it was not recorded
     */
    public record Line(String integration, Optional<String> run, int accepted, Optional<BigDecimal> units, Map<String, BigDecimal> services,
            Optional<Worth> money) {
        public Line {
            services = Map.copyOf(services);
        }
    }

    /**
     * What counts came to in a month, in the prices that were known when it was closed; each sum says of how many counts it knows.
     *
     * @param amount what they are sold for
     * @param cost what they cost, and {@code margin} what is left, where a cost is known
     * @param services the amounts by service name
     */
    public record Worth(MoneySum amount, MoneySum cost, MoneySum margin, Map<String, MoneySum> services) {

        public static final Worth NONE = new Worth(MoneySum.NONE, MoneySum.NONE, MoneySum.NONE, Map.of());

        public Worth {
            services = Map.copyOf(services);
        }
    }

    /** What it came to in money; empty when that was not recorded of all of it. */
    public Optional<MoneySum> money() {
        List<Line> pushed = integrations.stream().filter(line -> line.units().isPresent()).toList();
        return pushed.stream().allMatch(line -> line.money().isPresent())
                ? Optional
                        .of(pushed.stream().flatMap(line -> line.money().stream()).map(Worth::amount).reduce(MoneySum.NONE, MoneySum::plus))
                : Optional.empty();
    }

    public BigDecimal units() {
        return integrations.stream().flatMap(line -> line.units().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public long pushed() {
        return integrations.stream().filter(line -> line.run().isPresent()).count();
    }
}
