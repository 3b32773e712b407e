package app.tallybird.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.settings.Documents;
import app.tallybird.settings.Documents.Document;
import app.tallybird.settings.DocumentsPromises;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresDocumentsTest extends DocumentsPromises {

    @TempDir
    private Path folder;
    private final AtomicLong nanos = new AtomicLong();
    private final String database = StagePostgres.shared().database();
    private final SharedLedgers owners = ledgers("postgres");
    private Documents documents;

    @BeforeEach
    void open() {
        owners.setup();
        documents = SharedDocuments.of(owners, folder.resolve("copies"), new StageClock(), nanos::get);
    }

    private SharedLedgers ledgers(String role) {
        String address = StagePostgres.shared().address(database).replace("postgres@", role + "@");
        return SharedLedgers.at(LedgerAddress.of(address, Optional.empty()), Optional.empty(), Optional.empty(),
                new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    @AfterEach
    void close() {
        owners.close();
    }

    @Override
    protected Documents documents() {
        return documents;
    }

    @Test
    void aReaderReadsThemAndWritesNone() {
        StagePostgres.shared().execute(database, "CREATE ROLE jo_" + database + " LOGIN IN ROLE tallybird_reader");
        write("settings.json", "{}");
        try (SharedLedgers jos = ledgers("jo_" + database)) {
            Documents there = SharedDocuments.of(jos, folder.resolve("jo"), new StageClock(), nanos::get);
            Document read = there.read("settings.json");
            assertThat(read.text()).contains("{}");
            for (ThrowingCallable change : List.<ThrowingCallable>of(() -> there.write(read, "{1}"), () -> there.delete("settings.json"),
                    () -> there.write(there.read("drafts/a.json"), "{}"))) {
                assertThatThrownBy(change).hasMessageContaining("The role may not do this in the shared ledger");
            }
        }
        nanos.addAndGet(2_000_000_000L);
        assertThat(documents.read("settings.json").text()).contains("{}");
    }

    @Test
    void theDatabaseSaysWhoWasFirstWhateverTheyClaim() {
        StagePostgres.shared().execute(database, "CREATE ROLE dana_" + database + " LOGIN IN ROLE tallybird_technician");
        Document begun = write("connectors/mine.json", "{}");
        try (SharedLedgers danas = ledgers("dana_" + database)) {
            Documents there = SharedDocuments.of(danas, folder.resolve("dana"), new StageClock(), nanos::get);
            there.write(there.read("connectors/mine.json"), "dana's");
            assertThatThrownBy(() -> documents.write(begun, "mine")).hasMessageContaining("dana_" + database + " was first, at ");
            assertThat(documents.read("connectors/mine.json").text()).contains("dana's");
            assertThatThrownBy(() -> there.write(new Document("connectors/mine.json", Optional.empty(), 0), "new"))
                    .hasMessageContaining("dana_" + database + " was first");
        }
        StagePostgres.shared().execute(database, "UPDATE tallybird.document SET changed_by = 'mia', version = 1");
        nanos.addAndGet(2_000_000_000L);
        assertThatThrownBy(() -> documents.write(begun, "mine")).hasMessageContaining("postgres was first");
    }
}
