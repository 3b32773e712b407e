package app.tallybird.connector.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Reading;
import app.tallybird.http.HttpCall;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sessions, tokens per tenant and refresh tokens: what is asked for, when, and what happens when it is refused. */
class SignInTest {

    private static final String HEAD = """
            { "format": 1, "id": "s", "name": "S", "version": "1.0.0",
              "inputs": [ { "key": "user", "label": "User" }, { "key": "word", "label": "Word", "secret": true } ],
              "http": { "base": "https://api.s.example", "allowedHosts": ["api.s.example", "login.s.example"] },
            """;
    private static final String TAIL = """
              "accounts": { "from": "clients", "id": "id", "name": "id" },
              "services": [ { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                "usage": { "from": "seats", "account": "{FROM}", "measure": "sum", "field": "seats" } } ] }
            """;
    private static final String POSTED = """
            "tables": {
              "clients": { "request": { "method": "POST", "path": "/rpc", "json": { "method": "clients" } }, "rows": "list", "paging": { "type": "none" } },
              "seats": { "request": { "method": "POST", "path": "/rpc", "json": { "method": "seats" } }, "rows": "list", "paging": { "type": "none" } } },
            """;
    private static final String MOVING = HEAD
            + """
                    "auth": { "type": "session", "login": { "method": "POST", "path": "/rpc", "json": { "method": "Login", "user": "{{input.user}}", "word": "{{secret.word}}" } },
                      "token": "visa", "json": { "visa": "{{session.token}}" }, "renewFrom": "visa" },
                    """
            + POSTED + TAIL.replace("{FROM}", "id");
    private static final Map<String, String> INPUTS = Map.of("user", "ann", "word", "fake-secret");

    private static Vendor.Answer moving(HttpCall call) {
        String method = Vendor.json(call).get("method").getAsString();
        return switch (method) {
            case "Login" -> Vendor.ok("{\"visa\":\"v1\"}");
            case "clients" -> Vendor.ok("{\"list\":[{\"id\":\"a\"}],\"visa\":\"v2\"}");
            default -> Vendor.ok("{\"list\":[{\"id\":\"a\",\"seats\":4}],\"visa\":\"v3\"}");
        };
    }

    /** There is no message to look at. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            302 | ''                       | It sends elsewhere, perhaps to a sign-in page for people: check the address or region.
            400 | ''                       | It says no more; check the address and the rights of the credentials.
            400 | {"message":"No such id"} | Look at the vendor's message.
            404 | ''                       | Check the address and the inputs that are part of it.
            """)
    void whatIsToBeDoneFollowsTheAnswer(int status, String body, String next) {
        Vendor vendor = new Vendor(call -> Vendor.body(call).contains("Login") ? moving(call) : new Vendor.Answer(status, body));
        assertThatThrownBy(() -> vendor.read(MOVING, INPUTS)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().next()).isEqualTo(next));
    }

    @Test
    void eachAnswerCarriesTheTokenOfTheNextRequest() {
        Vendor vendor = new Vendor(SignInTest::moving);

        assertThat(Vendor.counts(vendor.read(MOVING, INPUTS))).containsExactly("a/seats=4");
        assertThat(vendor.bodies()).containsExactly("{\"method\":\"Login\",\"user\":\"ann\",\"word\":\"fake-secret\"}",
                "{\"method\":\"clients\",\"visa\":\"v1\"}", "{\"method\":\"seats\",\"visa\":\"v2\"}");
    }

    @Test
    void aSignInWithoutTokenIsARefusalInTheVendorsWords() {
        String rpc = MOVING.replace("\"method\": \"Login\"", "\"jsonrpc\": \"2.0\", \"method\": \"Login\"");
        Vendor vendor = new Vendor(call -> Vendor.ok("{\"error\":{\"code\":-32603,\"message\":\"Authentication failed\"}}"));

        assertThatThrownBy(() -> vendor.read(rpc, INPUTS)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("Authentication failed");
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void anExpiredSessionSignsInOnceMore() {
        String header = MOVING.replace("\"json\": { \"visa\": \"{{session.token}}\" }, \"renewFrom\": \"visa\"",
                "\"headers\": { \"X-Session\": \"{{session.token}}\" }");
        List<String> logins = new ArrayList<>();
        Vendor vendor = new Vendor(call -> {
            String method = Vendor.json(call).get("method").getAsString();
            if (method.equals("Login")) {
                logins.add(method);
                return Vendor.ok("{\"visa\":\"v" + logins.size() + "\"}");
            }
            boolean old = method.equals("seats") && Vendor.header(call, "X-Session").equals("v1");
            return old ? new Vendor.Answer(401, "{}") : moving(call);
        });

        assertThat(Vendor.counts(vendor.read(header, INPUTS))).containsExactly("a/seats=4");
        assertThat(logins).hasSize(2);
    }

    private static final String PER_TENANT = HEAD
            + """
                    "auth": { "type": "headers", "headers": { "X-Key": "{{secret.word}}" } },
                    "tables": {
                      "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                      "seats": { "forEach": "clients", "ifParentFails": "leaveAccountOut", "request": { "path": "/seats" }, "rows": ".", "paging": { "type": "none" },
                        "columns": { "client": { "value": "{{parent.id}}" } },
                        "auth": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://login.s.example/{{parent.id}}/token",
                          "clientId": "app", "clientSecret": "{{secret.word}}", "extra": { "audience": "{{parent.plan}}" } } } },
                    """
            + TAIL.replace("{FROM}", "client");

    private static Vendor.Answer perTenant(HttpCall call) {
        String path = call.uri().getPath();
        if (path.equals("/clients")) {
            return Vendor.ok("[{\"id\":\"a\",\"plan\":\"x\"},{\"id\":\"b\",\"plan\":\"x\"},{\"id\":\"c\",\"plan\":\"y\"}]");
        }
        if (path.equals("/b/token")) {
            return new Vendor.Answer(400, "{\"error\":\"invalid_grant\",\"error_description\":\"no consent\"}");
        }
        if (path.endsWith("/token")) {
            return Vendor.ok("{\"access_token\":\"token" + path + "\",\"expires_in\":3600}");
        }
        return Vendor.header(call, "Authorization").equals("Bearer token/a/token")
                ? Vendor.ok("[{\"seats\":5}]")
                : Vendor.ok("[{\"seats\":9}]");
    }

    @Test
    void eachTenantHasATokenOfItsOwnAndOneRefusalLeavesThatTenantUnknown() {
        Vendor vendor = new Vendor(SignInTest::perTenant);

        assertThat(Vendor.counts(vendor.read(PER_TENANT, INPUTS))).containsExactly("a/seats=5", "b/seats=unknown", "c/seats=9");
        assertThat(vendor.addresses().stream().filter(address -> !address.endsWith("/clients"))).containsExactly(
                "https://login.s.example/a/token", "https://api.s.example/seats", "https://login.s.example/b/token",
                "https://login.s.example/c/token", "https://api.s.example/seats");
    }

    @Test
    void aTokenIsAnotherOneWhenAnythingInItsRequestIs() {
        Vendor vendor = new Vendor(SignInTest::perTenant);
        String oneAddress = PER_TENANT.replace("https://login.s.example/{{parent.id}}/token", "https://login.s.example/all/token");

        vendor.read(oneAddress, INPUTS);

        assertThat(vendor.bodies().stream().filter(body -> body.contains("audience"))).containsExactly(
                "grant_type=client_credentials&client_id=app&client_secret=fake-secret&audience=x",
                "grant_type=client_credentials&client_id=app&client_secret=fake-secret&audience=y");
    }

    private static final String REFRESHING = HEAD
            + """
                    "auth": { "type": "oauth2", "grant": "refreshToken", "tokenUrl": "https://login.s.example/token", "clientId": "app", "clientSecret": "s",
                      "refreshToken": "{{secret.word}}", "saveRefreshTokenAs": "word" },
                    """
            + POSTED + TAIL.replace("{FROM}", "id");

    private static Vendor.Answer refreshing(HttpCall call) {
        return call.uri().getPath().equals("/token")
                ? Vendor.ok("{\"access_token\":\"at-1\",\"refresh_token\":\"rt-2\",\"expires_in\":3600}")
                : moving(call);
    }

    @Test
    void aChangedRefreshTokenIsKeptBeforeAnythingIsAskedWithIt() {
        Vendor vendor = new Vendor(SignInTest::refreshing);
        List<String> kept = new ArrayList<>();
        ConfiguredConnector connector = Vendor.run(REFRESHING, INPUTS).keeping((input, token) -> {
            kept.add(input + "=" + token.reveal() + " after " + vendor.asked.size());
            return true;
        });

        Reading reading = vendor.read(connector);

        assertThat(Vendor.counts(reading)).containsExactly("a/seats=4");
        assertThat(kept).containsExactly("word=rt-2 after 1");
        assertThat(vendor.bodies().getFirst())
                .isEqualTo("grant_type=refresh_token&refresh_token=fake-secret&client_id=app&client_secret=s");
        assertThat(reading.warnings()).noneMatch(warning -> warning.code().equals("W411"));
    }

    @Test
    void whatCanNotBeKeptIsNotUsed() {
        Vendor vendor = new Vendor(SignInTest::refreshing);
        ConfiguredConnector connector = Vendor.run(REFRESHING, INPUTS).keeping((input, token) -> {
            throw new IllegalStateException("the store is locked");
        });

        assertThatThrownBy(() -> vendor.read(connector)).hasMessageContaining("the store is locked");
        assertThat(vendor.asked).hasSize(1);
    }

    @Test
    void withoutAPlaceToKeepItThereIsAWarning() {
        Reading reading = new Vendor(SignInTest::refreshing).read(REFRESHING, INPUTS);

        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W411")).hasSize(1);
    }
}
