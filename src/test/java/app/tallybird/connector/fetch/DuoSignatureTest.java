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

    private static final String SIGNATURE = "1bffb8924348f7db7da9e7d7d749ded93aafd02d8e904960da7b96c575102201"
            + "85a64a2827ee8f24ac5d30802a9ee97e59de44b304b18242f0d596d15a8122af";

    private static HttpCall post(String body) {
        return HttpCall.of("POST", URI.create(ADDRESS), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8));
    }

    /** The example of Duo's documentation, with SHA-512 as Duo's own clients sign. */
    @Test
    void signsAsDuosOwnExample() {
        assertThat(DuoSignature.signature(post("realname=First%20Last&username=root"), KEY, DATE)).isEqualTo(SIGNATURE);
    }

    @Test
    void theOrderAndTheEncodingOfTheParametersDoNotMatter() {
        assertThat(DuoSignature.signature(post("username=root&realname=First+Last"), KEY, DATE)).isEqualTo(SIGNATURE);
    }

    @Test
    void aGetIsSignedWithItsQueryAndOtherwiseThanAPost() {
        HttpCall get = HttpCall.get(URI.create(ADDRESS + "?realname=First%20Last&username=root"));
        assertThat(DuoSignature.signature(get, KEY, DATE)).hasSize(128).isNotEqualTo(SIGNATURE);
        HttpCall turned = HttpCall.get(URI.create(ADDRESS + "?username=root&realname=First%20Last"));
        assertThat(DuoSignature.signature(turned, KEY, DATE)).isEqualTo(DuoSignature.signature(get, KEY, DATE));
    }

    @Test
    void sendsTheDateThatWasSigned() {
        HttpCall signed = DuoSignature.sign(post("realname=First%20Last&username=root"), "DIWJ8X6AEYOR5OMC6TQ1", KEY,
                Instant.parse("2012-08-21T17:29:18Z"));
        assertThat(signed.headers()).containsExactly(new HttpCall.Header("Date", DATE),
                new HttpCall.Header("Authorization",
                        "Basic RElXSjhYNkFFWU9SNU9NQzZUUTE6MWJmZmI4OTI0MzQ4ZjdkYjdkYTllN2Q3ZDc0"
                                + "OWRlZDkzYWFmZDAyZDhlOTA0OTYwZGE3Yjk2YzU3NTEwMjIwMTg1YTY0YTI4MjdlZThmMjRhYzVkMzA4MDJhOW"
                                + "VlOTdlNTlkZTQ0YjMwNGIxODI0MmYwZDU5NmQxNWE4MTIyYWY="));
    }
}
