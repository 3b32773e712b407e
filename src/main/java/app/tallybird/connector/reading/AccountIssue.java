package app.tallybird.connector.reading;

import java.util.List;

import app.tallybird.problem.Wording;

/**
 * An account row that cannot be sent as it is.
 *
 * @param accountId the id, empty for {@link Kind#BLANK_ID}
 * @param names all names seen, sorted
 * @param rows how many rows have the issue
 */
public record AccountIssue(Kind kind, String accountId, List<String> names, long rows) {

    /** What is wrong with it. */
    public enum Kind {
        BLANK_ID,
        TWO_NAMES
    }

    public AccountIssue {
        names = List.copyOf(names);
    }

    public String sentence() {
        return switch (kind) {
            case BLANK_ID -> "E325 " + Wording.count(rows, "account row has", "account rows have") + " no id: " + quoted();
            case TWO_NAMES -> "The account id \"" + accountId + "\" has " + Wording.count(names.size(), "name") + ": " + quoted();
        };
    }

    private String quoted() {
        return names.isEmpty() ? "(no name)" : "\"" + String.join("\", \"", names) + "\"";
    }
}
