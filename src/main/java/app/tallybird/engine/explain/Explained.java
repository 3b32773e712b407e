package app.tallybird.engine.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;

/**
 * One number explained to those who bill.
 *
 * @param names whose number it is
 * @param counted empty when it is not known
 * @param billed what a contract rule makes of it, where there is one
 * @param state what would become of it, or became of it
 * @param remark why it is held, not known or zero; may be empty
 * @param means the counting rule in a sentence
 * @param notCounted entries of the same customer that do not count, by the name of their state
 * @param parts the counts it is made of; none where it was counted itself
 * @param beside what is assigned of what was bought, or the other way round, where both are counted
 * @param since who is counted, new and gone
 * @param worth what the billed number is worth in a month, where it has a price
 */
public record Explained(Names names, Optional<BigDecimal> counted, Optional<Billed> billed, String state, String remark, String means,
        Map<String, Long> notCounted, List<Part> parts, Optional<Part> beside, SinceLast since, Optional<Worth> worth) {

    public Explained {
        notCounted = Map.copyOf(notCounted);
        parts = List.copyOf(parts);
    }

    /** The number that is sent; empty when it is not known. */
    public Optional<BigDecimal> units() {
        return billed.map(Billed::units).or(() -> counted);
    }

    /**
     * @param price that of one unit
     * @param change what sending it changes; empty where nothing earlier is known
     * @param margin what is left after the cost, where that is known
     */
    public record Worth(Money amount, Price price, Optional<Money> change, Optional<Money> margin) {

        /** What these units of a cell are worth; empty without a price. */
        static Optional<Worth> of(PriceList prices, CellKey cell, BigDecimal units, Optional<BigDecimal> before) {
            return prices.of(cell).map(price -> new Worth(prices.amount(cell, units).orElseThrow(), price,
                    before.flatMap(earlier -> prices.change(cell, earlier, units)), prices.margin(cell, units)));
        }
    }

    /** The number that is sent, and the contract rule in words. */
    public record Billed(BigDecimal units, String contract) {
    }

    /** The customer, the service, and what one thing is that is counted: "Device". */
    public record Names(CellKey key, String account, String service, String what) {
    }

    /** Another count of the same customer that this one is made of. */
    public record Part(String service, Optional<BigDecimal> units) {
    }
}
