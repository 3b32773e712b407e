package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import app.tallybird.app.Surroundings;
import app.tallybird.http.Cancel;
import app.tallybird.stage.StageClock;

/** A terminal in memory: runs commands of this process in a folder and keeps what they say. */
final class Terminal {

    private final Path folder;

    Terminal(Path folder) {
        this.folder = folder;
    }

    /** What a command said and how it ended. */
    record Ended(int code, String out, String err) {
    }

    Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false);
        Surroundings surroundings = new Surroundings(Map.of(), folder, folder, "Linux", new StageClock(), new Random(1));
        int code = TallybirdCli.run(args, new Session(console, surroundings, Cancel.never()));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
