package app.tallybird.connector.testkit;

import java.util.List;

import app.tallybird.connector.format.Contract;

/**
 * What came of a connector that was played against what its vendor publishes. Immutable.
 *
 * @param complaints what is not as published, in words; empty when all is
 * @param tally what came of the answers that the contract allows
 * @param coverage which published fields of billed rows decide, and why others do not
 */
public record Contracted(Contract contract, List<String> complaints, Tally tally, List<String> coverage) {

    public Contracted {
        complaints = List.copyOf(complaints);
        coverage = List.copyOf(coverage);
    }

    /** In the words of a report. */
    public String words() {
        return contract.words() + (tally.total() == 0 ? "" : "; " + tally.words());
    }

    /** How many allowed answers gave the right numbers, unknown ones, other numbers with a word, a stop, or broke the law. */
    public record Tally(int right, int unknown, int told, int stopped, int silent) {

        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        static Tally of(boolean broken, boolean stopped, KitOutcome.Verdict verdict) {
            if (broken) {
                return new Tally(0, 0, 0, 0, 1);
            }
            return switch (verdict) {
                case ERROR -> stopped ? new Tally(0, 0, 0, 1, 0) : new Tally(0, 1, 0, 0, 0);
                case WARNED -> new Tally(0, 0, 1, 0, 0);
                case GOLDEN, SILENT -> new Tally(1, 0, 0, 0, 0);
            };
        }

        public Tally plus(Tally other) {
            return new Tally(right + other.right, unknown + other.unknown, told + other.told, stopped + other.stopped,
                    silent + other.silent);
        }

        public int total() {
            return right + unknown + told + stopped + silent;
        }

        /** In the words of a report. */
        public String words() {
            return "contract cases: " + total() + ", right " + right + ", unknown " + unknown + ", told " + told + ", stopped " + stopped
                    + ", silent " + silent;
        }
    }
}
