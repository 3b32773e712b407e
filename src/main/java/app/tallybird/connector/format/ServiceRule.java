package app.tallybird.connector.format;

import java.util.Map;
import java.util.Optional;

/**
 * A service, or a kind of services found in the data, and how its units are counted.
 *
 * @param means the rule in a sentence for those who bill; empty when the document says none
 */
public record ServiceRule(Naming naming, String description, String means, String category, String subcategory, Usage usage) {

    /** How a service gets its name and the key that stays when the name changes. */
    public sealed interface Naming {

        record Fixed(String key, String name) implements Naming {
        }

        record Discovered(FieldRef nameFrom, Optional<FieldRef> keyFrom, Map<String, String> rename) implements Naming {
        }
    }
}
