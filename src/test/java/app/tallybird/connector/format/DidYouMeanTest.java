package app.tallybird.connector.format;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DidYouMeanTest {

    private static final List<String> KNOWN = List.of("organizations", "devices", "nodeClass", "id");

    @ParameterizedTest
    @CsvSource({"organisations, organizations", "nodeclass, nodeClass", "device, devices", "dveices, devices", "ID, id"})
    void findsTheNearest(String word, String near) {
        assertThat(DidYouMean.hint(word, KNOWN)).isEqualTo("did you mean \"" + near + "\"?");
    }

    @Test
    void isSilentWhenNothingIsNear() {
        assertThat(DidYouMean.hint("subscription", KNOWN)).isEmpty();
        assertThat(DidYouMean.hint("anything", List.of())).isEmpty();
    }
}
