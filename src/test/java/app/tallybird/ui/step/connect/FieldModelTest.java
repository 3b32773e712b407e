package app.tallybird.ui.step.connect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.catalog.Catalog;

import static org.assertj.core.api.Assertions.assertThat;

/** What pasting leaves around a value goes; what is wrong with it is said beside it. */
class FieldModelTest {

    private final FieldModel key = FieldModel.key("VENDOR_API_KEY", "Vendor API key", "");

    @ParameterizedTest
    @ValueSource(strings = {"  key-1234 ", "\"key-1234\"", "'key-1234'", "\uFEFFkey-1234\u200B", "\u00A0`key-1234`\n"})
    void blanksQuotesAndInvisibleSignsAreTakenAwayAndSaid(String pasted) {
        key.value.set(pasted);
        key.clean();

        assertThat(key.value.get()).isEqualTo("key-1234");
        assertThat(key.note.get()).isEqualTo("Blanks or quotes around it were taken away.");
        assertThat(key.error.get()).isEmpty();
    }

    @Test
    void whatIsPastedIsTidyBeforeItIsInTheField() {
        key.value.set(key.pasted(" \"key-1234\" "));

        assertThat(key.value.get()).isEqualTo("key-1234");
        assertThat(key.note.get()).isEqualTo("Blanks or quotes around it were taken away.");
        key.value.set("key-12345");
        assertThat(key.note.get()).isEmpty();
    }

    @Test
    void aWholeTokenInOneFieldIsRecognizedWhenTheFieldIsLeft() {
        key.value.set(Base64.getEncoder().encodeToString("vendor-key-1:partner-key-2".getBytes(StandardCharsets.UTF_8)));
        key.clean();

        assertThat(key.error.get()).isEqualTo("The Vendor API key (VENDOR_API_KEY) holds the whole token, both keys in one. "
                + "Enter the two keys one by one, as Synthesize shows them.");
    }

    @Test
    void aRefusalStaysBesideTheFieldUntilTheValueChanges() {
        key.value.set("key-1234");
        key.error.set("refused");
        key.clean();
        assertThat(key.error.get()).isEqualTo("refused");

        key.value.set("key-9999");
        assertThat(key.error.get()).isEmpty();
    }

    @Test
    void anEmptyFieldThatIsNeededSaysSo() {
        key.clean();

        assertThat(key.error.get()).isEqualTo("This is needed.");
    }

    @Test
    void aChosenBlankStays() {
        FieldModel separator = FieldModel.of(new Catalog(Path.of("no-such-folder")).find("csv", Path.of("no-such-folder")).inputs().stream()
                .filter(input -> input.key().equals("separator")).findFirst().orElseThrow(), Optional.empty());
        separator.value.set("\t");
        separator.clean();

        assertThat(separator.value.get()).isEqualTo("\t");
        assertThat(separator.error.get()).isEmpty();
    }
}
