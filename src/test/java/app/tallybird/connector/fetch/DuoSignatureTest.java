package app.tallybird.connector.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import app.tallybird.http.HttpCall;
import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class DuoSignatureTest {

    private static final Secret KEY = Secret.of("Zh5eGmUq9zpfQnyUIu5OL9iWoMMv5ZNmk3zLJ4Ep");
    private static final String DATE = "Tue, 21 Aug 2012 17:29:18 -0000";
    private static final String ADDRESS = "https://API-xxxxxxxx.duosecurity.com/accounts/v1/account/list";

    private static HttpCall post(String body) {
        return HttpCall.of("POST", URI.create(ADDRESS), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The example of Duo's documentation. */
    @Test
    void signsAsDuosOwnExample() {
        assertThat(DuoSignature.signature(post("realname=First%20Last&username=root"), KEY, DATE))
                .isEqualTo("2d97d6166319781b5a3a07af39d366f491234edc");
    }

    @Test
    void theOrderAndTheEncodingOfTheParametersDoNotMatter() {
        assertThat(DuoSignature.signature(post("username=root&realname=First+Last"), KEY, DATE))
                .isEqualTo("2d97d6166319781b5a3a07af39d366f491234edc");
    }

    @Test
    void aGetIsSignedWithItsQueryAndOtherwiseThanAPost() {
        HttpCall get = HttpCall.get(URI.create(ADDRESS + "?realname=First%20Last&username=root"));
        assertThat(DuoSignature.signature(get, KEY, DATE)).hasSize(40).isNotEqualTo("2d97d6166319781b5a3a07af39d366f491234edc");
        HttpCall turned = HttpCall.get(URI.create(ADDRESS + "?username=root&realname=First%20Last"));
        assertThat(DuoSignature.signature(turned, KEY, DATE)).isEqualTo(DuoSignature.signature(get, KEY, DATE));
    }

    @Test
    void sendsTheDateThatWasSigned() {
        HttpCall signed = DuoSignature.sign(post("realname=First%20Last&username=root"), "DIWJ8X6AEYOR5OMC6TQ1", KEY,
                Instant.parse("2012-08-21T17:29:18Z"));
        assertThat(signed.headers()).containsExactly(new HttpCall.Header("Date", DATE), new HttpCall.Header("Authorization",
                "Basic RElXSjhYNkFFWU9SNU9NQzZUUTE6MmQ5N2Q2MTY2MzE5NzgxYjVhM2EwN2FmMzlkMzY2ZjQ5MTIzNGVkYw=="));
    }
}
