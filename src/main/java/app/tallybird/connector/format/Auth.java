package app.tallybird.connector.format;

import java.util.Map;
import java.util.Optional;

/** How requests are signed. The only place of a document where secrets may stand. */
public sealed interface Auth {

    record None() implements Auth {
    }

    record Headers(Map<String, Template> headers) implements Auth {
    }

    record Query(Map<String, Template> query) implements Auth {
    }

    record Basic(Template username, Template password, Map<String, Template> headers) implements Auth {
    }

    record Bearer(Template token, String prefix, Map<String, Template> headers) implements Auth {
    }

    /** OAuth 2 with client credentials, or with a user's password. */
    record OAuth2(Template tokenUrl, Client client, Optional<User> user, TokenRequest request, FieldPath token, FieldPath expiresIn,
            Map<String, Template> headers) implements Auth {
    }

    /** The client's credentials and whether they go by HTTP Basic instead of in the body. */
    record Client(Template id, Template secret, boolean basic) {
    }

    record User(Template name, Template password) {
    }

    /** What else the token request carries, and whether its body is JSON instead of a form. */
    record TokenRequest(boolean json, Optional<Template> scope, Map<String, Template> extra) {
    }
}
