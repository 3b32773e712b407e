package app.tallybird.synthesize;

import java.util.Optional;

/** An account at Synthesize. {@code mapped} is empty when the server does not report mapping. */
public record SynthesizeAccount(String id, String name, Optional<Boolean> mapped) {
}
