package app.tallybird.connector.editing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.FieldPath.Step;
import app.tallybird.http.HttpCall;
import app.tallybird.http.LinkHeaders;

/** Looks for signs of further pages around the rows of an answer and in the request. */
public final class PagingSigns {

    private static final Set<String> LINKS = Set.of("next", "nextpage", "nextpageurl", "nexturl", "nextlink", "@odata.nextlink",
            "nextpagelink");
    private static final Set<String> CURSORS = Set.of("nextpagetoken", "nextcursor", "nexttoken", "cursor", "after", "endcursor",
            "continuationtoken", "nextkey", "next");
    private static final Set<String> PAGES = Set.of("totalpages", "pagecount", "lastpage", "pages");
    private static final Set<String> TOTALS = Set.of("totalcount", "totalrows", "total", "totalelements", "totalitems", "totalresults",
            "count", "recordcount");
    private static final Set<String> PAGE_HEADERS = Set.of("xtotalpages", "totalpages", "xpagecount", "xpaginationpagecount");
    private static final Set<String> TOTAL_HEADERS = Set.of("xtotalcount", "xtotal", "totalcount", "xtotalrecords", "xtotalresults",
            "xpaginationtotalcount");
    private static final Set<String> MORE = Set.of("hasmore", "hasnextpage", "more", "hasnext", "moreresults");
    private static final Map<String, String> PAGE_PARAMS = Map.of("page", "page", "pagenumber", "page", "offset", "offset", "skip",
            "offset", "startindex", "offset", "$skip", "offset", "page[number]", "page", "page[offset]", "offset");
    private static final Set<String> SIZE_PARAMS = Set.of("limit", "pagesize", "size", "perpage", "count", "top", "$top", "page[size]",
            "page[limit]", "first", "max", "take");
    private static final int DEEPEST = 3;

    private record Sign(String path, String name, JsonElement value) {
    }

    private final List<Sign> signs = new ArrayList<>();
    private final List<Sign> headers = new ArrayList<>();

    private PagingSigns() {
    }

    /** {@code query} is the request's; {@code rows} how many rows the page has; {@code headers} those of the answer. */
    public static List<PagingSuggestion> of(JsonElement answer, Map<String, String> query, int rows, List<HttpCall.Header> headers) {
        PagingSigns found = new PagingSigns();
        found.walk(answer, new ArrayList<>(), 0);
        headers.stream().filter(header -> header.value().matches("\\d{1,9}")).forEach(header -> found.headers
                .add(new Sign(header.name(), squeezed(header.name()), new JsonPrimitive(new BigDecimal(header.value())))));
        return found.suggestions(query, rows, LinkHeaders.of(HttpCall.Header.values(headers, "Link")));
    }

    private void walk(JsonElement json, List<Step> path, int depth) {
        if (!(json instanceof JsonObject object) || depth > DEEPEST) {
            return;
        }
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            List<Step> here = new ArrayList<>(path);
            here.add(new Step.Name(entry.getKey()));
            if (entry.getValue().isJsonPrimitive()) {
                signs.add(new Sign(PathText.of(here), squeezed(entry.getKey()), entry.getValue()));
            } else {
                walk(entry.getValue(), here, depth + 1);
            }
        }
    }

    private static String squeezed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("@") ? lower : lower.replaceAll("[_-]", "");
    }

    private Optional<Sign> sign(Set<String> names, java.util.function.Predicate<JsonPrimitive> fits) {
        return signs.stream().filter(sign -> names.contains(sign.name()) && fits.test(sign.value().getAsJsonPrimitive())).findFirst();
    }

    private List<PagingSuggestion> suggestions(Map<String, String> query, int rows, LinkHeaders links) {
        List<PagingSuggestion> list = new ArrayList<>();
        if (links.target("next").isPresent()) {
            JsonObject paging = json("{\"type\": \"linkHeader\"}");
            totals(paging, rows);
            list.add(new PagingSuggestion("Link header", "the answer has a Link header with rel=\"next\"", paging));
        }
        sign(LINKS, value -> value.isString() && value.getAsString().matches("(?i)(https?:/)?/.+")).ifPresent(sign -> {
            JsonObject paging = json("{\"type\": \"nextLink\"}");
            paging.addProperty("from", sign.path());
            totals(paging, rows);
            list.add(new PagingSuggestion("Next address in " + sign.path(), "\"" + sign.path() + "\" holds an address", paging));
        });
        sign(CURSORS, value -> !value.getAsString().isEmpty() && !value.isBoolean() && !value.getAsString().contains("/"))
                .ifPresent(sign -> {
                    JsonObject paging = json("{\"type\": \"cursor\"}");
                    paging.addProperty("param",
                            query.keySet().stream().filter(name -> CURSORS.contains(squeezed(name))).findFirst().orElse("cursor"));
                    paging.addProperty("from", sign.path());
                    totals(paging, rows);
                    more(paging);
                    list.add(new PagingSuggestion("Cursor from " + sign.path(), "\"" + sign.path() + "\" holds a value for the next page",
                            paging));
                });
        Optional<Sign> pages = sign(PAGES, PagingSigns::whole);
        Optional<Sign> total = sign(TOTALS, PagingSigns::whole);
        Optional<String> number = query.keySet().stream().filter(name -> PAGE_PARAMS.containsKey(squeezed(name))).findFirst();
        boolean inHeader = headers.stream().anyMatch(sign -> TOTAL_HEADERS.contains(sign.name()) || PAGE_HEADERS.contains(sign.name()));
        if (pages.isPresent() || total.isPresent() || number.isPresent() || inHeader) {
            numbered(list, query, rows, number, pages, total);
        }
        return list;
    }

    private void numbered(List<PagingSuggestion> list, Map<String, String> query, int rows, Optional<String> number, Optional<Sign> pages,
            Optional<Sign> total) {
        String kind = number.map(name -> PAGE_PARAMS.getOrDefault(squeezed(name), "page")).orElse("page");
        JsonObject paging = new JsonObject();
        paging.addProperty("type", kind);
        paging.addProperty("param", number.orElse("page"));
        number.map(name -> query.getOrDefault(name, "")).filter(value -> value.matches("\\d{1,4}"))
                .ifPresent(value -> paging.addProperty("start", Integer.valueOf(value)));
        Optional<String> size = query.keySet().stream().filter(name -> SIZE_PARAMS.contains(squeezed(name))).findFirst();
        size.ifPresent(name -> paging.addProperty("sizeParam", name));
        paging.addProperty("size", size.map(name -> query.getOrDefault(name, "")).filter(value -> value.matches("\\d{1,5}"))
                .map(Integer::valueOf).orElse(Math.max(1, rows)));
        pages.ifPresent(sign -> paging.addProperty("totalPages", sign.path()));
        total.ifPresent(sign -> paging.addProperty("totalRows", sign.path()));
        inHeaders(paging);
        more(paging);
        String because = number.map(name -> "the request has \"" + name + "\"").orElseGet(() -> "the answer says how many there are in \""
                + pages.or(() -> total).map(Sign::path).or(() -> headers.stream().map(Sign::path).findFirst()).orElse("") + "\"");
        list.add(new PagingSuggestion(kind.equals("page") ? "Page numbers" : "Offset", because, paging));
    }

    /** Where a next page is named there are more rows than those of this one, and more pages than one: a number that says so is a total. */
    private void totals(JsonObject paging, int rows) {
        sign(PAGES, value -> whole(value) && value.getAsInt() > 1).ifPresent(sign -> paging.addProperty("totalPages", sign.path()));
        sign(TOTALS, value -> whole(value) && value.getAsInt() > rows).ifPresent(sign -> paging.addProperty("totalRows", sign.path()));
        inHeaders(paging);
    }

    /** A total of the answer itself comes first. */
    private void inHeaders(JsonObject paging) {
        Map.of("totalPages", PAGE_HEADERS, "totalRows", TOTAL_HEADERS)
                .forEach((property, names) -> headers.stream().filter(sign -> names.contains(sign.name()) && !paging.has(property))
                        .findFirst().ifPresent(sign -> paging.addProperty(property + "Header", sign.path())));
    }

    private void more(JsonObject paging) {
        sign(MORE, JsonPrimitive::isBoolean).ifPresent(sign -> paging.addProperty("more", sign.path()));
    }

    private static boolean whole(JsonPrimitive value) {
        return value.isNumber() && value.getAsString().matches("\\d{1,9}");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
