package app.tallybird.connector.testkit;

import java.util.Map;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.testkit.Totals.Length;

import static org.assertj.core.api.Assertions.assertThat;

/** Totals as vendors send them, and numbers that only look like one. A found total makes a lost row a defect of the document. */
class TotalsTest {

    private static final Length FIRST_OF_TWO = new Length(2, 3, 2);
    private static final Length ONLY_PAGE = new Length(3, 3, 1);

    private static boolean tells(String body, Length length) {
        return Totals.tells(JsonParser.parseString(body), Map.of(), length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"total\":3}", "{\"totalCount\":3}", "{\"total_count\":3}", "{\"meta\":{\"total\":3}}",
            "{\"pagination\":{\"totalItems\":3}}", "{\"totalResults\":3}", "{\"@odata.count\":3}", "{\"page\":{\"totalElements\":3}}",
            "{\"meta\":{\"pagingInfo\":{\"total\":3}}}", "{\"pageDetails\":{\"count\":2,\"totalCount\":3}}", "{\"total\":\"3\"}",
            "{\"metadata\":{\"total_objects\":3}}", "{\"response\":{\"numFound\":3}}", "{\"TotalRecords\":3}",
            "{\"data\":{\"rows\":{\"total\":3}}}"})
    void aTotalIsFoundOnEveryPage(String body) {
        assertThat(tells(body, FIRST_OF_TWO)).isTrue();
        assertThat(tells(body, ONLY_PAGE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"count\":3}", "{\"meta\":{\"count\":3}}", "{\"recordCount\":3}", "{\"items_count\":3}"})
    void aCountIsATotalOnlyWhereItIsNotTheRowsOfThePage(String body) {
        assertThat(tells(body, FIRST_OF_TWO)).isTrue();
        assertThat(tells(body, ONLY_PAGE)).isFalse();
        assertThat(tells(body.replace("3", "2"), FIRST_OF_TWO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"totalPages\":3}", "{\"total_pages\":3}", "{\"pages\":{\"total\":3}}", "{\"total\":4}", "{\"id\":3}",
            "{\"page\":3}", "{\"items\":[{\"total\":3}]}", "{\"discount\":3}", "{\"account\":3}", "{\"total\":null}", "{\"pageSize\":3}",
            "{\"page\":{\"size\":3}}", "{\"limit\":3}"})
    void anotherNumberIsNone(String body) {
        assertThat(tells(body, FIRST_OF_TWO)).isFalse();
        assertThat(tells(body, ONLY_PAGE)).isFalse();
    }

    private static boolean tellsPages(String body, Length length) {
        return Totals.tellsPages(JsonParser.parseString(body), Map.of(), length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"totalPages\":2}", "{\"meta\":{\"total_pages\":2}}", "{\"pages\":{\"total\":2}}",
            "{\"pagination\":{\"pages\":2}}", "{\"metadata\":{\"page_count\":2}}", "{\"meta\":{\"last_page\":2}}",
            "{\"data\":{\"pageCount\":\"2\"}}"})
    void aNumberOfPagesIsFoundWhereThereAreSeveral(String body) {
        assertThat(tellsPages(body, FIRST_OF_TWO)).isTrue();
        assertThat(tellsPages(body.replace("2", "1"), ONLY_PAGE)).isFalse();
        assertThat(tellsPages(body.replace("2", "3"), FIRST_OF_TWO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"page\":2}", "{\"currentPage\":2}", "{\"perPage\":2}", "{\"count\":2}", "{\"total\":2}",
            "{\"items\":[{\"pages\":2}]}", "{\"next_page\":2}"})
    void anotherNumberIsNotThatOfThePages(String body) {
        assertThat(tellsPages(body, FIRST_OF_TWO)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Total-Count", "x-total", "Total-Count"})
    void aTotalMayStandInAHeader(String name) {
        assertThat(Totals.tells(JsonParser.parseString("[]"), Map.of(name, "3"), ONLY_PAGE)).isTrue();
        assertThat(Totals.tells(JsonParser.parseString("[]"), Map.of(name, "3"), new Length(2, 4, 2))).isFalse();
    }
}
