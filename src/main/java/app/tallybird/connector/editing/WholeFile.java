package app.tallybird.connector.editing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import app.tallybird.problem.DeviceName;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Replaces a file whole or not at all. */
public final class WholeFile {

    private WholeFile() {
    }

    /** {@code what} begins the sentence that says it could not be written. */
    public static void write(Path file, String text, String what) {
        DeviceName.refuse(file);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            FileInUse.replace(fresh, file);
        } catch (IOException e) {
            throw DiskFull
                    .or(e, FileInUse.or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, what + " can not be saved.",
                            "What was saved before is still there.", "Give this user the right to write the folder.").at(file.toString())))
                    .asException();
        }
    }
}
