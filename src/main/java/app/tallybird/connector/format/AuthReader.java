package app.tallybird.connector.format;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how requests are signed. */
final class AuthReader {

    private static final List<String> KINDS = List.of("none", "headers", "query", "basic", "bearer", "oauth2", "session", "signed");
    private static final Map<String, String> GRANTS = HttpReader.words("clientCredentials", "clientCredentials", "password", "password",
            "refreshToken", "refreshToken");
    private static final Map<String, Boolean> CLIENT_AUTH = HttpReader.words("body", false, "basic", true);
    private static final Map<String, Boolean> SEND = HttpReader.words("form", false, "json", true);

    private static final Map<String, Auth.Scheme> SCHEMES = HttpReader.words("duo", Auth.Scheme.DUO);
    private static final int SESSION_SECONDS = 1_800;

    private AuthReader() {
    }

    static Auth read(Part part) {
        String type = part.required("type");
        return switch (type) {
            case "none" -> closed(part, new Auth.None());
            case "headers" -> closed(part, new Auth.Headers(needed(part, "headers")));
            case "query" -> closed(part, new Auth.Query(needed(part, "query")));
            case "basic" -> closed(part,
                    new Auth.Basic(part.requiredTemplate("username"), part.requiredTemplate("password"), part.templates("headers")));
            case "bearer" -> closed(part,
                    new Auth.Bearer(part.requiredTemplate("token"), part.text("prefix").orElse("Bearer "), part.templates("headers")));
            case "oauth2" -> oauth2(part);
            case "session" -> session(part);
            case "signed" -> closed(part, new Auth.Signed(scheme(part), part.requiredTemplate("keyId"), part.requiredTemplate("secret")));
            default -> {
                if (!type.isEmpty()) {
                    String hint = DidYouMean.hint(type, KINDS);
                    part.complain("C106", "type", "\"" + type + "\" is not known here",
                            hint.isEmpty() ? "use one of: " + String.join(", ", KINDS) : hint);
                }
                yield new Auth.None();
            }
        };
    }

    private static Auth closed(Part part, Auth auth) {
        part.close();
        return auth;
    }

    private static Map<String, Template> needed(Part part, String property) {
        if (!part.has(property)) {
            part.missing(property);
        }
        return part.templates(property);
    }

    private static Auth.Scheme scheme(Part part) {
        if (!part.has("scheme")) {
            part.missing("scheme");
        }
        return part.oneOf("scheme", SCHEMES, Auth.Scheme.DUO);
    }

    private static Auth session(Part part) {
        try (part) {
            Optional<Request> login = part.part("login").map(HttpReader::request);
            if (login.isEmpty()) {
                part.missing("login");
            }
            if (part.has("token") == part.has("tokenHeader")) {
                part.complain("C104", "", "a session has its token in \"token\" or in \"tokenHeader\"", "name one of them");
            }
            Auth.Carrier carrier = new Auth.Carrier(part.templates("headers"), part.templates("json"));
            if (carrier.headers().isEmpty() && carrier.json().isEmpty()) {
                part.complain("C104", "", "nothing carries the session's token", "add \"headers\" or \"json\" with {{session.token}}");
            }
            return new Auth.Session(login.orElse(Request.get("/")), part.path("token"), part.text("tokenHeader"),
                    Duration.ofSeconds(part.integer("validSeconds", SESSION_SECONDS, 30, 86_400)), carrier, part.path("renewFrom"));
        }
    }

    private static Auth.Grant grant(Part part, String grant) {
        return switch (grant) {
            case "password" -> new Auth.Grant.Password(part.requiredTemplate("username"), part.requiredTemplate("password"));
            case "refreshToken" -> new Auth.Grant.Refresh(part.requiredTemplate("refreshToken"), part.text("saveRefreshTokenAs"));
            default -> new Auth.Grant.ClientCredentials();
        };
    }

    private static Auth oauth2(Part part) {
        try (part) {
            if (!part.has("grant")) {
                part.missing("grant");
            }
            String grant = part.oneOf("grant", GRANTS, "clientCredentials");
            Auth.Client client = new Auth.Client(part.requiredTemplate("clientId"), part.requiredTemplate("clientSecret"),
                    part.oneOf("clientAuth", CLIENT_AUTH, false));
            Auth.TokenRequest request = new Auth.TokenRequest(part.oneOf("send", SEND, false), part.template("scope"),
                    part.templates("extra"));
            return new Auth.OAuth2(part.requiredTemplate("tokenUrl"), client, grant(part, grant), request,
                    part.path("token").orElse(FieldPath.ofName("access_token")),
                    part.path("expiresIn").orElse(FieldPath.ofName("expires_in")), part.templates("headers"));
        }
    }
}
