package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;

/**
 * What one command has to say: words as they come, one JSON object at the end when asked for, and the exit code of all that was met. Problems
 * are shown here and nowhere else.
 */
final class Report {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

    private final Console console;
    private final boolean json;
    private final JsonObject data = new JsonObject();
    private final JsonArray problems = new JsonArray();
    private final List<Integer> codes = new ArrayList<>();

    Report(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void say(String words) {
        console.say(words);
    }

    void put(String name, JsonElement value) {
        data.add(name, value);
    }

    void put(String name, String value) {
        data.addProperty(name, value);
    }

    /** Prints a result that is the command's purpose: to standard output as words, unless JSON goes there. */
    void result(String words) {
        if (json) {
            console.say(words);
        } else {
            console.data(words);
        }
    }

    void code(int code) {
        codes.add(code);
    }

    void problem(Problem problem) {
        codes.add(ExitCode.of(problem));
        console.say(console.paint(Console.Ink.BAD, "! ") + Phrases.problem(problem));
        problems.add(json(problem));
    }

    void problem(ProblemException problem) {
        problem(problem.problem());
    }

    int end() {
        int code = ExitCode.first(codes);
        if (json) {
            if (!problems.isEmpty()) {
                data.add("problems", problems);
            }
            console.data(GSON.toJson(data));
        }
        return code;
    }

    private static JsonObject json(Problem problem) {
        JsonObject json = new JsonObject();
        json.addProperty("code", problem.code().name());
        json.addProperty("what", problem.what());
        json.addProperty("notChanged", problem.notChanged());
        json.addProperty("next", problem.next());
        json.addProperty("retryable", problem.retryable());
        json.addProperty("where", problem.detail());
        return json;
    }
}
