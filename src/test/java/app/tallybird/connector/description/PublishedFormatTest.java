package app.tallybird.connector.description;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.editing.DraftTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is published of the format is what {@code fields.txt} says. To write both files anew: {@code mvn test -Dtest=PublishedFormatTest
 * -Dformat.write=true}.
 */
class PublishedFormatTest {

    private static final Path FOLDER = Path.of("src/main/resources/connectors");
    private static final String BEGIN = "<!-- made of fields.txt: begin -->\n";
    private static final String END = "<!-- made of fields.txt: end -->\n";

    @Test
    void theSchemaIsTheOneOfTheDescription() throws IOException {
        check(FOLDER.resolve("connector-1.schema.json"), DraftTree.of(FormatSchema.of()).text());
    }

    @Test
    void theReferenceNamesEveryProperty() throws IOException {
        Path file = FOLDER.resolve("FORMAT.md");
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        check(file, text.substring(0, begin) + FormatReference.of() + text.substring(text.indexOf(END)));
    }

    private static void check(Path file, String text) throws IOException {
        if (Boolean.getBoolean("format.write")) {
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
