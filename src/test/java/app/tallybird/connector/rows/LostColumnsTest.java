package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a column that can not be known takes with it: every column, row, parent and customer that looks at it, and nothing else. */
class LostColumnsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "l", "name": "L", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.l.example", "allowedHosts": ["api.l.example"] },
              "tables": {
                "terms": { "request": { "path": "/terms" }, "rows": ".", "paging": { "type": "none" } },
                "tree": { "request": { "path": "/tree" }, "rows": ".", "paging": { "type": "none" },
                  "columns": { "tier": { "lookup": { "table": "terms", "where": "id", "equals": "id", "take": "name" } }%s } },
                "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" }%s,
                  "columns": { "gone": { "lookup": { "table": "terms", "where": "id", "equals": "term", "take": "name" } }%s } } },
              "accounts": { "from": "tree", %s },
              "services": [ %s { "key": "rows", "name": "R", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "at", "measure": "count" } } ] }
            """;
    private static final String ACCOUNTS = "\"id\": \"id\", \"name\": \"name\"";
    private static final String TREE = "[{\"id\":\"a\",\"name\":\"A\",\"up\":null,\"level\":\"top\"},{\"id\":\"a1\",\"name\":\"A1\",\"up\":\"a\",\"level\":\"low\"}]";
    private static final String USE = "[{\"at\":\"a\",\"term\":1,\"day\":\"2026-02-01\"},{\"at\":\"a1\",\"term\":2,\"day\":\"2026-02-01\"}]";

    private static String distinct(String field) {
        return "{ \"key\": \"%1$s\", \"name\": \"%1$s\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"use\", \"account\": \"at\", \"measure\": \"countDistinct\", \"field\": \"%1$s\", \"ifMissing\": \"skipRow\" } },"
                .formatted(field);
    }

    private static String lookup(String where, String equals, String take) {
        return "{ \"lookup\": { \"table\": \"tree\", \"where\": \"%s\", \"equals\": \"%s\", \"take\": \"%s\" } }".formatted(where, equals,
                take);
    }

    private static String climb(String from, String id, String parent, String until) {
        return "{ \"climb\": { \"table\": \"tree\", \"from\": \"%s\", \"id\": \"%s\", \"parent\": \"%s\", \"until\": [ { \"field\": \"%s\", \"is\": \"top\" } ] } }"
                .formatted(from, id, parent, until);
    }

    private static Reading read(int terms, String tree, String use, String columns, String accounts, String services) {
        return new Vendor(call -> switch (call.uri().getPath()) {
            case "/terms" -> terms == 200
                    ? Vendor.ok(
                            "[{\"id\":1,\"name\":\"a\"},{\"id\":2,\"name\":\"a1\"},{\"id\":\"a\",\"name\":\"top\"},{\"id\":\"a1\",\"name\":\"top\"}]")
                    : new Vendor.Answer(terms, "{}");
            case "/tree" -> Vendor.ok(TREE);
            default -> Vendor.ok(USE);
        }).read(DOCUMENT.formatted(tree, use, columns, accounts, services), Map.of());
    }

    /** How a column looks at another one: in its own row, in a row it looks up, and on the way up. */
    private static final Map<String, String> LOST = Map.ofEntries(Map.entry("from", "{ \"from\": \"gone\" }"),
            Map.entry("value", "{ \"value\": \"{{row.gone}}\" }"),
            Map.entry("when",
                    "{ \"choose\": [ { \"when\": [ { \"field\": \"gone\", \"is\": \"a\" } ], \"then\": \"x\" } ], \"otherwise\": \"y\" }"),
            Map.entry("then", "{ \"choose\": [ { \"when\": [ { \"field\": \"at\", \"exists\": true } ], \"then\": \"{{row.gone}}\" } ] }"),
            Map.entry("equals", lookup("id", "gone", "level")), Map.entry("where", lookup("tier", "at", "level")),
            Map.entry("take", lookup("id", "at", "tier")), Map.entry("start", climb("gone", "id", "up", "level")),
            Map.entry("id", climb("at", "tier", "up", "level")), Map.entry("parent", climb("at", "id", "tier", "level")),
            Map.entry("until", climb("at", "id", "up", "tier")), Map.entry("second", "{ \"from\": \"from\" }"));
    private static final Map<String, String> KEPT = Map.of("own", "{ \"from\": \"at\" }", "level2", lookup("id", "at", "level"), "top",
            climb("at", "id", "up", "level"), "either",
            "{ \"choose\": [ { \"when\": [ { \"field\": \"at\", \"is\": \"a\" } ], \"then\": \"{{row.term}}\" } ], \"otherwise\": \"y\" }");

    @Test
    void everyColumnThatLooksAtItIsLostAndNoOther() {
        List<String> names = new ArrayList<>(LOST.keySet().stream().sorted().toList());
        names.remove("second");
        names.add("second");
        names.addAll(KEPT.keySet().stream().sorted().toList());
        String columns = names.stream().map(name -> ", \"" + name + "\": " + LOST.getOrDefault(name, KEPT.get(name)))
                .collect(Collectors.joining());
        String services = names.stream().map(LostColumnsTest::distinct).collect(Collectors.joining());

        assertThat(unknown(read(403, "", "", columns, ACCOUNTS, services))).isEqualTo(LOST.keySet().stream().sorted().toList());
        assertThat(unknown(read(200, "", "", columns, ACCOUNTS, services))).isEmpty();
    }

    /** The services of account a1 that are not known. */
    private static List<String> unknown(Reading reading) {
        return Vendor.counts(reading).stream().filter(count -> count.startsWith("a1/") && count.endsWith("=unknown"))
                .map(count -> count.substring(3, count.indexOf('='))).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {", \"where\": [ { \"field\": \"gone\", \"isNot\": \"z\" } ]",
            ", \"latest\": { \"per\": [\"at\", \"gone\"], \"by\": \"day\" }", ", \"latest\": { \"per\": [\"at\"], \"by\": \"gone\" }"})
    void whatDecidesAboutTheRowsTakesTheWholeTable(String rule) {
        String other = "{ \"key\": \"tree\", \"name\": \"T\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"tree\", \"account\": \"id\", \"measure\": \"count\" } },";
        assertThat(Vendor.counts(read(403, "", rule, "", ACCOUNTS, other))).containsExactly("a/rows=unknown", "a/tree=1", "a1/rows=unknown",
                "a1/tree=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\": \"tier\", \"name\": \"name\"", "\"id\": \"id\", \"name\": \"tier\"",
            "\"id\": \"id\", \"name\": \"name\", \"where\": [ { \"field\": \"tier\", \"is\": \"top\" } ]"})
    void whatDecidesAboutTheCustomersEndsTheReading(String accounts) {
        assertThatThrownBy(() -> read(403, "", "", "", accounts, "")).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.VENDOR_FORBIDDEN));
        assertThat(read(403, "", "", "", ACCOUNTS, "").complete()).isTrue();
    }

    /** A list that is asked for each customer by what is not known of them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "tree"                                                                                   | {{parent.tier}} | tier
            "tree"                                                                                   | {{parent.id}}   | none
            { "table": "tree", "distinct": "tier" }                                                  | {{parent.id}}   | all
            { "table": "tree", "where": [ { "field": "tier", "is": "top" } ] }                       | {{parent.id}}   | all
            { "table": "tree", "distinct": "level", "where": [ { "field": "level", "is": "top" } ] } | {{parent.id}}   | none
            """)
    void whatDecidesAboutTheParents(String each, String value, String lost) {
        Reading reading = read(403, "", ", \"forEach\": " + each, ", \"tier\": { \"value\": \"" + value + "\" }", ACCOUNTS, distinct("tier")
                + "{ \"key\": \"tree\", \"name\": \"T\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"tree\", \"account\": \"id\", \"measure\": \"count\" } },");
        assertThat(unknown(reading)).isEqualTo(switch (lost) {
            case "tier" -> List.of("tier");
            case "all" -> List.of("rows", "tier");
            default -> List.of();
        });
    }
}
