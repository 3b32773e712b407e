package app.tallybird.connector.format;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How requests are signed. The only place of a document where secrets may stand. */
public sealed interface Auth {

    record None() implements Auth {
    }

    record Headers(Map<String, Template> headers, Optional<Signature> sign) implements Auth {
    }

    record Query(Map<String, Template> query) implements Auth {
    }

    record Basic(Template username, Template password, Map<String, Template> headers) implements Auth {
    }

    record Bearer(Template token, String prefix, Map<String, Template> headers) implements Auth {
    }

    /** OAuth 2 with one of three grants. */
    record OAuth2(Template tokenUrl, Client client, Grant grant, TokenRequest request, FieldPath token, FieldPath expiresIn,
            Map<String, Template> headers) implements Auth {
    }

    /** The client's credentials and whether they go by HTTP Basic instead of in the body. */
    record Client(Template id, Template secret, boolean basic) {
    }

    /** With what a token is asked for. */
    sealed interface Grant {

        record ClientCredentials() implements Grant {
        }

        record Password(Template name, Template password) implements Grant {
        }

        /** {@code saveAs} is the secret input that takes the new refresh token when the vendor changes it with each use. */
        record Refresh(Template token, Optional<String> saveAs) implements Grant {
        }
    }

    /**
     * A sign-in request whose answer holds a token for the requests that follow.
     *
     * @param token where the token is: in the answer, or in the header {@code tokenHeader}
     * @param renewFrom where every answer holds the token of the next request, when the vendor changes it with each one
     */
    record Session(Request login, Optional<FieldPath> token, Optional<String> tokenHeader, Duration valid, Carrier carrier,
            Optional<FieldPath> renewFrom) implements Auth {
    }

    /** Where requests carry a session's token: headers, and places in a JSON body; and how they are signed besides. */
    record Carrier(Map<String, Template> headers, Map<String, Template> json, Optional<Signature> sign) {
    }

    /**
     * A signature that is made anew for each request.
     *
     * @param of the text that is signed
     * @param ofSignIn the text that is signed of the sign-in request, when it is another
     * @param time the pattern of the time, in UTC
     * @param headers where the request carries it
     */
    record Signature(Template of, Optional<Template> ofSignIn, Digest digest, String time, Map<String, Template> headers) {
    }

    /** How a text becomes a signature; {@code key} makes it an HMAC. */
    record Digest(Hash hash, Optional<Template> key, boolean ofBase64, boolean asBase64) {
    }

    enum Hash {
        SHA256,
        SHA512,
        SHA1
    }

    /** Each request is signed on its own, by a scheme that this program knows. */
    record Signed(Scheme scheme, Template keyId, Template secret) implements Auth {
    }

    enum Scheme {
        DUO
    }

    /** What else the token request carries, and whether its body is JSON instead of a form. */
    record TokenRequest(boolean json, Optional<Template> scope, Map<String, Template> extra) {
    }
}
