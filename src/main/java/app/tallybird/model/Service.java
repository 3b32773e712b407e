package app.tallybird.model;

/**
 * Something billed per unit. The key is stable within a connector and identifies the service across renames; the name is what people see in
 * Synthesize. Category and subcategory are Synthesize's own words.
 */
public record Service(String key, String name, String description, String category, String subcategory) {

    public Service named(String other) {
        return new Service(key, other, description, category, subcategory);
    }

    /** The description, or the name where there is none: Synthesize accepts no empty one. */
    public String words() {
        return description.isBlank() ? name : description;
    }
}
