package app.tallybird.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the server says, and to whom. */
class EndpointTest {

    private static final String TOKEN = "a-token-of-enough-length";

    private List<String> against = List.of();

    private Endpoint open(String listen, Optional<String> token) {
        return Endpoint.open(Listen.parse(listen), token.map(Secret::of), () -> against, () -> "metric 1.0\n");
    }

    private static HttpResponse<String> ask(String method, URI address, String path, String... headers) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).method(method, HttpRequest.BodyPublishers.noBody());
            return client.send((headers.length == 0 ? request : request.headers(headers)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void itSaysThatItLivesWhetherItWorksAndWhatItCounts() throws Exception {
        try (Endpoint endpoint = open("127.0.0.1:0", Optional.empty())) {
            URI address = endpoint.address();
            assertThat(address.toString()).matches("http://127\\.0\\.0\\.1:[1-9]\\d+");
            assertThat(ask("GET", address, "/healthz").body()).isEqualTo("alive\n");
            assertThat(ask("GET", address, "/readyz").body()).isEqualTo("ready\n");
            against = List.of("The ledger is away.", "And so is the rest.");
            HttpResponse<String> not = ask("GET", address, "/readyz");
            assertThat(not.statusCode()).isEqualTo(503);
            assertThat(not.body()).isEqualTo("not ready\nThe ledger is away.\nAnd so is the rest.\n");
            assertThat(ask("GET", address, "/healthz").statusCode()).as("alive all the same").isEqualTo(200);
            HttpResponse<String> metrics = ask("GET", address, "/metrics");
            assertThat(metrics.body()).isEqualTo("metric 1.0\n");
            assertThat(metrics.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(ask("HEAD", address, "/metrics").statusCode()).isEqualTo(200);
            assertThat(ask("HEAD", address, "/metrics").body()).isEmpty();
            assertThat(ask("POST", address, "/metrics").statusCode()).isEqualTo(405);
            assertThat(ask("GET", address, "/").statusCode()).isEqualTo(404);
            assertThat(ask("GET", address, "/metrics/..").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/metrics", "/nothing"})
    void withATokenNothingIsSaidWithoutIt(String path) throws Exception {
        try (Endpoint endpoint = open("127.0.0.1:0", Optional.of(TOKEN))) {
            URI address = endpoint.address();
            HttpResponse<String> none = ask("GET", address, path);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            assertThat(none.body()).isEqualTo("The token is missing or wrong.\n");
            for (String wrong : List.of("Bearer " + TOKEN + "x", "Bearer " + TOKEN.substring(1), "Bearer ", "Basic " + TOKEN, TOKEN)) {
                assertThat(ask("GET", address, path, "Authorization", wrong).statusCode()).as(wrong).isEqualTo(401);
            }
            assertThat(ask("GET", address, path, "Authorization", "bearer " + TOKEN).statusCode())
                    .isEqualTo(path.equals("/nothing") ? 404 : 200);
        }
    }

    private Problem refused(String listen, Optional<String> token) {
        return catchThrowableOfType(ProblemException.class, () -> open(listen, token).close()).problem();
    }

    @Test
    void nobodyElseMayAskWithoutAGoodToken() {
        Problem open = refused("0.0.0.0:0", Optional.empty());
        assertThat(open.code()).isEqualTo(ProblemCode.CONFIGURATION);
        assertThat(open.what()).isEqualTo("0.0.0.0 is more than this computer, and there is no token.");
        assertThat(open.next()).contains("TALLYBIRD_SERVE_TOKEN_FILE");
        Problem guessed = refused("127.0.0.1:0", Optional.of("fifteen letters"));
        assertThat(guessed.what()).isEqualTo("The token has fewer than 16 characters.").doesNotContain("fifteen letters");
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Problem problem = refused("127.0.0.1:" + taken.getLocalPort(), Optional.empty());
            assertThat(problem.code()).isEqualTo(ProblemCode.FAILED);
            assertThat(problem.what()).startsWith("The server can not have the port " + taken.getLocalPort() + ": ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8787", ":8787", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "http://127.0.0.1:8787",
            "::1:8787", "[::1]", ""})
    void anAddressHasAPort(String text) {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> Listen.parse(text)).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_USE);
        assertThat(problem.what()).isEqualTo("\"" + text + "\" is no address with a port.");
    }

    @Test
    void loopbackIsToldFromTheRest() {
        assertThat(List.of("127.0.0.1:8787", "[::1]:8787", "127.9.9.9:0")).allMatch(text -> Listen.parse(text).loopback());
        assertThat(List.of("0.0.0.0:8787", "[::]:8787", "192.0.2.7:1")).noneMatch(text -> Listen.parse(text).loopback());
    }
}
