package app.tallybird.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.engine.Integration;
import app.tallybird.secret.Secret;
import app.tallybird.synthesize.SynthesizeKeys;

/**
 * The integration a command is about, with all that was found out about it; {@code notes} are worth showing and hold no secret.
 *
 * @param keys empty where Synthesize is not asked
 * @param watched where its file arrives, when it is no fixed one
 */
record ChosenIntegration(Integration integration, Optional<SynthesizeKeys> keys, List<String> notes, Optional<WatchedFolder> watched) {

    /** Whose secrets have to be there. */
    enum Wanted {
        BOTH,
        VENDOR,
        SYNTHESIZE;

        /** The keys of Synthesize, where they are wanted; one that is missing is a problem then. */
        Optional<SynthesizeKeys> keys(Function<String, Optional<Secret>> secret) {
            return this == VENDOR
                    ? Optional.empty()
                    : Optional.of(
                            SynthesizeKeys.check(secret.apply(IntegrationFinder.VENDOR_KEY), secret.apply(IntegrationFinder.PARTNER_KEY)));
        }

        /** The inputs that may be missing, because the vendor is not asked. */
        Set<String> later(ConnectorDocument document) {
            return this == SYNTHESIZE ? document.inputs().stream().map(Input::key).collect(Collectors.toSet()) : Set.of();
        }
    }

    /** The same with more that is worth showing. */
    ChosenIntegration with(List<String> more) {
        return new ChosenIntegration(integration, keys, Stream.concat(more.stream(), notes.stream()).toList(), watched);
    }
}
