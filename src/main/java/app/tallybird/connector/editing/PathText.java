package app.tallybird.connector.editing;

import java.util.List;

import app.tallybird.connector.format.FieldPath.Step;

/** Writes field paths the way the format reads them. */
public final class PathText {

    private PathText() {
    }

    /** {@code a.b[0].c}; names with odd characters stand in brackets; no steps are the whole value. */
    public static String of(List<Step> steps) {
        if (steps.isEmpty()) {
            return ".";
        }
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Index index -> text.append('[').append(index.place()).append(']');
                case Step.Name name -> {
                    boolean plain = !name.name().isEmpty() && name.name().chars().noneMatch(c -> ".[]{}$\"".indexOf(c) >= 0);
                    if (plain) {
                        text.append(text.isEmpty() ? "" : ".").append(name.name());
                    } else {
                        text.append("[\"").append(name.name()).append("\"]");
                    }
                }
            }
        }
        return text.toString();
    }

    /** The path of one name. */
    public static String ofName(String name) {
        return of(List.of(new Step.Name(name)));
    }
}
