package app.tallybird.connector.format;

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
            case "bearer" -> closed(part, new Auth.Bearer(part.requiredTemplate("token"), part.text("prefix").orElse("Bearer "),
                    part.templates("headers")));
            case "oauth2" -> oauth2(part);
            case "session", "signed" -> {
                part.complain("C190", "type", "sign-in of the type \"" + type + "\" is not supported yet", "");
                yield new Auth.None();
            }
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

    private static Auth oauth2(Part part) {
        try (part) {
            if (!part.has("grant")) {
                part.missing("grant");
            }
            String grant = part.oneOf("grant", GRANTS, "clientCredentials");
            Auth.Client client = new Auth.Client(part.requiredTemplate("clientId"), part.requiredTemplate("clientSecret"),
                    part.oneOf("clientAuth", CLIENT_AUTH, false));
            Optional<Auth.User> user = Optional.empty();
            if (grant.equals("password")) {
                user = Optional.of(new Auth.User(part.requiredTemplate("username"), part.requiredTemplate("password")));
            } else if (grant.equals("refreshToken")) {
                part.complain("C190", "grant", "the grant \"refreshToken\" is not supported yet", "");
                part.template("refreshToken");
                part.text("saveRefreshTokenAs");
            }
            Auth.TokenRequest request = new Auth.TokenRequest(part.oneOf("send", SEND, false), part.template("scope"),
                    part.templates("extra"));
            return new Auth.OAuth2(part.requiredTemplate("tokenUrl"), client, user, request,
                    part.path("token").orElse(FieldPath.ofName("access_token")),
                    part.path("expiresIn").orElse(FieldPath.ofName("expires_in")),
                    part.templates("headers"));
        }
    }
}
