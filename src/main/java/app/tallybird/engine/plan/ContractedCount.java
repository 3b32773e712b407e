package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.ledger.Counted;
import app.tallybird.model.ContractRule;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/**
 * The count behind a number that a contract rule makes, or made the last time.
 *
 * @param counted what was counted now
 * @param before what was counted when Synthesize accepted the last number, where that is known
 * @param rule what makes the number now; empty when the count itself is sent
 * @param ended the rule that made the last number and has come to its end
 */
public record ContractedCount(UnitCount counted, Optional<BigDecimal> before, Optional<ContractRule> rule, Optional<ContractRule> ended) {

    public ContractedCount {
        before = before.map(Units::plain);
    }

    /** What is sent for the count. */
    UnitCount billed() {
        return rule.map(one -> one.billing().billed(counted)).orElse(counted);
    }

    /** Whether a number goes out though nothing could be counted. */
    boolean isWithoutReading() {
        return counted instanceof UnitCount.Unknown && rule.filter(one -> one.billing().withoutReading()).isPresent();
    }

    /** What the ledger keeps of it. */
    public Counted kept() {
        return new Counted(counted.known(), rule.map(ContractRule::id));
    }

    /** "counted 96, at least 100 by contract until 2027-03-31 (Campus agreement), so 100 is sent", for a rule that makes a number. */
    public Optional<String> words() {
        return rule.filter(one -> billed().known().isPresent()).map(one -> "counted " + counted.known().map(Units::text).orElse("not known")
                + ", " + one.words() + ", so " + billed().known().map(Units::text).orElse("nothing") + " is sent");
    }
}
