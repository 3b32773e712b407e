package app.tallybird.http;

/** Why an exchange brought no usable answer. The message is fit to be shown: it names the host and holds no secret. */
public final class HttpFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kinds a caller can act upon; {@code retryable} says whether the same request may succeed later. */
    public enum Kind {
        CONNECT(true),
        DNS(true),
        TIMEOUT(true),
        RESET(true),
        EOF(true),
        BAD_BODY(true),
        TLS(false),
        PROXY_AUTH(false),
        /** The proxy that is set is none that can be used. */
        PROXY(false),
        TOO_LARGE(false),
        FORBIDDEN_HOST(false),
        CANCELLED(false);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }

        public boolean retryable() {
            return retryable;
        }

        /** Whether the other side certainly never saw the request. */
        public boolean neverSent() {
            return this == CONNECT || this == DNS || this == TLS || this == PROXY_AUTH || this == PROXY || this == FORBIDDEN_HOST;
        }
    }

    private final Kind kind;

    public HttpFailure(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** What a person does about what is between here and the other side, whoever that is; empty for the rest. */
    public String advice() {
        return switch (kind) {
            case TLS -> "check date and time of this computer; if the server or a firewall has a certificate of its own, "
                    + "name the file of its authority in the settings or in " + HttpSettings.CA_FILE;
            case PROXY_AUTH -> "put the proxy's user and password into HTTPS_PROXY (http://user:password@proxy:port)";
            case PROXY -> "set another proxy in HTTPS_PROXY or in the settings, or the hosts that need none in NO_PROXY";
            default -> "";
        };
    }

    /** The message, never null. */
    public String words() {
        var message = getMessage();
        return message == null ? kind.name() : message;
    }
}
