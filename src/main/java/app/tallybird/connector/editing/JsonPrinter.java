package app.tallybird.connector.editing;

import java.util.List;
import java.util.Map;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Writes JSON as people write connector documents: what fits on a line stands on one, which Gson cannot. Order and digits stay as they are. */
final class JsonPrinter {

    private static final int WIDTH = 120;
    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().serializeNulls()
            .setFormattingStyle(FormattingStyle.COMPACT.withSpaceAfterSeparators(true)).create();

    private JsonPrinter() {
    }

    static String print(JsonElement json) {
        StringBuilder out = new StringBuilder();
        value(json, 0, WIDTH, out);
        return out.append('\n').toString();
    }

    /** {@code before} is how much stands on the line already, besides {@code indent}. */
    private static void value(JsonElement json, int indent, int before, StringBuilder out) {
        String line = LINE.toJson(json);
        if (indent + before + line.length() <= WIDTH) {
            out.append(line);
            return;
        }
        switch (json) {
            case JsonObject object -> lines("{}", List.copyOf(object.entrySet()), indent, out);
            case JsonArray array -> lines("[]", array.asList().stream().map(item -> Map.entry("", item)).toList(), indent, out);
            default -> out.append(line);
        }
    }

    private static void lines(String brackets, List<Map.Entry<String, JsonElement>> entries, int indent, StringBuilder out) {
        out.append(brackets.charAt(0));
        String separator = "\n";
        for (Map.Entry<String, JsonElement> entry : entries) {
            String name = brackets.equals("{}") ? LINE.toJson(entry.getKey()) + ": " : "";
            out.append(separator).repeat(' ', indent + 2).append(name);
            value(entry.getValue(), indent + 2, name.length() + 1, out);
            separator = ",\n";
        }
        if (!entries.isEmpty()) {
            out.append('\n').repeat(' ', indent);
        }
        out.append(brackets.charAt(1));
    }
}
