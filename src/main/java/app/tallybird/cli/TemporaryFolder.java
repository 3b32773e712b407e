package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** A folder that lives as long as one command; closing it removes all that is in it. */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder create(String name) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(name));
        } catch (IOException e) {
            throw problem(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static RuntimeException problem(IOException failure) {
        return DiskFull
                .or(failure,
                        Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The system's folder for temporary files can not be used.",
                                "Nothing was sent.", "Make room there, or point TMPDIR (TEMP on Windows) at another folder."))
                .asException();
    }
}
