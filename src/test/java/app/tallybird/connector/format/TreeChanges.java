package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Makes many documents of one by changing one value at a time. */
final class TreeChanges {

    private TreeChanges() {
    }

    static List<String> replaceEach(JsonElement tree, String... values) {
        List<String> texts = new ArrayList<>();
        for (String value : values) {
            visit(tree, JsonParser.parseString(value), any -> texts.add(tree.toString()));
        }
        return texts;
    }

    private static void visit(JsonElement at, JsonElement instead, Consumer<JsonElement> changed) {
        if (at instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : List
                    .copyOf(object.entrySet().stream().map(e -> Map.entry(e.getKey(), e.getValue())).toList())) {
                object.add(entry.getKey(), instead);
                changed.accept(object);
                object.add(entry.getKey(), entry.getValue());
                visit(entry.getValue(), instead, changed);
            }
        } else if (at instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                JsonElement before = array.set(i, instead);
                changed.accept(array);
                array.set(i, before);
                visit(before, instead, changed);
            }
        }
    }
}
