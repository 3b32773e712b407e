package app.tallybird.ledger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;

/** Writes the file of an earlier version: its own steps of the schema, then what it held. */
final class OldLedger {

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
}
