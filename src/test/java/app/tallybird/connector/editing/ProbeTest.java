package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.Finding;

import static org.assertj.core.api.Assertions.assertThat;

/** Each table of each connector can be looked at by itself, whatever else it looks up, climbs in, or compares with. */
class ProbeTest {

    static Stream<Catalog.Entry> connectors() {
        return new Catalog(Path.of("no-such-folder")).all().stream();
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void everyTableIsADocumentOfItsOwn(Catalog.Entry entry) {
        DraftTree draft = DraftTree.parse(Catalog.text(entry)).orElseThrow();
        List<Finding> findings = draft.names("/tables").stream().flatMap(table -> Probe.ofTable(draft, table).findings().stream()).toList();

        assertThat(findings).isEmpty();
        assertThat(Probe.ofAccounts(draft).findings()).isEmpty();
    }
}
