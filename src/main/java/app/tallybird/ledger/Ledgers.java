package app.tallybird.ledger;

import java.util.List;
import java.util.Optional;

/** The ledgers of one place, one for each integration: those of what is sent, or those of practice. Nobody else knows where they are kept. */
public interface Ledgers {

    /** The name of the ledger of what concerns no single integration; none can be called so. */
    String OF_ALL = "_all";

    /** Who works with them; of shared ones as the database knows them. */
    LedgerUser user();

    boolean exists(String integration);

    /** The integrations that have one, by name; {@link #OF_ALL} is none. */
    List<String> names();

    /** The ledger of the integration, made if there is none. Who only opens it looks at it and leaves notes; to write takes its lock. */
    Ledger open(String integration);

    /** Who may work with them, where that is written down. */
    default List<Member> members() {
        return List.of();
    }

    /** Who works on the integration at this moment, where that can be seen without taking the lock: in shared ledgers. */
    default Optional<IntegrationLock.Holder> holder(String integration) {
        return Optional.empty();
    }

    /** Takes the integration's lock or says who has it; never waits. */
    LedgerLock lock(String integration, IntegrationLock.Holder me);
}
