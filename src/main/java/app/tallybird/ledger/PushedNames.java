package app.tallybird.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import app.tallybird.model.RowNames;

/**
 * A number of one cell that Synthesize accepted, and what was kept of the names behind it. {@code source} is as in {@link RunStart}, {@code contract} is
 * there when a contract rule made the number.
 */
public record PushedNames(RunId run, RunKind kind, String source, Instant at, BigDecimal units, Kept kept, Optional<Counted> contract) {

    /** The count itself. */
    public PushedNames(RunId run, RunKind kind, String source, Instant at, BigDecimal units, Kept kept) {
        this(run, kind, source, at, units, kept, Optional.empty());
    }

    /** What was counted; empty when it was not known. */
    public Optional<BigDecimal> counted() {
        return contract.isPresent() ? contract.get().units() : Optional.of(units);
    }

    /** What was kept. */
    public sealed interface Kept {

        record Names(RowNames names) implements Kept {
        }

        /** Nothing: it was switched off, is too old, or there were no names. */
        record Not() implements Kept {
        }

        /** Something that can not be read any more. */
        record Damaged() implements Kept {
        }
    }
}
