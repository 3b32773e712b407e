package app.tallybird.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What nobody thought of ends a command with a sentence, its JSON and a code, too. */
class ProgramFaultTest {

    @TempDir
    private Path folder;

    /** A clock that breaks when it is told to. */
    private static final class Breaking extends Clock {

        final AtomicBoolean broken = new AtomicBoolean();
        private final Clock sound = new StageClock();

        @Override
        public Instant instant() {
            if (broken.get()) {
                throw new NoClassDefFoundError("secret-text-of-the-error");
            }
            return sound.instant();
        }

        @Override
        public ZoneId getZone() {
            return sound.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void anErrorIsAProblemLikeAnyOther() throws Exception {
        Breaking clock = new Breaking();
        try (Desk desk = new Desk(folder, clock).counts("1,Acme,Seats,5").ready()) {
            clock.broken.set(true);
            CommandFolder.Ended ended = desk.run("sync-usage", "--unattended", "--json");
            clock.broken.set(false);
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.json().getAsJsonArray("problems").get(0).getAsJsonObject().get("what").getAsString())
                    .isEqualTo("Tallybird met a fault of its own (NoClassDefFoundError).");
            assertThat(ended.out() + ended.err()).doesNotContain("secret-text", "\tat ");
        }
    }
}
