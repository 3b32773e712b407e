package app.tallybird.connector.editing;

import java.util.Map;

/**
 * An unfinished connector as it is kept between starts.
 *
 * @param name the file's name without its ending
 * @param text the document's text, which may be broken
 * @param inputs values to try it with; never secrets
 * @param replaces the id of the connector of one's own that it changes, or empty
 * @param begun the text of that connector when its change was begun, or empty
 */
public record SavedDraft(String name, String text, Map<String, String> inputs, String replaces, String begun) {
    public SavedDraft {
        inputs = Map.copyOf(inputs);
    }

    /** The same under another name, with another text. */
    public SavedDraft as(String name, String text) {
        return new SavedDraft(name, text, inputs, replaces, begun);
    }
}
