package app.tallybird.ui.step.send;

import java.math.BigDecimal;
import java.util.List;

import app.tallybird.ledger.OutcomeGroup;

/** The figures of a run. {@code units} is what Synthesize accepted. */
public record Summary(int accepted, int notMapped, int lost, int refused, int failed, int notSent, BigDecimal units) {

    static Summary of(List<ResultRow> rows, int notSent) {
        int accepted = 0;
        int notMapped = 0;
        int lost = 0;
        int refused = 0;
        int failed = 0;
        BigDecimal units = BigDecimal.ZERO;
        for (ResultRow row : rows) {
            switch (row.outcome().group()) {
                case ACCEPTED -> {
                    accepted++;
                    units = units.add(row.units());
                }
                case NOT_MAPPED -> notMapped++;
                case NO_PLACE -> lost++;
                case REFUSED -> refused++;
                case FAILED -> failed++;
            }
        }
        return new Summary(accepted, notMapped, lost, refused, failed, notSent, units);
    }

    int total() {
        return accepted + notMapped + lost + refused + failed + notSent;
    }

    String line() {
        return OutcomeGroup.ACCEPTED.heading() + " " + accepted + ", " + OutcomeGroup.NOT_MAPPED.word() + " " + notMapped
                + (lost > 0 ? ", " + OutcomeGroup.NO_PLACE.word() + " " + lost : "") + ", " + OutcomeGroup.REFUSED.word() + " " + refused
                + ", " + OutcomeGroup.FAILED.word() + " " + failed + ", not sent " + notSent;
    }
}
