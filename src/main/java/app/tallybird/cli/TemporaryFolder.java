package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Path;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.TemporaryFiles;

/** A folder that lives as long as one command; closing it removes all that is in it. */
record TemporaryFolder(Path path) implements AutoCloseable {

    static TemporaryFolder create(String kind) {
        try {
            return new TemporaryFolder(TemporaryFiles.folder(kind));
        } catch (IOException e) {
            throw problem(e);
        }
    }

    @Override
    public void close() {
        try {
            TemporaryFiles.remove(path);
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
