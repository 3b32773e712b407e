package app.tallybird.connector.count;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import app.tallybird.connector.format.Row;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Writes rows to a file so that a number can be explained by them later. Used by one thread; whoever asked for the file removes it. */
public final class RowSpill implements AutoCloseable {

    private final Path file;
    private final DataOutputStream out;
    private long next;

    public RowSpill(Path file) {
        this.file = file;
        try {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    Path file() {
        return file;
    }

    /** Where the row begins in the file: its length and its JSON. */
    long write(Row row) {
        byte[] json = row.shown().toString().getBytes(StandardCharsets.UTF_8);
        try {
            out.writeInt(json.length);
            out.write(json);
        } catch (IOException e) {
            throw notWritable(e);
        }
        long place = next;
        next += Integer.BYTES + json.length;
        return place;
    }

    private RuntimeException notWritable(IOException failure) {
        return DiskFull
                .or(failure,
                        Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The rows behind the numbers can not be written.", "Nothing was sent.",
                                "Make room on the disk and give this user the right to write the folder.").at(file.toString()))
                .asException();
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw notWritable(e);
        }
    }
}
