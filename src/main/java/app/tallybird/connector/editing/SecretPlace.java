package app.tallybird.connector.editing;

import java.util.List;

import app.tallybird.connector.description.Pointer;

/**
 * A place of a document where a secret stands itself instead of the name of an input. Prints without it.
 *
 * @param before what stands before it in the same text, such as "Bearer "
 * @param secret the secret, or {@value #MASK} where one stood before the draft was kept
 * @param after what stands behind it
 */
public record SecretPlace(String pointer, String before, String secret, String after) {

    /** What is kept in place of a secret. */
    public static final String MASK = "***";

    /** Whether the secret itself is gone and has to be entered again. */
    public boolean isGone() {
        return secret.equals(MASK);
    }

    String masked() {
        return before + MASK + after;
    }

    /** The place as a person would say it: "password" of the sign-in. */
    public String words() {
        List<String> steps = Pointer.steps(pointer);
        String name = "\"" + steps.stream().filter(step -> !step.matches("\\d+|-")).reduce("", (one, other) -> other) + "\"";
        return switch (steps.getFirst()) {
            case "auth" -> name + " of the sign-in";
            case "http" -> name + " of every request";
            case "inputs" -> name + " of an input";
            case "tables" -> name + (steps.size() > 2 && steps.get(2).equals("auth") ? " of the sign-in" : "") + " of the table \""
                    + (steps.size() > 1 ? steps.get(1) : "") + "\"";
            default -> name;
        };
    }

    @Override
    public String toString() {
        return "SecretPlace[" + pointer + ", " + MASK + "]";
    }
}
