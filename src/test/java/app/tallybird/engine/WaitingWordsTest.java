package app.tallybird.engine;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.push.RebuildMode;
import app.tallybird.sandbox.PlayedFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Why a push waits, as the progress says it. */
class WaitingWordsTest {

    @TempDir
    private Path folder;

    @Test
    void theReasonIsAPartOfTheSentence() {
        try (Workshop shop = new Workshop(folder).ready()) {
            shop.sandbox.fault(PlayedFault.of(PlayedFault.Kind.CLOSE, "usegradient", "/count$", 1));
            Set<String> said = new ConcurrentSkipListSet<>();

            new SyncUsage(shop.bench).apply(shop.plan(), new PushChoices(Consent.ACCEPTED, RebuildMode.EACH, false),
                    progress -> said.add(progress.waiting()), shop.cancel);

            assertThat(said).containsExactlyInAnyOrder("", "app.usegradient.com closed the connection without an answer, waiting 1 s");
        }
    }
}
