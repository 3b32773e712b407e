package app.tallybird.connector.format;

/** Finds out whether a document speaks of today: it asks the vendor for dates, or keeps rows of the last days. */
final class Today {

    private static final String PLACEHOLDER = "{{date.";
    private static final String CONDITION = "withinDays";

    private Today() {
    }

    static boolean isSpokenOf(Node node) {
        return switch (node) {
            case Node.Obj object -> object.members().containsKey(CONDITION)
                    || object.members().values().stream().anyMatch(member -> isSpokenOf(member.value()));
            case Node.Arr array -> array.items().stream().anyMatch(Today::isSpokenOf);
            case Node.Str text -> text.text().contains(PLACEHOLDER);
            case Node.Num number -> false;
            case Node.Bool bool -> false;
            case Node.Nil nil -> false;
        };
    }
}
