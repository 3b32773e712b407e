package app.tallybird.model;

import java.math.BigDecimal;

/** Units as they are sent and shown: exact, without zeros that say nothing and without an exponent. */
public final class Units {

    private Units() {
    }

    /** The same number as "2", never "2.0" or "2E+1". */
    public static BigDecimal plain(BigDecimal units) {
        return new BigDecimal(text(units));
    }

    public static String text(BigDecimal units) {
        return units.stripTrailingZeros().toPlainString();
    }
}
