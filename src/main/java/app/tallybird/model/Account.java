package app.tallybird.model;

/**
 * A customer as the vendor names it. The id is the vendor's own, immutable one, as a string with its literal digits; the name is untouched,
 * because Synthesize maps by exact name.
 */
public record Account(String id, String name) {
}
