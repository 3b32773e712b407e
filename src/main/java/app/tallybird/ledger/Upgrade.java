package app.tallybird.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Brings tables that exist to the newest schema. Used only where there is something to do: finding that out this way costs more than opening a ledger. */
final class Upgrade {

    static final String HISTORY = "schema_history";
    static final String SCHEMA = "tallybird";

    private Upgrade() {
    }

    /** A file of this version, inside the transaction that the connection is in: all of it is there in the end, or nothing. */
    static void file(Connection connection, int version) throws SQLException {
        run(configuration("migration").dataSource(lending(connection)).baselineOnMigrate(true).baselineVersion(String.valueOf(version)));
    }

    /** The ledgers of a whole database, made if there are none; returns how many steps it took. */
    static int shared(DataSource source) throws SQLException {
        try {
            return run(configuration("postgresql").dataSource(source).schemas(SCHEMA).createSchemas(true));
        } catch (FlywayValidateException e) {
            throw Problem.of(ProblemCode.LEDGER_UNREADABLE,
                    "The tables of this database were made or changed by something else than a version of Tallybird: "
                            + String.valueOf(e.getMessage()).lines().map(String::strip).filter(line -> !line.isEmpty()).limit(2)
                                    .collect(Collectors.joining(" ")),
                    "Nothing in it was changed.", "Set up another database, or take this one back to a copy from before the change.")
                    .asException();
        }
    }

    private static FluentConfiguration configuration(String steps) {
        return Flyway.configure(Upgrade.class.getClassLoader()).loggers("slf4j").locations("classpath:ledger/" + steps).table(HISTORY);
    }

    private static int run(FluentConfiguration configuration) throws SQLException {
        try {
            return configuration.load().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException failure) {
                    throw failure;
                }
            }
            throw e;
        }
    }

    /** One connection for whoever asks; who began its transaction ends it. */
    private static DataSource lending(Connection connection) {
        Connection lent = proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
            case "commit", "rollback", "close", "setAutoCommit" -> null;
            case "getAutoCommit" -> true;
            default -> {
                try {
                    yield method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            }
        });
        return proxy(DataSource.class, (self, method, arguments) -> method.getName().equals("getConnection") ? lent : null);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Upgrade.class.getClassLoader(), new Class<?>[]{type}, handler));
    }
}
