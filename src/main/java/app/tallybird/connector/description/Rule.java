package app.tallybird.connector.description;

import java.util.List;

/**
 * What properties of one object have to do with each other.
 *
 * @param code of the complaint
 * @param names the properties; of {@link Type#NEEDS} the first needs the others
 * @param with the variant that it is for, or empty
 */
public record Rule(Type type, String code, List<String> names, String with, String sentence, String hint) {

    public Rule {
        names = List.copyOf(names);
    }

    /** How many of them there have to be. */
    public enum Type {
        ONE,
        SOME,
        MOST,
        NEEDS
    }

    /** Whether {@code given} of the names is right. */
    public boolean holds(List<String> given) {
        return switch (type) {
            case ONE -> given.size() == 1;
            case SOME -> !given.isEmpty();
            case MOST -> given.size() <= 1;
            case NEEDS -> !given.contains(names.getFirst()) || given.size() == names.size();
        };
    }
}
