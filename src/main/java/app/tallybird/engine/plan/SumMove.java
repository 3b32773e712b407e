package app.tallybird.engine.plan;

import java.util.Map;
import java.util.Set;

/**
 * How a count moves between itself and own services, so that its units are neither billed twice nor nowhere meanwhile. Immutable.
 *
 * @param after the services of the same customer that hold its units from now on, by their keys with their names; each of them has to be accepted before it
 *        is sent
 * @param parts the services that an own service adds up in this number, by their keys
 * @param ends whether it is an own service that is no longer made for the customer
 */
public record SumMove(Map<String, String> after, Set<String> parts, boolean ends) {

    public static final SumMove NONE = new SumMove(Map.of(), Set.of(), false);
    static final SumMove ENDS = new SumMove(Map.of(), Set.of(), true);

    public SumMove {
        after = Map.copyOf(after);
        parts = Set.copyOf(parts);
    }

    /** One that waits for these. */
    public static SumMove after(Map<String, String> names) {
        return new SumMove(names, Set.of(), false);
    }

    /** An own service that is made of these. */
    static SumMove of(Set<String> parts) {
        return new SumMove(Map.of(), parts, false);
    }

    /** Whether it waits for others. */
    public boolean waits() {
        return !after.isEmpty();
    }

    SumMove waitingFor(Map<String, String> names) {
        return new SumMove(names, parts, ends);
    }
}
