package app.tallybird.ledger;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Ledgers of several computers in one database. Every table has the integration in front of its key. */
record Postgres() implements Dialect {

    /** What is needed was locked by somebody else for longer than it is waited for. */
    static final String LOCK_TIMEOUT = "55P03";
    /** Ours: the session that held a lock does not hold it any more. */
    static final String LOCK_GONE = "TB002";
    /** Ours: the server wants a password, and none is known here. */
    static final String NO_PASSWORD = "TB003";
    static final String NOT_ALLOWED = "42501";
    private static final String IN_DOUBT = "What was noted before stays; what was not noted is not sent, and what was under way is sent again by the next push.";

    @Override
    public String sql(String text) {
        return text.replace("ON CONFLICT (", "ON CONFLICT (integration, ");
    }

    @Override
    public String sumOfUnits() {
        return "CAST(SUM(CAST(units AS NUMERIC)) AS TEXT)";
    }

    @Override
    public boolean far() {
        return true;
    }

    @Override
    public ProblemException problem(String place, SQLException failure) {
        Optional<Throwable> tls = Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SSLException.class::isInstance).findFirst();
        SQLException innermost = innermost(failure);
        return tls.map(Postgres::untrusted)
                .orElseGet(() -> problem(Optional.ofNullable(innermost.getSQLState()).orElse(""), String.valueOf(innermost.getMessage())))
                .at(place).asException();
    }

    /** A pool says what it met in a cause. */
    private static SQLException innermost(SQLException failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).filter(SQLException.class::isInstance)
                .map(SQLException.class::cast).filter(one -> one.getSQLState() != null).reduce(failure, (first, last) -> last);
    }

    /** What the database raised, without the words that it puts around it. */
    private static String place(String text) {
        return text.lines().findFirst().orElse("").replaceFirst("^\\p{L}+: +", "");
    }

    private static Problem untrusted(Throwable failure) {
        return unsafe("The connection to the shared ledger is not safe: " + failure.getMessage() + ".",
                "Give the server a certificate that this computer trusts, or name its issuer with: settings set extra-ca FILE");
    }

    private static Problem unsafe(String what, String next) {
        return Problem.of(ProblemCode.TLS, what, "Nothing was sent there, not even the password.", next);
    }

    /** {@code who} keeps others out. */
    static Problem inUse(ProblemCode code, String who) {
        return Problem.of(code, "The shared ledger is in use: " + who + ".", IN_DOUBT,
                "Wait until they have ended, then run the command again. A session that was forgotten is ended by the owner of the database with: "
                        + "SELECT pg_terminate_backend(NUMBER)")
                .canRetry();
    }

    private static Problem problem(String state, String text) {
        if (state.equals("08004") && text.contains("SSL")) {
            return unsafe("The server of the shared ledger does not do TLS.",
                    "Switch it on at the server (ssl = on, with a certificate for the name in the address).");
        }
        if (text.contains("HostnameVerifier")) {
            return unsafe("The certificate of the shared ledger's server is for another name than the address has.",
                    "Write the address with the name in the certificate, or give the server one for this name.");
        }
        if (state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || state.equals("25P04")) {
            return Problem.of(ProblemCode.UNREACHABLE, "The shared ledger can not be reached, or the connection to it was cut.", IN_DOUBT,
                    "See whether the database runs and the network is up, then run the command again; tallybird-cli ledger test looks at it.")
                    .canRetry();
        }
        if (state.startsWith("28")) {
            return Problem.of(ProblemCode.CONFIGURATION, "The shared ledger does not let this role in with this password.",
                    "Nothing was done.",
                    "See whether role and database are the right ones, and enter the password again with: tallybird-cli ledger password");
        }
        return switch (state) {
            case "TB001" -> Problem.of(ProblemCode.LEDGER_MOVED,
                    "The ledger is not in force here any more, or not yet; the other place is " + place(text) + ".", "Nothing was written.",
                    "Work with the one that is in force: in the window under Settings, or with --ledger or TALLYBIRD_LEDGER.");
            case LOCK_GONE -> Problem.of(ProblemCode.UNREACHABLE,
                    "The session in the shared ledger that held the integration's lock lost it.", IN_DOUBT,
                    "Give the address of the database itself, or of a pooler that keeps each session to one program; then run the command again.");
            case "53100" -> Problem.of(ProblemCode.DISK_FULL, "The disk of the shared ledger is full.",
                    "Nothing is sent before the ledger has noted it.", "Make room on the disk of the database and run the command again.");
            case LOCK_TIMEOUT -> inUse(ProblemCode.UNREACHABLE, "somebody keeps what is needed locked");
            case "40001", "40P01" ->
                Problem.of(ProblemCode.UNREACHABLE, "Somebody else changed the same thing in the shared ledger at the same moment.",
                        IN_DOUBT, "Run the command again.").canRetry();
            case "57014" -> Problem.of(ProblemCode.UNREACHABLE, "The database stopped what was asked of it: somebody cancelled it there.",
                    IN_DOUBT, "Ask whoever looks after the database; its log says when and why. Then run the command again.").canRetry();
            case "53300" -> Problem.of(ProblemCode.UNREACHABLE, "The database of the shared ledger takes no more connections.",
                    "Nothing was done.", "Try again in a minute; if it stays so, raise max_connections of the server.").canRetry();
            case "25006" -> Problem.of(ProblemCode.CONFIGURATION, "The database of the shared ledger is a copy that can only be read.",
                    "Nothing was done.", "Name the server that is written to.");
            case "3D000" -> Problem.of(ProblemCode.CONFIGURATION, "The server has no database of this name.", "Nothing was done.",
                    "Make it with: createdb NAME, then run: tallybird-cli ledger setup");
            case "42P01", "3F000" -> Problem.of(ProblemCode.CONFIGURATION,
                    "The database does not hold a ledger yet, or this role has no rights in it.", "Nothing was done.",
                    "Its owner makes one with: tallybird-cli ledger setup, and lets a role in with: GRANT tallybird_billing TO ROLE");
            case NO_PASSWORD -> Problem.of(ProblemCode.CONFIGURATION,
                    "No password of this role for the shared ledger is known on this computer.", "Nothing was done.",
                    "Enter it with: tallybird-cli ledger password, or give it with TALLYBIRD_LEDGER_PASSWORD or TALLYBIRD_LEDGER_PASSWORD_FILE.");
            case NOT_ALLOWED -> Problem.of(ProblemCode.CONFIGURATION, "The role may not do this in the shared ledger: " + text + ".",
                    "Nothing of it was done.", "Ask the owner of the database, who gives rights with: tallybird-cli ledger setup --print");
            default -> Problem.of(ProblemCode.LEDGER_UNREADABLE, "The shared ledger can not be read or written: " + text, IN_DOUBT,
                    "Run the command again; if it stays so, send us the diagnostics.");
        };
    }
}
