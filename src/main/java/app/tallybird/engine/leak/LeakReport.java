package app.tallybird.engine.leak;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import app.tallybird.engine.leak.AuditedCell.Place;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;

/**
 * What does not fit together, and what could not be looked at: it is never said to be in order.
 *
 * @param audited how many numbers were compared with an invoice
 */
public record LeakReport(List<Leak> leaks, List<NotAudited> notAudited, int audited) {

    public LeakReport {
        leaks = List.copyOf(leaks);
        notAudited = List.copyOf(notAudited);
    }

    /** What is wrong with a number. */
    public enum Kind {
        BOUGHT_NOT_USED("bought and not used"),
        USED_NOT_BILLED("used and not billed"),
        BILLED_NOT_BOUGHT("billed and not bought"),
        PRICE_CHANGED("another price than expected");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One finding.
     *
     * @param bought empty when no invoice says anything of it
     * @param units by how many units the numbers differ; of a price, for how many it is another
     * @param money what that is in a month, where there is a price or a cost
     */
    public record Leak(Kind kind, Place place, Optional<BigDecimal> bought, Optional<BigDecimal> used, BigDecimal billed, BigDecimal units,
            Optional<Money> money) {
    }

    /**
     * Something that was not compared, and why.
     *
     * @param unsaid the name that is to be said first, if it is for that
     */
    public record NotAudited(String what, String why, Optional<InvoiceName> unsaid) {

        public NotAudited(String what, String why) {
            this(what, why, Optional.empty());
        }
    }

    /** Leaks of a kind in money. */
    public MoneySum money(Kind kind) {
        return MoneySum.of(leaks.stream().filter(leak -> leak.kind() == kind).map(Leak::money).toList());
    }
}
