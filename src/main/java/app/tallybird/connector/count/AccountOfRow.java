package app.tallybird.connector.count;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;

/** Finds the account of a row once for all services that count it. Used by one thread. */
final class AccountOfRow {

    private final Map<String, String> names;
    private @Nullable Row row;
    private @Nullable FieldPath path;
    private String id = "";

    /** {@code names} gives the ids of customers that are known by other names. */
    AccountOfRow(Map<String, String> names) {
        this.names = names;
    }

    /** The account's id, or an empty text when the row names none. */
    String of(Row wanted, FieldPath field, String pointer) {
        if (wanted != row || path == null || !path.equals(field)) {
            String written = AccountRows.text(wanted, field, pointer + "/usage/account").orElse("");
            id = names.getOrDefault(written, written);
            row = wanted;
            path = field;
        }
        return id;
    }
}
