package app.tallybird.connector.editing;

import java.util.List;
import java.util.Map;

/**
 * How a draft begins: the document, and the values for its inputs that came along, secrets among them.
 *
 * @param values by input key; never part of the document
 * @param notes what a person should know about it
 */
public record NewDraft(DraftTree draft, Map<String, String> values, List<String> notes) {

    public NewDraft {
        values = Map.copyOf(values);
        notes = List.copyOf(notes);
    }

    /** The secrets must not print. */
    @Override
    public String toString() {
        return "NewDraft[" + draft.text("/id") + "]";
    }
}
