package app.tallybird.connector.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Table;

/**
 * Finds out whether an answer says how many rows or pages its list has, even where the document does not look at it. By names only: a total under a
 * name that none of the known ones resembles is not found.
 */
final class Totals {

    private static final Pattern TOTAL = Pattern
            .compile("(?i)(?:.*[^a-z])?@?(?:odata\\.count|odata\\.totalcount|num_?found|total_?hits)|.*total.*");
    /** In some answers the rows of all pages, in others those of this page. */
    private static final Pattern COUNT = Pattern.compile("(?i)(?:.*\\.)?(?:(?:rows?|records?|items?|results?|elements?|entries)_?)?count");
    private static final Pattern OF_PAGES = Pattern.compile("(?i).*pages.*");
    private static final Pattern PAGES = Pattern
            .compile("(?i)(?:.*[._-])?(?:total[._-]?pages|pages(?:[._-]?(?:total|count))?|(?:page|last)[._-]?(?:count|page))");

    private Totals() {
    }

    /** A list as it was recorded: how many rows this page and all pages have, and how many pages there are. */
    record Length(long page, long all, int pages) {
    }

    /** Which totals a field outside of lists, or a header, that is called one holds. */
    record Stated(boolean rows, boolean pages) {
    }

    static Stated of(List<Exchange> exchanges, Route route, Route.Stop stop, Table table) {
        Route.Stop first = stop;
        for (Optional<Route.Stop> before = route.before(first); before.isPresent(); before = route.before(first)) {
            first = before.get();
        }
        long rows = 0;
        int pages = 0;
        for (Optional<Route.Stop> page = Optional.of(first); page.isPresent(); page = route.after(page.get())) {
            rows += rows(exchanges.get(page.get().place()).body(), table);
            pages++;
        }
        Exchange answer = exchanges.get(stop.place());
        Length length = new Length(rows(answer.body(), table), rows, pages);
        return new Stated(tells(answer.body(), answer.headers(), length), tellsPages(answer.body(), answer.headers(), length));
    }

    /** Whether the number of rows of all pages is told. */
    static boolean tells(JsonElement body, Map<String, String> headers, Length length) {
        return named(body, headers, length.all()).anyMatch(name -> means(name, length));
    }

    /** Whether the number of pages is told; that there is one says nothing. */
    static boolean tellsPages(JsonElement body, Map<String, String> headers, Length length) {
        return length.pages() > 1 && named(body, headers, length.pages()).anyMatch(name -> PAGES.matcher(name).matches());
    }

    /** The names of what holds this number. */
    private static Stream<String> named(JsonElement body, Map<String, String> headers, long number) {
        String wanted = String.valueOf(number);
        Stream<String> fields = AnswerFields.of(body).fields().entrySet().stream()
                .filter(field -> !field.getKey().contains("[]")
                        && AnswerFields.at(body, field.getValue().getFirst()) instanceof JsonPrimitive value
                        && value.getAsString().equals(wanted))
                .map(Map.Entry::getKey);
        Stream<String> said = headers.entrySet().stream().filter(header -> header.getValue().equals(wanted)).map(Map.Entry::getKey);
        return Stream.concat(fields, said);
    }

    /** A count that is also the number of rows of this page proves nothing. */
    private static boolean means(String name, Length length) {
        if (OF_PAGES.matcher(name).matches()) {
            return false;
        }
        return TOTAL.matcher(name).matches() || (COUNT.matcher(name).matches() && length.pages() > 1 && length.page() != length.all());
    }

    private static int rows(JsonElement body, Table table) {
        return table.rows().place().read(body) instanceof JsonArray list ? list.size() : 0;
    }
}
