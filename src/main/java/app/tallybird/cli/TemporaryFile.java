package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Files and folders that live as long as one command. */
final class TemporaryFile {

    private TemporaryFile() {
    }

    static Path create(String name) {
        try {
            return Files.createTempFile(name, ".tmp");
        } catch (IOException e) {
            throw problem();
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw problem();
        }
    }

    static Path folder(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw problem();
        }
    }

    /** The folder with all that is in it. */
    static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TemporaryFile::delete);
        } catch (IOException e) {
            throw problem();
        }
    }

    private static RuntimeException problem() {
        return Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The system's folder for temporary files can not be used.", "Nothing was sent.",
                "Make room there, or point TMPDIR (TEMP on Windows) at another folder.").asException();
    }
}
