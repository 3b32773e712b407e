package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Plans that wait are kept as this text and read by later versions, so it stays as it is. */
class HoldJsonTest {

    static Stream<Arguments> holds() {
        return Stream.of(arguments(new Hold.FirstRun(),
                """
                        {"words":"First usage run of this integration: there is no earlier number to compare with.","wholeRun":true,"kind":"first run"}"""),
                arguments(new Hold.EmptyRun(), """
                        {"words":"The vendor reports no units at all.","wholeRun":true,"kind":"empty run"}"""),
                arguments(new Hold.ServiceDown("seats", "Seats", new BigDecimal("20"), new BigDecimal("7.5")), """
                        {"words":"\\"Seats\\" falls from 20 to 7.5 in total.","wholeRun":true,"kind":"service down","serviceKey":"seats",\
                        "service":"Seats","before":20,"now":7.5}"""),
                arguments(new Hold.ServiceUp("seats", "Seats", new BigDecimal("20.0"), new BigDecimal("41")), """
                        {"words":"\\"Seats\\" rises from 20 to 41 in total.","wholeRun":true,"kind":"service up","serviceKey":"seats",\
                        "service":"Seats","before":20,"now":41}"""), arguments(new Hold.AccountsToZero(3, "A, B, C"), """
                        {"words":"3 customers go to zero in everything: A, B, C.","wholeRun":true,"kind":"accounts to zero","accounts":3,\
                        "names":"A, B, C"}"""), arguments(new Hold.AccountsDown(12, 9), """
                        {"words":"The vendor lists 9 of the 12 customers that were counted before.","wholeRun":true,"kind":"accounts down",\
                        "before":12,"now":9}"""), arguments(new Hold.Frozen(LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 2)), """
                        {"words":"The month was closed on 2026-11-30: pushes that nobody looks at wait until the end of 2026-12-02.",\
                        "wholeRun":true,"kind":"frozen","closed":"2026-11-30","until":"2026-12-02"}"""),
                arguments(new Hold.Nobody(new BigDecimal("60"), 1, "the row names no customer"), """
                        {"words":"60 units in 1 row belong to nobody: the row names no customer.","wholeRun":true,"kind":"units of nobody",\
                        "units":60,"rows":1,"why":"the row names no customer"}"""),
                arguments(new Hold.LikelyTotal("9", "\"All\" has as many as all others together"), """
                        {"words":"\\"All\\" has as many as all others together","wholeRun":false,"kind":"likely total","accountId":"9"}"""),
                arguments(new Hold.Contradicted("7", "The vendor says 5."), """
                        {"words":"The vendor says 5.","wholeRun":false,"kind":"contradicted","accountId":"7"}"""),
                arguments(new Hold.CellDown("1", "A", "Seats", new BigDecimal("10"), new BigDecimal("2")), """
                        {"words":"\\"A\\": \\"Seats\\" falls from 10 to 2.","wholeRun":false,"kind":"account down","accountId":"1",\
                        "account":"A","service":"Seats","before":10,"now":2}"""),
                arguments(new Hold.CellUp("1", "A", "Seats", new BigDecimal("20"), new BigDecimal("100")), """
                        {"words":"\\"A\\": \\"Seats\\" rises from 20 to 100.","wholeRun":false,"kind":"account up","accountId":"1",\
                        "account":"A","service":"Seats","before":20,"now":100}"""),
                arguments(new Hold.CellFarAbove("1", "A", "Seats", new BigDecimal("5"), new BigDecimal("51")), """
                        {"words":"\\"A\\": \\"Seats\\" is 51, far above the highest number so far, 5.","wholeRun":false,\
                        "kind":"account far above","accountId":"1","account":"A","service":"Seats","highest":5,"now":51}"""));
    }

    @ParameterizedTest
    @MethodSource("holds")
    void eachIsWrittenAndReadBack(Hold hold, String json) {
        assertThat(HoldJson.write(hold)).isEqualTo(JsonParser.parseString(json));
        assertThat(HoldJson.read(JsonParser.parseString(json).getAsJsonObject())).isEqualTo(hold);
    }

    @Test
    void aKindThatNobodyKnowsIsRefused() {
        JsonObject json = new JsonObject();
        json.addProperty("kind", "moon");
        assertThatThrownBy(() -> HoldJson.read(json)).isInstanceOf(IllegalArgumentException.class).hasMessage("no such hold: moon");
    }
}
