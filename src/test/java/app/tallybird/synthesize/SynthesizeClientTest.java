package app.tallybird.synthesize;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.model.Account;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SynthesizeClientTest {

    private static final Cancel NEVER = Cancel.never();
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime();
    private HttpServer server;
    private ApacheHttp http;
    private Synthesize synthesize;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(exchange.getRequestHeaders().getFirst("GRADIENT-TOKEN"))
                    .isEqualTo(Base64.getEncoder().encodeToString("vendor-key:partner-key".getBytes(StandardCharsets.UTF_8)));
            String answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                new Redactor());
        RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(3), time);
        synthesize = new SynthesizeClient(new Wire(http, SynthesizeKeys.check(" vendor-key ", "\"partner-key\""),
                new RateGate(95, 2, time, time), retry, new StageClock()), new Redactor());
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    @Test
    void readsTheOrganizationWrappedOrNot() {
        String plain = "{\"organizationId\":7,\"name\":\"N\",\"vendorId\":\"v\",\"integrationId\":\"i\",\"status\":\"Pending\","
                + "\"lastSyncedAt\":\"1900-06-18T00:00:00.000Z\"}";
        answers.add("200 " + plain);
        Organization organization = synthesize.organization(NEVER);
        assertThat(organization.organizationId()).isEqualTo("7");
        answers.clear();
        answers.add("200 {\"data\":" + plain + ",\"status\":200}");
        assertThat(synthesize.organization(NEVER)).isEqualTo(organization);
        assertThat(requests).allMatch(request -> request.equals("GET /api/vendor-api/organization "));
    }

    @Test
    void readsServicesByEitherIdAndModules() {
        answers.add("200 {\"data\":{\"_id\":\"v\",\"skus\":[{\"_id\":\"a\",\"name\":\"A\"},{\"_id\":\"x\",\"id\":\"b\",\"name\":\"B\"},7],"
                + "\"modules\":[{\"variation\":\"Billing\"}]}}");
        Vendor vendor = synthesize.vendor(NEVER);
        assertThat(vendor.services()).extracting(VendorService::id).containsExactly("a", "b");
        assertThat(vendor.modules()).containsExactly("billing");
    }

    @Test
    void readsMappingWhenItIsReported() {
        answers.add("200 [{\"id\":1,\"name\":\"A\",\"isMapped\":true},{\"id\":\"2\",\"name\":\"B\"}]");
        assertThat(synthesize.accounts(NEVER)).extracting(account -> account.id() + " " + account.mapped())
                .containsExactly("1 Optional[true]", "2 Optional.empty");
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "12.00, 12", "1E+1, 10", "0, 0", "0.50, 0.5", "1234567890123, 1234567890123"})
    void sendsCountsAsPlainNumbers(BigDecimal units, String sent) {
        answers.add("201 {\"status\":201}");
        assertThat(synthesize.count("s/1", "a 1", units, true, NEVER)).isEqualTo(new CountResult.Accepted());
        assertThat(requests).containsExactly(
                "POST /api/vendor-api/service/s%2F1/count?no_build=true {\"accountId\":\"a 1\",\"unitCount\":" + sent + "}");
    }

    @Test
    void tellsNotMappedFromRefused() {
        answers.add("404 {\"statusCode\":404,\"message\":\"No account map found with id: 1\"}");
        assertThat(count()).isEqualTo(new CountResult.NotMapped("No account map found with id: 1"));
        answers.clear();
        answers.add("422 {\"message\":[\"unitCount must be a number\",\"x\"]}");
        assertThat(count()).isEqualTo(new CountResult.Refused("unitCount must be a number; x"));
    }

    /** What stands in between answers in its place: that says nothing of the count, not even that it has no place. */
    @ParameterizedTest
    @ValueSource(strings = {"200 <html>sign in</html>", "200 []", "200 {}", "200", "200 {\"login\":\"please\"}",
            "201 {\"login\":\"please\"}", "201 []", "201 \"ok\"", "201 7", "200 {\"status\":\"error\",\"message\":\"no\"}",
            "200 {\"message\":\"Welcome\"}", "204 ", "404 <html>not here</html>", "404 []"})
    void aBodyThatIsNotSynthesizesIsSentAgainAndThenNotKnown(String foreign) {
        answers.add(foreign + (foreign.length() == 3 ? " " : ""));
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class, failed -> {
            assertThat(failed.reached()).isTrue();
            assertThat(failed.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_ANSWER);
        });
        assertThat(requests).hasSize(6);
    }

    @Test
    void aForeignBodyIsFollowedByTheAnswerThatCounts() {
        answers.addAll(List.of("200 {\"login\":\"please\"}", "201 []", "201 {\"status\":201,\"message\":\"Created\"}"));
        assertThat(count()).isEqualTo(new CountResult.Accepted());
        assertThat(requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"201 ", "201 {}", "201 {\"message\":\"Created\"}", "200 {\"status\":200,\"message\":\"OK\"}",
            "201 {\"status\":\"201\"}", "201 {\"data\":{}}"})
    void theShapesOfAnAcceptedCount(String shape) {
        answers.add(shape);
        assertThat(count()).isEqualTo(new CountResult.Accepted());
        assertThat(requests).hasSize(1);
    }

    @Test
    void aStatusInTheBodyCountsLikeTheAnswersOwn() {
        answers.add("200 {\"status\":404,\"message\":\"No account map found with id: 1\"}");
        assertThat(count()).isEqualTo(new CountResult.NotMapped("No account map found with id: 1"));
        onlyAnswer("201 {\"statusCode\":422,\"message\":\"unitCount must be a number\"}");
        assertThat(count()).isEqualTo(new CountResult.Refused("unitCount must be a number"));
        requests.clear();
        onlyAnswer("201 {\"status\":503,\"message\":\"later\"}");
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class,
                failed -> assertThat(failed.problem().code()).isEqualTo(ProblemCode.UNREACHABLE));
        assertThat(requests).hasSize(6);
        onlyAnswer("200 {\"statusCode\":401,\"message\":\"Unauthorized\"}");
        assertThatThrownBy(this::count).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN));
    }

    @Test
    void aCreationOrAChangeThatFailsInsideASuccessIsNotDone() {
        answers.add("200 {\"statusCode\":409,\"message\":\"exists\"}");
        assertThat(synthesize.createAccounts(List.of(new Account("1", "A")), NEVER)).isEqualTo(new CreateResult.Refused(409, "exists"));
        assertThatThrownBy(() -> synthesize.renameAccount(new Account("1", "A"), NEVER)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("exists");
    }

    /** A refusal after an attempt whose answer was lost: that attempt may have been stored. */
    @Test
    void aRefusedSignInAfterALostAnswerLeavesTheCountInDoubt() {
        answers.addAll(List.of("201 []", "401 {\"message\":\"Unauthorized\"}"));
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class, failed -> {
            assertThat(failed.reached()).isTrue();
            assertThat(failed.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN);
        });
    }

    @Test
    void whatSynthesizeSaysWhenItIsTooMuchIsPassedOn() {
        answers.add("429 {\"statusCode\":429,\"message\":\"Your plan allows 10 requests a second\"}");
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class, failed -> {
            assertThat(failed.problem().code()).isEqualTo(ProblemCode.THROTTLED);
            assertThat(failed.problem().what()).endsWith("It says: Your plan allows 10 requests a second");
        });
        onlyAnswer("429 ");
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class,
                failed -> assertThat(failed.problem().what()).endsWith("after all retries."));
    }

    @Test
    void whatHasNoIdIsRefusedWhenItIsRead() {
        answers.add("200 {\"data\":{\"_id\":\"v\",\"skus\":[{\"_id\":\"a\",\"name\":\"A\"},{\"id\":\" \",\"name\":\"Seats\"}]}}");
        assertThatThrownBy(() -> synthesize.vendor(NEVER)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("the service \"Seats\" without an id");
        onlyAnswer("200 [{\"id\":\"1\",\"name\":\"A\"},{\"name\":\"Contoso\"}]");
        assertThatThrownBy(() -> synthesize.accounts(NEVER)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("the account \"Contoso\" without an id");
    }

    @Test
    void aMappingIdSaysThatAnAccountIsMapped() {
        answers.add("200 [{\"id\":\"1\",\"mappingId\":\"m-1\"},{\"id\":\"2\",\"mappingId\":\" \"},{\"id\":\"3\",\"mappingId\":null},"
                + "{\"id\":\"4\"},{\"id\":\"5\",\"isMapped\":false,\"mappingId\":\"m-5\"},{\"id\":\"6\",\"isMapped\":true}]");
        assertThat(synthesize.accounts(NEVER)).extracting(account -> account.id() + " " + account.mapped().orElseThrow())
                .containsExactly("1 true", "2 false", "3 false", "4 false", "5 true", "6 true");
    }

    @Test
    void retriesWhatMayPassAndNeverTakesHtmlForAccepted() {
        answers.addAll(List.of("503 {}", "500 <html>", "200 <html>sign in</html>", "201 {}"));
        assertThat(count()).isEqualTo(new CountResult.Accepted());
        assertThat(requests).hasSize(4);
        answers.add("200 <html>sign in</html>");
        answers.removeFirst();
        assertThat(count()).isInstanceOfSatisfying(CountResult.Failed.class, failed -> {
            assertThat(failed.reached()).isTrue();
            assertThat(failed.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_ANSWER);
        });
    }

    @Test
    void stopsAtARefusedSignInWithoutTryingAgain() {
        answers.add("401 {\"message\":\"Unauthorized\"}");
        assertThatThrownBy(this::count).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_SIGN_IN));
        answers.clear();
        answers.add("403 {}");
        assertThatThrownBy(this::count).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.SYNTHESIZE_ANOMALY));
        assertThat(requests).hasSize(2);
    }

    @Test
    void doesNotCreateTwiceWhenTheOutcomeIsUnknown() {
        answers.add("502 <html>");
        CreateResult result = synthesize.createAccounts(List.of(new Account("1", "A")), NEVER);
        assertThat(result).isInstanceOf(CreateResult.OutcomeUnknown.class);
        assertThat(requests).containsExactly("POST /api/vendor-api/organization/accounts [{\"id\":\"1\",\"name\":\"A\"}]");
    }

    @Test
    void createsAgainWhenTheServerWasOnlyBusy() {
        answers.addAll(List.of("429 {}", "201 []"));
        assertThat(synthesize.createService(new ServiceDetails("A", "B", "other", "other", ServiceDetails.Support.NONE), NEVER))
                .isEqualTo(new CreateResult.Created());
        assertThat(requests).hasSize(2).allMatch(request -> request.equals(
                "POST /api/vendor-api/service {\"name\":\"A\",\"description\":\"B\",\"category\":\"other\",\"subcategory\":\"other\"}"));
    }

    @Test
    void setsTheStatusInLowerCase() {
        answers.add("200 {\"data\":{\"status\":\"pending\"}}");
        assertThat(synthesize.status("pending", NEVER).status()).isEqualTo("pending");
        assertThat(requests).containsExactly("PATCH /api/vendor-api/organization/status/pending ");
    }

    @ParameterizedTest
    @CsvSource({"'', k, VENDOR_API_KEY", "k, '', PARTNER_API_KEY", "same, same, same",
            "dmVuZG9yLWtleS0xOnBhcnRuZXIta2V5LTE=, k, whole token", "vendor-key-1:partner-key-1, k, whole token", "a b, k, blanks"})
    void refusesWhatCannotBeAKeyAndNamesTheField(String vendor, String partner, String words) {
        assertThatThrownBy(() -> SynthesizeKeys.check(vendor, partner)).isInstanceOf(ProblemException.class).hasMessageContaining(words);
    }

    private void onlyAnswer(String answer) {
        answers.clear();
        answers.add(answer);
    }

    private CountResult count() {
        return synthesize.count("s1", "a1", BigDecimal.ONE, false, NEVER);
    }

    private static Alert alert(Alert.Priority priority, String service) {
        return new Alert("It \"stopped\"", "Check it", "tallybird-a", priority, service);
    }

    @Test
    void anAlertIsSentOnceWithItsPriorityAsANumber() {
        answers.add("201 {\"messageId\":\"m-1\",\"alertId\":\"tallybird-a\",\"correlationID\":\"c\"}");
        assertThat(synthesize.alert("a/1", alert(Alert.Priority.VERY_HIGH, "svc"), NEVER)).contains(new AlertTaken("m-1", "tallybird-a"));
        assertThat(requests)
                .containsExactly("POST /api/vendor-api/alerting/a%2F1 {\"title\":\"It \\\"stopped\\\"\",\"description\":\"Check it\","
                        + "\"alertId\":\"tallybird-a\",\"priority\":4,\"status\":1,\"serviceId\":\"svc\"}");
    }

    /** A second ticket is worse than a doubt, which the webhook then carries. */
    @Test
    void anAlertWhoseAnswerIsLostIsNotSentAgain() {
        answers.add("503 {}");
        assertThat(synthesize.alert("1", alert(Alert.Priority.LOW, ""), NEVER)).isEmpty();
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatBecameOfAnAlertIsReadInEveryShape() {
        answers.addAll(List.of("200 {\"status\":\"pending\",\"statusCode\":202,\"errors\":[]}",
                "200 [{\"status\":\"pending\"},{\"status\":\"completed\",\"ticketId\":4711}]",
                "200 {\"data\":{\"status\":\"error\",\"errors\":[\"no board\"]}}",
                "200 {\"statusCode\":422,\"message\":\"board missing\"}"));
        AlertTrace pending = synthesize.alertTrace("m-1", NEVER);
        assertThat(pending.settled()).isFalse();
        assertThat(synthesize.alertTrace("m-1", NEVER).ticketId()).contains("4711");
        assertThat(synthesize.alertTrace("m-1", NEVER).trouble()).contains("[\"no board\"]");
        assertThat(synthesize.alertTrace("m-1", NEVER).trouble()).contains("board missing");
        assertThat(requests).containsOnly("GET /api/vendor-api/alerting/debug/m-1 ");
    }
}
