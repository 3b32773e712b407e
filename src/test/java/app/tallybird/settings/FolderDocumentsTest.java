package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FolderDocumentsTest extends DocumentsPromises {

    @TempDir
    private Path folder;

    @Override
    protected Documents documents() {
        return new FolderDocuments(folder);
    }

    @Test
    void eachIsAFileUnderItsPath() {
        write("integrations/one.json", "text");
        assertThat(folder.resolve("integrations").resolve("one.json")).hasContent("text");
        assertThat(documents().place("integrations/one.json")).isEqualTo(folder.resolve("integrations").resolve("one.json").toString());
        assertThat(documents().files("connectors")).isEqualTo(folder.resolve("connectors"));
    }

    @Test
    void whatCanNotBeReadOrWrittenIsNamedAndStaysAsItIs() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("drafts").resolve("a.json"));
        assertThatThrownBy(() -> documents().read("drafts/a.json")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
            assertThat(refused.problem().detail()).isEqualTo(taken.toString());
        });
        Files.createFile(taken.resolve("full"));
        assertThatThrownBy(() -> documents().delete("drafts/a.json")).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(ProblemCode.HOME_NOT_WRITABLE);
            assertThat(refused.problem().what()).isEqualTo("The draft can not be saved.");
        });
        assertThat(taken.resolve("full")).exists();
    }

    @Test
    void nothingIsTakenAwayBeforeAllThatIsNewIsWritten() throws IOException {
        write("integrations/B.json", "mine");
        write("integrations/X.json", "old");
        Files.createDirectories(folder.resolve("integrations/Z.json.new"));
        Files.createDirectories(folder.resolve("integrations/B.json.new"));
        assertThatThrownBy(() -> documents().change(now -> {
            now.write(now.read("integrations/A.json"), "new");
            now.write(now.read("integrations/X.json"), "new");
            now.write(now.read("integrations/Z.json"), "mine");
            return now.delete("integrations/B.json");
        })).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.HOME_NOT_WRITABLE));
        assertThat(documents().list("integrations", ".json")).containsExactly("integrations/B.json", "integrations/X.json");
        assertThat(documents().read("integrations/B.json").text()).contains("mine");
        assertThat(documents().read("integrations/X.json").text()).contains("old");
    }
}
