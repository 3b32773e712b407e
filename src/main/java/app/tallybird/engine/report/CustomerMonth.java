package app.tallybird.engine.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.explain.SinceLast;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;

/**
 * What Synthesize had for one customer at the end of a month, over several integrations.
 *
 * @param remarks what a reader has to know of what is not in it
 */
public record CustomerMonth(String customer, YearMonth month, Made made, List<Section> sections, List<String> remarks) {

    public CustomerMonth {
        sections = List.copyOf(sections);
        remarks = List.copyOf(remarks);
    }

    /** What is billed in money; what has no price is not in it. */
    public MoneySum sum() {
        return sections.stream().map(Section::sum).reduce(MoneySum.NONE, MoneySum::plus);
    }

    /** What is left of that after costs; what has no cost is not in it. */
    public MoneySum margin() {
        return sections.stream().map(Section::margin).reduce(MoneySum.NONE, MoneySum::plus);
    }

    /** The same with one more remark. */
    public CustomerMonth withRemark(String remark) {
        return new CustomerMonth(customer, month, made, sections, Stream.concat(remarks.stream(), Stream.of(remark)).toList());
    }

    /** When the report was made, the zone that its times are in, and for whom. */
    public record Made(Instant at, ZoneId zone, Copy copy) {

        public boolean inside() {
            return copy == Copy.INSIDE;
        }
    }

    /** For whom a report is: only what stays inside knows what anything costs. */
    public enum Copy {
        TO_GIVE_AWAY,
        INSIDE
    }

    /** What one integration counts; {@code vendor} is the name of its connector, {@code accountId} the customer's id there. */
    public record Section(String integration, String vendor, String accountId, String account, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        MoneySum sum() {
            return MoneySum.of(lines, line -> line.numbers().billed(), line -> line.numbers().worth().map(Worth::amount));
        }

        MoneySum margin() {
            return MoneySum.of(lines, line -> line.numbers().billed(),
                    line -> line.numbers().worth().flatMap(Worth::cost).map(Cost::margin));
        }
    }

    /** One service; {@code before} is what was billed at the end of the month before, empty when nothing was. */
    public record Line(String service, Numbers numbers, Optional<BigDecimal> before, Origin origin, SinceLast names) {

        public Optional<BigDecimal> change() {
            return before.map(numbers.billed()::subtract);
        }
    }

    /**
     * The number, from what was counted to what is billed.
     *
     * @param counted empty when it was not known
     * @param rule the contract rule in words; empty when the count itself is billed
     * @param worth empty where there is no price
     */
    public record Numbers(Optional<BigDecimal> counted, String rule, BigDecimal billed, Optional<Worth> worth) {
    }

    /** What one unit is sold for on the last day of the month, and what all of them are worth; the cost only in what stays inside. */
    public record Worth(BigDecimal unit, Money amount, Optional<Cost> cost) {
    }

    /** What one unit costs, and what is left of the amount after that. */
    public record Cost(BigDecimal unit, Money margin) {
    }

    /**
     * The push that brought the number.
     *
     * @param read when the vendor was read, as far as the plan is still kept
     * @param accepted when the push began, and its id; both are empty when it is no longer kept
     * @param earlier whether it was before the month, so that the month has no newer number
     */
    public record Origin(Optional<Instant> read, Optional<Instant> accepted, String run, boolean earlier) {
    }
}
