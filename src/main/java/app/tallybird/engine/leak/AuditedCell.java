package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.CellKey;
import app.tallybird.model.PriceList;

/**
 * A customer and service of one integration as a month left it.
 *
 * @param used what was counted last in the month; empty when nothing was, or when it was not known
 * @param billed what Synthesize had at the end of the month; 0 when it had nothing
 * @param byContract whether a contract rule made another number of the count
 * @param leftOut whether somebody left it out on purpose
 */
public record AuditedCell(Place place, Optional<BigDecimal> used, BigDecimal billed, boolean byContract, boolean leftOut,
        PriceList prices) {

    /** Whose number of what it is; {@code service} says which one, {@code name} what it is called. */
    public record Place(ServiceOf service, String name, String accountId, String account) {

        public CellKey key() {
            return new CellKey(accountId, service.serviceKey());
        }
    }

    /** A service of an integration. */
    public record ServiceOf(String integration, String serviceKey) {
    }
}
