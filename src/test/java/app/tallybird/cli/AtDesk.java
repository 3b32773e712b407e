package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A desk for each test, in a folder of its own. */
abstract class AtDesk {

    final StageClock clock = new StageClock();

    @TempDir
    Path folder;
    Desk desk;

    @BeforeEach
    final void sit() throws IOException {
        desk = new Desk(folder, clock);
    }

    @AfterEach
    final void leave() {
        desk.close();
    }

    /** Everything that these lines need is at Synthesize, and their counts were accepted once. */
    final void pushed(String... lines) throws IOException {
        desk.counts(lines).ready();
        push();
    }

    /** A push whose plan a person accepts as a whole. */
    final void push() {
        CommandFolder.Ended ended = desk.run("sync-usage", "--yes");
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    /** What Synthesize has accepted until now. */
    final int sent() {
        return desk.sandbox.synthesize().accepted().size();
    }
}
