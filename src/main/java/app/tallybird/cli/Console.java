package app.tallybird.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

import app.tallybird.http.Redactor;
import app.tallybird.problem.PlainText;
import app.tallybird.problem.Problem;

/**
 * Where a command speaks. Words go to {@code err}, data to {@code out}. {@code live} is true when the words are read on a terminal as they
 * appear, so that a progress bar makes sense. Whatever is spoken has passed the redactor, whoever wrote it. Thread-safe as far as the streams are.
 */
record Console(PrintStream out, PrintStream err, boolean live, boolean color, Redactor redactor) {

    /** UTF-8, except on a terminal whose own character set is another one. */
    static Console system(Map<String, String> environment) {
        boolean terminal = Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
        boolean color = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
        Charset out = terminal ? System.out.charset() : StandardCharsets.UTF_8;
        return new Console(new StandardOutput(new FileOutputStream(FileDescriptor.out), out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, out), terminal, color, new Redactor());
    }

    /** What kept standard output from taking all that was said to it, unless whoever was to read it left. */
    Optional<Problem> cut() {
        return out instanceof StandardOutput said ? said.cut() : Optional.empty();
    }

    /** Made when it is first asked for: most commands print none. */
    private static final class Json {
        static final Gson FORM = new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();
        static final Gson LINE = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    }

    void say(String words) {
        print(redactor.words(words));
    }

    private void print(String safe) {
        err.println(Legible.of(safe, err.charset()));
    }

    void data(String text) {
        out.println(Legible.of(redactor.words(text), out.charset()));
        out.flush();
    }

    /** JSON in which texts are redacted and numbers are as they are. */
    void data(JsonElement tree) {
        out.println(Legible.json(PlainText.json(Json.FORM.toJson(redactor.json(tree))), out.charset()));
        out.flush();
    }

    /** The same in one line. */
    void line(JsonElement tree) {
        out.println(Legible.json(PlainText.json(Json.LINE.toJson(redactor.json(tree))), out.charset()));
        out.flush();
    }

    /** Draws over the line that was drawn before. */
    void redraw(String words) {
        err.print("\r\u001b[K" + Legible.of(redactor.words(words), err.charset()));
        err.flush();
    }

    /** What happened, what stayed, what to do, and the code to search for. The colour adds to the sign, it does not stand alone. */
    void problem(Problem problem) {
        StringBuilder text = new StringBuilder(color ? "\u001b[31m! \u001b[0m" : "! ").append(redactor.words(problem.what()));
        line(text, "Where", problem.detail());
        line(text, "Not changed", problem.notChanged());
        line(text, "Next", problem.next());
        line(text, "Code", problem.code().toString());
        print(text.toString());
    }

    private void line(StringBuilder text, String name, String words) {
        if (!words.isEmpty()) {
            text.append(System.lineSeparator()).append("  ").append(name).append(": ").append(redactor.words(words));
        }
    }
}
