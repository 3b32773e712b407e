package app.tallybird.connector.count;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;

/** Finds the account of a row once for all services that count it. Used by one thread. */
final class AccountOfRow {

    private @Nullable Row row;
    private @Nullable FieldPath path;
    private String id = "";

    /** The account's id, or an empty text when the row names none. */
    String of(Row wanted, FieldPath field, String pointer) {
        if (wanted != row || path == null || !path.equals(field)) {
            id = AccountRows.text(wanted, field, pointer + "/usage/account").orElse("");
            row = wanted;
            path = field;
        }
        return id;
    }
}
