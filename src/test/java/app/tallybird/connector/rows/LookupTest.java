package app.tallybird.connector.rows;

import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A lookup takes the one answer of another table; where that table has two, the order of its rows must not decide about a number. */
class LookupTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "l", "name": "L", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.l.example/v1", "allowedHosts": ["api.l.example"] },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                "plans": { "request": { "path": "/plans" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" },
                  "columns": { "tier": { "lookup": { "table": "plans", "where": "id", "equals": "plan", "take": "tier" } } } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [ { "key": "gold", "name": "Gold", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "at", "measure": "sum", "field": "n", "where": [ { "field": "tier", "is": "gold" } ] } } ] }
            """;
    private static final String CLIENTS = "[{\"id\":\"a\",\"name\":\"A\"}]";
    private static final String USE = "[{\"at\":\"a\",\"plan\":1,\"n\":5}]";

    private static Reading read(String plans) {
        return new Vendor(call -> Vendor
                .ok(call.uri().getPath().endsWith("/clients") ? CLIENTS : call.uri().getPath().endsWith("/plans") ? plans : USE))
                .read(DOCUMENT, Map.of());
    }

    @Test
    void twoRowsThatDifferAreAFaultWhicheverComesFirst() {
        String gold = "{\"id\":1,\"tier\":\"gold\"}";
        for (String other : new String[]{"{\"id\":\"1\",\"tier\":\"silver\"}", "{\"id\":1,\"tier\":null}", "{\"id\":1}"}) {
            for (String plans : new String[]{"[" + gold + "," + other + "]", "[" + other + "," + gold + "]"}) {
                assertThatThrownBy(() -> read(plans)).as(plans).isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().detail()).isEqualTo("E336 /tables/use/columns/tier/lookup"));
            }
        }
        assertThatThrownBy(() -> read("[" + gold + ",{\"id\":1,\"tier\":\"silver\"}]")).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().what())
                        .isEqualTo("Several rows of \"plans\" have \"id\" 1, and their \"tier\" differ: \"gold\" and \"silver\"."));
    }

    @Test
    void rowsThatSayTheSameAreOneAnswer() {
        Reading reading = read("[{\"id\":1,\"tier\":\"gold\"},{\"id\":\"1\",\"tier\":\"gold\"}]");

        assertThat(Vendor.counts(reading)).containsExactly("a/gold=5");
        assertThat(reading.warnings()).isEmpty();
    }

    /** The vendor's disorder elsewhere is nothing to this number. */
    @Test
    void rowsThatNobodyAsksForMayDiffer() {
        Reading reading = read("[{\"id\":1,\"tier\":\"gold\"},{\"id\":2,\"tier\":\"gold\"},{\"id\":2,\"tier\":\"silver\"}]");

        assertThat(Vendor.counts(reading)).containsExactly("a/gold=5");
        assertThat(reading.warnings()).isEmpty();
    }
}
