package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A number that nobody can mean is not sent, and it is told of whom and what it is. */
class OddNumberTest {

    private final SmallIntegration small = new SmallIntegration().pushed();

    @AfterEach
    void close() {
        small.close();
    }

    @ParameterizedTest
    @CsvSource({"0.30000000000000004, 0.30000000000000004", "1e-400, 1E-400", "7.5, 7.5", "12.0000001, 12.0000001"})
    void aServiceOfWholeUnitsRefusesDecimals(String sent, String told) {
        small.bodies.put("/use", "[{\"id\":\"1\",\"n\":" + sent + "},{\"id\":\"2\",\"n\":7.0}]");
        UsageResult result = small.push(Consent.ATTENDED);
        assertThat(SmallIntegration.words(result.problems())).startsWith("VENDOR_INCOMPLETE: The vendor's data is incomplete: "
                + "The counts of \"Mail\" are not known for 1 customer: \"Customer 1\": E357: the count is no whole number: " + told
                + ". | ");
        assertThat(small.synthesize.counts).containsEntry("1/id-Mail", BigDecimal.valueOf(5)).containsEntry("2/id-Mail",
                BigDecimal.valueOf(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"1\",\"n\":5,\"n\":6}", "{\"id\":\"1\",\"id\":\"2\",\"n\":5}",
            "{\"id\":\"1\",\"n\":{\"a\":1,\"a\":2}}"})
    void twoValuesOfOneNameAreNone(String row) {
        small.bodies.put("/use", "[" + row + ",{\"id\":\"2\",\"n\":7}]");
        UsageResult result = small.push(Consent.UNATTENDED);
        assertThat(SmallIntegration.words(result.problems()))
                .startsWith("VENDOR_INCOMPLETE: The vendor's data is incomplete: " + "The counts of \"Mail\" are not known: ")
                .contains("E358: an object of the answer has \"", "\" twice, with different values");
        assertThat(small.synthesize.counts).containsEntry("1/id-Mail", BigDecimal.valueOf(5));
    }

    /** Also far down a list, where only what is needed is read, and not of what nothing looks at. */
    @Test
    void onlyWhatACountLooksAtMatters() {
        IntStream.range(10, 50).forEach(id -> small.seats.put(String.valueOf(id), 0));
        String many = IntStream.range(10, 50).mapToObj(id -> "{\"id\":\"" + id + "\",\"n\":0,\"x\":1,\"x\":2}")
                .collect(Collectors.joining(","));
        small.bodies.put("/use", "[" + many + ",{\"id\":\"1\",\"n\":5,\"n\":5},{\"id\":\"2\",\"n\":7}]");
        assertThat(small.push(Consent.UNATTENDED).problems()).isEmpty();
        small.bodies.put("/use", "[" + many + ",{\"id\":\"1\",\"n\":5,\"n\":0},{\"id\":\"2\",\"n\":7}]");
        assertThat(small.push(Consent.UNATTENDED).run()).isEmpty();
        assertThat(small.synthesize.counts).containsEntry("1/id-Mail", BigDecimal.valueOf(5));
    }
}
