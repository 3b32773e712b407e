package app.tallybird.connector.format;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents from strangers that want more than counts. Each says what it tries and which finding refuses it. */
class EvilDocumentsTest {

    static List<Path> documents() throws IOException, URISyntaxException {
        Path folder = Path.of(EvilDocumentsTest.class.getResource("/connectors/evil").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isRefusedForWhatItTries(Path document) throws IOException {
        String text = Files.readString(document);
        String refused = text.replaceAll("(?s).*\"x-refused\": \"(C\\d{3})\".*", "$1");

        DocumentReader.Read read = DocumentReader.read(Files.readAllBytes(document));

        assertThat(read.document()).isEmpty();
        assertThat(read.findings()).as("for this and nothing else").extracting(Finding::code).containsOnly(refused);
    }

    @Test
    void thereAreEnoughOfThem() throws IOException, URISyntaxException {
        assertThat(documents()).hasSizeGreaterThanOrEqualTo(40);
    }
}
