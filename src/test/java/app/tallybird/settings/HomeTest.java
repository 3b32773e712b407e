package app.tallybird.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
    void aHomeBesideTheProgramIsUsed() {
        Path program = folder.resolve("Tallybird");
        assertThatCode(() -> new Home(folder.resolve("Tallybird data")).apartFrom(program.toString())).doesNotThrowAnyException();
        assertThatCode(() -> new Home(program).apartFrom("")).as("started from the sources").doesNotThrowAnyException();
        Home home = new Home(folder.resolve("mine"));
        home.prepare();
        assertThat(Files.isDirectory(home.ledgers(true))).isTrue();
    }
}
