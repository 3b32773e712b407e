package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** What an invoice says of one customer and product, all its lines added up; what can not be read is empty, and so is a currency that is not known. */
public record Bought(String customer, String product, Optional<BigDecimal> units, Optional<BigDecimal> amount,
        Optional<Currency> currency) {
}
