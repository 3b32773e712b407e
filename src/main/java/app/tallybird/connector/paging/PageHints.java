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
import app.tallybird.problem.Wording;

/** Looks at the last page of a list for signs of more. */
final class PageHints {

    private static final Set<String> MARKERS = Set.of("next", "nextpage", "next_page", "nextlink", "next_link", "@odata.nextlink",
            "hasmore", "has_more",
            "next_page_token", "nextpagetoken", "nextcursor", "next_cursor", "total_pages", "totalpages");
    private static final List<Integer> PAGE_SIZES = List.of(10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000);
    /** They stay the same on the last page, so that they say nothing there. */
    private static final Set<String> NUMBERS_OF_PAGES = Set.of("total_pages", "totalpages");
    /** Below it, a number of rows is a page's size by chance too often. */
    private static final int LARGE_PAGE = 100;
    private static final int DEEPEST = 2;

    private PageHints() {
    }

    /** Of a list that is said to have one page. */
    static Optional<PageHint> of(Answer answer) {
        Optional<String> marker = answer.header("Link").filter(link -> link.contains("next")).map(link -> "a Link header")
                .or(() -> marker(answer.around(), 0, Set.of()));
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
     * Of a list that ended because its answer names no next page. Where nothing else tells the end, a misspelled or vanished field would cut the list
     * in silence.
     */
    static Optional<PageHint> ofEnd(Paging paging, Answer answer) {
        record Open(Paging.Size size, Paging.End end) {
        }
        Optional<Open> open = switch (paging) {
            case Paging.Cursor cursor -> cursor.from().map(from -> new Open(cursor.size(), cursor.end()));
            case Paging.NextLink link -> Optional.of(new Open(link.size(), link.end()));
            case Paging.LinkHeader link -> Optional.of(new Open(link.size(), link.end()));
            case Paging.Numbered numbered -> Optional.empty();
            case Paging.None none -> Optional.empty();
        };
        if (answer.rows().isEmpty() || open.filter(one -> one.end().totalRows().isEmpty() && one.end().more().isEmpty()).isEmpty()) {
            return Optional.empty();
        }
        int rows = answer.rows().size();
        boolean full = open.get().size().param().isPresent()
                ? rows == open.get().size().rows()
                : rows >= LARGE_PAGE && PAGE_SIZES.contains(rows);
        return marker(answer.around(), 0, NUMBERS_OF_PAGES)
                .map(marker -> new PageHint("W401", "the list ended without a next page, but its answer has " + marker))
                .or(() -> full
                        ? Optional.of(new PageHint("W402",
                                "the last page is full, with " + Wording.count(rows, "row")
                                        + ", and names no next one: the vendor may have cut the list"))
                        : Optional.empty());
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
