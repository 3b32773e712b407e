package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is renamed is renamed wherever it is named. */
class ReferencesTest {

    static Stream<Catalog.Entry> connectors() {
        return new Catalog(Path.of("no-such-folder")).all().stream();
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void aDocumentWhoseTablesServicesAndInputsHaveOtherNamesIsAsGood(Catalog.Entry entry) {
        DraftTree draft = DraftTree.parse(Catalog.text(entry)).orElseThrow();
        DraftTree tree = draft;
        for (String table : draft.names("/tables")) {
            tree = References.renameTable(tree, table, table + "-2");
        }
        for (int i = 0; i < draft.size("/inputs"); i++) {
            tree = References.renameInput(tree, i, draft.text("/inputs/" + i + "/key") + "-2");
        }
        for (int i = 0; i < draft.size("/services"); i++) {
            tree = draft.has("/services/" + i + "/key")
                    ? References.renameService(tree, i, draft.text("/services/" + i + "/key") + "-2")
                    : tree;
        }
        assertThat(tree.read().findings()).isEmpty();
        assertThat(Walk.of(tree.json())).filteredOn(place -> place.sort() == Sort.TABLE && place.value().isJsonPrimitive()).isNotEmpty()
                .allMatch(place -> place.text().endsWith("-2"));
    }

    @Test
    void theInputThatTakesANewTokenKeepsTakingIt() {
        DraftTree draft = DraftTree.of(JsonParser.parseString("""
                { "inputs": [ { "key": "token", "label": "Token", "secret": true } ],
                  "auth": { "type": "oauth2", "grant": "refreshToken", "refreshToken": "{{secret.token}}", "saveRefreshTokenAs": "token" } }
                """).getAsJsonObject());
        DraftTree renamed = References.renameInput(draft, 0, "refresh");
        assertThat(List.of(renamed.text("/inputs/0/key"), renamed.text("/auth/refreshToken"), renamed.text("/auth/saveRefreshTokenAs")))
                .containsExactly("refresh", "{{secret.refresh}}", "refresh");
    }
}
