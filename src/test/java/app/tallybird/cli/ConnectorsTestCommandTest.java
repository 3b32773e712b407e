package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A user's own connector is tested on the cases beside its document. */
class ConnectorsTestCommandTest {

    private static final Path BUILT_IN = Path.of("src/main/resources/connectors/huntress");

    @TempDir
    private Path folder;

    @BeforeEach
    void ownCopy() throws IOException {
        try (Stream<Path> files = Files.walk(BUILT_IN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("mine").resolve(BUILT_IN.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("\"id\": \"huntress\"", "\"id\": \"mine\""));
            }
        }
    }

    private CommandFolder.Ended test(String what) {
        return new Terminal(folder).run("connectors", "test", what, "--json", "--home", "home");
    }

    @Test
    void aFolderAndItsDocumentAreTheSame() {
        JsonObject byFolder = JsonParser.parseString(test("mine").out()).getAsJsonObject();

        assertThat(byFolder.get("connector").getAsString()).isEqualTo("mine");
        assertThat(byFolder.getAsJsonArray("cases")).hasSizeGreaterThan(10);
        assertThat(byFolder.getAsJsonObject("mutations").get("total").getAsInt()).isGreaterThan(100);
        assertThat(test("mine").code()).isZero();
        assertThat(JsonParser.parseString(test("mine/connector.json").out())).isEqualTo(byFolder);
    }

    @Test
    void anotherNumberFailsAndIsShown() throws IOException {
        Path exchanges = folder.resolve("mine/tests/ordinary/exchanges.json");
        Files.writeString(exchanges, Files.readString(exchanges).replaceFirst("\"agents_count\": \\d+", "\"agents_count\": 999"));

        CommandFolder.Ended ended = test("mine");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.out()).contains("the result is not the golden one", "999");
    }

    @Test
    void withoutCasesThereIsNothingToPass() throws IOException {
        Path alone = folder.resolve("alone.json");
        Files.copy(folder.resolve("mine/connector.json"), alone);

        CommandFolder.Ended ended = test("alone.json");

        assertThat(ended.code()).isNotZero();
        assertThat(ended.err()).contains("The connector mine has no recorded cases.");
    }

    @Test
    void whatIsPublishedBesideItIsComparedToo() throws IOException {
        JsonObject contract = JsonParser.parseString(test("mine").out()).getAsJsonObject().getAsJsonObject("contract");
        assertThat(contract.get("basis").getAsString()).isEqualTo("checked against the published API of 2026-11-29");
        assertThat(contract.get("total").getAsInt()).isGreaterThan(30);
        assertThat(contract.get("silent").getAsInt()).isZero();
        assertThat(contract.getAsJsonArray("coverage")).hasSize(2);

        Path published = folder.resolve("mine/contract.json");
        Files.writeString(published, Files.readString(published).replace("\"most\": 500", "\"most\": 100"));
        CommandFolder.Ended refused = new Terminal(folder).run("connectors", "test", "mine", "--home", "home");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.out()).contains(": GET /v1/organizations: the parameter \"limit\" is 500, the published limit is 100",
                "mine: FAILED.");

        Files.writeString(published, "{\"published\": {}}");
        CommandFolder.Ended broken = test("mine");
        assertThat(broken.code()).isNotZero();
        assertThat(broken.err()).contains("The contract has mistakes:", "contract.json:1:15 C104 /published: \"what\" is missing");
    }

    @Test
    void oneOrAll() {
        CommandFolder.Ended neither = new Terminal(folder).run("connectors", "test", "--home", "home");

        assertThat(neither.code()).isNotZero();
        assertThat(neither.err()).contains("It is not said which connector to test.", "with --all");
    }
}
