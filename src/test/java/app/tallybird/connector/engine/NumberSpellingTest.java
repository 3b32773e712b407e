package app.tallybird.connector.engine;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An id is the same wherever and however a vendor spells it, and a number beyond reason is refused with a sentence. */
class NumberSpellingTest {

    /** Each table gives the customer's id in another way; it is a key, a parent, a placeholder in path and body, looked up, climbed from and merged. */
    private static final String DOCUMENT = """
            { "format": 1, "id": "n", "name": "N", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.n.example/v1", "allowedHosts": ["api.n.example"] },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                "tiers": { "request": { "path": "/tiers" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "method": "POST", "path": "/clients/{{parent.id}}/use", "json": { "client": "{{parent.id}}" } },
                  "forEach": { "table": "clients", "distinct": "id" }, "rows": ".", "key": ["client", "n"], "merge": "set",
                  "paging": { "type": "none" }, "latest": { "per": ["client", "n"], "by": "day" },
                  "columns": { "owner": { "from": "set.client" },
                    "tier": { "lookup": { "table": "tiers", "where": "id", "equals": "owner", "take": "tier" } },
                    "top": { "climb": { "table": "tiers", "from": "client", "id": "id", "parent": "up" } },
                    "kind": { "from": "client", "map": { "1234567": "known" }, "otherwise": "unknown" } } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [ { "key": "u", "name": "U", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "top", "measure": "countDistinct", "field": "owner",
                  "where": [ { "field": "tier", "is": "gold" }, { "field": "kind", "is": "known" }, { "field": "client", "is": 1234567 } ] } } ] }
            """;

    private static Vendor vendor(String client, String second, String tier, String use, String owner) {
        return new Vendor(call -> Vendor.ok(switch (call.uri().getPath()) {
            case "/v1/clients" -> "[{\"id\":%s,\"name\":\"Acme\"},{\"id\":%s,\"name\":\"Acme\"}]".formatted(client, second);
            case "/v1/tiers" -> "[{\"id\":%s,\"tier\":\"gold\",\"up\":null}]".formatted(tier);
            default ->
                "[{\"client\":%s,\"n\":1,\"day\":\"2026-02-01\",\"set\":[{\"client\":%s}]},{\"client\":%s,\"n\":1.0,\"day\":\"2026-02-01\",\"set\":[{\"client\":%s}]}]"
                        .formatted(use, owner, client, client);
        }));
    }

    @ParameterizedTest
    @CsvSource({"1234567, 1234567, 1234567, 1234567, 1234567", "1234567.0, 1.234567E6, 1234567, 12345670e-1, 1234567.00",
            "1.234567E6, 1234567, 1234567.0, 1234567, 1.234567e+6"})
    void oneIdInEverySpellingIsOneCustomer(String client, String second, String tier, String use, String owner) {
        Vendor vendor = vendor(client, second, tier, use, owner);

        Reading reading = vendor.read(DOCUMENT, Map.of());

        assertThat(reading.accounts()).extracting(account -> account.id() + " " + account.name()).containsExactly("1234567 Acme");
        assertThat(Vendor.counts(reading)).containsExactly("1234567/u=1");
        assertThat(vendor.addresses()).containsExactly("https://api.n.example/v1/clients", "https://api.n.example/v1/tiers",
                "https://api.n.example/v1/clients/1234567/use");
        assertThat(vendor.bodies()).containsExactly("", "", "{\"client\":1234567}");
        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W404")).singleElement().satisfies(
                warning -> assertThat(warning.seen().facts()).containsOnlyKeys("W404 /tables/clients/key", "W404 /tables/use/key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E2147483647", "1e401"})
    void anIdBeyondReasonIsRefusedWithASentence(String id) {
        assertThatThrownBy(() -> vendor(id, id, "1", "1", "1").read(DOCUMENT.replace("\"key\": \"id\", ", ""), Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().detail()).isEqualTo("E339 /accounts/id");
                    assertThat(e.problem().what()).isEqualTo("A number beyond reason is no id: " + id + ".");
                });
    }

    /** The customers are another table, so that the place that the number comes to is the one that is named. */
    @ParameterizedTest
    @CsvSource({"'\"key\": \"id\", ', '', /tables/use/forEach/distinct", "'', '', /tables/clients/key",
            "'\"key\": \"id\", ', ', \"distinct\": \"id\"', /tables/use"})
    void everyPlaceThatWantsAnIdRefusesIt(String key, String distinct, String pointer) {
        String document = DOCUMENT.replace("\"accounts\": { \"from\": \"clients\"", "\"accounts\": { \"from\": \"tiers\"")
                .replace("\"name\": \"name\"", "\"name\": \"tier\"").replace(key, "").replace(distinct, "");
        assertThatThrownBy(() -> vendor("1e500", "1e500", "1", "1", "1").read(document, Map.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().detail()).isEqualTo("E339 " + pointer));
    }

    private static final String SUM = """
            { "format": 1, "id": "n", "name": "N", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.n.example/v1", "allowedHosts": ["api.n.example"] },
              "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "key": "at", "paging": { "type": "none" } } },
              "accounts": { "from": "use", "id": "at", "name": "at" },
              "services": [ { "key": "u", "name": "U", "category": "other", "subcategory": "other",
                "usage": { "from": "use", "account": "at", "measure": "sum", "field": "n", "round": "up",
                  "where": [ { "field": "n", "atLeast": 0 } ], "unit": { "from": "bytes", "to": "GB" } } } ] }
            """;

    private static Reading sum(String number, String where) {
        return new Vendor(call -> Vendor.ok("[{\"at\":\"a\",\"n\":%s},{\"at\":\"b\",\"n\":2E9}]".formatted(number)))
                .read(SUM.replace("\"where\": [ { \"field\": \"n\", \"atLeast\": 0 } ], ", where), Map.of());
    }

    /** The sum of one account; nobody else's number suffers from it. */
    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E2147483647", "-1e999999999"})
    void aCountBeyondReasonIsUnknownForItsAccountAlone(String number) {
        Reading reading = sum(number, "");

        assertThat(Vendor.counts(reading)).containsExactly("a/u=unknown", "b/u=2");
        assertThat(reading.cells()).containsEntry(new CellKey("a", "u"),
                new UnitCount.Unknown("E330: \"n\" is a number beyond reason: " + number));
    }

    /** Neither is it compared with anything: its row drops out, and a person is told. */
    @Test
    void aConditionOnANumberBeyondReasonIsTold() {
        Reading reading = sum("1e999999999", "\"where\": [ { \"field\": \"n\", \"atLeast\": 0 } ], ");

        assertThat(Vendor.counts(reading)).containsExactly("a/u=0", "b/u=2");
        assertThat(reading.warnings()).extracting(Warning::text).isEqualTo(List.of("\"n\" is no number in 1 of 2 rows: 1e999999999"));
    }
}
