package app.tallybird.connector.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.model.RowNames;

/**
 * Where the number of one cell came from.
 *
 * @param rule the counting rule in words, such as "devices where kind is Server, counted per organizationId"
 * @param rows how many rows the number was made of
 * @param leftOut rows of the same account and table that do not count, by reason in words
 * @param file the rows themselves, at most {@link RowFile#MOST} of them, when the reading was asked to keep them
 */
public record CountOrigin(String rule, long rows, Map<String, Long> leftOut, Optional<RowFile> file, ForPeople told) {
    public CountOrigin {
        leftOut = Map.copyOf(leftOut);
    }

    /** One that says nothing more to those who bill. */
    public CountOrigin(String rule, long rows, Map<String, Long> leftOut, Optional<RowFile> file) {
        this(rule, rows, leftOut, file, ForPeople.NOTHING);
    }

    /**
     * The same for those who bill.
     *
     * @param means the rule in a sentence
     * @param notCounted rows of the same account and list that do not count, by the name of their state
     * @param names what was counted, by name; none where the vendor states a number
     * @param parts what an own service is made of; none for what was counted itself
     */
    public record ForPeople(String means, Map<String, Long> notCounted, RowNames names, List<Part> parts) {
        public static final ForPeople NOTHING = new ForPeople("", Map.of(), RowNames.NONE);

        public ForPeople {
            notCounted = Map.copyOf(notCounted);
            parts = List.copyOf(parts);
        }

        /** Of what was counted itself. */
        public ForPeople(String means, Map<String, Long> notCounted, RowNames names) {
            this(means, notCounted, names, List.of());
        }
    }

    /** A count that is added to another one, or taken away from it, as it was counted; {@code units} is empty when it is not known. */
    public record Part(String service, boolean minus, Optional<BigDecimal> units) {
    }
}
