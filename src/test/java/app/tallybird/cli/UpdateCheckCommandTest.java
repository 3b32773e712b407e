package app.tallybird.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The command that asks whether there is a newer version, asked of a page on the loopback. */
class UpdateCheckCommandTest {

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new TreeMap<>();
    private HttpServer server;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private CommandFolder.Ended run(String... args) {
        return new Terminal(folder).run(Stream.concat(Stream.of(args), Stream.of("--home", "home")).toArray(String[]::new));
    }

    private CommandFolder.Ended check(String said) {
        answer = said;
        assertThat(
                run("settings", "set", "update-address", "http://127.0.0.1:" + server.getAddress().getPort() + "/releases/latest").code())
                .isZero();
        return run("update-check", "--json");
    }

    @Test
    void nobodyIsAskedUnlessAPageIsSet() {
        CommandFolder.Ended ended = run("update-check");
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).contains("No release page is set, so nobody was asked.");
        assertThat(run("settings", "show").code()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void oneRequestThatTellsNothingOfThisComputer() {
        CommandFolder.Ended ended = check(
                "{\"tag_name\": \"v9.2\", \"html_url\": \"https://github.com/x/tallybird/releases/tag/v9.2\", \"assets\": [{\"x\": 1}]}");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(asked).containsExactly("GET /releases/latest ");
        assertThat(headers.keySet()).isSubsetOf("accept", "accept-encoding", "connection", "host", "user-agent");
        assertThat(headers).containsEntry("accept", "application/json");
        assertThat(headers.get("user-agent")).matches("[Tt]allybird(/[0-9.]+)?");
        assertThat(JsonParser.parseString(ended.out()).getAsJsonObject().getAsJsonObject("update").toString()).isEqualTo(
                "{\"version\":\"development\",\"latest\":\"9.2\",\"newer\":false,\"page\":\"https://github.com/x/tallybird/releases/tag/v9.2\"}");
    }

    /** The home folder's files before and after are the same but for the log. */
    @Test
    void nothingIsKeptOrInstalled() throws IOException {
        check("{\"tag_name\": \"v0.1.0\"}");
        List<String> before = files();
        assertThat(run("update-check").out().strip()).isEqualTo("No newer version than development: the release page names 0.1.0.");
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> !file.toString().contains("logs")).map(Path::toString).sorted().collect(Collectors.toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"tag_name\": \"nightly\"}", "[]", "<html></html>", "''", "{\"tag_name\": \"v1\\u001b[31m\"}",
            "{\"tag_name\": null}"})
    void anAnswerWithoutAVersionIsNoUpdate(String said) {
        CommandFolder.Ended ended = check(said);
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.out()).contains("The answer of the release page names no version.").doesNotContain("\"newer\"");
    }

    @Test
    void whatIsNoPlainAddressIsNotShown() {
        assertThat(check("{\"tag_name\": \"v9\", \"html_url\": \"javascript:alert(1)\"}").out()).contains("\"page\": \"\"")
                .doesNotContain("javascript");
    }

    @Test
    void aRefusalIsSaid() {
        status = 403;
        CommandFolder.Ended ended = check("{\"tag_name\": \"v9\"}");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.out()).contains("The release page at 127.0.0.1 answered with status 403.");
    }

    @ParameterizedTest
    @CsvSource({"http://example.com/x", "ftp://x/y", "https://user@host/x", "tallybird", "https:///x"})
    void whatIsNoPageIsNotSet(String address) {
        assertThat(run("settings", "set", "update-address", address).code()).isEqualTo(64);
    }
}
