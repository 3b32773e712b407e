package app.tallybird.engine.own;

import java.util.List;
import java.util.Set;

/**
 * An own service as it is described. Services are meant by their keys or by their names.
 *
 * @param alsoSent those among its parts that are sent by themselves, too
 * @param customers the ids of those that it is made for; empty for all
 */
public record OwnDraft(String name, List<String> plus, List<String> minus, Set<String> alsoSent, Set<String> customers) {

    public OwnDraft {
        name = name.strip();
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        alsoSent = Set.copyOf(alsoSent);
        customers = Set.copyOf(customers);
    }
}
