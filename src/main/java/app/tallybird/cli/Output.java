package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CheckLine;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;

/**
 * What one command has to say: words as they come, one JSON object at the end when asked for, and the exit code of all that was met. Problems
 * are shown here and nowhere else.
 */
final class Output {

    private final Console console;
    private final boolean json;
    private final JsonObject data = new JsonObject();
    private final JsonArray problems = new JsonArray();
    private final List<Integer> codes = new ArrayList<>();

    Output(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void say(String words) {
        console.say(words);
    }

    void put(String name, @Nullable Object value) {
        data.add(name, Json.value(value));
    }

    /** Prints a result that is the command's purpose: to standard output as words, unless JSON goes there. */
    void result(String words) {
        if (json) {
            console.say(words);
        } else {
            console.data(words);
        }
    }

    void check(CheckLine line) {
        String start = line.step() + ": ";
        result((line.ok() ? "  ok    " : "  FAIL  ") + (line.words().startsWith(start) ? "" : start) + line.words());
    }

    void code(int code) {
        codes.add(code);
    }

    void codeWhen(boolean met, int code) {
        if (met) {
            codes.add(code);
        }
    }

    void problem(Problem problem) {
        codes.add(problem.code().exitCode());
        console.problem(problem);
        problems.add(Json.of("code", problem.code().name(), "what", problem.what(), "notChanged", problem.notChanged(), "next",
                problem.next(), "retryable", problem.retryable(), "where", problem.detail()));
    }

    int end() {
        int code = ExitCode.first(codes);
        if (json) {
            if (!problems.isEmpty()) {
                data.add("problems", problems);
            }
            console.data(data);
        }
        return code;
    }
}
