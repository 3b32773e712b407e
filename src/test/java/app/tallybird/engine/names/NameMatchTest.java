package app.tallybird.engine.names;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which customers the names of a file are, and what a person has to say. */
class NameMatchTest {

    private static List<String> matched(List<String> names, Map<String, String> said, Map<String, String> known) {
        return NameMatch.of(names, said, known).stream()
                .map(match -> match.name() + " " + match.how() + " "
                        + match.account().map(one -> one.id()).orElse("? " + match.candidates().stream().map(one -> one.id()).toList()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Adatum Dental Ltd|ADATUM  dental, Limited", "Müller & Söhne GmbH|Mueller und Soehne",
            "Alpine Ski House|AlpineSkiHouse LLC", "Bellows College, Inc.|bellows-college", "Litware B.V.|LITWARE BV",
            "Weiß GmbH & Co. KG|Weiss"})
    void muchTheSameNameWaitsForAYes(String known, String written) {
        assertThat(matched(List.of(written), Map.of(), Map.of("K-1", known))).containsExactly(written + " LIKELY ? [K-1]");
        assertThat(matched(List.of(written), Map.of(written, "K-1"), Map.of("K-1", known))).containsExactly(written + " SAID K-1");
        assertThat(matched(List.of(written), Map.of(written, written), Map.of("K-1", known))).containsExactly(written + " SAID " + written);
    }

    @Test
    void theSameNameIsTheCustomerAndOneOfSeveralIsAsked() {
        assertThat(matched(List.of("Elm"), Map.of(), Map.of("K-1", "Elm"))).containsExactly("Elm SAME_NAME K-1");
        assertThat(matched(List.of("Elm"), Map.of(), Map.of("K-1", "Elm", "K-2", "Elm"))).containsExactly("Elm LIKELY ? [K-1, K-2]");
        assertThat(matched(List.of("Elm"), Map.of(), Map.of("Elm", "Elm", "K-2", "Elm"))).containsExactly("Elm KNOWN Elm");
    }

    @Test
    void aNewNameIsAskedAboutOnlyWhileAKnownCustomerIsMissing() {
        Map<String, String> known = Map.of("Elm", "Elm", "Oak", "Oak");
        assertThat(matched(List.of("Elm", "Pine Clinic"), Map.of(), known)).containsExactly("Elm KNOWN Elm",
                "Pine Clinic NEW_OR_RENAMED ? [Oak]");
        assertThat(matched(List.of("Elm", "Oak", "Pine Clinic"), Map.of(), known)).last().isEqualTo("Pine Clinic NEW Pine Clinic");
        assertThat(matched(List.of("Elm", "Pine Clinic"), Map.of("Pine Clinic", "Pine Clinic"), known)).last()
                .isEqualTo("Pine Clinic SAID Pine Clinic");
        // a code is no name that anybody changes
        assertThat(matched(List.of("Elm", "K-10441"), Map.of(), known)).last().isEqualTo("K-10441 NEW K-10441");
    }

    @Test
    void aSecondSpellingInOneFileIsAskedAbout() {
        assertThat(matched(List.of("Elm Clinic", "ELM CLINIC LTD", "Oak"), Map.of(), Map.of())).containsExactly("Elm Clinic NEW Elm Clinic",
                "ELM CLINIC LTD LIKELY ? [Elm Clinic]", "Oak NEW Oak");
    }

    @Test
    void namesOfSignsAloneAreNotAlike() {
        assertThat(matched(List.of("***"), Map.of(), Map.of("K-1", "---"))).containsExactly("*** NEW_OR_RENAMED ? [K-1]");
    }
}
