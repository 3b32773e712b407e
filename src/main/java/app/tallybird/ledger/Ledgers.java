package app.tallybird.ledger;

import java.util.List;

/** The ledgers of one place, one for each integration: those of what is sent, or those of practice. Nobody else knows where they are kept. */
public interface Ledgers {

    boolean exists(String integration);

    /** The integrations that have one, by name. */
    List<String> names();

    /** The ledger of the integration, made if there is none. Who only opens it looks at it and leaves notes; to write takes its lock. */
    Ledger open(String integration);

    /** Takes the integration's lock or says who has it; never waits. */
    LedgerLock lock(String integration, IntegrationLock.Holder me);
}
