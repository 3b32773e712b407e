package app.tallybird.connector.paging;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/** What the vendor says about the length of a list is compared with what was read, however the list goes on. */
class StatedTotalsTest {

    private static final String CURSOR = "\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\"";
    private static final String LAST_ROW = "\"type\": \"cursor\", \"param\": \"after\", \"fromLastRow\": \"id\"";
    private static final String LINK = "\"type\": \"nextLink\", \"from\": \"next\"";
    private static final String HEADER = "\"type\": \"linkHeader\"";
    private static final String PAGES = "\"type\": \"page\", \"param\": \"page\", \"size\": 2, \"shortPageIsLast\": true";
    private static final String NONE = "\"type\": \"none\"";

    /** Two rows and then one, each page with {@code said} around its rows and in its headers. */
    private static Paged three(String paging, String said, Map<String, String> headers) {
        return Paged.list(paging, asked -> {
            boolean first = asked.equals("/use") || asked.endsWith("page=1");
            boolean last = asked.endsWith("=c");
            Vendor.Answer answer = Paged.page(last ? "[]" : first ? Paged.rows("a", "b") : Paged.rows("c"),
                    said + (first ? ",\"next\":\"https://api.p.example/use?p=2\"" : ""));
            for (Map.Entry<String, String> header : headers.entrySet()) {
                answer = answer.with(header.getKey(), header.getValue());
            }
            return first ? answer.with("Link", "</use?p=2>; rel=next") : answer;
        });
    }

    private static final List<String> KINDS = List.of(CURSOR, LAST_ROW, LINK, HEADER, PAGES);

    @Test
    void aTotalOfRowsMayStandInAFieldOrAHeader() {
        for (String kind : KINDS) {
            Paged field = three(kind + ", \"totalRows\": \"meta.total\"", ",\"meta\":{\"total\":3}", Map.of());
            assertThat(field.ids()).as(kind).containsExactly("a", "b", "c");
            Paged header = three(kind + ", \"totalRowsHeader\": \"x-total-count\"", "", Map.of("X-Total-Count", "3"));
            assertThat(header.ids()).as(kind).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aTotalOfRowsThatDoesNotFitIsAFault() {
        String wrong = "E345 /tables/use/paging The vendor says 4 rows, we read 3.";
        for (String kind : KINDS) {
            assertThat(three(kind + ", \"totalRows\": \"meta.total\"", ",\"meta\":{\"total\":4}", Map.of()).problem()).as(kind)
                    .isEqualTo(wrong);
            assertThat(three(kind + ", \"totalRowsHeader\": \"X-Total\"", "", Map.of("x-total", "4")).problem()).as(kind).isEqualTo(wrong);
        }
    }

    @Test
    void aTotalOfPagesThatDoesNotFitIsAFault() {
        for (String kind : List.of(CURSOR, LINK, HEADER)) {
            assertThat(three(kind + ", \"totalPages\": \"pages\"", ",\"pages\":2", Map.of()).ids()).as(kind).containsExactly("a", "b", "c");
            assertThat(three(kind + ", \"totalPages\": \"pages\"", ",\"pages\":3", Map.of()).problem()).as(kind)
                    .isEqualTo("E345 /tables/use/paging The vendor says 3 pages, we read 2.");
            assertThat(three(kind + ", \"totalPagesHeader\": \"X-Pages\"", "", Map.of("X-Pages", "1")).problem()).as(kind)
                    .isEqualTo("E345 /tables/use/paging The vendor says 1 page, we read 2.");
        }
        assertThat(three(PAGES + ", \"totalRows\": \"rows2\", \"totalPages\": \"pages\"", ",\"rows2\":2,\"pages\":2", Map.of()).problem())
                .isEqualTo("E345 /tables/use/paging The vendor says 2 rows, we read 3.");
    }

    /** The total of the page alone, taken for that of the list, would end it after the first one. */
    @Test
    void aReachedTotalEndsNoListThatNamesANextPage() {
        for (String kind : List.of(CURSOR, LINK, HEADER)) {
            assertThat(three(kind + ", \"totalRows\": \"count\"", ",\"count\":2", Map.of()).problem()).as(kind)
                    .isEqualTo("E345 /tables/use/paging The vendor says 2 rows, we read 3.");
        }
    }

    /** An empty page is the end when all rows came, whatever cursor it has. */
    @Test
    void anEmptyPageEndsAListWhoseRowsAllCame() {
        Paged list = Paged.list(CURSOR + ", \"totalRows\": \"total\"",
                asked -> Paged.page(asked.equals("/use") ? Paged.rows("a") : "[]", ",\"total\":1,\"next\":\"always\""));
        assertThat(list.ids()).containsExactly("a");
        assertThat(list.asked()).containsExactly("/use", "/use?after=always");
    }

    /** An empty page counts for the vendor or not; both are a whole list. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void emptyPagesMayCountOrNot(int pages) {
        Paged list = Paged.list(CURSOR + ", \"totalPages\": \"pages\"", asked -> switch (asked) {
            case "/use" -> Paged.page(Paged.rows("a"), ",\"next\":2,\"pages\":" + pages);
            case "/use?after=2" -> Paged.page("[]", ",\"next\":3,\"pages\":" + pages);
            default -> Paged.page(Paged.rows("b"), ",\"pages\":" + pages);
        });
        assertThat(list.ids()).containsExactly("a", "b");
    }

    @Test
    void anEmptyListMayHaveNoPageAtAll() {
        assertThat(Paged.list(LINK + ", \"totalPages\": \"pages\"", asked -> Paged.page("[]", ",\"pages\":0")).ids()).isEmpty();
        assertThat(Paged.list(PAGES + ", \"totalPages\": \"pages\"", asked -> Paged.page("[]", ",\"pages\":0")).ids()).isEmpty();
    }

    @Test
    void aListOfOnePageIsCompared() {
        assertThat(three(NONE + ", \"totalRows\": \"total\"", ",\"total\":2", Map.of()).warnings()).isEmpty();
        assertThat(three(NONE + ", \"totalRows\": \"total\"", ",\"total\":3", Map.of()).problem())
                .isEqualTo("E345 /tables/use/paging The vendor says 3 rows, we read 2.");
        assertThat(three(NONE + ", \"totalPagesHeader\": \"X-Pages\"", "", Map.of("X-Pages", "2")).problem())
                .isEqualTo("E345 /tables/use/paging The vendor says 2 pages, we read 1.");
    }

    @Test
    void aMissingTotalIsAFault() {
        for (String kind : KINDS) {
            assertThat(three(kind + ", \"totalRows\": \"totl\"", ",\"total\":3", Map.of()).problem()).as(kind)
                    .isEqualTo("E343 /tables/use/paging The answer has no whole number in \"totl\".");
            assertThat(three(kind + ", \"totalRowsHeader\": \"X-Total\"", "", Map.of("X-Totals", "3")).problem()).as(kind)
                    .isEqualTo("E343 /tables/use/paging The answer has no whole number in its header \"X-Total\".");
            assertThat(three(kind + ", \"totalPages\": \"pags\"", ",\"pages\":2", Map.of()).problem()).as(kind)
                    .isEqualTo("E343 /tables/use/paging The answer has no whole number in \"pags\".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "2.5", "-3", "{}", "[3]", "true", "\"\"", "1e40"})
    void whatIsNoWholeNumberIsAFault(String total) {
        for (String may : List.of("", ", \"totalMayBeMissing\": true")) {
            assertThat(three(LINK + ", \"totalRows\": \"total\"" + may, ",\"total\":" + total, Map.of()).problem())
                    .isEqualTo("E343 /tables/use/paging The answer has no whole number in \"total\".");
        }
    }

    /** Some vendors tell the total with the first page only. */
    @Test
    void aTotalOfTheFirstPageIsRemembered() {
        Function<Integer, Paged> list = total -> Paged.list(LINK + ", \"totalRows\": \"total\"",
                asked -> asked.equals("/use")
                        ? Paged.page(Paged.rows("a"), ",\"next\":\"/use?p=2\",\"total\":" + total)
                        : Paged.page(Paged.rows("b"), ""));
        assertThat(list.apply(2).ids()).containsExactly("a", "b");
        assertThat(list.apply(3).problem()).isEqualTo("E345 /tables/use/paging The vendor says 3 rows, we read 2.");
    }

    /** A row that went while the pages were read moves another one over the edge of a page: nothing else shows that it was lost. */
    @ParameterizedTest
    @CsvSource({"totalRows, rows", "totalPages, pages"})
    void aTotalThatFallsIsAFault(String property, String what) {
        Paged list = Paged.list(PAGES + ", \"" + property + "\": \"said\"", asked -> switch (asked) {
            case "/use?page=1" -> Paged.page(Paged.rows("a", "b"), ",\"said\":4");
            case "/use?page=2" -> Paged.page(Paged.rows("d"), ",\"said\":3");
            default -> throw new AssertionError(asked);
        });
        assertThat(list.problem()).isEqualTo(
                "E345 /tables/use/paging The vendor said 4 " + what + " and says 3 on page 2: the list changed while it was read.");
    }

    /** A new row at the end of the list is read with it. */
    @Test
    void aTotalThatGrowsWithItsRowsIsNone() {
        Paged list = Paged.list(LINK + ", \"totalRows\": \"total\"",
                asked -> asked.equals("/use")
                        ? Paged.page(Paged.rows("a"), ",\"next\":\"/use?p=2\",\"total\":2")
                        : Paged.page(Paged.rows("b", "c"), ",\"total\":3"));
        assertThat(list.ids()).containsExactly("a", "b", "c");
    }

    @Test
    void aTotalThatMayBeMissingIsComparedWhereItIs() {
        String paging = LINK + ", \"totalRows\": \"total\", \"totalMayBeMissing\": true";
        assertThat(three(paging, "", Map.of()).ids()).containsExactly("a", "b", "c");
        assertThat(three(paging, ",\"total\":null", Map.of()).ids()).containsExactly("a", "b", "c");
        assertThat(three(paging, ",\"total\":4", Map.of()).problem())
                .isEqualTo("E345 /tables/use/paging The vendor says 4 rows, we read 3.");
    }

    private static final String HINT = "  Hint: check the vendor's documentation";

    private static List<String> one(String paging, int rows, String around) {
        return Paged.list(paging, asked -> Paged.page(Paged.many(rows, 0), around)).warnings();
    }

    /** A vendor that gives no more than that at once, and says where it goes on in a way that the document does not know. */
    @ParameterizedTest
    @ValueSource(ints = {25, 50, 100, 200, 250})
    void aRoundNumberOfRowsBelowWhatWasAskedForIsTold(int rows) {
        String told = "W402 /tables/use/paging: the list ended on exactly " + rows + " rows, fewer than the 500 asked for: "
                + "the vendor may give no more at once" + HINT;
        for (String kind : List.of(CURSOR, LINK, HEADER)) {
            assertThat(one(kind + ", \"sizeParam\": \"limit\", \"size\": 500", rows, "")).as(kind).containsExactly(told);
            assertThat(one(kind + ", \"sizeParam\": \"limit\", \"size\": 500", rows + 1, "")).as(kind).isEmpty();
            assertThat(one(kind + ", \"sizeParam\": \"limit\", \"size\": 500, \"totalRows\": \"total\"", rows, ",\"total\":" + rows))
                    .as(kind).isEmpty();
            assertThat(one(kind + ", \"sizeParam\": \"limit\", \"size\": 500, \"totalRows\": \"total\", \"totalMayBeMissing\": true", rows,
                    "")).as(kind).containsExactly(told);
        }
        assertThat(one("\"type\": \"page\", \"param\": \"page\", \"sizeParam\": \"limit\", \"size\": 500, \"shortPageIsLast\": true", rows,
                "")).containsExactly(told);
    }

    /** A page before had more rows than this one, so that the vendor did give more at once. */
    @Test
    void aRoundLastPageBehindAFullerOneIsNot() {
        Paged list = Paged.list(LINK + ", \"sizeParam\": \"limit\", \"size\": 60",
                asked -> asked.startsWith("/use?limit")
                        ? Paged.page(Paged.many(60, 0), ",\"next\":\"/use?p=2\"")
                        : Paged.page(Paged.many(50, 60), ""));
        assertThat(list.warnings()).isEmpty();
    }

    /** In a list that an empty page ended nothing is left. */
    @Test
    void aListThatEndedOnAnEmptyPageIsNot() {
        Paged list = Paged.list("\"type\": \"page\", \"param\": \"page\", \"sizeParam\": \"limit\", \"size\": 500",
                asked -> Paged.page(asked.endsWith("page=1") ? Paged.many(50, 0) : "[]", ""));
        assertThat(list.warnings()).isEmpty();
    }

    /** The number of rows of the page, taken for that of the list, ends a numbered list in silence. */
    @Test
    void aFullPageThatIsAsLongAsTheTotalIsTold() {
        String paging = "\"type\": \"page\", \"param\": \"page\", \"sizeParam\": \"limit\", \"size\": 20, \"totalRows\": \"count\"";
        assertThat(one(paging, 20, ",\"count\":20")).containsExactly(
                "W402 /tables/use/paging: the only page is full, and \"count\" says 20, too: it may count the rows of the page alone"
                        + HINT);
        assertThat(one(paging, 19, ",\"count\":19")).isEmpty();
    }

    /** What a person has seen is the same fact the next day, so that it is new once; as is another round number. */
    @Test
    void theSameIsNewOnce() {
        String paging = LINK + ", \"sizeParam\": \"limit\", \"size\": 500";
        Function<Integer, List<Map<String, Long>>> facts = rows -> Paged.list(paging, asked -> Paged.page(Paged.many(rows, 0), "")).read()
                .warnings().stream().map(warning -> warning.seen().facts()).toList();
        assertThat(facts.apply(50)).containsExactly(Map.of("W402 /tables/use/paging", 1L));
        assertThat(facts.apply(100)).isEqualTo(facts.apply(50));
    }
}
