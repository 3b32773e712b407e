package app.tallybird.cli;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Prints as every such stream does, without failing, and remembers what kept it from writing: a report that is cut off does not look whole to a script. */
final class StandardOutput extends PrintStream {

    /** A reader that has read enough, as head does, or who wants nothing, as Windows and a closed output say it in English. */
    private static final Pattern LEFT = Pattern
            .compile("broken pipe|bad file descriptor|stream closed|pipe is being closed|pipe has been ended|handle is invalid");

    private final Remembering file;
    private final BooleanSupplier read;

    /** What is written to a file has to be there; at the end of a pipe, a socket or a terminal is a reader, who may leave. */
    StandardOutput(FileOutputStream file, Charset charset) {
        this(file, () -> !hasPlaces(file), charset);
    }

    /** {@code read} says whether a reader is at the other end, so that only their leaving can keep it from writing. */
    StandardOutput(OutputStream file, BooleanSupplier read, Charset charset) {
        this(new Remembering(file), read, charset);
    }

    private StandardOutput(Remembering file, BooleanSupplier read, Charset charset) {
        super(file, true, charset);
        this.file = file;
        this.read = read;
    }

    /** The words of a failure come in the system's language; that a stream has no place to stand at is the same in all of them. */
    static boolean hasPlaces(FileOutputStream file) {
        try {
            return file.getChannel().position() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    Optional<Problem> cut() {
        flush();
        return Optional.ofNullable(file.first).filter(failure -> !read.getAsBoolean())
                .filter(failure -> !LEFT.matcher(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT)).find())
                .map(failure -> DiskFull.or(failure,
                        Problem.of(ProblemCode.FAILED, "What was to be printed could not be written to its end.",
                                "What the command did stays done.", "Let it print to another place.")));
    }

    private static final class Remembering extends FilterOutputStream {
        private volatile @Nullable IOException first;

        Remembering(OutputStream file) {
            super(file);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException failure) {
                first = first == null ? failure : first;
                throw failure;
            }
        }
    }
}
