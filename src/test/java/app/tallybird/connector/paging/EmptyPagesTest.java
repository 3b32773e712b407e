package app.tallybird.connector.paging;

import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/** A page without rows ends a list only where the vendor says nothing about a next page. */
class EmptyPagesTest {

    private static final String EMPTY = "[]";
    private static final String CURSOR = "\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\"";
    private static final String LAST_ROW = "\"type\": \"cursor\", \"param\": \"after\", \"fromLastRow\": \"id\"";
    private static final String LINK = "\"type\": \"nextLink\", \"from\": \"next\"";
    private static final String PAGES = "\"type\": \"page\", \"param\": \"page\", \"size\": 2";
    private static final String OFFSET = "\"type\": \"offset\", \"param\": \"from\", \"size\": 2";

    private static Vendor.Answer page(String rows, String around) {
        return Paged.page(rows, around);
    }

    @Test
    void aCursorGoesOn() {
        Paged list = Paged.list(CURSOR, asked -> switch (asked) {
            case "/use" -> page(Paged.rows("a", "b"), ",\"next\":\"c2\"");
            case "/use?after=c2" -> page(EMPTY, ",\"next\":\"c3\"");
            case "/use?after=c3" -> page(Paged.rows("c"), "");
            default -> throw new AssertionError(asked);
        });
        assertThat(list.ids()).containsExactly("a", "b", "c");
        assertThat(list.asked()).containsExactly("/use", "/use?after=c2", "/use?after=c3");
    }

    @Test
    void anEmptyFirstPageWithACursorIsNoEmptyList() {
        Paged list = Paged.list(CURSOR, asked -> asked.equals("/use") ? page(EMPTY, ",\"next\":7") : page(Paged.rows("a"), ""));
        assertThat(list.ids()).containsExactly("a");
        assertThat(list.asked()).containsExactly("/use", "/use?after=7");
    }

    /** Microsoft Graph says that its pages may be without results (https://learn.microsoft.com/en-us/graph/paging, read on 2026-11-29). */
    @Test
    void anAddressGoesOn() {
        Paged list = Paged.list(LINK, asked -> switch (asked) {
            case "/use" -> page(Paged.rows("a"), ",\"next\":\"https://api.p.example/use?skip=1\"");
            case "/use?skip=1" -> page(EMPTY, ",\"next\":\"https://api.p.example/use?skip=2\"");
            case "/use?skip=2" -> page(Paged.rows("b"), ",\"next\":null");
            default -> throw new AssertionError(asked);
        });
        assertThat(list.ids()).containsExactly("a", "b");
    }

    @Test
    void aLinkHeaderGoesOn() {
        Paged list = Paged.bare("\"type\": \"linkHeader\"", asked -> switch (asked) {
            case "/use" -> Vendor.ok(Paged.rows("a")).with("Link", "<https://api.p.example/use?p=2>; rel=\"next\"");
            case "/use?p=2" -> Vendor.ok(EMPTY).with("Link", "<https://api.p.example/use?p=3>; rel=\"next\"");
            case "/use?p=3" -> Vendor.ok(Paged.rows("b"));
            default -> throw new AssertionError(asked);
        });
        assertThat(list.ids()).containsExactly("a", "b");
    }

    @Test
    void aFlagDecidesInANumberedList() {
        Paged list = Paged.list(PAGES + ", \"more\": \"more\", \"shortPageIsLast\": true", asked -> switch (asked) {
            case "/use?page=1" -> page(Paged.rows("a", "b"), ",\"more\":true");
            case "/use?page=2" -> page(EMPTY, ",\"more\":true");
            case "/use?page=3" -> page(Paged.rows("c"), ",\"more\":true");
            case "/use?page=4" -> page(Paged.rows("d", "e"), ",\"more\":false");
            default -> throw new AssertionError(asked);
        });
        assertThat(list.ids()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void aNumberOfPagesGoesOn() {
        Paged list = Paged.list(PAGES + ", \"totalPages\": \"pages\"", asked -> switch (asked) {
            case "/use?page=1" -> page(Paged.rows("a", "b"), ",\"pages\":3");
            case "/use?page=2" -> page(EMPTY, ",\"pages\":3");
            case "/use?page=3" -> page(Paged.rows("c"), ",\"pages\":3");
            default -> throw new AssertionError(asked);
        });
        assertThat(list.ids()).containsExactly("a", "b", "c");
    }

    @Test
    void aNumberedListWithoutSignsEnds() {
        Paged pages = Paged.list(PAGES, asked -> page(asked.equals("/use?page=1") ? Paged.rows("a", "b") : EMPTY, ""));
        assertThat(pages.ids()).containsExactly("a", "b");
        assertThat(pages.asked()).containsExactly("/use?page=1", "/use?page=2");
        Paged offset = Paged.list(OFFSET, asked -> page(asked.equals("/use?from=0") ? Paged.rows("a") : EMPTY, ""));
        assertThat(offset.ids()).containsExactly("a");
        assertThat(offset.asked()).containsExactly("/use?from=0", "/use?from=1");
    }

    /** There is no last row to go on from. */
    @Test
    void aCursorFromTheLastRowEnds() {
        Paged list = Paged.list(LAST_ROW, asked -> page(asked.equals("/use") ? Paged.rows("a", "b") : EMPTY, ""));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?after=b");
    }

    /** Rows that were received are asked for again only by a mistake, and the next ones can not be reached. */
    @Test
    void anOffsetThatDoesNotMoveIsAFault() {
        Paged list = Paged.list(OFFSET + ", \"more\": \"more\"",
                asked -> page(asked.equals("/use?from=0") ? Paged.rows("a") : EMPTY, ",\"more\":true"));
        assertThat(list.problem()).isEqualTo("E341 /tables/use/paging Page 3 was asked for before: the list goes in a circle.");
    }

    /** More is said to come, and nothing says where. */
    @Test
    void moreWithoutAWayToItIsAFault() {
        for (String paging : List.of(CURSOR, LAST_ROW, LINK)) {
            Paged list = Paged.list(paging + ", \"more\": \"more\"", asked -> page(EMPTY, ",\"more\":true"));
            assertThat(list.problem())
                    .isEqualTo("E344 /tables/use/paging The vendor says there is more, but page 1 does not say how to ask for it.");
        }
        Paged bare = Paged.list("\"type\": \"linkHeader\", \"more\": \"more\"", asked -> page(Paged.rows("a"), ",\"more\":true"));
        assertThat(bare.problem())
                .isEqualTo("E344 /tables/use/paging The vendor says there is more, but page 1 does not say how to ask for it.");
    }

    /** Cursors of many vendors stand on the last page, too. */
    @Test
    void noMoreEndsAListThatNamesANextPage() {
        Paged link = Paged.list(LINK + ", \"more\": \"more\"",
                asked -> page(Paged.rows("a"), ",\"next\":\"https://api.p.example/use?p=2\",\"more\":false"));
        assertThat(link.ids()).containsExactly("a");
        Paged cursor = Paged.list(CURSOR + ", \"more\": \"more\"", asked -> page(Paged.rows("a"), ",\"next\":\"x\",\"more\":false"));
        assertThat(cursor.ids()).containsExactly("a");
        assertThat(cursor.asked()).containsExactly("/use");
    }

    private static final String ENDLESS = "E349 /tables/use/paging 50 pages in a row are empty, and each says that there is more.";

    /** Each page has another cursor, so that no page is asked for twice. */
    @Test
    void emptyPagesForEverAreAFault() {
        int[] count = {0};
        Paged cursor = Paged.list(CURSOR, asked -> page(EMPTY, ",\"next\":\"c" + ++count[0] + "\""));
        assertThat(cursor.problem()).isEqualTo(ENDLESS);
        assertThat(cursor.asked()).hasSize(50);
        Paged link = Paged.list(LINK, asked -> page(EMPTY, ",\"next\":\"https://api.p.example/use?p=" + ++count[0] + "\""));
        assertThat(link.problem()).isEqualTo(ENDLESS);
        Paged header = Paged.bare("\"type\": \"linkHeader\"",
                asked -> Vendor.ok(EMPTY).with("Link", "</use?p=" + ++count[0] + ">; rel=next"));
        assertThat(header.problem()).isEqualTo(ENDLESS);
        Paged numbered = Paged.list(PAGES + ", \"more\": \"more\"", asked -> page(EMPTY, ",\"more\":true"));
        assertThat(numbered.problem()).isEqualTo(ENDLESS);
        assertThat(numbered.asked()).hasSize(50);
    }

    /** Only those in a row count: a page with rows begins anew. */
    @Test
    void manyEmptyPagesBetweenRowsAreNone() {
        int[] count = {0};
        Paged list = Paged.list(CURSOR, asked -> {
            int now = ++count[0];
            return page(now % 50 == 0 ? Paged.rows("r" + now) : EMPTY, now == 150 ? "" : ",\"next\":" + now);
        });
        assertThat(list.ids()).containsExactly("r50", "r100", "r150");
    }

    @Test
    void anEmptyPageThatLeadsToItselfIsACircle() {
        Paged list = Paged.bare("\"type\": \"linkHeader\"",
                asked -> Vendor.ok(asked.equals("/use") ? Paged.rows("a") : EMPTY).with("Link", "</use?p=2>; rel=\"next\""));
        assertThat(list.problem()).isEqualTo("E341 /tables/use/paging Page 3 was asked for before: the list goes in a circle.");
    }

    /** What the document takes for no rows has neither a total nor a next page. */
    @Test
    void anAnswerThatCountsAsNoRowsEnds() {
        String none = "\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\", \"totalRows\": \"total\" }, "
                + "\"failWhen\": [ { \"status\": [404], \"then\": \"noRows\" } ], \"x-rest\": {";
        Paged list = Paged.list(none, asked -> new Vendor.Answer(404, "{\"next\":\"c2\",\"total\":\"none\"}"));
        assertThat(list.ids()).isEmpty();
        assertThat(list.asked()).containsExactly("/use");
    }

    /** Else a list that breaks off on its third page would pass for a whole one. */
    @Test
    void aPageThatTheVendorNamedIsNotNoRows() {
        String none = "\"type\": \"cursor\", \"param\": \"after\", \"from\": \"next\" }, "
                + "\"failWhen\": [ { \"status\": [404], \"then\": \"noRows\" } ], \"x-rest\": {";
        Paged list = Paged.list(none,
                asked -> asked.equals("/use") ? page(Paged.rows("a"), ",\"next\":\"c2\"") : new Vendor.Answer(404, "{}"));
        assertThat(list.problem()).startsWith("E345 /tables/use/paging The vendor said that there is a page 2 and answered");
    }
}
