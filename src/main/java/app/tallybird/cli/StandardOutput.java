package app.tallybird.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Prints as every such stream does, without failing, and remembers what kept it from writing: a report that is cut off does not look whole to a script. */
final class StandardOutput extends PrintStream {

    /** A reader that has read enough, as head does, or who wants nothing: the words of Linux, macOS and Windows. */
    private static final Pattern LEFT = Pattern
            .compile("broken pipe|bad file descriptor|stream closed|pipe is being closed|pipe has been ended|handle is invalid");

    private final Remembering file;

    StandardOutput(OutputStream file, Charset charset) {
        this(new Remembering(file), charset);
    }

    private StandardOutput(Remembering file, Charset charset) {
        super(file, true, charset);
        this.file = file;
    }

    Optional<Problem> cut() {
        flush();
        return Optional.ofNullable(file.first)
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
