package app.tallybird.app;

import java.util.List;

import app.tallybird.engine.Integration;
import app.tallybird.synthesize.SynthesizeKeys;

/** The integration a command is about, with all that was found out about it; {@code notes} are worth showing and hold no secret. */
record ChosenIntegration(Integration integration, SynthesizeKeys keys, List<String> notes) {
}
