package app.tallybird.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.PriceList;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

/**
 * What is kept here of one integration, to be looked at and edited: its memory, its settings, and what its connector names. Needs no key and no credential
 * of a vendor, and reaches nobody. Closing it frees the lock and closes the ledger.
 */
public final class KeptIntegration implements AutoCloseable {

    private final Found found;
    private final HeldLedger held;
    private final Clock clock;

    private KeptIntegration(Found found, HeldLedger held, Clock clock) {
        this.found = found;
        this.held = held;
        this.clock = clock;
    }

    /** What the settings or an environment file say of an integration, without its secrets; {@code notes} are worth showing. */
    record Found(String name, ConnectorDocument connector, Thresholds thresholds, ServiceEdits services, List<String> notes) {
        Found {
            notes = List.copyOf(notes);
        }
    }

    /** The integration that is meant; {@code lockedAs} names the work that writes, or is empty for looking only. */
    public static KeptIntegration open(Application application, String lockedAs) {
        return open(application, application.finder(application.choice(), lockedAs).kept(), lockedAs);
    }

    /** The same of the integration of this name. */
    public static KeptIntegration open(Application application, String name, String lockedAs) {
        return open(application, application.finder(application.choice().about(name), lockedAs).kept(), lockedAs);
    }

    private static KeptIntegration open(Application application, Found found, String lockedAs) {
        return new KeptIntegration(found, HeldLedger.open(application, found.name(), lockedAs), application.surroundings().clock());
    }

    /** What is known of the integration of this name, without its memory. */
    static Found named(Application application, String name) {
        return application.finder(application.choice().about(name)).kept();
    }

    public String name() {
        return found.name();
    }

    public ConnectorDocument connector() {
        return found.connector();
    }

    public ServiceEdits services() {
        return found.services();
    }

    public Thresholds thresholds() {
        return found.thresholds();
    }

    public List<String> notes() {
        return found.notes();
    }

    public Ledger ledger() {
        return held.ledger();
    }

    public Clock clock() {
        return clock;
    }

    /** The customers and services that something can be kept about. */
    public KnownNames names() {
        return KnownNames.of(ledger(), connector().services(), services());
    }

    /** Which services hold units of others. */
    public CountedOnce overlap() {
        return CountedOnce.of(connector(), services().own());
    }

    /** The prices that are in force today. */
    public PriceList prices() {
        return ledger().prices().prices().on(LocalDate.now(clock));
    }

    @Override
    public void close() {
        held.close();
    }
}
