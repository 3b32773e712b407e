package app.tallybird.ui;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.Surroundings;
import app.tallybird.http.SandboxRoute;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** What was said when the window was started. */
public record StartOptions(boolean demo, Optional<Path> home, Optional<String> ledger, Optional<URI> sandbox, int rate,
        boolean safeGraphics) {

    /** What the settings say. */
    private static final int AS_SET = 0;
    private static final int HIGHEST_RATE = 95;
    private static final String USAGE = "tallybird [--demo] [--safe-graphics] [--home DIR] [--ledger ADDRESS] [--sandbox-url URL] [--rate N]; everything else: tallybird-cli --help";

    /** Options as {@code --name value} or {@code --name=value}; the variable TALLYBIRD_SANDBOX_URL is given as {@code sandboxVariable}. */
    public static StartOptions parse(List<String> arguments, String sandboxVariable) {
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            words.addAll(equals < 0 ? List.of(argument) : List.of(argument.substring(0, equals), argument.substring(equals + 1)));
        }
        boolean demo = false;
        boolean safeGraphics = false;
        Optional<Path> home = Optional.empty();
        Optional<String> ledger = Optional.empty();
        String sandbox = sandboxVariable;
        int rate = AS_SET;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            switch (word) {
                case "--demo" -> demo = true;
                case "--safe-graphics" -> safeGraphics = true;
                case "--home" -> home = Optional.of(Path.of(value(words, ++at, word)));
                case "--ledger" -> ledger = Optional.of(value(words, ++at, word));
                case "--sandbox-url" -> sandbox = value(words, ++at, word);
                case "--rate" -> rate = rate(value(words, ++at, word));
                default -> throw wrong("The window does not know \"" + word + "\".");
            }
        }
        return new StartOptions(demo, home, ledger, sandbox.isEmpty() ? Optional.empty() : Optional.of(SandboxRoute.checkLoopback(sandbox)),
                rate, safeGraphics);
    }

    private static String value(List<String> words, int at, String name) {
        if (at >= words.size()) {
            throw wrong(name + " needs a value.");
        }
        return words.get(at);
    }

    private static int rate(String text) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > HIGHEST_RATE) {
            throw wrong("--rate " + text + " is not between 1 and " + HIGHEST_RATE + ".");
        }
        return Integer.parseInt(text);
    }

    private static RuntimeException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was started.", "Use: " + USAGE).asException();
    }

    /** Where the app keeps its files. */
    Path homeFolder() {
        return Surroundings.ofThisProcess().home(home).root();
    }

    /** This process, with the ledger that was named. */
    Surroundings surroundings() {
        Surroundings around = Surroundings.ofThisProcess();
        return ledger.map(named -> around.with(LedgerPlace.VARIABLE, named)).orElse(around);
    }

    IntegrationChoice choice() {
        return new IntegrationChoice(Optional.empty(), Optional.empty(), home, sandbox, rate);
    }
}
