package app.tallybird.connector.count;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the vendor itself says about the number of rows is compared with those that were read. */
class ExpectTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "e", "name": "E", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.e.example/v1", "allowedHosts": ["api.e.example"] },
              "tables": {
                "sites": { "request": { "path": "/sites" }, "rows": "sites", "paging": { "type": "none" } },
                "account": { "request": { "path": "/account" }, "rows": ".", "rowsAs": "one", "paging": { "type": "none" } },
                "devices": { "request": { "path": "/devices" }, "rows": "devices", "key": "id", "paging": { "type": "none" },
                  "where": [ { "field": "deleted", "isNot": true } ], "expect": { %s } },
                "mail": { "request": { "path": "/mail" }, "rows": ".", "paging": { "type": "none" } },
                "patches": { "request": { "path": "/patches/{{parent.id}}" }, "forEach": "devices", "rows": ".", "paging": { "type": "none" },
                  "columns": { "site": { "value": "{{parent.site}}" } } } },
              "accounts": { "from": "sites", "id": "uid", "name": "name", "where": [ { "field": "name", "isNot": "Deleted" } ] },
              "services": [
                { "key": "all", "name": "All", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "site", "measure": "count" } },
                { "key": "mail", "name": "Mail", "category": "other", "subcategory": "other",
                  "usage": { "from": "mail", "account": "site", "measure": "sum", "field": "n" } },
                { "key": "patches", "name": "Patches", "category": "other", "subcategory": "other",
                  "usage": { "from": "patches", "account": "site", "measure": "count" } },
                { "key": "both", "name": "Both", "category": "other", "subcategory": "other", "usage": { "plus": ["all", "mail"] } } ] }
            """;
    private static final String PER_SITE = "\"table\": \"sites\", \"id\": \"uid\", \"by\": \"site\", \"says\": \"status.devices\"";
    private static final String SITES = "{\"sites\":[{\"uid\":\"a\",\"name\":\"Acme\",\"status\":{\"devices\":%s}},"
            + "{\"uid\":\"b\",\"name\":\"Birch\",\"status\":{\"devices\":1}},{\"uid\":\"x\",\"name\":\"Deleted\",\"status\":{\"devices\":88}}]}";
    private static final String DEVICES = "{\"total\":%s,\"devices\":[{\"id\":1,\"site\":\"a\",\"deleted\":false},"
            + "{\"id\":2,\"site\":\"a\",\"deleted\":false},{\"id\":3,\"site\":\"b\",\"deleted\":false},{\"id\":4,\"site\":\"a\",\"deleted\":true}]}";

    private static Reading read(String expect, String acme, String total) {
        return read(DOCUMENT, expect, acme, total);
    }

    private static Reading read(String document, String expect, String acme, String total) {
        return new Vendor(call -> Vendor.ok(switch (call.uri().getPath()) {
            case "/v1/sites" -> SITES.formatted(acme);
            case "/v1/account" -> "{\"devices\":%s}".formatted(total);
            case "/v1/devices" -> DEVICES.formatted(total);
            case "/v1/mail" -> "[{\"site\":\"a\",\"n\":7}]";
            default -> "[{\"kb\":1}]";
        }).with("X-Count", total)).read(document.formatted(expect), Map.of());
    }

    private static List<Warning> told(Reading reading) {
        return reading.warnings().stream().filter(warning -> warning.code().matches("W41[67]")).toList();
    }

    @Test
    void aFigureThatIsBorneOutSaysNothing() {
        assertThat(told(read(PER_SITE, "2", "3"))).isEmpty();
        assertThat(told(read("\"says\": \"total\"", "2", "3"))).isEmpty();
        assertThat(told(read("\"table\": \"account\", \"says\": \"devices\"", "2", "3"))).isEmpty();
        assertThat(told(read(PER_SITE, "\"2.0\"", "3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"37, 37, a, 35", "0, 0, a (more), 2", "'\"many\"', many, a, 2", "true, true, a, 2"})
    void aCustomersFigureThatContradictsTheCountIsTold(String figure, String said, String thing, long far) {
        Reading reading = read(PER_SITE, figure, "3");

        assertThat(told(reading)).extracting(Warning::pointer, Warning::text, Warning::things).containsExactly(tuple(
                "/tables/devices/expect", "\"Acme\": the vendor says " + said + ", 2 rows of \"devices\" were read", Map.of(thing, far)));
        assertThat(reading.contradictions()).isEmpty();
        assertThat(Vendor.counts(reading)).contains("a/all=2", "b/all=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"says\": \"total\"", "\"header\": \"x-count\"", "\"table\": \"account\", \"says\": \"devices\""})
    void aFigureForTheWholeListIsComparedWithAllRows(String expect) {
        assertThat(told(read(expect, "2", "412"))).extracting(Warning::text, Warning::things)
                .containsExactly(tuple("the vendor says 412, 3 rows of \"devices\" were read", Map.of("", 409L)));
    }

    @Test
    void onlyTheRowsThatTheFigureCountsAreCompared() {
        assertThat(told(read(PER_SITE + ", \"where\": [ { \"field\": \"id\", \"isNot\": 2 } ]", "1", "3"))).isEmpty();
        assertThat(told(read(PER_SITE + ", \"where\": [ { \"field\": \"id\", \"isNot\": 2 } ]", "2", "3"))).extracting(Warning::text)
                .containsExactly("\"Acme\": the vendor says 2, 1 row of \"devices\" was read");
    }

    @Test
    void strictHoldsTheAccountsCountsThatAreMadeOfTheList() {
        Reading reading = read(PER_SITE + ", \"strict\": true", "37", "3");

        assertThat(told(reading)).hasSize(1);
        Contradiction one = reading.contradictions().getFirst();
        assertThat(reading.contradictions()).hasSize(1);
        assertThat(one.accountId()).isEqualTo("a");
        assertThat(reading.cells().keySet().stream().filter(one.depends())).containsExactlyInAnyOrder(new CellKey("a", "all"),
                new CellKey("a", "patches"), new CellKey("a", "both"));
    }

    @Test
    void strictHoldsAllCountsOfAListWhoseTotalIsAnotherOne() {
        Contradiction one = read("\"says\": \"total\", \"strict\": true", "2", "412").contradictions().getFirst();

        assertThat(one.accountId()).isEmpty();
        assertThat(
                List.of(new CellKey("a", "all"), new CellKey("b", "both"), new CellKey("gone", "patches")).stream().filter(one.depends()))
                .hasSize(3);
        assertThat(one.depends().test(new CellKey("a", "mail"))).isFalse();
    }

    @Test
    void aFigureThatTheVendorDoesNotSayIsAFaultUnlessItMayBeMissing() {
        assertLost("\"says\": \"totalCount\"", "E338: the vendor does not say in \"totalCount\" how many rows there are");
        assertLost("\"header\": \"X-Total\"", "E338: the vendor does not say in X-Total how many rows there are");
        assertLost(PER_SITE.replace("status.devices", "status.all"), "E320: no row of 2 has \"status.all\"");
        assertLost("\"table\": \"sites\", \"says\": \"status.devices\"",
                "E338: \"sites\" has 3 rows where one should say how many there are");

        Reading reading = read("\"says\": \"totalCount\", \"mayBeMissing\": true", "2", "3");
        assertThat(told(reading)).isEmpty();
        assertThat(reading.warnings()).filteredOn(warning -> warning.pointer().equals("/tables/devices/expect/says"))
                .extracting(Warning::text, Warning::allowed).containsExactly(tuple("\"totalCount\" is empty in 1 of 1 answer", true));
    }

    /** What is made of the list is not known; what is not goes on. */
    private static void assertLost(String expect, String reason) {
        Reading reading = read(expect, "2", "3");
        assertThat(reading.cells()).containsEntry(new CellKey("a", "all"), new UnitCount.Unknown(reason));
        assertThat(Vendor.counts(reading)).containsExactly("a/all=unknown", "a/both=unknown", "a/mail=7", "a/patches=unknown",
                "b/all=unknown", "b/both=unknown", "b/mail=0", "b/patches=unknown");
    }

    @Test
    void aFigureThatIsMissingForOneCustomerIsTold() {
        Reading reading = read(PER_SITE, "null", "3");

        assertThat(told(reading)).isEmpty();
        assertThat(reading.warnings()).filteredOn(warning -> warning.pointer().equals("/tables/devices/expect/says"))
                .extracting(Warning::text).containsExactly("\"status.devices\" is empty in 1 of 2 rows");
    }

    /** Each site says one device more than it has, and so do those that are no accounts. */
    private static Reading sites(int sites, String strict) {
        return new Vendor(call -> Vendor.ok(switch (call.uri().getPath()) {
            case "/v1/sites" -> IntStream.range(10, 10 + sites)
                    .mapToObj("{\"uid\":\"s%1$d\",\"name\":\"Site %1$d\",\"status\":{\"devices\":%1$d}}"::formatted)
                    .collect(Collectors.joining(",", "{\"sites\":[", "]}"));
            case "/v1/account" -> "{\"devices\":1}";
            case "/v1/devices" -> "{\"devices\":[{\"id\":1,\"site\":\"s10\",\"deleted\":false}]}";
            case "/v1/mail" -> "[{\"site\":\"s10\",\"n\":7}]";
            default -> "[{\"kb\":1}]";
        })).read(DOCUMENT.formatted(PER_SITE + strict), Map.of());
    }

    /** Twenty are told one by one, and the rest together. */
    @Test
    void manyContradictionsAreToldTogether() {
        List<Warning> told = told(sites(23, ""));
        assertThat(told).hasSize(21);
        assertThat(told.getFirst().sentence())
                .isEqualTo("W416 /tables/devices/expect: \"Site 10\": the vendor says 10, 1 row of \"devices\" "
                        + "was read  Hint: compare with the vendor's own report before sending");
        assertThat(told.get(19)).extracting(Warning::text, Warning::things)
                .isEqualTo(List.of("\"Site 29\": the vendor says 29, 0 rows of \"devices\" were read", Map.of("s29", 29L)));
        assertThat(told.get(20)).extracting(Warning::text, Warning::hint, Warning::count, Warning::things)
                .isEqualTo(List.of("the vendor's figures are others for 3 more", "", 3L, Map.of("s30", 30L, "s31", 31L, "s32", 32L)));
        assertThat(told(sites(20, ""))).hasSize(20).noneMatch(warning -> warning.text().contains("more"));
        assertThat(told(sites(21, "")).getLast().text()).isEqualTo("the vendor's figures are others for 1 more");
    }

    @Test
    void thoseThatAPersonHasToLookAtAreToldEach() {
        Reading reading = sites(23, ", \"strict\": true");
        assertThat(told(reading)).hasSize(23).allMatch(warning -> warning.code().equals("W417"));
        assertThat(reading.contradictions()).hasSize(23);
        assertThat(reading.contradictions().getLast().accountId()).isEqualTo("s32");
    }

    /** Which counts a strict figure holds where services are found, where the customers come from the list, and where others are made of it. */
    @Test
    void strictHoldsWhatIsMadeOfTheListHoweverItIsMade() {
        String found = "{ \"nameFrom\": \"deleted\", \"category\": \"other\", \"subcategory\": \"other\", "
                + "\"usage\": { \"from\": \"%s\", \"account\": \"site\", \"measure\": \"count\" } }, { \"key\": \"less\", \"name\": \"Less\", "
                + "\"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"plus\": [\"mail\"], \"minus\": [\"both\"] } }, { \"key\": \"all\",";
        String strict = "\"says\": \"total\", \"strict\": true";
        assertThat(held(DOCUMENT.replace("{ \"key\": \"all\",", found.formatted("devices")), strict)).containsExactly("all", "both",
                "found", "less", "patches");
        assertThat(held(DOCUMENT.replace("{ \"key\": \"all\",", found.formatted("mail").replace("deleted", "site")), strict))
                .containsExactly("all", "both", "less", "patches");
        assertThat(held(
                DOCUMENT.replace("\"from\": \"sites\", \"id\": \"uid\"", "\"from\": \"devices\", \"id\": \"site\"").replace(
                        "\"name\": \"name\", \"where\": [ { \"field\": \"name\", \"isNot\": \"Deleted\" } ]", "\"name\": \"site\""),
                strict)).containsExactly("all", "both", "found", "less", "mail", "patches");
    }

    private static List<String> held(String document, String expect) {
        List<Contradiction> all = read(document, expect, "2", "412").contradictions();
        assertThat(all).hasSize(1);
        return Stream.of("all", "both", "found", "less", "mail", "patches")
                .filter(key -> all.getFirst().depends().test(new CellKey("a", key))).toList();
    }

    /** A list for each customer, of which the vendor says how many rows it has. */
    private static Reading each(String expect, String... answers) {
        String document = """
                { "format": 1, "id": "e", "name": "E", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.e.example/v1", "allowedHosts": ["api.e.example"] },
                  "tables": {
                    "sites": { "request": { "path": "/sites" }, "rows": ".", "paging": { "type": "none" } },
                    "devices": { "request": { "path": "/{{parent.uid}}" }, "forEach": "sites", "ifParentFails": "leaveAccountOut", "rows": "rows",
                      "paging": { "type": "none" }, "columns": { "at": { "value": "{{parent.uid}}" } }, "expect": { %s } } },
                  "accounts": { "from": "sites", "id": "uid", "name": "name" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "devices", "account": "at", "measure": "count" } } ] }
                """;
        return new Vendor(call -> {
            String at = call.uri().getPath().substring("/v1/".length());
            if (at.equals("sites")) {
                return Vendor.ok(IntStream.range(0, answers.length).mapToObj("{\"uid\":%1$d,\"name\":\"Site %1$d\",\"n\":2}"::formatted)
                        .collect(Collectors.joining(",", "[", "]")));
            }
            String answer = answers[Integer.parseInt(at)];
            return answer.equals("404")
                    ? new Vendor.Answer(404, "{}")
                    : Vendor.ok("{" + answer + "}").with("X-Rows", answer.contains("\"r\"") ? "1" : "0");
        }).read(document.formatted(expect), Map.of());
    }

    private static String devices(int rows, String said) {
        return "\"rows\":" + IntStream.range(0, rows).mapToObj("{\"r\":%d}"::formatted).collect(Collectors.joining(",", "[", "]"))
                + (said.isEmpty() ? "" : ",\"all\":" + said);
    }

    @Test
    void eachListIsComparedWithItsOwnFigure() {
        Reading reading = each("\"says\": \"all\"", devices(2, "2"), devices(3, "4"), devices(0, "0"), devices(1, "0"), devices(1, "1"));
        assertThat(told(reading)).extracting(Warning::text, Warning::things).containsExactly(
                tuple("\"Site 1\": the vendor says 4, 3 rows of \"devices\" were read", Map.of("1", 1L)),
                tuple("\"Site 3\": the vendor says 0, 1 row of \"devices\" was read", Map.of("3 (more)", 1L)));
        assertThat(told(each("\"header\": \"X-Rows\"", devices(1, ""), devices(2, ""), devices(0, "")))).extracting(Warning::text)
                .containsExactly("\"Site 1\": the vendor says 1, 2 rows of \"devices\" were read");
    }

    @Test
    void whatIsNotSaidIsToldOnce() {
        Reading reading = each("\"says\": \"all\", \"mayBeMissing\": true", devices(2, ""), devices(2, "2"), devices(1, "null"));
        assertThat(reading.warnings()).extracting(Warning::sentence)
                .containsExactly("W408 /tables/devices/expect/says: \"all\" is empty in 2 of 3 answers");
        assertThat(each("\"header\": \"X-Other\", \"mayBeMissing\": true", devices(2, "")).warnings()).extracting(Warning::sentence)
                .containsExactly("W408 /tables/devices/expect/header: \"X-Other\" is empty in 1 of 1 answer");
        assertThat(read("\"table\": \"account\", \"says\": \"all\", \"mayBeMissing\": true", "2", "3").warnings())
                .extracting(Warning::sentence).contains("W408 /tables/devices/expect/says: \"all\" is empty in 1 of 1 answer");
    }

    /** The figures of a customer whose list could not be read say nothing. */
    @Test
    void aListThatIsLeftOutIsNotCompared() {
        String perSite = "\"table\": \"sites\", \"id\": \"uid\", \"by\": \"at\", \"says\": \"n\"";
        assertThat(told(each(perSite, devices(2, ""), "404", devices(3, "")))).extracting(Warning::text)
                .containsExactly("\"Site 2\": the vendor says 2, 3 rows of \"devices\" were read");
        assertThat(told(each("\"says\": \"all\"", devices(2, "2"), "404", devices(3, "3"), devices(1, "2")))).extracting(Warning::text)
                .containsExactly("\"Site 3\": the vendor says 2, 1 row of \"devices\" was read");
    }

    @Test
    void theFieldsThatAFigureLooksAtMustBeThere() {
        assertLost(PER_SITE.replace("\"by\": \"site\"", "\"by\": \"sita\""), "E320: no row of 3 has \"sita\"");
        assertLost(PER_SITE + ", \"where\": [ { \"field\": \"ida\", \"isNot\": 2 } ]", "E320: no row of 3 has \"ida\"");
        assertLost(PER_SITE.replace("\"id\": \"uid\"", "\"id\": \"uida\""), "E320: no row of 2 has \"uida\"");
    }
}
