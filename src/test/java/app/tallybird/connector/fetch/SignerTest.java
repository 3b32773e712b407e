package app.tallybird.connector.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.connector.format.Template;
import app.tallybird.http.HttpCall;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signatures that a document describes: of each request anew, of the sign-in too. */
class SignerTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "r", "name": "R", "version": "1.0.0",
              "inputs": [ { "key": "app", "label": "App" }, { "key": "key", "label": "Key", "secret": true } ],
              "http": { "base": "https://api.r.example/v1", "allowedHosts": ["api.r.example"], "retry": { "attempts": 2 } },
              "auth": %s,
              "tables": { "rows": { "request": { "path": "/rows", "query": { "month": "8", "name": "a b" } }, "rows": "rows",
                                    "paging": { "type": "cursor", "in": "json", "param": "data.scroll", "from": "next" } } },
              "accounts": { "from": "rows", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "rows", "account": "id", "measure": "count" } } ] }
            """;

    private static final String SIGN = """
            "sign": { "of": "{{sign.id}}|{{sign.time}}|{{sign.method}}|{{sign.target}}|{{sign.body}}|{{secret.key}}", "ofSignIn": "{{sign.id}}|{{secret.key}}",
                      "before": "base64", "time": "yyyy-MM-dd'T'HH:mm:ss.SSS",
                      "headers": { "X-Id": "{{sign.id}}", "X-Date": "{{sign.time}}", "X-App": "{{input.app}}", "X-Signature": "{{sign.signature}}" } }
            """;

    private static final String SESSION = "{ \"type\": \"session\", \"login\": { \"path\": \"/auth\" }, \"token\": \".\", "
            + "\"headers\": { \"X-Token\": \"{{session.token}}\" }, " + SIGN + " }";

    private static final Map<String, String> INPUTS = Map.of("app", "app-1", "key", "fake-secret-0001");

    private static Auth.Digest digest(Auth.Hash hash, boolean ofBase64, boolean asBase64) {
        return new Auth.Digest(hash, Optional.<Template>empty(), ofBase64, asBase64);
    }

    @ParameterizedTest
    @CsvSource({
            "d290f1ee-6c54-4b01-90e6US:myapp292021-04-10T00:00:00.000Zmy_avanan_secret, 2462b23346ab0642b65d7d094aca5fb4c29fd96d0468deceae2704d258e81497",
            "rid-1app-12026-01-01T00:00:00.000/v1.0/msp/usage?year=2026&month=8sec-1, c97db7dc303c0b8d83705663d48ccd7f7d210b0d8b29b8e89dffc3393514b07f",
            "rid-1app-12026-01-01T00:00:00.000sec-1, ed3d93d47a11ee143d76ae823bccf17ddaafacd622a5e5d52a68b4b3f52761fd"})
    void theHashOfABase64TextIsTheOneThatCheckPointExpects(String text, String signature) {
        assertThat(Signer.signature(digest(Auth.Hash.SHA256, true, false), Optional.empty(), Secret.of(text))).isEqualTo(signature);
    }

    /** RFC 4231 and RFC 2202, test case 2. */
    @ParameterizedTest
    @CsvSource({"SHA256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "SHA512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
            "SHA1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"})
    void withAKeyItIsAnHmac(Auth.Hash hash, String signature) {
        assertThat(Signer.signature(digest(hash, false, false), Optional.of(Secret.of("Jefe")), Secret.of("what do ya want for nothing?")))
                .isEqualTo(signature);
    }

    @Test
    void itMayBeWrittenInBase64() {
        assertThat(Signer.signature(digest(Auth.Hash.SHA256, false, true), Optional.empty(), Secret.of("")))
                .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    private static void signedAs(HttpCall call, String text) {
        String id = Vendor.header(call, "X-Id");
        assertThat(Vendor.header(call, "X-Signature"))
                .isEqualTo(Signer.signature(digest(Auth.Hash.SHA256, true, false), Optional.empty(), Secret.of(text.replace("ID", id))));
    }

    @Test
    void eachRequestIsSignedAnewAndTheSignInByItsOwnText() {
        Vendor vendor = new Vendor(call -> switch (call.uri().getPath() + Vendor.body(call)) {
            case "/v1/auth" -> Vendor.ok("eyJh.bare-token_1");
            case "/v1/rows" -> Vendor.ok("{\"rows\":[{\"id\":\"a\"}],\"next\":\"s2\"}");
            default -> Vendor.ok("{\"rows\":[{\"id\":\"b\"}],\"next\":\"\"}");
        });

        assertThat(Vendor.counts(vendor.read(DOCUMENT.formatted(SESSION), INPUTS))).containsExactly("a/n=1", "b/n=1");

        assertThat(vendor.bodies()).containsExactly("", "", "{\"data\":{\"scroll\":\"s2\"}}");
        assertThat(vendor.asked).extracting(HttpCall::method).containsOnly("GET");
        assertThat(vendor.asked).extracting(call -> Vendor.header(call, "X-Token")).containsExactly("", "eyJh.bare-token_1",
                "eyJh.bare-token_1");
        assertThat(vendor.asked).extracting(call -> Vendor.header(call, "X-App") + " " + Vendor.header(call, "X-Date"))
                .containsOnly("app-1 2026-03-01T02:30:00.000");
        assertThat(vendor.asked.stream().map(call -> Vendor.header(call, "X-Id")).distinct()).hasSize(3);
        signedAs(vendor.asked.get(0), "ID|fake-secret-0001");
        signedAs(vendor.asked.get(1), "ID|2026-03-01T02:30:00.000|GET|/v1/rows?month=8&name=a%20b||fake-secret-0001");
        signedAs(vendor.asked.get(2),
                "ID|2026-03-01T02:30:00.000|GET|/v1/rows?month=8&name=a%20b|{\"data\":{\"scroll\":\"s2\"}}|fake-secret-0001");
    }

    @Test
    void anAttemptThatIsRepeatedHasAnIdOfItsOwn() {
        int[] answered = {0};
        Vendor vendor = new Vendor(call -> call.uri().getPath().endsWith("/auth")
                ? answered[0]++ == 0 ? new Vendor.Answer(503, "") : Vendor.ok("bare")
                : Vendor.ok("{\"rows\":[{\"id\":\"a\"}]}"));

        vendor.read(DOCUMENT.formatted(SESSION), INPUTS);

        assertThat(vendor.asked.stream().map(call -> Vendor.header(call, "X-Id")).distinct()).hasSize(3);
    }

    @Test
    void keysInHeadersAreSignedToo() {
        Vendor vendor = new Vendor(call -> Vendor.ok("{\"rows\":[{\"id\":\"a\"}]}"));

        vendor.read(DOCUMENT.formatted("{ \"type\": \"headers\", \"headers\": { \"X-Key\": \"{{secret.key}}\" }, " + SIGN + " }"), INPUTS);

        assertThat(Vendor.header(vendor.asked.getFirst(), "X-Key")).isEqualTo("fake-secret-0001");
        signedAs(vendor.asked.getFirst(), "ID|2026-03-01T02:30:00.000|GET|/v1/rows?month=8&name=a%20b||fake-secret-0001");
    }

    @ParameterizedTest
    @CsvSource({"<html>Sign in</html>", "'not a token'", "null", "''"})
    void whatIsNoBareTokenIsARefusedSignIn(String body) {
        Vendor vendor = new Vendor(call -> Vendor.ok(body));

        assertThatThrownBy(() -> vendor.read(DOCUMENT.formatted(SESSION), INPUTS)).isInstanceOf(ProblemException.class);
        assertThat(vendor.asked).isNotEmpty().allSatisfy(call -> assertThat(call.uri().getPath()).isEqualTo("/v1/auth"));
    }

    private static List<String> findings(String document) {
        return DocumentReader.read(document.getBytes(StandardCharsets.UTF_8)).findings().stream().map(Finding::toString).toList();
    }

    @Test
    void aSignatureThatCanNotBeIsRefusedInTheDocument() {
        String document = DOCUMENT.formatted(SESSION);
        assertThat(findings(document.replace("yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-QQQQQQQQ-b"))).singleElement().asString().contains("C220",
                "/auth/sign/time");
        assertThat(findings(document.replace("\"{{sign.signature}}\"", "\"{{sign.id}}\""))).singleElement().asString().contains("C104",
                "/auth/sign/headers");
        assertThat(findings(document.replace("{{sign.method}}", "{{sign.methud}}"))).singleElement().asString().contains("C222",
                "/auth/sign/of");
        assertThat(findings(document.replace("|{{sign.body}}", "|{{sign.signature}}"))).singleElement().asString().contains("C222");
        assertThat(findings(document.replace("\"month\": \"8\"", "\"month\": \"{{sign.time}}\""))).singleElement().asString()
                .contains("C222", "/tables/rows/request/query/month");
    }
}
