package app.tallybird.connector.catalog;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogTest {

    @TempDir
    private Path folder;

    @Test
    void everyBuiltInDocumentIsWithoutMistakes() {
        assertThat(new Catalog(folder).all()).extracting(entry -> entry.document().id()).doesNotHaveDuplicates()
                .startsWith("ninjaone", "huntress", "proofpoint-essentials").endsWith("csv");
    }
}
