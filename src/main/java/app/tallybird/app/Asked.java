package app.tallybird.app;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.secret.Secret;
import app.tallybird.synthesize.SynthesizeKeys;

/** Whom a piece of work asks, and so whose secrets have to be there. */
public enum Asked {
    /** The vendor and Synthesize. */
    BOTH,
    /** The vendor alone. */
    VENDOR,
    /** The vendor, and Synthesize only about who the customers are of whom a file has nothing but names. */
    COUNTS,
    /** Synthesize, and the vendor only where its services are found in its data. */
    SERVICES,
    /** Synthesize alone. */
    SYNTHESIZE;

    /** The keys of Synthesize, where they are wanted whatever the vendor is; one that is missing is a problem then. */
    Optional<SynthesizeKeys> keys(Function<String, Optional<Secret>> secret) {
        return switch (this) {
            case BOTH, SERVICES, SYNTHESIZE ->
                Optional.of(SynthesizeKeys.check(secret.apply(IntegrationFinder.VENDOR_KEY), secret.apply(IntegrationFinder.PARTNER_KEY)));
            case VENDOR, COUNTS -> Optional.empty();
        };
    }

    /** The same, where it takes the vendor to tell. */
    Optional<SynthesizeKeys> keys(ConfiguredConnector vendor, Function<String, Optional<Secret>> secret) {
        return this == COUNTS && vendor.knowsCustomersByName() ? SYNTHESIZE.keys(secret) : Optional.empty();
    }

    /** The inputs that may be missing, because the vendor is not asked. */
    Set<String> later(ConnectorDocument document) {
        boolean vendor = switch (this) {
            case BOTH, VENDOR, COUNTS -> true;
            case SERVICES -> document.discoversServices();
            case SYNTHESIZE -> false;
        };
        return vendor ? Set.of() : document.inputs().stream().map(Input::key).collect(Collectors.toSet());
    }
}
