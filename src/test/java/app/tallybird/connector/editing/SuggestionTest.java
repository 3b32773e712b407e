package app.tallybird.connector.editing;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.http.HttpCall;

import static org.assertj.core.api.Assertions.assertThat;

class SuggestionTest {

    private static List<String> signs(String answer, Map<String, String> query, HttpCall.Header... headers) {
        return PagingSigns.of(JsonParser.parseString(answer), query, 50, List.of(headers)).stream().map(one -> one.paging().toString())
                .toList();
    }

    @Test
    void suggestsWhatTheSignsSayAndNothingWithoutSigns() {
        assertThat(signs("[1, 2]", Map.of())).isEmpty();
        assertThat(signs("{\"data\": [], \"name\": \"x\"}", Map.of())).isEmpty();
        assertThat(signs("{\"data\": [], \"links\": {\"next\": \"https://v.com/x?page=2\"}}", Map.of()))
                .containsExactly("{\"type\":\"nextLink\",\"from\":\"links.next\"}");
        assertThat(signs("{\"@odata.nextLink\": \"https://v.com/x?$skip=2\"}", Map.of()))
                .containsExactly("{\"type\":\"nextLink\",\"from\":\"[\\\"@odata.nextLink\\\"]\"}");
        assertThat(signs("{\"pagination\": {\"nextCursor\": \"abc\", \"hasMore\": true}}", Map.of("cursor", ""))).containsExactly(
                "{\"type\":\"cursor\",\"param\":\"cursor\",\"from\":\"pagination.nextCursor\",\"more\":\"pagination.hasMore\"}");
        assertThat(signs("{\"pagination\": {\"total_pages\": 3, \"total_count\": 140}}", Map.of("page", "1", "limit", "50")))
                .containsExactly("{\"type\":\"page\",\"param\":\"page\",\"start\":1,\"sizeParam\":\"limit\",\"size\":50,"
                        + "\"totalPages\":\"pagination.total_pages\",\"totalRows\":\"pagination.total_count\"}");
        assertThat(signs("{\"data\": []}", Map.of("page[number]", "1", "page[size]", "100")))
                .containsExactly("{\"type\":\"page\",\"param\":\"page[number]\",\"start\":1,\"sizeParam\":\"page[size]\",\"size\":100}");
    }

    /** With every way to go on, where it says more than the page has: the number of rows of the page is none. */
    @Test
    void suggestsTheTotalsThatAreStated() {
        assertThat(signs(
                "{\"data\": [], \"links\": {\"next\": \"https://v.com/x?page=2\"}, \"meta\": {\"count\": 50, \"total\": 51, \"totalPages\": 2}}",
                Map.of()).getFirst()).isEqualTo(
                        "{\"type\":\"nextLink\",\"from\":\"links.next\",\"totalPages\":\"meta.totalPages\",\"totalRows\":\"meta.total\"}");
        assertThat(signs("{\"data\": [], \"nextCursor\": \"c\", \"count\": 50}", Map.of()).getFirst())
                .isEqualTo("{\"type\":\"cursor\",\"param\":\"cursor\",\"from\":\"nextCursor\"}");
        HttpCall.Header next = new HttpCall.Header("link", "</style>; rel=preload, </x?p=2>; rel=\"last next\"");
        HttpCall.Header total = new HttpCall.Header("X-Total-Count", "140");
        assertThat(signs("[]", Map.of(), next)).containsExactly("{\"type\":\"linkHeader\"}");
        assertThat(signs("[]", Map.of(), next, total).getFirst())
                .isEqualTo("{\"type\":\"linkHeader\",\"totalRowsHeader\":\"X-Total-Count\"}");
        assertThat(signs("[]", Map.of(), new HttpCall.Header("Link", "</next>; rel=help"))).isEmpty();
        assertThat(signs("[]", Map.of("page", "1"), total))
                .containsExactly("{\"type\":\"page\",\"param\":\"page\",\"start\":1,\"size\":50,\"totalRowsHeader\":\"X-Total-Count\"}");
    }

    @Test
    void countsTheValuesOfAField() {
        List<Row> rows = JsonParser.parseString("[{\"k\":\"b\"},{\"k\":\"a\"},{\"k\":\"b\"},{\"k\":null},{},{\"k\":\" \"},{\"k\":7}]")
                .getAsJsonArray().asList().stream().map(json -> new Row(json, null)).toList();
        FieldValues values = FieldValues.of(rows, FieldPath.ofName("k"));
        assertThat(values.values()).extracting(value -> value.json() + " x" + value.rows()).containsExactly("\"b\" x2", "7 x1", "\"a\" x1");
        assertThat(values.missing()).isEqualTo(3);
    }

    @Test
    void namesTheFieldsOfRowsNestedOnesIncluded() {
        Row row = new Row(JsonParser.parseString("{\"id\":\"1\",\"attributes\":{\"name\":\"A\",\"tags\":[1,2]},\"a.b\":3}"), null);
        row.column("kind", JsonParser.parseString("\"Server\""));
        assertThat(RowFields.of(List.of(row), List.of("kind"))).containsExactly("kind", "id", "attributes.name", "attributes.tags",
                "[\"a.b\"]");
        assertThat(RowFields.shown(row, FieldPath.parse("attributes.tags").orElseThrow())).isEqualTo("[2]");
    }
}
