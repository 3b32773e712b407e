package app.tallybird.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import app.tallybird.problem.Problem;

/**
 * Where a command speaks. Words go to {@code err}, data to {@code out}. {@code live} is true when the words are read on a terminal as they
 * appear, so that a progress bar makes sense. Thread-safe as far as the streams are.
 */
record Console(PrintStream out, PrintStream err, boolean live, boolean color) {

    /** UTF-8, except on a terminal whose own character set is another one. */
    static Console system(Map<String, String> environment) {
        boolean terminal = Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
        boolean color = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        Charset out = terminal ? System.out.charset() : StandardCharsets.UTF_8;
        return new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), true, out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, out), terminal, color);
    }

    void say(String words) {
        err.println(words);
    }

    void data(String text) {
        out.println(text);
        out.flush();
    }

    /** What happened, what stayed, what to do, and the code to search for. The colour adds to the sign, it does not stand alone. */
    void problem(Problem problem) {
        StringBuilder text = new StringBuilder(color ? "\u001b[31m! \u001b[0m" : "! ").append(problem.what());
        line(text, "Where", problem.detail());
        line(text, "Not changed", problem.notChanged());
        line(text, "Next", problem.next());
        line(text, "Code", problem.code().toString());
        say(text.toString());
    }

    private static void line(StringBuilder text, String name, String words) {
        if (!words.isEmpty()) {
            text.append(System.lineSeparator()).append("  ").append(name).append(": ").append(words);
        }
    }
}
