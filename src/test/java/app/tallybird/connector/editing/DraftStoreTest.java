package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.settings.FolderDocuments;

import static org.assertj.core.api.Assertions.assertThat;

class DraftStoreTest {

    @TempDir
    private Path folder;

    @Test
    void aFreeNameIsOneThatAFileCanHaveOnEverySystem() {
        DraftStore drafts = new DraftStore(new FolderDocuments(folder));
        assertThat(drafts.free("acme")).isEqualTo("acme");
        drafts.save(new SavedDraft("acme", "{}", Map.of(), "", ""));
        assertThat(drafts.free("acme")).isEqualTo("acme-2");
        assertThat(drafts.free("con")).isEqualTo("con-2");
    }

    @Test
    void anIdMadeOfANameIsNoDevice() {
        assertThat(NewDrafts.id("Acme RMM")).isEqualTo("acme-rmm");
        assertThat(NewDrafts.id("Aux")).isEqualTo("aux-connector");
        assertThat(NewDrafts.id("COM 1")).isEqualTo("com-1");
        assertThat(NewDrafts.id("!")).isEqualTo("connector");
    }
}
