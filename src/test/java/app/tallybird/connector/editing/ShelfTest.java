package app.tallybird.connector.editing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.FolderDocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShelfTest {

    @TempDir
    private Path folder;

    private static DraftTree ninja() {
        Catalog.Entry entry = new Catalog(Path.of("none")).all().stream().filter(one -> one.document().id().equals("ninjaone")).findFirst()
                .orElseThrow();
        return DraftTree.parse(Catalog.text(entry)).orElseThrow();
    }

    @Test
    void aConnectorOfOnesOwnIsFoundByTheCatalogAndNeverShadowsABuiltInOne() {
        UserConnectors own = new UserConnectors(new FolderDocuments(folder));
        assertThatThrownBy(() -> own.save(ninja())).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().what()).contains("\"ninjaone\" comes with Tallybird"));
        Path file = own.save(ninja().with("/id", "ninja-own"));
        assertThat(file).isEqualTo(folder.resolve("connectors/ninja-own.json"));
        assertThat(new Catalog(own.folder()).find("ninja-own", folder).name()).isEqualTo("NinjaOne");
        assertThat(own.find("ninja-own")).contains(ninja().with("/id", "ninja-own"));
    }

    @Test
    void aDocumentWithMistakesIsNotSaved() {
        assertThatThrownBy(
                () -> new UserConnectors(new FolderDocuments(folder)).save(ninja().with("/id", "own").with("/accounts/from", "nowhere")))
                .isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem().what()).contains("C202 /accounts/from: there is no table \"nowhere\""));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void draftsSurviveEvenWhenTheirTextIsBroken() throws IOException {
        DraftStore drafts = new DraftStore(new FolderDocuments(folder));
        SavedDraft draft = new SavedDraft("a", "{\"id\": ", Map.of("region", "eu"), "own", "{}");
        drafts.save(draft);
        Files.writeString(folder.resolve("drafts/damaged.json"), "{");
        assertThat(drafts.all()).isEqualTo(List.of(draft));
        assertThat(drafts.free("a")).isEqualTo("a-2");
        drafts.delete("a");
        assertThat(drafts.all()).isEmpty();
    }
}
