package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileInUseTest {

    private static final FileSystemException SHARED = new FileSystemException("a.json.new", "a.json",
            "The process cannot access the file because it is being used by another process");
    private static final FileSystemException FULL = new FileSystemException("a.json.new", null, "There is not enough space on the disk");
    private static final Problem PLAIN = Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The settings can not be saved.",
            "The settings before are still there.", "Give this user the right to write the folder.").at("a.json");

    @TempDir
    private Path folder;
    private final List<Duration> waited = new ArrayList<>();

    private FileInUse.Move refused(int times, IOException with) {
        int[] left = {times};
        return () -> {
            if (left[0]-- > 0) {
                throw with;
            }
        };
    }

    @Test
    void aScannerThatLetsGoIsWaitedFor() throws IOException {
        FileInUse.patiently(refused(3, new AccessDeniedException("a.json")), waited::add);
        assertThat(waited).isEqualTo(FileInUse.PAUSES.subList(0, 3));
        FileInUse.patiently(refused(0, SHARED), waited::add);
        assertThat(waited).hasSize(3);
    }

    @Test
    void whoNeverLetsGoIsToldAfterASecond() {
        assertThatThrownBy(() -> FileInUse.patiently(refused(6, SHARED), waited::add)).isSameAs(SHARED);
        assertThat(waited.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatNoWaitingMendsIsSaidAtOnce() {
        for (IOException failure : List.of(FULL, new NoSuchFileException("a.json"), new IOException("other"))) {
            assertThatThrownBy(() -> FileInUse.patiently(refused(9, failure), waited::add)).isSameAs(failure);
        }
        assertThat(waited).isEmpty();
    }

    @Test
    void theOtherProgramIsNamedAndNotTheDisk() {
        Problem shared = DiskFull.or(SHARED, FileInUse.or(SHARED, PLAIN));
        assertThat(shared.what()).isEqualTo("The settings can not be saved. Another program has the file open.");
        assertThat(shared.next()).startsWith("Close it there").doesNotContain("disk");
        assertThat(shared.detail()).isEqualTo("a.json");
        assertThat(FileInUse.or(new AccessDeniedException("a.json"), PLAIN).what()).endsWith("Another program may have the file open.");
        assertThat(FileInUse.or(new NoSuchFileException("a.json"), PLAIN)).isEqualTo(PLAIN);
        assertThat(DiskFull.or(FULL, FileInUse.or(FULL, PLAIN)).code()).isEqualTo(ProblemCode.DISK_FULL);
    }

    @Test
    void theNewFileIsInThePlaceOfTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        FileInUse.replace(Files.writeString(folder.resolve("a.json.new"), "new"), file);
        assertThat(Files.readString(file)).isEqualTo("new");
        assertThat(folder.resolve("a.json.new")).doesNotExist();
    }
}
