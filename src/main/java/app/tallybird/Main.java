package app.tallybird;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import app.tallybird.app.Surroundings;
import app.tallybird.cli.TallybirdCli;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;
import app.tallybird.ui.StartOptions;
import app.tallybird.ui.WindowDoor;

/** Chooses the window or the command line; the only class that may see both. */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) {
        boolean window = "window".equals(System.getProperty("tallybird.door"));
        System.exit(window ? window(args) : TallybirdCli.run(args));
    }

    private static int window(String[] args) {
        Map<String, String> environment = Surroundings.environmentOfThisProcess();
        StartOptions options;
        try {
            options = StartOptions.parse(List.of(args), environment.getOrDefault("TALLYBIRD_SANDBOX_URL", ""));
        } catch (ProblemException | InvalidPathException wrong) {
            Problem problem = Unexpected.problem(wrong);
            System.err.println("! " + problem.sentence());
            return problem.code().exitCode();
        }
        if (!hasDisplay(environment)) {
            System.err.println(
                    "There is no display, so no window can open. This is the demo in the terminal; see tallybird-cli --help for the rest.");
            return TallybirdCli.run(new String[]{"demo"});
        }
        return WindowDoor.open(args, options);
    }

    /** Windows and macOS always have one; elsewhere a variable names it. A test may draw into memory. */
    private static boolean hasDisplay(Map<String, String> environment) {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.startsWith("windows") || os.startsWith("mac") || System.getProperty("glass.platform") != null
                || !environment.getOrDefault("DISPLAY", "").isEmpty() || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
