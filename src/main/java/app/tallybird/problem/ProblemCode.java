package app.tallybird.problem;

/**
 * Stable names of everything that can go wrong, each with the exit code the command line ends with. Codes are never renamed: people search
 * for them.
 */
public enum ProblemCode {
    CANCELLED(130),
    WRONG_USE(64),
    /** Who works here has no right to it in the shared ledger. */
    NOT_ALLOWED(6),
    /** Settings, an environment file or an input is missing or malformed. */
    CONFIGURATION(78),
    /** A connector document has mistakes. */
    CONNECTOR_DOCUMENT(78),
    /** A connector of somebody else's, or a change of it, waits for a person to agree to what it touches. */
    CONNECTOR_NOT_APPROVED(4),
    /** The organization or integration is another one than at set-up. */
    WRONG_ORGANIZATION(78),
    HOME_NOT_WRITABLE(78),
    LEDGER_UNREADABLE(78),
    LEDGER_NEWER(78),
    /** The ledger lies somewhere else now. */
    LEDGER_MOVED(78),
    DISK_FULL(1),
    LOCKED(11),
    SYNTHESIZE_SIGN_IN(6),
    SYNTHESIZE_ANOMALY(6),
    VENDOR_SIGN_IN(6),
    /** The vendor knows who asks and does not hand out what is asked for. */
    VENDOR_FORBIDDEN(6),
    UNREACHABLE(7),
    TLS(7),
    PROXY(7),
    THROTTLED(7),
    VENDOR_ANSWER(3),
    VENDOR_INCOMPLETE(3),
    HELD(4),
    PLAN_STALE(4),
    /** A second person has to agree before it is sent. */
    APPROVAL_NEEDED(4),
    /** Somebody else who shares the ledger changed the same thing first. */
    CHANGED_MEANWHILE(4),
    NOT_MAPPED(5),
    /** The integration is disconnected or inactive at Synthesize. */
    DISCONNECTED(1),
    ACCOUNT_GONE(1),
    SERVICE_GONE(1),
    /** Counts that were accepted before are not mapped any more. */
    MAPPING_LOST(1),
    REFUSED(1),
    SYNTHESIZE_ANSWER(1),
    DUPLICATE_ROWS(1),
    BLOCKED(1),
    FAILED(1);

    private final int exitCode;

    ProblemCode(int exitCode) {
        this.exitCode = exitCode;
    }

    /** The process exit code when this is the worst that happened. */
    public int exitCode() {
        return exitCode;
    }
}
