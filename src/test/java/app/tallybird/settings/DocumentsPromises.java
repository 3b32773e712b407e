package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Documents.Document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What documents promise wherever they are kept. */
public abstract class DocumentsPromises {

    protected abstract Documents documents();

    protected final Document write(String path, String text) {
        documents().write(documents().read(path), text);
        return documents().read(path);
    }

    @Test
    void whatWasWrittenIsReadAndReplacedAsAWhole() {
        assertThat(documents().read("integrations/one.json").text()).isEmpty();
        assertThat(write("integrations/one.json", "first, with ä and \u2028").text()).contains("first, with ä and \u2028");
        assertThat(write("integrations/one.json", "second").text()).contains("second");
    }

    @Test
    void aFolderListsWhatIsDirectlyInItInOrder() {
        assertThat(documents().list("ledger/months", ".json")).isEmpty();
        for (String path : new String[]{"ledger/months/2026-11.json", "ledger/months/2026-02.json", "ledger/months/note.txt",
                "ledger/months/old/2025-01.json", "ledger/other.json", "ledger/months.json", "settings.json"}) {
            write(path, "{}");
        }
        assertThat(documents().list("ledger/months", ".json")).containsExactly("ledger/months/2026-02.json", "ledger/months/2026-11.json");
    }

    @Test
    void whatIsTakenAwayIsNotThereAnyMore() {
        write("drafts/a.json", "{}");
        assertThat(documents().delete("drafts/a.json")).isTrue();
        assertThat(documents().read("drafts/a.json").text()).isEqualTo(Optional.empty());
        assertThat(documents().delete("drafts/a.json")).isFalse();
        assertThat(write("drafts/a.json", "again").text()).contains("again");
    }

    @Test
    void whoeverBeganFromWhatIsNotThereAnyMoreChangesNothing() {
        Document begun = write("connectors/mine.json", "{}");
        write("connectors/mine.json", "theirs");
        for (Document before : new Document[]{begun, new Document("connectors/mine.json", Optional.empty(), 0)}) {
            assertThatThrownBy(() -> documents().write(before, "mine")).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.CHANGED_MEANWHILE));
        }
        assertThat(documents().read("connectors/mine.json").text()).contains("theirs");
    }

    @Test
    void aChangeSeesWhatItHasDoneAndIsMadeAsAWholeOrNotAtAll() {
        write("integrations/a.json", "a");
        assertThatThrownBy(() -> documents().change(now -> {
            now.write(now.read("integrations/b.json"), "b");
            now.delete("integrations/a.json");
            assertThat(now.list("integrations", ".json")).containsExactly("integrations/b.json");
            assertThat(now.read("integrations/b.json").text()).contains("b");
            throw new IllegalStateException("given up");
        })).hasMessage("given up");
        assertThat(documents().list("integrations", ".json")).containsExactly("integrations/a.json");
        assertThat(documents().<Boolean>change(now -> {
            now.write(now.read("integrations/b.json"), "b");
            now.change(inner -> inner.delete("integrations/a.json"));
            return now.delete("integrations/c.json");
        })).isFalse();
        assertThat(documents().list("integrations", ".json")).containsExactly("integrations/b.json");
    }

    @Test
    void theFilesOfAFolderAreWhatIsThereNow() throws IOException {
        write("connectors/mine.json", "{\"a\": 1}");
        write("connectors/mine.json.sig", "signed");
        assertThat(Files.readString(documents().files("connectors").resolve("mine.json"))).isEqualTo("{\"a\": 1}");
        write("connectors/mine.json", "{\"a\": 2}");
        documents().delete("connectors/mine.json.sig");
        assertThat(documents().files("connectors")).isDirectoryContaining(file -> file.endsWith("mine.json"))
                .isDirectoryNotContaining(file -> file.endsWith("mine.json.sig"));
        assertThat(Files.readString(documents().files("connectors").resolve("mine.json"))).isEqualTo("{\"a\": 2}");
    }
}
