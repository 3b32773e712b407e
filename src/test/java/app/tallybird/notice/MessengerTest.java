package app.tallybird.notice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HostAddress;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;
import app.tallybird.settings.AppSettings.WebhookKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Notices as they arrive at a real server. */
class MessengerTest {

    private static final Notice NOTICE = new Notice(Notice.Kind.HELD, "NinjaOne <EU>", "tallybird-x", "Held & waiting", "\"A\" falls.",
            "Look.", Instant.parse("2026-11-24T01:30:00Z"));

    private final List<String> came = new ArrayList<>();
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private HttpServer server;
    private ApacheHttp http;
    private Messenger messenger;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            came.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(statuses.isEmpty() ? 200 : statuses.removeFirst(), -1);
            exchange.close();
        });
        server.start();
        http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
                new Redactor());
        messenger = new Messenger(http, new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(3), (time, stop) -> {
        }), new Redactor());
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private JsonObject sent(WebhookKind kind) {
        messenger.send(Messenger.checkAddress(" https://hooks.example/services/T0/key?x=1 "), kind, NOTICE, Cancel.never());
        String line = came.getLast();
        assertThat(line).startsWith("POST hooks.example/services/T0/key?x=1 ");
        return json(line);
    }

    @Test
    void slackGetsItsOwnMarkupEscaped() {
        assertThat(sent(WebhookKind.SLACK))
                .hasToString("{\"text\":\"Held &amp; waiting\\n\\\"A\\\" falls.\\nNext: Look.\",\"mrkdwn\":false}");
    }

    @Test
    void teamsGetsACard() {
        JsonObject message = sent(WebhookKind.TEAMS);
        JsonObject attachment = message.getAsJsonArray("attachments").get(0).getAsJsonObject();
        assertThat(message.get("type").getAsString()).isEqualTo("message");
        assertThat(attachment.get("contentType").getAsString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.getAsJsonObject("content").getAsJsonArray("body").asList().stream()
                .map(block -> block.getAsJsonObject().getAsJsonArray("inlines").get(0).getAsJsonObject().get("text").getAsString()))
                .containsExactly("Held & waiting", "\"A\" falls.", "Next: Look.");
    }

    /** Links under another name, mentions, formats and dates are markup; in others' words they are letters. */
    @Test
    void nothingThatOthersWroteIsMarkup() {
        String words = "<!channel> <https://e.example|bill> <@U1> [bill](https://e.example) *b* {{DATE(2026-11-24T01:30:00Z)}} \u001b[2J\u202e";
        Notice notice = new Notice(Notice.Kind.FAILED, "x", "id", words, words, words, NOTICE.at());
        messenger.send(Messenger.checkAddress("https://hooks.example/x"), WebhookKind.SLACK, notice, Cancel.never());
        String once = "&lt;!channel&gt; &lt;https://e.example|bill&gt; &lt;@U1&gt; [bill](https://e.example) *b* "
                + "{{DATE(2026-11-24T01:30:00Z)}} \ufffd[2J\ufffd";
        JsonObject slack = json(came.getLast());
        assertThat(slack.get("text").getAsString()).isEqualTo(once + "\n" + once + "\nNext: " + once);
        assertThat(slack.get("mrkdwn").getAsBoolean()).isFalse();

        messenger.send(Messenger.checkAddress("https://hooks.example/x"), WebhookKind.TEAMS, notice, Cancel.never());
        List<JsonObject> blocks = json(came.getLast()).getAsJsonArray("attachments").get(0).getAsJsonObject().getAsJsonObject("content")
                .getAsJsonArray("body").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(blocks).extracting(block -> block.get("type").getAsString()).containsOnly("RichTextBlock");
        assertThat(blocks).extracting(block -> block.getAsJsonArray("inlines").get(0).getAsJsonObject()).allSatisfy(run -> {
            assertThat(run.get("type").getAsString()).isEqualTo("TextRun");
            assertThat(run.get("text").getAsString()).doesNotContain("{{", "\u001b", "\u202e").contains("{ {DATE(");
        });
    }

    private static JsonObject json(String line) {
        return JsonParser.parseString(line.substring(line.indexOf('{'))).getAsJsonObject();
    }

    @Test
    void everythingElseGetsPlainFields() {
        JsonObject message = sent(WebhookKind.JSON);
        assertThat(message.keySet()).containsExactly("source", "id", "kind", "trouble", "integration", "title", "text", "next", "at");
        assertThat(message.get("kind").getAsString()).isEqualTo("held");
        assertThat(message.get("trouble").getAsBoolean()).isTrue();
        assertThat(message.get("integration").getAsString()).isEqualTo("NinjaOne <EU>");
    }

    @Test
    void aPassingFaultIsTriedAgainAndARefusalNamesTheHostAlone() {
        statuses.addAll(List.of(503, 429, 200));
        sent(WebhookKind.JSON);
        assertThat(came).hasSize(3);
        statuses.add(404);
        assertThatThrownBy(() -> sent(WebhookKind.JSON)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).isEqualTo("The webhook at hooks.example answered with status 404."));
    }

    @Test
    void theSignOfLifeIsAPlainGet() {
        messenger.signOfLife(Secret.of("https://hc-ping.com/uuid"), Cancel.never());
        assertThat(came).containsExactly("GET hc-ping.com/uuid ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ftp://hooks.example/x", "http://127.1/x", "hooks.example", "https://", "https://user:pw@hooks.example/",
            "file:///etc/passwd", "https://a b"})
    void onlyTheAddressOfAPageIsTaken(String address) {
        assertThatThrownBy(() -> Messenger.checkAddress(address)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).doesNotContain("pw").contains("https://"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://hooks.example/x | ''
            http://hooks.example/x | http://hooks.example is not encrypted: whoever listens on the way reads what is sent, the keys among it
            https://10.0.0.5:3001/x | https://10.0.0.5:3001 is in your own network, and is used because you typed it
            http://localhost:3001/x | http://localhost:3001 is in your own network and is not encrypted: whoever listens on the way reads what is sent, the keys among it
            """)
    void whatIsToBeKnownOfATypedAddress(String address, String words) {
        assertThat(HostAddress.caution(URI.create(Messenger.checkAddress(address).reveal())).orElse("")).isEqualTo(words);
    }
}
