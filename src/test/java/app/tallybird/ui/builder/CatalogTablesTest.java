package app.tallybird.ui.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.KitCase;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A look at one table needs all that the table is made of, and nothing else: for each table of each connector that comes along. */
class CatalogTablesTest {

    @TempDir
    private Path home;
    @TempDir
    private Path files;
    private AppOnSandbox app;

    @BeforeEach
    void open() {
        app = new AppOnSandbox(home);
        app.sandbox.alsoPlay(DemoVendors.recorded(() -> app.application.catalog().all(), new StageClock()));
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void eachTableOfEachConnectorCanBeLookedAt() throws IOException {
        List<String> refused = new ArrayList<>();
        List<String> looked = new ArrayList<>();
        for (Catalog.Entry entry : app.application.catalog().all()) {
            KitCase ordinary = Cases.ordinary(entry).orElse(null);
            if (ordinary == null) {
                continue;
            }
            for (Map.Entry<String, String> file : ordinary.files().entrySet()) {
                Files.writeString(files.resolve(file.getKey()), file.getValue());
            }
            BuilderModel model = BuilderModel.begin(app.place(new DirectTaskRunner()),
                    new NewDraft(DraftTree.parse(Catalog.text(entry)).orElseThrow(), ordinary.inputs(files), List.of()), "");
            if (entry.document().id().equals("ninjaone")) {
                // the sandbox plays this vendor in full, with customers and keys of its own
                model.value("clientId", NinjaSide.CLIENT_ID);
                model.value("clientSecret", NinjaSide.CLIENT_SECRET);
            }
            for (String table : model.tables()) {
                model.open(OpenCard.table(table));
                model.live.run();
                String name = entry.document().id() + "." + table;
                looked.add(name);
                if (model.live.problem.get() != null) {
                    refused.add(name + ": " + model.live.problem.get().sentence());
                } else if (!model.live.shown.get().trace().tables().containsKey(table)) {
                    refused.add(name + " was not read");
                }
            }
            model.discard();
        }
        assertThat(refused).isEmpty();
        assertThat(looked).hasSizeGreaterThan(60).contains("addigy.devices", "cove-data-protection.devices");
    }
}
