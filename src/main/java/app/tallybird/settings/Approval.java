package app.tallybird.settings;

import java.util.List;

/**
 * What a person agreed to when a connector of somebody else's came in, or was changed.
 *
 * @param hash SHA-256 of the document
 * @param touches hosts, ways of secrets, files and programs, as the review named them
 * @param author the fingerprint of the key that had signed it, or empty
 * @param text the document itself, so that a later one can be compared with it
 */
public record Approval(String hash, List<String> touches, String author, String text) {
    public Approval {
        touches = List.copyOf(touches);
    }
}
