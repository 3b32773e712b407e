package app.tallybird.connector.rows;

import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.FieldPath;

/** Makes one object of a list of small ones, as in {@code [{"AN": "srv01"}, {"OT": "2"}]}, so that paths reach their values. */
final class Merging {

    private Merging() {
    }

    /** Changes the row, and says whether it had the list. A row without the list stays as it is; a name that comes twice is a fault, because one of the two would be lost. */
    static boolean merge(JsonElement row, FieldPath path, String pointer) {
        JsonElement list = path.read(row);
        if (list == null || list.isJsonNull()) {
            return false;
        }
        if (!(list instanceof JsonArray items)) {
            throw Fault.of("E322", pointer, "\"" + path + "\" is not a list", "").asException();
        }
        JsonObject merged = new JsonObject();
        for (JsonElement item : items) {
            if (!(item instanceof JsonObject object)) {
                throw Fault.of("E322", pointer, "\"" + path + "\" holds something else than objects", "").asException();
            }
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                if (merged.has(entry.getKey())) {
                    throw Fault.of("E326", pointer, "\"" + entry.getKey() + "\" comes twice in \"" + path + "\"", "use \"expand\" instead")
                            .asException();
                }
                merged.add(entry.getKey(), entry.getValue());
            }
        }
        FieldPath.Step.Name last = (FieldPath.Step.Name) path.steps().getLast();
        JsonElement holder = path.steps().size() == 1 ? row : path.parent().read(row);
        if (holder instanceof JsonObject object) {
            object.add(last.name(), merged);
        }
        return true;
    }
}
