package app.tallybird.connector.format;

import java.time.Duration;

/** Reads how requests are signed. */
final class AuthReader {

    private AuthReader() {
    }

    static Auth read(ObjectReader auth) {
        return switch (auth.text("type")) {
            case "headers" -> new Auth.Headers(auth.templates("headers"), auth.part("sign").map(AuthReader::signature));
            case "query" -> new Auth.Query(auth.templates("query"));
            case "basic" -> new Auth.Basic(auth.neededTemplate("username"), auth.neededTemplate("password"), auth.templates("headers"));
            case "bearer" -> new Auth.Bearer(auth.neededTemplate("token"), auth.text("prefix"), auth.templates("headers"));
            case "oauth2" -> oauth2(auth);
            case "session" -> new Auth.Session(HttpReader.request(auth.partOrDefaults("login")), auth.path("token"),
                    auth.maybe("tokenHeader"), Duration.ofSeconds(auth.whole("validSeconds")),
                    new Auth.Carrier(auth.templates("headers"), auth.templates("json"), auth.part("sign").map(AuthReader::signature)),
                    auth.path("renewFrom"));
            case "signed" ->
                new Auth.Signed(auth.word("scheme", Auth.Scheme.class), auth.neededTemplate("keyId"), auth.neededTemplate("secret"));
            default -> new Auth.None();
        };
    }

    private static Auth.Signature signature(ObjectReader sign) {
        Auth.Digest digest = new Auth.Digest(sign.word("hash", Auth.Hash.class), sign.template("key"), sign.text("before").equals("base64"),
                sign.text("as").equals("base64"));
        return new Auth.Signature(sign.neededTemplate("of"), sign.template("ofSignIn"), digest, sign.text("time"),
                sign.templates("headers"));
    }

    private static Auth oauth2(ObjectReader auth) {
        Auth.Grant grant = switch (auth.text("grant")) {
            case "password" -> new Auth.Grant.Password(auth.neededTemplate("username"), auth.neededTemplate("password"));
            case "refreshToken" -> new Auth.Grant.Refresh(auth.neededTemplate("refreshToken"), auth.maybe("saveRefreshTokenAs"));
            default -> new Auth.Grant.ClientCredentials();
        };
        return new Auth.OAuth2(auth.neededTemplate("tokenUrl"),
                new Auth.Client(auth.neededTemplate("clientId"), auth.neededTemplate("clientSecret"),
                        auth.text("clientAuth").equals("basic")),
                grant, new Auth.TokenRequest(auth.text("send").equals("json"), auth.template("scope"), auth.templates("extra")),
                auth.neededPath("token"), auth.neededPath("expiresIn"), auth.templates("headers"));
    }
}
