package app.tallybird.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.Integration;
import app.tallybird.synthesize.SynthesizeKeys;

/**
 * The integration a command is about, with all that was found out about it; {@code notes} are worth showing and hold no secret.
 *
 * @param keys empty where Synthesize is not asked
 * @param watched where its file arrives, when it is no fixed one
 */
record ChosenIntegration(Integration integration, Optional<SynthesizeKeys> keys, List<String> notes, Optional<WatchedFolder> watched) {

    /** The same with more that is worth showing. */
    ChosenIntegration with(List<String> more) {
        return new ChosenIntegration(integration, keys, Stream.concat(more.stream(), notes.stream()).toList(), watched);
    }
}
