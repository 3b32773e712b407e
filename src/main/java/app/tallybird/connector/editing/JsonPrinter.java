package app.tallybird.connector.editing;

import java.util.Iterator;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Writes JSON as people write connector documents: what fits on a line stands on one. Order and digits stay as they are. */
final class JsonPrinter {

    private static final int WIDTH = 120;

    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {
    }

    static String print(JsonElement json) {
        JsonPrinter printer = new JsonPrinter();
        printer.value(json, 0, 0, true);
        return printer.out.append('\n').toString();
    }

    private void value(JsonElement json, int indent, int before, boolean whole) {
        if (!whole || json.isJsonPrimitive() || json.isJsonNull()) {
            String line = line(json);
            if (!(json instanceof JsonObject || json instanceof JsonArray) || indent + before + line.length() <= WIDTH) {
                out.append(line);
                return;
            }
        }
        switch (json) {
            case JsonObject object -> {
                out.append('{');
                Iterator<Map.Entry<String, JsonElement>> entries = object.entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<String, JsonElement> entry = entries.next();
                    newLine(indent + 2);
                    String name = new JsonPrimitive(entry.getKey()).toString();
                    out.append(name).append(": ");
                    value(entry.getValue(), indent + 2, name.length() + 3, false);
                    out.append(entries.hasNext() ? "," : "");
                }
                if (!object.isEmpty()) {
                    newLine(indent);
                }
                out.append('}');
            }
            case JsonArray array -> {
                out.append('[');
                for (int i = 0; i < array.size(); i++) {
                    newLine(indent + 2);
                    value(array.get(i), indent + 2, 1, false);
                    out.append(i + 1 < array.size() ? "," : "");
                }
                if (!array.isEmpty()) {
                    newLine(indent);
                }
                out.append(']');
            }
            default -> out.append(json);
        }
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    private static String line(JsonElement json) {
        StringBuilder line = new StringBuilder();
        switch (json) {
            case JsonObject object -> {
                line.append('{');
                object.entrySet().forEach(entry -> line.append(line.length() > 1 ? ", " : "").append(new JsonPrimitive(entry.getKey()))
                        .append(": ").append(line(entry.getValue())));
                line.append('}');
            }
            case JsonArray array -> {
                line.append('[');
                array.forEach(item -> line.append(line.length() > 1 ? ", " : "").append(line(item)));
                line.append(']');
            }
            default -> line.append(json);
        }
        return line.toString();
    }
}
