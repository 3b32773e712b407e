package app.tallybird.synthesize;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpFailure.Kind;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each status and each failure on the way, for each kind of call: what a person is told, how often it is sent, and whether it may have arrived. */
class AnswersTest {

    private static final Cancel NEVER = Cancel.never();
    private final ScriptedAnswers server = new ScriptedAnswers();
    private final List<HttpCall> asked = server.asked;
    private final List<String> waits = new ArrayList<>();
    private final SimulatedTime time = new SimulatedTime();
    private final RateGate gate = new RateGate(95, 2, time, time);
    private final SynthesizeClient synthesize = new SynthesizeClient(
            new Wire(server, SynthesizeKeys.check("vendor-key", "partner-key"), gate,
                    new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(3), time), new StageClock()),
            new Redactor());

    /** A PSA may show it as HTML or as Markdown. */
    @Test
    void nothingInATicketIsMarkup() {
        answer("200 {\"messageId\":\"1\",\"alertId\":\"2\"}");
        String words = "<img src=x> [pay](https://e.example) \u001b[2J\u202e";
        synthesize.alert("a", new Alert(words, words, "id", Alert.Priority.LOW, ""), NEVER);
        HttpCall.Body body = Objects.requireNonNull(asked.getLast().body());
        JsonObject ticket = JsonParser.parseString(new String(body.bytes(), StandardCharsets.UTF_8)).getAsJsonObject();
        assertThat(List.of("title", "description")).extracting(name -> ticket.get(name).getAsString())
                .containsOnly("\u2039img src=x\u203a [pay] (https://e.example) \ufffd[2J\ufffd");
    }

    private void answer(Object... those) {
        server.answer(those);
    }

    private static String words(Problem problem) {
        return problem.code() + (problem.retryable() ? " again" : "") + ": " + problem.what() + " | " + problem.notChanged() + " | "
                + problem.next() + " | " + (problem.detail().isEmpty() ? "no place" : problem.detail());
    }

    private static String problem(Supplier<?> call) {
        try {
            return "no problem, but " + call.get();
        } catch (ProblemException e) {
            return words(e.problem());
        }
    }

    private CountResult count() {
        return synthesize.count("s1", "a1", BigDecimal.ONE, false, NEVER);
    }

    /** What a count comes to; a problem as its code alone. */
    private String outcome() {
        try {
            return switch (count()) {
                case CountResult.Accepted accepted -> "accepted";
                case CountResult.NotMapped notMapped -> "not mapped: " + notMapped.message();
                case CountResult.Refused refused -> "refused: " + refused.message();
                case CountResult.Failed failed ->
                    "failed " + failed.problem().code() + (failed.reached() ? ", may have arrived" : ", never arrived");
            };
        } catch (ProblemException e) {
            return "stops " + e.problem().code();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | refused: status 400                            | 1
            405 | refused: status 405                            | 1
            409 | refused: status 409                            | 1
            408 | failed UNREACHABLE, may have arrived           | 6
            425 | failed UNREACHABLE, may have arrived           | 6
            429 | failed THROTTLED, may have arrived             | 6
            500 | failed UNREACHABLE, may have arrived           | 6
            501 | refused: status 501                            | 1
            502 | failed UNREACHABLE, may have arrived           | 6
            503 | failed UNREACHABLE, may have arrived           | 6
            504 | failed UNREACHABLE, may have arrived           | 6
            401 | stops SYNTHESIZE_SIGN_IN                       | 1
            403 | stops SYNTHESIZE_ANOMALY                       | 1
            """)
    void aCountIsAnsweredWithAStatus(int status, String outcome, int requests) {
        answer(status + " {}");
        assertThat(outcome()).isEqualTo(outcome);
        assertThat(asked).hasSize(requests);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aCountMeetsAFailureOnTheWay(Kind kind) {
        answer(kind);
        assertThat(outcome()).startsWith("failed").endsWith(kind.neverSent() ? ", never arrived" : ", may have arrived");
        assertThat(asked).hasSize(kind.retryable() ? 6 : 1);
    }

    /** What one attempt may have left there stays in doubt, whatever becomes of the last. */
    @Test
    void oneAttemptThatMayHaveArrivedIsEnough() {
        answer(Kind.TIMEOUT, Kind.CONNECT);
        assertThat(outcome()).isEqualTo("failed UNREACHABLE, may have arrived");
        answer("503 {}", Kind.DNS);
        assertThat(outcome()).isEqualTo("failed UNREACHABLE, may have arrived");
        answer(Kind.DNS, Kind.CONNECT);
        assertThat(outcome()).isEqualTo("failed UNREACHABLE, never arrived");
        answer(Kind.CONNECT, "401 {}");
        assertThat(outcome()).isEqualTo("stops SYNTHESIZE_SIGN_IN");
        answer(Kind.RESET, "403 {}");
        assertThat(outcome()).isEqualTo("failed SYNTHESIZE_ANOMALY, may have arrived");
    }

    @Test
    void waitsAreToldAndAskedForOnesComeFirst() {
        synthesize.onWait((reason, howLong) -> waits.add(reason + " " + howLong.toSeconds()));
        answer("429 after=7 {}", "503 after=500 {}", "201 {}");
        assertThat(outcome()).isEqualTo("accepted");
        assertThat(waits).containsExactly("Synthesize answered 429 7", "Synthesize answered 503 120");
    }

    @Test
    void onlyTooManyRequestsHalveThePace() {
        assertThat(millisForTwenty("503 {}")).isBetween(190L, 215L);
        assertThat(millisForTwenty("429 {}")).isBetween(390L, 425L);
    }

    /** How long twenty more counts take after this answer to one. */
    private long millisForTwenty(String first) {
        answer(first, "201 {}");
        outcome();
        long begun = time.nanos();
        for (int i = 0; i < 20; i++) {
            outcome();
        }
        return (time.nanos() - begun) / 1_000_000;
    }

    /** Statuses and failures as a person reads them. */
    @Test
    void problemsOfReading() {
        StringBuilder all = new StringBuilder();
        for (Object answer : List.of("401 {\"message\":\"who?\"}", "403 {}", "429 after=1 {}", "429 after=60 {}", "429 {}",
                "500 {\"error\":\"down\"}", "404 {}", "418 {\"message\":[\"a\",{\"b\":1}]}", "200 <html>", "200 ")) {
            answer(answer);
            all.append(answer).append(" > ").append(problem(() -> synthesize.organization(NEVER))).append('\n');
        }
        for (Kind kind : Kind.values()) {
            answer(kind);
            all.append(kind).append(" > ").append(problem(() -> synthesize.accounts(NEVER))).append('\n');
        }
        assertThat(all.toString()).isEqualTo(
                """
                        401 {"message":"who?"} > SYNTHESIZE_SIGN_IN: Synthesize does not accept these keys. It says: who? | Nothing was sent with them. | Check that the Vendor key and the Partner key are in their own fields and from the same integration, or generate new ones in Synthesize: Integrations > Custom > Generate API Tokens. | GET /api/vendor-api/organization
                        403 {} > SYNTHESIZE_ANOMALY: Synthesize has locked this integration because it sees an anomaly. | Nothing more was sent. | Do not try again. Write to support@meetgradient.com and name the integration. | GET /api/vendor-api/organization
                        429 after=1 {} > THROTTLED again: Synthesize still refuses requests as too many after all retries. |  | Wait 1 second, then run the command again, with a lower --rate. | GET /api/vendor-api/organization
                        429 after=60 {} > THROTTLED again: Synthesize still refuses requests as too many after all retries. |  | Wait 60 seconds, then run the command again, with a lower --rate. | GET /api/vendor-api/organization
                        429 {} > THROTTLED again: Synthesize still refuses requests as too many after all retries. |  | Wait a few minutes, then run the command again, with a lower --rate. | GET /api/vendor-api/organization
                        500 {"error":"down"} > UNREACHABLE again: Synthesize has a fault (status 500) that did not pass with all retries. It says: down |  | Run the command again in a few minutes; if it stays so, tell Gradient's support. | GET /api/vendor-api/organization
                        404 {} > SYNTHESIZE_ANSWER: Synthesize answered with status 404. |  | Run the command again; if it stays so, send the message to Gradient's support. | GET /api/vendor-api/organization
                        418 {"message":["a",{"b":1}]} > SYNTHESIZE_ANSWER: Synthesize answered with status 418. It says: a; {"b":1} |  | Run the command again; if it stays so, send the message to Gradient's support. | GET /api/vendor-api/organization
                        200 <html> > SYNTHESIZE_ANSWER again: Synthesize answered something that is not JSON. |  | Something between here and Synthesize may have answered in its place, for example a sign-in page of the network. Open app.usegradient.com in a browser. | GET /api/vendor-api/organization
                        200  > SYNTHESIZE_ANSWER again: Synthesize answered something that is not JSON. |  | Something between here and Synthesize may have answered in its place, for example a sign-in page of the network. Open app.usegradient.com in a browser. | GET /api/vendor-api/organization
                        CONNECT > UNREACHABLE again: Synthesize can not be reached: It went wrong. | Nothing was sent. | Check the internet connection, the proxy and the firewall of this computer, then run the command again. | GET /api/vendor-api/organization/accounts
                        DNS > UNREACHABLE again: Synthesize can not be reached: It went wrong. | Nothing was sent. | Check the internet connection, the proxy and the firewall of this computer, then run the command again. | GET /api/vendor-api/organization/accounts
                        TIMEOUT > UNREACHABLE again: Synthesize did not answer in time: It went wrong. |  | Run the command again in a few minutes. | GET /api/vendor-api/organization/accounts
                        RESET > UNREACHABLE again: Synthesize did not answer in time: It went wrong. |  | Run the command again in a few minutes. | GET /api/vendor-api/organization/accounts
                        EOF > UNREACHABLE again: Synthesize did not answer in time: It went wrong. |  | Run the command again in a few minutes. | GET /api/vendor-api/organization/accounts
                        BAD_BODY > SYNTHESIZE_ANSWER again: It went wrong. |  | Something between here and Synthesize may have answered in its place, for example a sign-in page of the network. Open app.usegradient.com in a browser. | GET /api/vendor-api/organization/accounts
                        TLS > TLS: It went wrong. | Nothing was sent. | Check date and time of this computer; if the server or a firewall has a certificate of its own, name the file of its authority in the settings or in TALLYBIRD_CA_FILE. | GET /api/vendor-api/organization/accounts
                        PROXY_AUTH > PROXY: It went wrong. | Nothing was sent. | Put the proxy's user and password into HTTPS_PROXY (http://user:password@proxy:port). | GET /api/vendor-api/organization/accounts
                        PROXY > PROXY: It went wrong. | Nothing was sent. | Set another proxy in HTTPS_PROXY or in the settings, or the hosts that need none in NO_PROXY. | GET /api/vendor-api/organization/accounts
                        TOO_LARGE > SYNTHESIZE_ANSWER again: It went wrong. |  | Something between here and Synthesize may have answered in its place, for example a sign-in page of the network. Open app.usegradient.com in a browser. | GET /api/vendor-api/organization/accounts
                        FORBIDDEN_HOST > UNREACHABLE: It went wrong. | Nothing was sent. | Check the name servers of this computer. | GET /api/vendor-api/organization/accounts
                        CANCELLED > CANCELLED: Stopped on request. | What was done before stays. | Run the command again. | no place
                        """);
    }

    private static List<Function<SynthesizeClient, Object>> creating() {
        return List.of(client -> client.createService(new ServiceDetails("A", "B", "c", "d", new ServiceDetails.Support("x", "y")), NEVER),
                client -> client.createAccounts(List.of(new Account("1", "A"), new Account("2", "B")), NEVER),
                client -> client.alert("1", new Alert("t", "d", "id", Alert.Priority.MEDIUM, ""), NEVER));
    }

    /** What is created is sent once, unless the server was only busy. */
    @Test
    void creations() {
        StringBuilder all = new StringBuilder();
        for (Object answer : List.of("201 {}", "200 []", "201 ", "200 ", "201 <html>", "409 {\"message\":\"exists\"}", "422 {}",
                "404 {\"message\":\"No map\"}", "404 {}", "503 {}", "500 {}", "401 {}", "403 {}", "429 {}", Kind.TIMEOUT, Kind.CONNECT,
                Kind.CANCELLED, Kind.TLS, Kind.TOO_LARGE)) {
            for (Function<SynthesizeClient, Object> creation : creating()) {
                answer(answer);
                String result;
                try {
                    result = switch (creation.apply(synthesize)) {
                        case CreateResult.OutcomeUnknown unknown ->
                            "unknown, " + unknown.problem().code() + ": " + unknown.problem().what();
                        case Object other -> other.toString();
                    };
                } catch (ProblemException e) {
                    result = "stops, " + e.problem().code() + ": " + e.problem().what();
                }
                all.append(answer).append(" x").append(asked.size()).append(" > ").append(result).append('\n');
            }
        }
        assertThat(all.toString()).isEqualTo(
                """
                        201 {} x1 > Created[]
                        201 {} x1 > Created[]
                        201 {} x1 > Optional[AlertTaken[messageId=, alertId=]]
                        200 [] x1 > Created[]
                        200 [] x1 > Created[]
                        200 [] x1 > Optional[AlertTaken[messageId=, alertId=]]
                        201  x1 > Created[]
                        201  x1 > Created[]
                        201  x1 > Optional[AlertTaken[messageId=, alertId=]]
                        200  x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: it answered with status 200.
                        200  x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: it answered with status 200.
                        200  x1 > Optional.empty
                        201 <html> x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: it answered with status 201.
                        201 <html> x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: it answered with status 201.
                        201 <html> x1 > Optional.empty
                        409 {"message":"exists"} x1 > Refused[status=409, message=exists]
                        409 {"message":"exists"} x1 > Refused[status=409, message=exists]
                        409 {"message":"exists"} x1 > stops, SYNTHESIZE_ANSWER: Synthesize answered with status 409. It says: exists
                        422 {} x1 > Refused[status=422, message=status 422]
                        422 {} x1 > Refused[status=422, message=status 422]
                        422 {} x1 > stops, SYNTHESIZE_ANSWER: Synthesize answered with status 422.
                        404 {"message":"No map"} x1 > Refused[status=404, message=No map]
                        404 {"message":"No map"} x1 > Refused[status=404, message=No map]
                        404 {"message":"No map"} x1 > stops, NOT_MAPPED: Synthesize makes no ticket for account 1: No map.
                        404 {} x1 > Refused[status=404, message=status 404]
                        404 {} x1 > Refused[status=404, message=status 404]
                        404 {} x1 > stops, NOT_MAPPED: Synthesize makes no ticket for account 1: it is not there or not mapped.
                        503 {} x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: it answered with status 503.
                        503 {} x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: it answered with status 503.
                        503 {} x1 > Optional.empty
                        500 {} x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: it answered with status 500.
                        500 {} x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: it answered with status 500.
                        500 {} x1 > Optional.empty
                        401 {} x1 > stops, SYNTHESIZE_SIGN_IN: Synthesize does not accept these keys.
                        401 {} x1 > stops, SYNTHESIZE_SIGN_IN: Synthesize does not accept these keys.
                        401 {} x1 > stops, SYNTHESIZE_SIGN_IN: Synthesize does not accept these keys.
                        403 {} x1 > stops, SYNTHESIZE_ANOMALY: Synthesize has locked this integration because it sees an anomaly.
                        403 {} x1 > stops, SYNTHESIZE_ANOMALY: Synthesize has locked this integration because it sees an anomaly.
                        403 {} x1 > stops, SYNTHESIZE_ANOMALY: Synthesize has locked this integration because it sees an anomaly.
                        429 {} x6 > stops, THROTTLED: Synthesize still refuses requests as too many after all retries.
                        429 {} x6 > stops, THROTTLED: Synthesize still refuses requests as too many after all retries.
                        429 {} x6 > stops, THROTTLED: Synthesize still refuses requests as too many after all retries.
                        TIMEOUT x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: It went wrong.
                        TIMEOUT x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: It went wrong.
                        TIMEOUT x1 > Optional.empty
                        CONNECT x6 > stops, UNREACHABLE: Synthesize can not be reached: It went wrong.
                        CONNECT x6 > stops, UNREACHABLE: Synthesize can not be reached: It went wrong.
                        CONNECT x6 > stops, UNREACHABLE: Synthesize can not be reached: It went wrong.
                        CANCELLED x1 > stops, CANCELLED: Stopped on request.
                        CANCELLED x1 > stops, CANCELLED: Stopped on request.
                        CANCELLED x1 > stops, CANCELLED: Stopped on request.
                        TLS x1 > stops, TLS: It went wrong.
                        TLS x1 > stops, TLS: It went wrong.
                        TLS x1 > stops, TLS: It went wrong.
                        TOO_LARGE x1 > unknown, UNREACHABLE: Whether Synthesize created the service "A" is not certain: It went wrong.
                        TOO_LARGE x1 > unknown, UNREACHABLE: Whether Synthesize created 2 accounts is not certain: It went wrong.
                        TOO_LARGE x1 > Optional.empty
                        """);
    }

    @Test
    void whatIsSent() {
        answer("200 {}");
        creating().forEach(creation -> creation.apply(synthesize));
        synthesize.changeService("s/1", new ServiceDetails("A", "B", "c", "d", ServiceDetails.Support.NONE), NEVER);
        synthesize.renameAccount(new Account("a 1", "New"), NEVER);
        synthesize.status("Pending now", NEVER);
        synthesize.vendor(NEVER);
        assertThat(asked.stream()
                .map(call -> call.method() + " " + call.uri().getRawPath() + ": "
                        + (call.body() == null ? "" : new String(call.body().bytes(), StandardCharsets.UTF_8)))
                .map(line -> line.strip() + "\n").collect(Collectors.joining())).isEqualTo(
                        """
                                POST /api/vendor-api/service: {"name":"A","description":"B","category":"c","subcategory":"d","supportArticle":"x","supportContact":"y"}
                                POST /api/vendor-api/organization/accounts: [{"id":"1","name":"A"},{"id":"2","name":"B"}]
                                POST /api/vendor-api/alerting/1: {"title":"t","description":"d","alertId":"id","priority":2,"status":1}
                                PATCH /api/vendor-api/service/s%2F1: {"name":"A","description":"B","category":"c","subcategory":"d"}
                                PATCH /api/vendor-api/organization/accounts/a%201: {"name":"New"}
                                PATCH /api/vendor-api/organization/status/Pending%20now:
                                GET /api/vendor-api:
                                """);
        assertThat(asked).allSatisfy(call -> {
            assertThat(HttpCall.Header.values(call.headers(), "Accept")).containsExactly("application/json");
            assertThat(HttpCall.Header.values(call.headers(), "GRADIENT-TOKEN")).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', a, 1", "s, ' ', 1", "s, a, -0.1"})
    void aCountThatCanNotBeOneIsNotSent(String service, String account, BigDecimal units) {
        assertThatThrownBy(() -> synthesize.count(service, account, units, false, NEVER)).isInstanceOf(IllegalArgumentException.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', A, an id", "1, ' ', a name"})
    void anAccountThatLacksSomethingIsNotCreated(String id, String name, String lack) {
        assertThat(problem(() -> synthesize.createAccounts(List.of(new Account(id, name)), NEVER)))
                .startsWith("BLOCKED: An account without " + lack + " can not be created");
        assertThat(asked).isEmpty();
    }

    @Test
    void whoStopsSendsNothing() {
        Cancel cancel = Cancel.create();
        cancel.cancel();
        answer("201 {}");
        assertThat(synthesize.count("s", "a", BigDecimal.ONE, false, cancel)).isInstanceOfSatisfying(CountResult.Failed.class,
                failed -> assertThat(failed.reached()).isFalse());
        assertThat(asked).isEmpty();
    }

    /** A pause or an end that comes while it waits for its turn. */
    @Test
    void whoStopsWhileItWaitsSendsNothing() {
        Cancel cancel = Cancel.create();
        RateGate slow = new RateGate(1, 1, time, (howLong, stop) -> {
            time.sleep(howLong, stop);
            cancel.cancel();
        });
        SynthesizeClient client = new SynthesizeClient(
                new Wire(server, SynthesizeKeys.check("vendor-key", "partner-key"), slow,
                        new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(3), time), new StageClock()),
                new Redactor());
        answer("201 {}");
        assertThat(client.count("s", "a", BigDecimal.ONE, false, cancel)).isEqualTo(new CountResult.Accepted());
        assertThat(client.count("s", "a", BigDecimal.ONE, false, cancel)).isInstanceOf(CountResult.Failed.class);
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', textBlock = """
            {"status":"pending"}                                       > pending||none|none
            {"data":{"status":"done","ticketId":"7","message":"made"}} > done|made|7|none
            [{"status":"a"},{"status":"b","ticketId":8}]               > b||8|none
            []                                                         > `||none|none`
            {"status":"Failed","message":"why"}                        > Failed|why|none|why
            {"status":"REJECTED"}                                      > `REJECTED||none|status `
            {"statusCode":500}                                         > `||none|status 500`
            {"statusCode":"302"}                                       > `||none|none`
            {"errors":["a",1],"message":"b"}                           > `|b|none|["a",1]`
            """)
    void whatBecameOfAnAlert(String body, String trace) {
        answer("200 " + body);
        AlertTrace read = synthesize.alertTrace("m 1", NEVER);
        assertThat(read.status() + "|" + read.message() + "|" + read.ticketId().orElse("none") + "|" + read.trouble().orElse("none"))
                .isEqualTo(trace);
    }
}
