package app.tallybird.ledger;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.PSQLState;
import org.postgresql.util.URLCoder;

import app.tallybird.secret.Secret;

/** The way to the database of a shared ledger: a session of one's own, or one of a few that are used again and again. Thread-safe. */
final class PostgresServer implements AutoCloseable {

    private static final int POOL = 8;
    private static final long POOL_WAIT_MILLIS = 10_000;
    /**
     * Whoever is gone without a word is so for the server within a minute, also when an answer to them is still under way, and its locks are free. Whoever is
     * there is not ended or stopped by what the database or the role has set for others: to hold a lock is to say nothing for a long time.
     */
    private static final String SESSION = "-c search_path=tallybird -c synchronous_commit=on -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=10 "
            + "-c tcp_keepalives_count=3 -c tcp_user_timeout=45000 -c idle_session_timeout=0 -c idle_in_transaction_session_timeout=60000 "
            + "-c statement_timeout=0 -c lock_timeout=30000 -c client_min_messages=warning";
    /** Older servers do not know it, and refuse who names it. */
    private static final int HAS_TRANSACTION_TIMEOUT = 17;

    private final LedgerAddress address;
    private final SharedLedgers.Way way;
    private final String computer;
    private @Nullable HikariDataSource pool;

    PostgresServer(LedgerAddress address, SharedLedgers.Way way, String computer) {
        this.address = address;
        this.way = way;
        this.computer = computer;
    }

    LedgerAddress address() {
        return address;
    }

    /** A session for who asks alone. */
    Connection connect() throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", address.user());
        Optional<Secret> password = way.password().get();
        password.ifPresent(secret -> how.setProperty("password", secret.reveal()));
        how.setProperty("sslmode", address.tls() ? "verify-full" : "disable");
        if (address.tls()) {
            how.setProperty("sslfactory", LedgerTls.class.getName());
            how.setProperty("sslfactoryarg", way.extraCa().get().map(Path::toString).orElse(""));
        }
        how.setProperty("gssEncMode", "disable");
        how.setProperty("connectTimeout", "10");
        how.setProperty("socketTimeout", "60");
        how.setProperty("tcpKeepAlive", "true");
        how.setProperty("assumeMinServerVersion", "14");
        how.setProperty("ApplicationName", DatabaseKeeping.session(computer));
        // texts are what the column is
        how.setProperty("stringtype", "unspecified");
        how.setProperty("options", SESSION);
        String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        // encoded, or what follows a ? in the name of a database would be settings of the driver, which go before those above
        Connection connection = driven("jdbc:postgresql://" + host + ":" + address.port() + "/" + URLCoder.encode(address.database()), how);
        if (connection.getMetaData().getDatabaseMajorVersion() >= HAS_TRANSACTION_TIMEOUT) {
            withoutLimit(connection);
        }
        return connection;
    }

    private static Connection driven(String url, Properties how) throws SQLException {
        try {
            Connection connection = new Driver().connect(url, how);
            if (connection == null) {
                throw new SQLException("no connection");
            }
            return connection;
        } catch (SQLException e) {
            // the driver says the same of a server that refuses whoever comes, in words of any language
            if (how.getProperty("password") == null && PSQLState.CONNECTION_REJECTED.getState().equals(e.getSQLState())
                    && !String.valueOf(e.getMessage()).contains("SSL")) {
                throw new SQLException(e.getMessage(), Postgres.NO_PASSWORD);
            }
            throw e;
        }
    }

    private static void withoutLimit(Connection connection) throws SQLException {
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET transaction_timeout = 0");
            done = true;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    /** One of a few, given back when it is closed. */
    Connection pooled() throws SQLException {
        return pool().getConnection();
    }

    private synchronized HikariDataSource pool() throws SQLException {
        HikariDataSource known = pool;
        if (known != null) {
            return known;
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setPoolName("ledger");
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_WAIT_MILLIS);
        try {
            HikariDataSource made = new HikariDataSource(config);
            pool = made;
            return made;
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw e;
        }
    }

    DataSource source() {
        return new Source();
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }

    /** What libraries take in place of an address. */
    private final class Source implements DataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return connect();
        }

        @Override
        public Connection getConnection(String user, String other) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // says nothing
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // the connection has its own
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
