package app.tallybird.ledger;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/**
 * Where a shared ledger is: a database of a PostgreSQL server, and the role that signs in there. Never with a password.
 *
 * @param tls false only for a server on this computer
 */
public record LedgerAddress(String host, int port, String database, String user, boolean tls) {

    private static final int PORT = 5432;
    private static final String FORM = "Write it as postgresql://ROLE@HOST/DATABASE, or with a port behind the host: postgresql://ROLE@db.example.com:5433/tallybird";

    /** Reads {@code postgresql://[role@]host[:port]/database[?tls=off]}; what can not be read is thrown as a problem that does not repeat it. */
    public static LedgerAddress of(String text, Optional<String> person) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw wrong("The address of the ledger can not be read.");
        }
        if (!List.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null
                || uri.getFragment() != null) {
            throw wrong("The address of the ledger can not be read.");
        }
        String user = Optional.ofNullable(uri.getUserInfo()).or(() -> person)
                .orElseThrow(() -> wrong("The address of the ledger names no role to sign in with."));
        if (user.contains(":")) {
            throw wrong(
                    "The address of the ledger holds a password, and addresses are seen by others: in lists of processes, logs and histories. "
                            + "Change that password.");
        }
        String database = uri.getPath().replaceFirst("^/", "");
        if (database.isEmpty() || database.contains("/")) {
            throw wrong("The address of the ledger names no database.");
        }
        if (!database.matches("[^?#%&=\\p{Cntrl}]+")) {
            throw wrong("The name of the ledger's database has signs in it that an address can not say.");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        boolean tls = !"tls=off".equals(uri.getQuery());
        if (tls && uri.getQuery() != null) {
            throw wrong("What stands behind the question mark is nothing that the address of a ledger can say.");
        }
        if (!tls && !loopback(host)) {
            throw wrong("Without TLS a ledger can only be on this computer.");
        }
        return new LedgerAddress(host, uri.getPort() < 0 ? PORT : uri.getPort(), database, user, tls);
    }

    private static boolean loopback(String host) {
        try {
            return host.equals("localhost") || (host.matches("[0-9.]+|.*:.*") && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static ProblemException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was done.", FORM).asException();
    }

    /** The host, with the port where that is not the usual one. */
    public String server() {
        return port == PORT ? host : (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** As it is written. */
    public String text() {
        return uri(user) + (tls ? "" : "?tls=off");
    }

    /** The same place for everybody who signs in there. */
    public String place() {
        return uri(null);
    }

    private String uri(@Nullable String role) {
        try {
            return new URI("postgresql", role, host, port == PORT ? -1 : port, "/" + database, null, null).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
