package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A full disk is told from rights that are missing, in the words of every system. */
class DiskFullTest {

    private static final Problem OTHERWISE = Problem
            .of(ProblemCode.HOME_NOT_WRITABLE, "The lock file can not be written.", "Nothing was done.", "Name another folder with --home.")
            .at("x.lock");

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "/home/x.lock: No space left on device",
            "C:\\x.lock: There is not enough space on the disk", "[SQLITE_FULL] no", "write failed: ENOSPC", "Disk quota exceeded"})
    void saysSoAndAsksForRoomAlone(String words) {
        assertThat(DiskFull.or(new IOException(words), OTHERWISE))
                .isEqualTo(Problem.of(ProblemCode.DISK_FULL, "The disk is full. The lock file can not be written.", "Nothing was done.",
                        "Make room on the disk and run the command again.").at("x.lock"));
        assertThat(DiskFull.causes(new IllegalStateException("outer", new FileSystemException("x", null, words)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Permission denied", "Read-only file system", "", "space", "[SQLITE_IOERR_READ] disk I/O error"})
    void anythingElseStaysWhatItWas(String words) {
        assertThat(DiskFull.or(new IOException(words), OTHERWISE)).isSameAs(OTHERWISE);
        assertThat(DiskFull.causes(new IOException((String) null))).isFalse();
    }

    /** The device of Linux that is always full. */
    @Test
    void theWordsAreThoseThatThisJavaHas() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "a system with /dev/full");
        assertThat(DiskFull.causes(catchThrowable(() -> Files.write(full, new byte[]{1})))).isTrue();
    }
}
