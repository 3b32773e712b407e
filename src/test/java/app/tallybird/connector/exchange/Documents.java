package app.tallybird.connector.exchange;

import java.nio.file.Path;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.ConnectorDocument;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents whose touches are looked at. */
final class Documents {

    private Documents() {
    }

    static DraftTree builtIn(String id) {
        return DraftTree.parse(Catalog.text(new Catalog(Path.of("none")).entry(id, Path.of(".")))).orElseThrow();
    }

    static ConnectorDocument read(DraftTree tree) {
        assertThat(tree.read().findings()).isEmpty();
        return tree.read().document().orElseThrow();
    }

    static Touches touches(DraftTree tree) {
        return Touches.of(read(tree), tree);
    }
}
