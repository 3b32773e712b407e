package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

/** A terminal in memory: runs commands of this process in a folder and keeps what they say. */
final class Terminal {

    private final Path folder;
    private final Time time;
    private final Map<String, String> variables;

    /** Where waits take no time. */
    Terminal(Path folder) {
        this(folder, Stage.time(new StageClock()));
    }

    Terminal(Path folder, Time time) {
        this(folder, time, Map.of("USER", "anna"));
    }

    private Terminal(Path folder, Time time, Map<String, String> variables) {
        this.folder = folder;
        this.time = time;
        this.variables = variables;
    }

    /** The same where these variables are set, too. */
    Terminal with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Terminal(folder, time, all);
    }

    CommandFolder.Ended run(String... args) {
        return run(Cancel.never(), args);
    }

    /** The same for a command that somebody has already asked to stop. */
    CommandFolder.Ended stopped(String... args) {
        Cancel cancel = Cancel.create();
        cancel.cancel();
        return run(cancel, args);
    }

    private CommandFolder.Ended run(Cancel cancel, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false, false, new Redactor());
        int code = TallybirdCli.run(args, new Invocation(console, Stage.around(folder, time, variables), cancel));
        return new CommandFolder.Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
