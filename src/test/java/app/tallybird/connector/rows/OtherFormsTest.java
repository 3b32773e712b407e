package app.tallybird.connector.rows;

import java.util.List;
import java.util.Map;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers of several forms, rows that a person hears of, sums, and lists that the vendor refuses. */
class OtherFormsTest {

    private static final String NO_PAGES = "\"paging\": { \"type\": \"none\" }";
    private static final String PER_CUSTOMER = "\"request\": { \"path\": \"/use/{{parent.id}}\" }, \"forEach\": \"customers\"";
    private static final String OWN = "\"columns\": { \"at\": { \"value\": \"{{parent.id}}\" } }, " + NO_PAGES;

    private static String document(String use) {
        return document("\"request\": { \"path\": \"/use\" }", use);
    }

    private static String document(String source, String use) {
        return """
                { "format": 1, "id": "r", "name": "R", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.r.example/v1", "allowedHosts": ["api.r.example"] },
                  "tables": {
                    "customers": { "request": { "path": "/customers" }, "rows": ".", "paging": { "type": "none" } },
                    "use": { %s, %s } },
                  "accounts": { "from": "customers", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "at", "measure": "sum", "field": "n" } } ] }
                """.formatted(source, use);
    }

    private static Vendor vendor(Map<String, String> answers) {
        return new Vendor(call -> {
            String path = call.uri().getPath() + (call.uri().getQuery() == null ? "" : "?" + call.uri().getQuery());
            if (path.endsWith("/customers")) {
                return Vendor.ok("[{\"id\":\"a\"},{\"id\":\"b\"}]");
            }
            String answer = answers.getOrDefault(path.replace("/v1", ""), "404");
            return answer.length() == 3 ? new Vendor.Answer(Integer.parseInt(answer), "{\"error\":\"no\"}") : Vendor.ok(answer);
        });
    }

    private static Reading read(String document, String use) {
        return vendor(Map.of("/use", use)).read(document, Map.of());
    }

    private static List<Tuple> told(Reading reading) {
        return reading.warnings().stream().map(warning -> Tuple.tuple(warning.code(), warning.pointer(), warning.text())).toList();
    }

    private static void fails(Vendor vendor, String document, String words) {
        assertThatThrownBy(() -> vendor.read(document, Map.of())).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().toString()).contains(words));
    }

    @Test
    void rowsThatAreNotCountedAreTold() {
        String tell = "\"rows\": \".\", \"where\": [ { \"field\": \"kind\", \"is\": \"paid\" } ], \"tell\": [ { \"when\": "
                + "[ { \"field\": \"kind\", \"is\": \"trial\" } ], \"words\": \"trials are not counted\", \"name\": \"at\" } ], "
                + NO_PAGES;
        Reading reading = read(document(tell), "[{\"at\":\"a\",\"kind\":\"paid\",\"n\":3},{\"at\":\"b\",\"kind\":\"trial\",\"n\":9},"
                + "{\"at\":\"b\",\"kind\":\"trial\",\"n\":1},{\"at\":\"a\",\"kind\":\"trial\",\"n\":2}]");

        assertThat(Vendor.counts(reading)).containsExactly("a/n=3", "b/n=0");
        assertThat(told(reading)).containsExactly(Tuple.tuple("W424", "/tables/use/tell/0", "trials are not counted: 3 rows (a, b)"));
        assertThat(reading.warnings().getFirst().things()).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(told(read(document(tell), "[{\"at\":\"a\",\"kind\":\"paid\",\"n\":3}]"))).isEmpty();
    }

    @Test
    void aFieldThatIsMisspelledInWhatIsToldIsAFault() {
        String tell = "\"rows\": \".\", \"tell\": [ { \"when\": [ { \"field\": \"knid\", \"is\": \"trial\" } ], \"words\": \"x\" } ], "
                + NO_PAGES;
        fails(vendor(Map.of("/use", "[{\"at\":\"a\",\"kind\":\"trial\",\"n\":3}]")), document(tell),
                "E320 /tables/use/tell/0/when/0/field");
    }

    private static final String LOOSE = "\"rows\": \".\", \"key\": [\"at\", \"sku\", \"serial\"], \"keyMayLackParts\": true, " + NO_PAGES;

    @Test
    void aRowMayLackPartsOfItsKey() {
        Reading reading = read(document(LOOSE),
                "[{\"at\":\"a\",\"sku\":\"fw\",\"serial\":\"1\",\"n\":1},{\"at\":\"a\",\"sku\":\"fw\",\"serial\":\"2\",\"n\":1},"
                        + "{\"at\":\"a\",\"sku\":\"seat\",\"n\":5},{\"at\":\"a\",\"sku\":\"seat\",\"n\":5},"
                        + "{\"at\":\"b\",\"sku\":\"seat\",\"n\":7},{\"at\":\"b\",\"serial\":\"seat\",\"n\":2}]");

        assertThat(Vendor.counts(reading)).containsExactly("a/n=7", "b/n=9");
        assertThat(reading.contradictions()).isEmpty();
        assertThat(told(reading)).contains(Tuple.tuple("W404", "/tables/use/key", "1 row came twice and was counted once"));
        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W408")).allMatch(Warning::allowed);
    }

    @Test
    void aRowOfAnotherNumberUnderTheSamePartsWaits() {
        Reading reading = read(document(LOOSE), "[{\"at\":\"a\",\"sku\":\"seat\",\"n\":5},{\"at\":\"a\",\"sku\":\"seat\",\"n\":6}]");

        assertThat(reading.contradictions()).extracting(Contradiction::accountId).containsExactly("a");
    }

    @Test
    void aRowThatComesForTwoCustomersMakesEverythingOfTheTableWait() {
        String once = "\"rows\": \".\", \"key\": \"id\", \"keyHasOneParent\": true, " + OWN;
        Vendor vendor = vendor(
                Map.of("/use/a", "[{\"id\":1,\"n\":3},{\"id\":2,\"n\":4}]", "/use/b", "[{\"id\":2,\"n\":4},{\"id\":3,\"n\":8}]"));
        Reading reading = vendor.read(document(PER_CUSTOMER, once), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=7", "b/n=8");
        assertThat(reading.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.accountId()).isEmpty();
            assertThat(one.depends().test(new CellKey("a", "n"))).isTrue();
            assertThat(one.depends().test(new CellKey("b", "n"))).isTrue();
        });
        Reading apart = vendor.read(document(PER_CUSTOMER, once.replace("\"keyHasOneParent\": true, ", "")), Map.of());
        assertThat(Vendor.counts(apart)).containsExactly("a/n=7", "b/n=12");
        assertThat(apart.contradictions()).isEmpty();
    }

    @Test
    void nullInThePlaceOfTheListIsNoRowsWhereThatIsSaid() {
        String rows = "\"rows\": \"items\", " + NO_PAGES;
        fails(vendor(Map.of("/use", "{\"items\":null}")), document(rows), "E321 /tables/use/rows");
        String may = "\"mayBeNull\": true, " + rows;
        assertThat(Vendor.counts(read(document(may), "{\"items\":null}"))).containsExactly("a/n=0", "b/n=0");
        fails(vendor(Map.of("/use", "{\"itens\":[]}")), document(may), "E321 /tables/use/rows");
    }

    @Test
    void theListMayBeInOneOfSeveralPlaces() {
        String rows = "\"rows\": [\".\", \"data\", \"result.set\"], \"paging\": { \"type\": \"page\", \"param\": \"page\", \"size\": 2, "
                + "\"totalPages\": \"pages\", \"totalMayBeMissing\": true, \"onePageUnlessTold\": true }";
        String bare = "[{\"at\":\"a\",\"n\":1},{\"at\":\"b\",\"n\":2}]";
        for (String one : List.of(bare, "{\"data\":" + bare + "}", "{\"result\":{\"set\":" + bare + "}}")) {
            Vendor vendor = vendor(Map.of("/use?page=1", one));
            assertThat(Vendor.counts(vendor.read(document(rows), Map.of()))).containsExactly("a/n=1", "b/n=2");
            assertThat(vendor.asked).hasSize(2);
        }
        assertThat(Vendor.counts(vendor(Map.of("/use?page=1", "{\"result\":{\"set\":" + bare + "},\"pages\":2}", "/use?page=2",
                "{\"result\":{\"set\":[{\"at\":\"a\",\"n\":8}]},\"pages\":2}")).read(document(rows), Map.of())))
                .containsExactly("a/n=9", "b/n=2");
        fails(vendor(Map.of("/use?page=1", "{\"users\":[]}")), document(rows), "The answer has no \".\" or \"data\" or \"result.set\"");
    }

    private static final String SUM = "\"rows\": \".\", \"columns\": { \"n\": { \"sum\": [\"on\", \"grace\"], \"minus\": [\"free\"] } }, "
            + NO_PAGES;

    @Test
    void aColumnMayBeTheSumOfFields() {
        assertThat(Vendor.counts(read(document(SUM),
                "[{\"at\":\"a\",\"on\":3,\"grace\":\"2\",\"free\":1}," + "{\"at\":\"b\",\"on\":0,\"grace\":0,\"free\":0}]")))
                .containsExactly("a/n=4", "b/n=0");
    }

    @Test
    void aSumOfWhatIsNoNumberIsUnknown() {
        for (String grace : List.of("null", "\"many\"", "true", "-1")) {
            Reading reading = read(document(SUM),
                    "[{\"at\":\"a\",\"on\":3,\"grace\":" + grace + ",\"free\":1}," + "{\"at\":\"b\",\"on\":5,\"grace\":1,\"free\":0}]");
            assertThat(Vendor.counts(reading)).containsExactly("a/n=unknown", "b/n=6");
        }
        fails(vendor(Map.of("/use", "[{\"at\":\"a\",\"on\":3,\"free\":1}]")), document(SUM), "E320 /tables/use/columns/n/sum");
    }

    private static final String PLACES = """
            { "format": 1, "id": "r", "name": "R", "version": "1.0.0", "inputs": [
                { "key": "places", "label": "Places" },
                { "key": "kind", "label": "Kind", "type": "choice", "default": "",
                  "choices": [ { "value": "", "label": "All of them" }, { "value": "big", "label": "Big ones" } ] } ],
              "http": { "base": "https://us1.r.example", "allowedHosts": ["*.r.example"] },
              "tables": {
                "places": { "values": "{{input.places}}", "rows": ".", "paging": { "type": "none" } },
                "orgs": { "forEach": "places", "request": { "base": "https://{{parent.value}}.r.example", "path": "/orgs",
                    "query": { "kind": "{{input.kind}}" } }, "rows": ".", "key": "id", "keyHasOneParent": true,
                  "columns": { "sort": { "value": "{{input.kind}}" } }, "paging": { "type": "none" } } },
              "accounts": { "from": "orgs", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "orgs", "account": "id", "measure": "sum", "field": "n" } } ] }
            """;

    @Test
    void eachOfSeveralEnteredValuesIsAskedFor() {
        Vendor vendor = new Vendor(
                call -> Vendor.ok(call.uri().getHost().startsWith("us1") ? "[{\"id\":\"a\",\"n\":1}]" : "[{\"id\":\"b\",\"n\":2}]"));
        Reading reading = vendor.read(PLACES, Map.of("places", " us1, eu2;us1 "));

        assertThat(Vendor.counts(reading)).containsExactly("a/n=1", "b/n=2");
        assertThat(vendor.addresses()).containsExactly("https://us1.r.example/orgs", "https://eu2.r.example/orgs");
    }

    @Test
    void whatWasChosenIsSentAndExplainedWithTheCount() {
        Vendor vendor = new Vendor(call -> Vendor.ok("[{\"id\":\"a\",\"n\":1}]"));
        Reading reading = vendor.read(PLACES, Map.of("places", "us1", "kind", "Big ones"));

        assertThat(vendor.addresses()).containsExactly("https://us1.r.example/orgs?kind=big");
        assertThat(reading.origins().get(new CellKey("a", "n")).rule()).isEqualTo("sum of n in orgs, per id; Kind: Big ones");
    }

    private static final String NONE = "\"rows\": \".\", \"failWhen\": [ { \"status\": [404], \"then\": \"noRows\" } ], ";

    @Test
    void aRefusedListThatIsTakenForEmptyWaitsForAPerson() {
        Reading reading = read(document(NONE + NO_PAGES), "404");

        assertThat(Vendor.counts(reading)).containsExactly("a/n=0", "b/n=0");
        assertThat(told(reading)).containsExactly(
                Tuple.tuple("W423", "/tables/use", "the vendor answered 404 to 1 request for \"use\", which was taken for an empty list"));
        assertThat(reading.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.depends().test(new CellKey("a", "n"))).isTrue();
            assertThat(one.why()).isEqualTo("the vendor refused the list, which was taken for empty");
        });
    }

    @Test
    void eachCustomerWithoutTheListIsNamed() {
        Reading reading = vendor(Map.of("/use/a", "[{\"n\":3}]")).read(document(PER_CUSTOMER, NONE + OWN), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=3", "b/n=0");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::things).containsExactly(Tuple.tuple("W423", Map.of("b", 1L)));
    }

    @Test
    void anEmptyAnswerThatTheVendorMeansSoIsNotTold() {
        String none = "\"rows\": \"rows\", \"failWhen\": [ { \"status\": [200], \"body\": [ { \"field\": \"code\", \"is\": \"none\" } ], "
                + "\"then\": \"noRows\" } ], " + NO_PAGES;
        Reading reading = read(document(none), "{\"code\":\"none\"}");

        assertThat(Vendor.counts(reading)).containsExactly("a/n=0", "b/n=0");
        assertThat(told(reading)).isEmpty();
        assertThat(reading.contradictions()).isEmpty();
    }

    @Test
    void anErrorSaysWhatAPersonCanDoWhereTheDocumentKnowsIt() {
        String hint = "\"rows\": \".\", \"failWhen\": [ { \"status\": [404], \"hint\": \"the key may be wrong\" } ], " + NO_PAGES;
        fails(vendor(Map.of("/use", "404")), document(hint), "The key may be wrong.");
    }
}
