package app.tallybird.connector.run.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.run.source.Pager.PageHint;

/** Looks at a list that is said to have one page for signs of more. */
final class PageHints {

    private static final Set<String> MARKERS = Set.of("next", "nextpage", "next_page", "nextlink", "next_link", "@odata.nextlink",
            "hasmore", "has_more",
            "next_page_token", "nextpagetoken", "nextcursor", "next_cursor", "total_pages", "totalpages");
    private static final List<Integer> PAGE_SIZES = List.of(10, 20, 25, 50, 100, 200, 250, 500, 1_000, 2_000, 5_000);
    private static final int DEEPEST = 2;

    private PageHints() {
    }

    static Optional<PageHint> of(Answer answer) {
        Optional<String> marker = answer.header("Link").filter(link -> link.contains("next")).map(link -> "a Link header")
                .or(() -> marker(answer.around(), 0));
        if (marker.isPresent()) {
            return Optional
                    .of(new PageHint("W401", "the answer has " + marker.get() + ", so there may be more pages than the one that was read"));
        }
        return PAGE_SIZES.contains(answer.rows().size())
                ? Optional.of(new PageHint("W402", "exactly " + answer.rows().size() + " rows came: the vendor may have cut the list"))
                : Optional.empty();
    }

    private static Optional<String> marker(JsonElement around, int depth) {
        if (!(around instanceof JsonObject object) || depth > DEEPEST) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            JsonElement value = entry.getValue();
            boolean says = value.isJsonPrimitive() && !value.getAsString().isEmpty() && !value.getAsString().equals("false")
                    && !value.getAsString().equals("1");
            if (says && MARKERS.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                return Optional.of("\"" + entry.getKey() + "\"");
            }
            Optional<String> inner = marker(value, depth + 1);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }
}
