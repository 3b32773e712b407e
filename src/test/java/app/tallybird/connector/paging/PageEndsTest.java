package app.tallybird.connector.paging;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/** Where lists end, and the signs by which one that is said to have one page may have more. */
class PageEndsTest {

    private static Paged three(String paging) {
        return Paged.list(paging, asked -> {
            int page = Integer.parseInt("0" + asked.replaceAll(".*?(\\d*)$", "$1"));
            return page >= 5 ? Paged.page("[]", "") : Paged.page(Paged.rows("r" + page), "");
        });
    }

    @Test
    void aListMayHaveAsManyPagesAsItSays() {
        String paging = "\"type\": \"page\", \"param\": \"page\", \"size\": 1, \"start\": 2, \"maxPages\": ";
        assertThat(three(paging + 4).ids()).containsExactly("r2", "r3", "r4");
        assertThat(three(paging + 3).problem()).isEqualTo("E340 /tables/use/paging The list has more than 3 pages.");
        assertThat(three(paging + 1).problem()).isEqualTo("E340 /tables/use/paging The list has more than 1 page.");
    }

    @Test
    void numbersAndOffsetsBeginWhereTheySay() {
        Paged offset = Paged.list("\"type\": \"offset\", \"param\": \"skip\", \"sizeParam\": \"take\", \"size\": 2, \"start\": 1",
                asked -> switch (asked) {
                    case "/use?take=2&skip=1" -> Paged.page(Paged.rows("a", "b"), "");
                    case "/use?take=2&skip=3" -> Paged.page(Paged.rows("c"), "");
                    case "/use?take=2&skip=4" -> Paged.page("[]", "");
                    default -> throw new AssertionError(asked);
                });
        assertThat(offset.ids()).containsExactly("a", "b", "c");
        Paged shortIsLast = Paged.list("\"type\": \"page\", \"param\": \"page\", \"size\": 2, \"start\": 0, \"shortPageIsLast\": true",
                asked -> switch (asked) {
                    case "/use?page=0" -> Paged.page(Paged.rows("a", "b"), "");
                    case "/use?page=1" -> Paged.page(Paged.rows("c", "d"), "");
                    case "/use?page=2" -> Paged.page(Paged.rows("e"), "");
                    default -> throw new AssertionError(asked);
                });
        assertThat(shortIsLast.ids()).containsExactly("a", "b", "c", "d", "e");
    }

    /** The key of a row that came before is no new row; a page of nothing else means that the parameter is ignored. */
    @Test
    void aPageOfRepeatsIsAFaultAndAPartOfThemIsNot() {
        String paging = "\"type\": \"page\", \"param\": \"page\", \"size\": 2";
        assertThat(Paged.list(paging, asked -> Paged.page(Paged.rows("a", "b"), "")).problem())
                .isEqualTo("E342 /tables/use/paging Page 2 repeats rows already read.");
        Paged some = Paged.list(paging,
                asked -> Paged.page(asked.endsWith("1") ? Paged.rows("a", "b") : asked.endsWith("2") ? Paged.rows("b", "c") : "[]", ""));
        assertThat(some.ids()).containsExactly("a", "b", "c");
    }

    private static List<String> only(int rows, String around) {
        return Paged.list("\"type\": \"none\"", asked -> Paged.page(Paged.many(rows, 0), around)).warnings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "next":"x"                        | "next"
            "NextPage":2                      | "NextPage"
            "has_more":true                   | "has_more"
            "meta":{"total_pages":2}          | "total_pages"
            "a":{"b":{"nextCursor":"x"}}      | "nextCursor"
            "a":{"b":{"c":{"next":"x"}}}      | none
            "a":[{"next":"x"}]                | none
            "hasMore":false                   | none
            "next":""                         | none
            "next":null                       | none
            "totalPages":1                    | none
            "next":{}                         | none
            "nextSteps":"x"                   | none
            """)
    void signsOfAnotherPage(String around, String sign) {
        assertThat(only(3, "," + around)).isEqualTo(sign.equals("none")
                ? List.of()
                : List.of("W401 /tables/use/paging: the answer has " + sign + ", so there may be more pages than the one that was read"
                        + "  Hint: check the vendor's documentation"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000})
    void roundNumbersOfRows(int rows) {
        assertThat(only(rows, "")).containsExactly("W402 /tables/use/paging: exactly " + rows
                + " rows came: the vendor may have cut the list" + "  Hint: check the vendor's documentation");
        assertThat(only(rows - 1, "")).isEmpty();
    }

    /** Below a hundred a number is a page's size by chance too often, where nothing was asked for. */
    @ParameterizedTest
    @CsvSource({"50, 0, none", "100, 0, full", "101, 0, none", "24, 500, none", "25, 500, round", "20, 500, none", "500, 500, full",
            "501, 500, none", "30, 30, full"})
    void theLastPageOfAListThatNamesNoNext(int rows, int size, String told) {
        String sized = size == 0 ? "" : ", \"sizeParam\": \"limit\", \"size\": " + size;
        List<String> warnings = Paged.list("\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\"" + sized,
                asked -> Paged.page(Paged.many(rows, 0), "")).warnings();
        assertThat(warnings).hasSize(told.equals("none") ? 0 : 1).allMatch(
                line -> line.contains(told.equals("full") ? "the last page is full, with " + rows + " rows" : "exactly " + rows + " rows"));
    }

    @Test
    void anAddressThatIsNoneIsAFault() {
        assertThat(Paged.list("\"type\": \"nextLink\", \"from\": \"next\"", asked -> Paged.page(Paged.rows("a"), ",\"next\":\"http://[\""))
                .problem()).isEqualTo("E360 /tables/use/paging \"http://[\" is not an address.");
        assertThat(Paged.list("\"type\": \"nextLink\", \"from\": \"next\"",
                asked -> Paged.page(Paged.rows("a"), ",\"next\":\"https://other.example/x\"")).problem())
                .startsWith("E360 /tables/use/paging");
    }

    @Test
    void anEmptyListOfOnePageSaysNothing() {
        assertThat(Paged.bare("\"type\": \"none\"", asked -> Vendor.ok("[]")).warnings()).isEmpty();
    }

    /** A cursor that is the last row's ends when all rows came, unless a flag decides. */
    @Test
    void aCursorOfTheLastRowEndsWhereTheVendorSays() {
        String paging = "\"type\": \"cursor\", \"param\": \"after\", \"fromLastRow\": \"id\", \"totalRows\": \"total\"";
        Paged total = Paged.list(paging, asked -> switch (asked) {
            case "/use" -> Paged.page(Paged.rows("a", "b"), ",\"total\":3");
            case "/use?after=b" -> Paged.page(Paged.rows("c"), ",\"total\":3");
            default -> throw new AssertionError(asked);
        });
        assertThat(total.ids()).containsExactly("a", "b", "c");
        Paged more = Paged.list(paging + ", \"more\": \"more\"", asked -> switch (asked) {
            case "/use" -> Paged.page(Paged.rows("a", "b"), ",\"total\":2,\"more\":true");
            case "/use?after=b" -> Paged.page(Paged.rows("c"), ",\"total\":3,\"more\":false");
            default -> throw new AssertionError(asked);
        });
        assertThat(more.ids()).containsExactly("a", "b", "c");
    }

    /** An answer that counts as no rows is no end where a page was promised. */
    @ParameterizedTest
    @ValueSource(strings = {"\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\"", "\"type\": \"nextLink\", \"from\": \"next\"",
            "\"type\": \"page\", \"param\": \"page\", \"size\": 2, \"more\": \"more\""})
    void aPromisedPageIsThere(String paging) {
        Paged promised = Paged.list(paging,
                asked -> asked.equals("/use") || asked.endsWith("page=1")
                        ? Paged.page(Paged.rows("a", "b"), ",\"next\":\"/use?p=2\",\"more\":true")
                        : new Vendor.Answer(404, "{}"));
        assertThat(promised.problem()).startsWith("E345 /tables/use");
    }
}
