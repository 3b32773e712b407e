package app.tallybird.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes the file of an earlier version: its own steps of the schema, then what it held. */
public final class OldLedger {

    private OldLedger() {
    }

    static void write(Path file, int version, String... rows) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            for (String step : Migrations.STEPS.subList(0, version)) {
                try (var in = OldLedger.class.getResourceAsStream("/ledger/migration/" + step)) {
                    statement.executeUpdate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            for (String row : rows) {
                statement.execute(row);
            }
            statement.execute("PRAGMA user_version = " + version);
        }
    }

    /** The file of today with all that an earlier version could hold of it, as that version would have written it. */
    public static void of(Path today, Path file, int version) throws Exception {
        write(file, version);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + today + "' AS today");
            for (String table : texts(statement, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                List<String> columns = new ArrayList<>(texts(statement, "SELECT name FROM pragma_table_info('" + table + "', 'main')"));
                columns.retainAll(texts(statement, "SELECT name FROM pragma_table_info('" + table + "', 'today')"));
                String names = String.join(", ", columns);
                statement.execute("DELETE FROM main." + table);
                statement.execute("INSERT INTO main." + table + " (" + names + ") SELECT " + names + " FROM today." + table);
            }
        }
    }

    /** The schema that a file has, and the newest one. */
    public static int version(Path file) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = connection.createStatement()) {
            return Integer.parseInt(texts(statement, "PRAGMA user_version").getFirst());
        }
    }

    private static List<String> texts(Statement statement, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
