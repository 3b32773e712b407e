package app.tallybird.connector.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A value for a choice is one of the choices, whatever it looks like. */
class InputCheckTest {

    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final Path NONE = Path.of("no-such-folder");

    private static ConnectorDocument document(String id) {
        return new Catalog(NONE).find(id, NONE);
    }

    private static Map<String, String> csv(String separator) {
        Map<String, String> given = new HashMap<>(
                Map.of("file", "u.csv", "accountId", "i", "accountName", "n", "service", "s", "count", "c"));
        given.put("separator", separator);
        return InputCheck.complete(document("csv"), given).inputs();
    }

    @Test
    void anAllowedAddressIsNoChoiceWhereTheChoicesAreWords() {
        assertThatThrownBy(() -> InputCheck.complete(document("microsoft-365-graph"),
                Map.of("partnerTenantId", ID, "clientId", ID, "clientSecret", "s", "refreshToken", "r", "count", "graph.microsoft.com")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().what()).contains("is \"graph.microsoft.com\", which is not one of the choices");
                    assertThat(e.problem().next()).isEqualTo("Use one of: bought, assigned");
                });
    }

    @Test
    void anAllowedAddressMayStandForOneOfTheListed() {
        Map<String, String> given = Map.of("region", "https://custom.ninjarmm.com/ws/oauth/token", "clientId", "c", "clientSecret", "s");
        assertThat(InputCheck.complete(document("ninjaone"), given).inputs()).containsEntry("region", "https://custom.ninjarmm.com");
        assertThatThrownBy(() -> InputCheck.complete(document("ninjaone"),
                Map.of("region", "https://ninjarmm.example", "clientId", "c", "clientSecret", "s"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void aChosenBlankIsNotTakenForNothing() {
        assertThat(csv("\t")).containsEntry("separator", "\t");
        assertThat(csv("tab")).containsEntry("separator", "\t");
        assertThat(csv(" ; ")).containsEntry("separator", ";");
        assertThat(csv("  ")).containsEntry("separator", "auto");
    }

    @Test
    void aSecretIsHeldToItsFormWithoutBeingShown() {
        String text = """
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0",
                  "inputs": [ { "key": "token", "label": "Token", "secret": true, "pattern": "[0-9]+" } ],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example"] },
                  "auth": { "type": "bearer", "token": "{{secret.token}}" },
                  "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
                """;
        assertThat(Vendor.run(text, Map.of("token", "123")).secrets().get("token")).isNotNull();
        assertThatThrownBy(() -> Vendor.run(text, Map.of("token", "abc"))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().toString()).contains("is not of the expected form").doesNotContain("abc"));
    }
}
