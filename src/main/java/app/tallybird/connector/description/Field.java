package app.tallybird.connector.description;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A property of a kind of object.
 *
 * @param rows for a path whose value it leads into: {@code answer}, {@code row}, {@code where}, or the property that names the table
 * @param stands with which variants it may stand, and whether it must; empty for all, see {@link #mayStand} and {@link #mustStand}
 */
public record Field(String name, Value value, String rows, boolean required, Map<String, Boolean> stands, Form form) {

    /** What the format does not know. */
    static final Field UNKNOWN = new Field("",
            new Value(Sort.UNKNOWN, Value.Many.ONE, Optional.empty(), Value.Range.ANY, Optional.empty(), java.util.List.of()), "", false,
            Map.of(), new Form("", "", ""));

    public Field {
        stands = Map.copyOf(stands);
    }

    /**
     * What a form shows.
     *
     * @param label in front of it; empty where the object has fields of its own
     * @param prompt what is shown while nothing is entered
     * @param help what it means, in a sentence without capital and full stop
     */
    public record Form(String label, String prompt, String help) {

        /** Of a map, what one entry is called, and what its name and its value look like. */
        public Entry entry() {
            String[] parts = prompt.split(": | ?→ ?", -1);
            return parts.length == 3 ? new Entry(parts[0], parts[1], parts[2]) : new Entry("Entry", "", "");
        }

        /** A header, a parameter, a value that is translated. */
        public record Entry(String what, String name, String value) {
        }
    }

    public Sort sort() {
        return value.sort();
    }

    public boolean mayStand(Set<String> variants) {
        return stands.isEmpty() || stands.containsKey("*") || variants.stream().anyMatch(stands::containsKey);
    }

    public boolean mustStand(Set<String> variants) {
        return required || variants.stream().anyMatch(variant -> stands.getOrDefault(variant, false));
    }

    @Override
    public String toString() {
        return name;
    }
}
