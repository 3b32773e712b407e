package app.tallybird.connector.format;

import java.util.Map;
import java.util.Optional;

/** A field of a row: a path of the document, or the name that the user entered for an input, as the file connector needs it. */
public record FieldRef(String text, Optional<FieldPath> path, Optional<String> input) {

    public static FieldRef of(FieldPath path) {
        return new FieldRef(path.toString(), Optional.of(path), Optional.empty());
    }

    /** The field that a checked text of the document names. */
    static FieldRef parse(String text) {
        return Template.parse(text).flatMap(Template::onlyInput).map(input -> new FieldRef(text, Optional.empty(), Optional.of(input)))
                .orElseGet(() -> of(FieldPath.parse(text).orElseThrow()));
    }

    /** The path to read; an entered name is one name, dots and all. */
    public FieldPath resolve(Map<String, String> inputs) {
        return path.orElseGet(() -> FieldPath.ofName(inputs.getOrDefault(input.orElse(""), "")));
    }
}
