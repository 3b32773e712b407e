package app.tallybird.connector.kit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Table;

/** Finds out whether an answer says how many rows its list has, even where the document does not look at it. */
final class Totals {

    private static final Pattern NAME = Pattern.compile("(?i).*total.*");
    private static final Pattern OF_PAGES = Pattern.compile("(?i).*pages.*");

    private Totals() {
    }

    /** Whether a field outside of lists that is called a total holds the number of rows of all pages of this list. */
    static boolean stated(List<Exchange> exchanges, Route route, Route.Stop stop, Table table) {
        long rows = 0;
        Route.Stop first = stop;
        for (Optional<Route.Stop> before = route.before(first); before.isPresent(); before = route.before(first)) {
            first = before.get();
        }
        for (Optional<Route.Stop> page = Optional.of(first); page.isPresent(); page = route.after(page.get())) {
            rows += rows(exchanges.get(page.get().place()).body(), table);
        }
        JsonElement body = exchanges.get(stop.place()).body();
        String wanted = String.valueOf(rows);
        return Places.of(body).fields().entrySet().stream()
                .filter(field -> !field.getKey().contains("[]") && NAME.matcher(field.getKey()).matches()
                        && !OF_PAGES.matcher(field.getKey()).matches())
                .map(field -> Places.at(body, field.getValue().getFirst()))
                .anyMatch(value -> value instanceof JsonPrimitive number && number.isNumber() && number.getAsString().equals(wanted));
    }

    private static int rows(JsonElement body, Table table) {
        return table.rows().path().read(body) instanceof JsonArray list ? list.size() : 0;
    }
}
