package app.tallybird.connector.count;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Gap;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What could not be read takes only the counts that depend on it: they are unknown and never zero, and the others stand. */
class PartlyUnreadTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "p", "name": "P", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.p.example/v1", "allowedHosts": ["api.p.example"], "retry": { "attempts": 2 } },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" }CLIENTS },
                "terms": { "request": { "path": "/terms" }, "rows": ".", "paging": { "type": "none" } },
                "seats": { "request": { "path": "/seats" }, "rows": "rows", "paging": { "type": "none" }SEATS },
                "devices": { DEVICES"request": { "path": "/devices" }, "rows": "rows", "paging": { "type": "none" }, "columns": {
                  "size": { "from": "size" },
                  "group": { "choose": [ { "when": [ { "field": "size", "is": "l" } ], "then": "large" } ], "otherwise": "small" },
                  "term": { "lookup": { "table": "terms", "where": "id", "equals": "term", "take": "name" } } } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [
                { "key": "all", "name": "All devices", "category": "other", "subcategory": "other", "usage": { "from": "devices", "account": "at", "measure": "count" } },
                { "key": "large", "name": "Large devices", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "at", "measure": "count", "where": [ { "field": "group", "is": "large" } ] } },
                { "key": "yearly", "name": "Yearly devices", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "at", "measure": "count", "where": [ { "field": "term", "is": "year" } ] } },
                { "key": "paid", "name": "Paid", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "at", "measure": "sum", "field": "paid" } },
                { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                  "usage": { "from": "seats", "account": "at", "measure": "sum", "field": "n" } },
                { "key": "both", "name": "Both", "category": "other", "subcategory": "other", "usage": { "plus": ["all", "seats"] } } ] }
            """;

    private static final String[] KNOWN = {"a/all=2", "a/both=7", "a/large=1", "a/paid=5", "a/seats=5", "a/yearly=1", "b/all=1", "b/both=1",
            "b/large=1", "b/paid=1", "b/seats=0", "b/yearly=1"};

    private final Map<String, Vendor.Answer> answers = new TreeMap<>(Map.of("/v1/clients",
            Vendor.ok("[{\"id\":\"a\",\"name\":\"A\",\"plan\":\"x\"},{\"id\":\"b\",\"name\":\"B\",\"plan\":\"y\"}]"), "/v1/terms",
            Vendor.ok("[{\"id\":1,\"name\":\"year\"},{\"id\":2,\"name\":\"month\"}]"), "/v1/seats",
            Vendor.ok("{\"rows\":[{\"at\":\"a\",\"n\":5}]}"), "/v1/devices",
            Vendor.ok("{\"rows\":[{\"at\":\"a\",\"size\":\"l\",\"term\":1,\"paid\":2},"
                    + "{\"at\":\"a\",\"size\":\"s\",\"term\":2,\"paid\":3},{\"at\":\"b\",\"size\":\"l\",\"term\":1,\"paid\":1}]}")));
    private final Vendor vendor = new Vendor(call -> answers.get(call.uri().getPath()));
    private String clients = "";
    private String seats = "";
    private String devices = "";

    private Reading read() {
        return vendor.read(DOCUMENT.replace("CLIENTS", clients).replace("SEATS", seats).replace("DEVICES", devices), Map.of());
    }

    private void answer(String path, int status, String body) {
        answers.put("/v1" + path, new Vendor.Answer(status, body));
    }

    private void rename(String path, String field) {
        answers.computeIfPresent("/v1" + path, (at, answer) -> Vendor.ok(answer.body().replace('"' + field + "\":", '"' + field + "x\":")));
    }

    /** The counts are as ever, but those of these services, whose reason begins so. */
    private static void onlyUnknown(Reading reading, String reason, String... services) {
        List<String> expected = Arrays.stream(KNOWN).map(count -> {
            String service = count.substring(2, count.indexOf('='));
            return List.of(services).contains(service) ? count.substring(0, count.indexOf('=')) + "=unknown" : count;
        }).toList();
        assertThat(Vendor.counts(reading)).isEqualTo(expected);
        assertThat(reading.cells().values().stream().filter(UnitCount.Unknown.class::isInstance)).isNotEmpty()
                .allSatisfy(count -> assertThat(((UnitCount.Unknown) count).reason()).startsWith(reason));
    }

    private static List<String> told(Reading reading) {
        return reading.warnings().stream().filter(warning -> warning.code().equals("W414")).map(Warning::sentence).toList();
    }

    @Test
    void everythingIsKnownWhenEverythingWasRead() {
        assertThat(Vendor.counts(read())).containsExactly(KNOWN);
        assertThat(read().warnings()).isEmpty();
    }

    @Test
    void aForbiddenListTakesTheServicesThatCountItAndThoseMadeOfThem() {
        answer("/seats", 403, "{\"message\":\"no right to billing\"}");
        Reading reading = read();
        onlyUnknown(reading, "E351: the vendor refused", "seats", "both");
        assertThat(told(reading)).containsExactly("W414 /tables/seats: the counts of \"Seats\" are not known: the vendor refused to hand "
                + "this out (status 403): no right to billing  Hint: they are not sent; what Synthesize has of them stays");
    }

    @Test
    void soDoesAListThatIsNotThereOrFailsOrIsNotAsDocumented() {
        answer("/seats", 404, "{}");
        onlyUnknown(read(), "E350: ", "seats", "both");
        answer("/seats", 503, "{}");
        onlyUnknown(read(), "E352: ", "seats", "both");
        answer("/seats", 200, "{\"items\":[]}");
        onlyUnknown(read(), "E321: ", "seats", "both");
        answer("/seats", 200, "<html>");
        onlyUnknown(read(), "E354: ", "seats", "both");
        answer("/seats", 200, "{\"rows\":[]}");
        seats = ", \"minRows\": 1";
        onlyUnknown(read(), "E323: ", "seats", "both");
    }

    /** The rows of the first page were counted before the second one failed. */
    @Test
    void whatCameOfAListBeforeItFailedIsNoNumber() {
        seats = ", \"minRows\": 2";
        onlyUnknown(read(), "E323: the list \"seats\" has 1 row", "seats", "both");
    }

    @Test
    void aFieldOfOneServiceThatNoRowHasTakesThatService() {
        rename("/devices", "paid");
        Reading reading = read();
        onlyUnknown(reading, "E320: no row of 3 has \"paid\"", "paid");
        assertThat(told(reading)).singleElement().asString()
                .startsWith("W414 /services/3/usage/field: the counts of \"Paid\" are not known");
    }

    @Test
    void aColumnThatOneServiceLooksAtTakesThatService() {
        rename("/devices", "size");
        onlyUnknown(read(), "E320: no row of 3 has \"size\"", "large");
    }

    @Test
    void aListThatOneServiceLooksUpInTakesThatService() {
        answer("/terms", 403, "{}");
        Reading reading = read();
        onlyUnknown(reading, "E351: the vendor refused", "yearly");
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("W414");
        assertThat(vendor.addresses()).filteredOn(address -> address.endsWith("/terms")).hasSize(1);
        rename("/devices", "term");
        answer("/terms", 200, "[{\"id\":1,\"name\":\"year\"},{\"id\":2,\"name\":\"month\"}]");
        onlyUnknown(read(), "E320: no row of 3 has \"term\"", "yearly");
    }

    @Test
    void aFieldThatIsAnObjectTakesTheServiceThatReadsIt() {
        answers.computeIfPresent("/v1/devices", (at, answer) -> Vendor.ok(answer.body().replace("\"paid\":3", "\"paid\":{\"n\":3}")));
        onlyUnknown(read(), "E326: ", "paid");
        answers.computeIfPresent("/v1/devices", (at, answer) -> Vendor
                .ok(answer.body().replace("\"paid\":{\"n\":3}", "\"paid\":3").replace("\"size\":\"s\"", "\"size\":[]")));
        onlyUnknown(read(), "E326: ", "large");
    }

    @Test
    void whatAllServicesOfAListNeedTakesAllOfThem() {
        devices = "\"where\": [ { \"field\": \"state\", \"isNot\": \"gone\" } ], ";
        onlyUnknown(read(), "E320: no row of 3 has \"state\"", "all", "large", "yearly", "paid", "both");
    }

    @Test
    void aFieldOfTheCustomersThatOneServiceAsksBy() {
        clients = ", \"columns\": { \"tier\": { \"from\": \"level\" } }";
        seats = ", \"forEach\": \"clients\", \"columns\": { \"tier\": { \"value\": \"{{parent.tier}}\" } }, "
                + "\"where\": [ { \"field\": \"tier\", \"isNot\": \"free\" } ]";
        onlyUnknown(read(), "E3", "seats", "both");
    }

    @Test
    void theCustomersAndTheirIdsDecideEverything() {
        for (int status : new int[]{403, 404, 503}) {
            answer("/clients", status, "{}");
            ends(switch (status) {
                case 403 -> ProblemCode.VENDOR_FORBIDDEN;
                case 404 -> ProblemCode.VENDOR_ANSWER;
                default -> ProblemCode.UNREACHABLE;
            });
        }
        answer("/clients", 200, "[{\"idx\":\"a\",\"name\":\"A\"}]");
        ends(ProblemCode.VENDOR_ANSWER);
    }

    @Test
    void aListThatTheNamesOfCustomersComeFromDecidesEverything() {
        clients = ", \"columns\": { \"name\": { \"lookup\": { \"table\": \"terms\", \"where\": \"id\", \"equals\": \"id\", \"take\": \"name\" } } }";
        answer("/terms", 404, "{}");
        ends(ProblemCode.VENDOR_ANSWER);
    }

    @Test
    void aRefusedSignInEndsTheRun() {
        answer("/seats", 401, "{}");
        ends(ProblemCode.VENDOR_SIGN_IN);
    }

    @Test
    void whenNoServiceIsLeftTheRunEndsWithTheFirstFault() {
        answer("/seats", 403, "{}");
        answer("/devices", 500, "{}");
        ends(ProblemCode.VENDOR_INCOMPLETE);
    }

    /** One customer's list takes the counts of that list for that customer. */
    @Test
    void aListOfOneCustomerThatFails() {
        seats = ", \"forEach\": { \"table\": \"clients\" }, \"ifParentFails\": \"leaveAccountOut\"";
        Vendor picky = new Vendor(call -> call.uri().getPath().equals("/v1/seats/b")
                ? new Vendor.Answer(403, "{}")
                : answers.get(call.uri().getPath().replaceFirst("seats/.*", "seats")));
        Reading reading = picky.read(DOCUMENT.replace("CLIENTS", clients).replace("DEVICES", devices).replace("SEATS", seats)
                .replace("\"path\": \"/seats\"", "\"path\": \"/seats/{{parent.id}}\""), Map.of());
        assertThat(Vendor.counts(reading)).containsExactly("a/all=2", "a/both=7", "a/large=1", "a/paid=5", "a/seats=5", "a/yearly=1",
                "b/all=1", "b/both=unknown", "b/large=1", "b/paid=1", "b/seats=unknown", "b/yearly=1");
        assertThat(reading.gaps()).extracting(Gap::accountId).containsExactly("b");
        assertThat(reading.warnings()).extracting(Warning::sentence).containsExactly("W413 /accounts: account b could not be read for "
                + "\"Seats\": the vendor refused to hand this out (status 403)  Hint: its counts are unknown and are not sent");
    }

    private void ends(ProblemCode code) {
        assertThatThrownBy(this::read).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().code()).isEqualTo(code));
    }
}
