package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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

    /** Two windows go on with the same draft. */
    @Test
    void whatSomebodyElseHasMadeOfADraftStaysBesideIt() {
        DraftStore drafts = new DraftStore(new FolderDocuments(folder));
        SavedDraft begun = drafts.keep(new SavedDraft("acme", "begun", Map.of(), "", ""), Optional.empty());
        SavedDraft danas = drafts.keep(begun.as("acme", "dana's"), Optional.of(begun));
        SavedDraft mias = drafts.keep(begun.as("acme", "mia's"), Optional.of(begun));
        assertThat(danas.name()).isEqualTo("acme");
        assertThat(mias.name()).isEqualTo("acme-2");
        mias = drafts.keep(mias.as("acme-2", "mia's second"), Optional.of(mias));
        assertThat(drafts.all()).containsExactlyInAnyOrder(danas, mias);
        drafts.delete(begun);
        assertThat(drafts.all()).hasSize(2);
        drafts.delete(mias);
        assertThat(drafts.all()).containsExactly(danas);
        assertThat(drafts.keep(new SavedDraft("acme", "another", Map.of(), "", ""), Optional.empty()).name()).isEqualTo("acme-2");
    }
}
