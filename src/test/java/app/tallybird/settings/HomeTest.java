package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void noHomeIsUsedThatWouldGoWithTheProgram() {
        Path program = folder.resolve("Tallybird");
        for (Path home : List.of(program, program.resolve("data"), folder, program.resolve("app").resolve("..").resolve("data"))) {
            Problem problem = catchThrowableOfType(ProblemException.class, () -> new Home(home).apartFrom(program.toString())).problem();
            assertThat(problem.code()).isEqualTo(ProblemCode.HOME_NOT_WRITABLE);
            assertThat(problem.what()).contains(home.normalize().toString(), "the program itself is in " + program);
        }
    }

    @Test
    void theRightsOfAFolderThatWasThereStay() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path shared = Files.createDirectory(folder.resolve("shared"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwx---"));
        Home home = new Home(shared);
        home.prepare();
        home.prepare();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared))).isEqualTo("rwxrwx---");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.ledgers(false)))).as("made by us")
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsMissingAboveAHomeIsMadeForThisUserAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        new Home(folder.resolve("local").resolve("share").resolve("tallybird")).prepare();
        for (Path made : List.of(folder.resolve("local"), folder.resolve("local").resolve("share"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made))).as(made.toString()).isEqualTo("rwx------");
        }
    }

    /** Tried on no Windows: this is what icacls is told. */
    @Test
    void onWindowsTheUserTheAdministratorsAndTheSystemAreGranted() {
        assertThat(OwnerOnly.grant(Path.of("D", "Tally bird"), "ann")).containsExactly("icacls.exe", Path.of("D", "Tally bird").toString(),
                "/inheritance:r", "/grant:r", "ann:(OI)(CI)F", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F");
    }

    @Test
    void aHomeBesideTheProgramIsUsed() {
        Path program = folder.resolve("Tallybird");
        assertThatCode(() -> new Home(folder.resolve("Tallybird data")).apartFrom(program.toString())).doesNotThrowAnyException();
        assertThatCode(() -> new Home(program).apartFrom("")).as("started from the sources").doesNotThrowAnyException();
        Home home = new Home(folder.resolve("mine"));
        home.prepare();
        assertThat(Files.isDirectory(home.ledgers(true))).isTrue();
    }
}
