package app.tallybird.connector.fetch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A report that is asked for, waited for and fetched. */
class WaitForTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "r", "name": "R", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.r.example/v1", "allowedHosts": ["api.r.example", "files.r.example"] },
              "tables": {
                "asked": { "request": { "method": "POST", "path": "/reports", "json": { "kind": "usage" } }, "rows": ".", "rowsAs": "one",
                           "paging": { "type": "none" } },
                "made": { "forEach": "asked", "request": { "path": "/reports/{{parent.id}}" }, "rows": ".", "rowsAs": "one",
                          "waitFor": { "until": [ { "field": "state", "is": "done" } ], "status": [404], "everySeconds": 30, "atMostMinutes": 2 },
                          "failWhen": [ { "status": [200], "body": [ { "field": "state", "is": "failed" } ], "message": "why" } ],
                          "paging": { "type": "none" } },
                "lines": { "forEach": "made", "request": { "base": "{{parent.file}}", "path": "" }, "format": "csv", "rows": ".", "minRows": 1,
                           "paging": { "type": "none" } } },
              "accounts": { "from": "lines", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "lines", "account": "id", "measure": "sum", "field": "n" } } ] }
            """;

    private static final String RUNNING = "{\"state\":\"running\"}";
    private static final String DONE = "{\"state\":\"done\",\"file\":\"https://files.r.example/r-1.csv?sig=a%2Fb\"}";

    /** It answers with these to one question for the report after the other, and with the last one from then on. */
    private static Vendor vendor(Vendor.Answer... answers) {
        int[] place = {0};
        return new Vendor(call -> switch (call.uri().getPath()) {
            case "/v1/reports" -> new Vendor.Answer(201, "{\"id\":\"r-1\"}");
            case "/v1/reports/r-1" -> answers[Math.min(place[0]++, answers.length - 1)];
            default -> Vendor.ok("id,n\na,3\nb,4\n");
        });
    }

    @Test
    void itIsAskedForUntilItIsReadyAndThenFetched() {
        Vendor vendor = vendor(new Vendor.Answer(404, ""), new Vendor.Answer(202, RUNNING), Vendor.ok(RUNNING), Vendor.ok(DONE));

        assertThat(Vendor.counts(vendor.read(DOCUMENT, Map.of()))).containsExactly("a/n=3", "b/n=4");

        assertThat(vendor.addresses()).containsExactly("https://api.r.example/v1/reports", "https://api.r.example/v1/reports/r-1",
                "https://api.r.example/v1/reports/r-1", "https://api.r.example/v1/reports/r-1", "https://api.r.example/v1/reports/r-1",
                "https://files.r.example/r-1.csv?sig=a%2Fb");
        assertThat(vendor.asked.getFirst().method()).isEqualTo("POST");
    }

    private static void fails(Vendor vendor, String detail, int questions) {
        assertThatThrownBy(() -> vendor.read(DOCUMENT, Map.of())).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).isEqualTo(detail));
        assertThat(vendor.addresses()).filteredOn("https://api.r.example/v1/reports/r-1"::equals).hasSize(questions);
    }

    @Test
    void oneThatIsNeverReadyEndsAfterItsTime() {
        fails(vendor(Vendor.ok(RUNNING)), "E359 /tables/made/waitFor", 5);
        fails(vendor(Vendor.ok("{}")), "E359 /tables/made/waitFor", 5);
    }

    @ParameterizedTest
    @CsvSource({"200, '{\"state\":\"failed\",\"why\":\"no right\"}', E355 /tables/made", "403, '{}', E351 /tables/made"})
    void anErrorIsNotWaitedFor(int status, String body, String detail) {
        fails(vendor(Vendor.ok(RUNNING), new Vendor.Answer(status, body)), detail, 2);
    }

    @Test
    void itHasToBeSaidWhenItIsReady() {
        String document = DOCUMENT.replace("\"until\": [ { \"field\": \"state\", \"is\": \"done\" } ], \"status\": [404], ", "");

        List<Finding> findings = DocumentReader.read(document.getBytes(StandardCharsets.UTF_8)).findings();

        assertThat(findings).singleElement().asString().contains("C104", "/tables/made/waitFor");
    }
}
