package app.tallybird.connector.paging;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.paging.Pager.PageHint;
import app.tallybird.http.LinkHeaders;
import app.tallybird.problem.Wording;

/** Looks at the last page of a list for signs of more. */
final class PageHints {

    private static final Set<String> MARKERS = Set.of("next", "nextpage", "next_page", "nextlink", "next_link", "@odata.nextlink",
            "hasmore", "has_more", "next_page_token", "nextpagetoken", "nextcursor", "next_cursor", "total_pages", "totalpages");
    private static final List<Integer> PAGE_SIZES = List.of(10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000);
    /** They stay the same on the last page, so that they say nothing there. */
    private static final Set<String> NUMBERS_OF_PAGES = Set.of("total_pages", "totalpages");
    /** Below it, a number of rows is a page's size by chance too often. */
    private static final int LARGE_PAGE = 100;
    /** The same where more was asked for. */
    private static final int CUT_PAGE = 25;
    private static final int DEEPEST = 2;

    private PageHints() {
    }

    /**
     * A list at its end.
     *
     * @param answer its last page
     * @param widest how many rows the page with the most had
     * @param told whether the vendor said how long it is, or that it ends here
     */
    record AtEnd(Answer answer, int widest, boolean told) {

        int rows() {
            return answer.rows().size();
        }
    }

    /** Of a list that is said to have one page. */
    static Optional<PageHint> ofOnly(Answer answer) {
        Optional<String> marker = answer.links().target("next").map(link -> "a Link header").or(() -> marker(answer.around(), 0, Set.of()));
        if (marker.isPresent()) {
            return Optional
                    .of(new PageHint("W401", "the answer has " + marker.get() + ", so there may be more pages than the one that was read"));
        }
        return PAGE_SIZES.contains(answer.rows().size())
                ? Optional.of(new PageHint("W402",
                        "exactly " + Wording.count(answer.rows().size(), "row") + " came: the vendor may have cut the list"))
                : Optional.empty();
    }

    /**
     * Of a list that ended though its vendor did not say so. A misspelled or vanished field would cut it in silence, and so would a vendor that gives
     * fewer rows at once than it is asked for.
     */
    static Optional<PageHint> ofEnd(Paging paging, AtEnd end) {
        if (end.rows() == 0 || end.told()) {
            return Optional.empty();
        }
        return marker(end.answer().around(), 0, NUMBERS_OF_PAGES)
                .or(() -> paging instanceof Paging.LinkHeader ? oddLink(end) : Optional.empty())
                .map(marker -> new PageHint("W401", "the list ended without a next page, but its answer has " + marker))
                .or(() -> cut(paging.size(), end).map(text -> new PageHint("W402", text)));
    }

    private static Optional<String> oddLink(AtEnd end) {
        LinkHeaders links = end.answer().links();
        return links.whole() ? Optional.empty() : Optional.of("a Link header that is not written as one");
    }

    private static Optional<String> cut(Paging.Size size, AtEnd end) {
        int rows = end.rows();
        boolean full = size.rows() > 0 ? rows == size.rows() : rows >= LARGE_PAGE && PAGE_SIZES.contains(rows);
        if (full) {
            return Optional.of("the last page is full, with " + Wording.count(rows, "row")
                    + ", and names no next one: the vendor may have cut the list");
        }
        boolean round = rows < size.rows() && rows >= CUT_PAGE && rows == end.widest() && PAGE_SIZES.contains(rows);
        return round
                ? Optional.of("the list ended on exactly " + Wording.count(rows, "row") + ", fewer than the " + size.rows()
                        + " asked for: the vendor may give no more at once")
                : Optional.empty();
    }

    /** Of a numbered list that a total ended after its first page: a number that counts the page alone would do so, too. */
    static Optional<PageHint> ofTotal(Paging.Numbered paging, Answer answer) {
        return answer.rows().size() >= paging.size().rows() && paging.end().totalRows().isPresent()
                ? Optional.of(new PageHint("W402",
                        "the only page is full, and " + paging.end().totalRows().get() + " says " + answer.rows().size()
                                + ", too: it may count the rows of the page alone"))
                : Optional.empty();
    }

    private static Optional<String> marker(JsonElement around, int depth, Set<String> but) {
        if (!(around instanceof JsonObject object) || depth > DEEPEST) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            JsonElement value = entry.getValue();
            boolean says = value.isJsonPrimitive() && !value.getAsString().isEmpty() && !value.getAsString().equals("false")
                    && !value.getAsString().equals("1");
            String name = entry.getKey().toLowerCase(Locale.ROOT);
            if (says && MARKERS.contains(name) && !but.contains(name)) {
                return Optional.of("\"" + entry.getKey() + "\"");
            }
            Optional<String> inner = marker(value, depth + 1, but);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }
}
