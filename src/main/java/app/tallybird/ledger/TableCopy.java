package app.tallybird.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** All tables of one ledger, read and written in the same way in both kinds of database. Which there are is what {@code file}, a ledger in a file, has. */
final class TableCopy {

    private static final int AT_ONCE = 1_000;

    /** Tables that say something of the file itself. */
    private static final List<String> OF_THE_FILE = List.of(Upgrade.HISTORY, Migrations.MOVED);

    private final List<Table> tables = new ArrayList<>();

    TableCopy(CopyEnd file) {
        Set<String> ordered = new LinkedHashSet<>();
        texts(file, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", 1).stream()
                .filter(name -> !OF_THE_FILE.contains(name)).forEach(name -> add(name, file, ordered));
        ordered.forEach(name -> tables.add(new Table(name, texts(file, "PRAGMA table_info(" + name + ")", 2))));
    }

    /** What a table is called, and its columns. */
    private record Table(String name, List<String> columns) {

        private String read() {
            return "SELECT " + String.join(", ", columns) + " FROM " + name;
        }

        private String write() {
            return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES (" + "?, ".repeat(columns.size() - 1) + "?)";
        }
    }

    /** Those that others point to come first. */
    private static void add(String name, CopyEnd file, Set<String> ordered) {
        texts(file, "PRAGMA foreign_key_list(" + name + ")", 3).stream().filter(other -> !other.equals(name))
                .forEach(other -> add(other, file, ordered));
        ordered.add(name);
    }

    private static List<String> texts(CopyEnd file, String sql, int column) {
        try (Statement statement = file.connection().createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(column));
            }
            return texts;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** How much there is. */
    TableSums tally(CopyEnd at) {
        TableSums tally = new TableSums();
        tables.forEach(table -> each(table, at, row -> add(table, row, tally)));
        return tally;
    }

    /** Copies all of it to where there is nothing of it; the same is there afterwards, or it is a problem. */
    TableSums copy(CopyEnd from, CopyEnd to) {
        TableSums read = new TableSums();
        tables.forEach(table -> copy(table, from, to, read));
        if (!tally(to).hash().equals(read.hash())) {
            throw Problem.of(ProblemCode.FAILED, "What was written is not what was read.", "Nothing was moved.",
                    "Send us the diagnostics; the ledgers stay where they are.").at(to.place()).asException();
        }
        return read;
    }

    private static void add(Table table, @Nullable Object[] row, TableSums tally) {
        tally.add(table.name(), row);
        int accepted = table.columns().indexOf("accepted");
        if (table.name().equals("cell") && row[accepted] != null) {
            tally.addUnits(String.valueOf(row[accepted]));
        }
    }

    private static void copy(Table table, CopyEnd from, CopyEnd to, TableSums tally) {
        try (PreparedStatement insert = to.connection().prepareStatement(table.write())) {
            int[] waiting = {0};
            each(table, from, row -> {
                add(table, row, tally);
                try {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++waiting[0] % AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                } catch (SQLException e) {
                    throw to.problem(e);
                }
            });
            insert.executeBatch();
        } catch (SQLException e) {
            throw to.problem(e);
        }
    }

    @FunctionalInterface
    private interface Use {
        void row(@Nullable Object[] values);
    }

    private static void each(Table table, CopyEnd at, Use use) {
        try (PreparedStatement statement = at.connection().prepareStatement(table.read())) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                Object[] values = new Object[table.columns().size()];
                while (rows.next()) {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = rows.getObject(i + 1);
                    }
                    use.row(values);
                }
            }
        } catch (SQLException e) {
            throw at.problem(e);
        }
    }
}
