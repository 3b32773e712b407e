package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.format.StorageUnit;
import app.tallybird.connector.format.Usage.BelowZero;
import app.tallybird.connector.format.Usage.IfMissing;
import app.tallybird.connector.format.Usage.NumberRule;
import app.tallybird.connector.format.Usage.Round;
import app.tallybird.connector.format.Usage.UnitChange;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

    private static String finish(String value, Round round, Optional<UnitChange> unit) {
        return Numbers.finish(new BigDecimal(value), new NumberRule(IfMissing.FAIL, BelowZero.SUBTRACTS, unit, round, List.of()))
                .toPlainString();
    }

    /** Half a unit is one more, beside odd and even numbers alike; a hair less is not. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "1.5, 2", "2.5, 3", "3.5, 4", "0.4999999999, 0", "2.4999999999, 2", "2.5000000001, 3", "2.50, 3", "1204.5, 1205",
            "2, 2", "0, 0"})
    void roundsHalfUp(String value, String whole) {
        assertThat(finish(value, Round.NEAREST, Optional.empty())).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"2.0000000001, 3, 2", "2.9999999999, 3, 2", "2, 2, 2", "2.000, 2, 2", "0.0001, 1, 0"})
    void roundsUpAndDownFromTheSmallestPart(String value, String up, String down) {
        assertThat(finish(value, Round.UP, Optional.empty())).isEqualTo(up);
        assertThat(finish(value, Round.DOWN, Optional.empty())).isEqualTo(down);
        assertThat(finish(value, Round.NONE, Optional.empty())).isEqualTo(value);
    }

    /** Rounding comes last: 1.5 GiB are 2, one byte less is 1, though both are 1.5 GiB to four places. */
    @Test
    void convertsBeforeItRounds() {
        Optional<UnitChange> unit = Optional.of(new UnitChange(StorageUnit.BYTES, StorageUnit.GIB));
        assertThat(finish("1610612736", Round.NEAREST, unit)).isEqualTo("2");
        assertThat(finish("1610612735", Round.NEAREST, unit)).isEqualTo("1");
        assertThat(finish("2684354560", Round.NEAREST, unit)).isEqualTo("3");
    }

    private static UnitCount count(String value) {
        return Numbers.count(new BigDecimal(value),
                new NumberRule(IfMissing.FAIL, BelowZero.SUBTRACTS, Optional.empty(), Round.NEAREST, List.of()));
    }

    @Test
    void aCountIsNeitherBelowZeroNorBeyondReason() {
        assertThat(count("0")).isEqualTo(new UnitCount.KnownZero());
        assertThat(count("-0.4")).isEqualTo(new UnitCount.Unknown("E337: the count is below zero: -0.4"));
        assertThat(count("1000000000")).isEqualTo(UnitCount.of(new BigDecimal("1000000000")));
        assertThat(count("1000000000.5")).isEqualTo(new UnitCount.Unknown("E333: the count is beyond reason: 1000000001"));
    }

    /** Unless its rule says what becomes of decimals, a count that has some is not known; zeros behind the point are none. */
    @ParameterizedTest
    @CsvSource({"3, 3", "3.000, 3", "0.0, 0", "1E+3, 1000", "0.30000000000000004, ", "2.5, ", "1e-19, ", "999999999.9, "})
    void aCountIsAWholeNumber(String value, String units) {
        UnitCount whole = Numbers.count(new BigDecimal(value), NumberRule.DEFAULT);
        assertThat(whole).isEqualTo(units == null
                ? new UnitCount.Unknown("E357: the count is no whole number: " + new BigDecimal(value).toPlainString())
                : UnitCount.of(new BigDecimal(units)));
        NumberRule decimals = new NumberRule(IfMissing.FAIL, BelowZero.SUBTRACTS, Optional.empty(), Round.DECIMALS, List.of());
        assertThat(Numbers.count(new BigDecimal(value), decimals)).isEqualTo(UnitCount.of(new BigDecimal(value)));
    }

    @Test
    void hundredsOfPlacesAreNotWrittenOut() {
        assertThat(Numbers.count(new BigDecimal("1e-400"), NumberRule.DEFAULT))
                .isEqualTo(new UnitCount.Unknown("E357: the count is no whole number: 1E-400"));
    }

    /** What an answer gives as a text is not a person's: anything but plain digits with a point is no number. */
    @ParameterizedTest
    @ValueSource(strings = {"\"1,204\"", "\"1 204\"", "\"(2)\"", "\"+12\"", "\"$12\"", "\"12 %\"", "\"-\"", "\"n/a\"", "\" 7\"", "true",
            "{}"})
    void anAnswerIsReadStrictly(String json) {
        assertThat(Numbers.read(JsonParser.parseString(json))).isInstanceOf(Numbers.Read.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            12         | Value[value=12]
            "12"       | Value[value=12]
            "1.204"    | Value[value=1.204]
            0          | Value[value=0]
            -3         | Negative[why=is below zero: -3]
            "-3"       | Negative[why=is below zero: -3]
            null       | Missing[]
            ""         | Missing[]
            """)
    void aNumberOfAnAnswer(String json, String read) {
        assertThat(Numbers.read(JsonParser.parseString(json))).hasToString(read);
    }
}
