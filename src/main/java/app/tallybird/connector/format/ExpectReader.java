package app.tallybird.connector.format;

import java.util.Optional;

import app.tallybird.connector.format.Expect.Figure;

/** Reads what a table expects, and says what in it does not fit together. */
final class ExpectReader {

    private ExpectReader() {
    }

    static Expect read(Part part, boolean answered) {
        try (part) {
            return new Expect(figure(part, answered), ConditionReader.list(part, "where"), part.bool("strict", false),
                    part.bool("mayBeMissing", false));
        }
    }

    private static Figure figure(Part part, boolean answered) {
        Optional<String> header = part.text("header");
        Optional<String> table = part.text("table");
        if (header.isPresent() == part.has("says")) {
            part.complain("C104", "", "what is expected stands in one of \"says\" and \"header\"",
                    "name the field that says how many rows there are");
        }
        FieldPath says = part.path("says").orElse(FieldPath.ofName("?"));
        Optional<FieldPath> id = part.path("id");
        Optional<FieldPath> by = part.path("by");
        if (header.isPresent() && table.isPresent()) {
            part.complain("C113", "table", "a header belongs to the answer and not to another table", "remove one of them");
        }
        if (id.isPresent() != by.isPresent() || (id.isPresent() && table.isEmpty())) {
            part.complain("C104", "", "\"id\" of another \"table\" and \"by\" of this one belong together",
                    "give all three for a figure per row of the other table, and none of \"id\" and \"by\" for one in all");
        }
        if (table.isEmpty() && !answered) {
            part.complain("C113", "", "only an answer says something beside its rows", "name the \"table\" that says it");
        }
        if (table.isPresent()) {
            return id.isPresent() && by.isPresent()
                    ? new Figure.PerRow(table.get(), says, id.get(), by.get())
                    : new Figure.InTable(table.get(), says);
        }
        return header.<Figure>map(Figure.InHeader::new).orElseGet(() -> new Figure.InAnswer(says));
    }
}
