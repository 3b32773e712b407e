package app.tallybird.connector.paging;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.HttpCall;
import app.tallybird.problem.ProblemException;

/** One list of a vendor, read from its first page to its last: the rows and warnings that came of it, or the problem. */
final class Paged {

    /** The address of the list. */
    static final String USE = "https://api.p.example/use";

    private final Vendor vendor;
    private final String document;

    private Paged(String table, Function<HttpCall, Vendor.Answer> rule) {
        vendor = new Vendor(rule);
        document = """
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example"],
                            "failWhen": [ { "status": [404], "then": "noRows" } ] },
                  "tables": { "use": { "request": { "path": "/use" }, %s } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
                """.formatted(table);
    }

    /** A list under "rows"; {@code rule} answers the part of the address behind the list's. */
    static Paged list(String paging, Function<String, Vendor.Answer> rule) {
        return new Paged("\"rows\": \"rows\", \"key\": \"id\", \"paging\": { %s }".formatted(paging), call -> rule.apply(behind(call)));
    }

    /** A bare list. */
    static Paged bare(String paging, Function<String, Vendor.Answer> rule) {
        return new Paged("\"rows\": \".\", \"key\": \"id\", \"paging\": { %s }".formatted(paging), call -> rule.apply(behind(call)));
    }

    private static String behind(HttpCall call) {
        return call.uri().toString().substring("https://api.p.example".length());
    }

    /** Rows with these ids, as JSON. */
    static String rows(String... ids) {
        return Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").collect(Collectors.joining(",", "[", "]"));
    }

    /** So many rows with different ids. */
    static String many(int rows, int from) {
        return rows(IntStream.range(from, from + rows).mapToObj(String::valueOf).toArray(String[]::new));
    }

    static Vendor.Answer page(String rows, String around) {
        return Vendor.ok("{\"rows\":" + rows + around + "}");
    }

    Reading read() {
        return vendor.read(document, Map.of());
    }

    /** The ids that were read. */
    List<String> ids() {
        return read().accounts().stream().map(account -> account.id()).toList();
    }

    List<String> warnings() {
        return read().warnings().stream().map(Warning::sentence).toList();
    }

    /** The place of the problem and what it says. */
    String problem() {
        try {
            return "no problem, but " + ids();
        } catch (ProblemException e) {
            return e.problem().detail() + " " + e.problem().what();
        }
    }

    /** What was asked for, without the vendor's address. */
    List<String> asked() {
        return vendor.asked.stream().map(Paged::behind).toList();
    }
}
