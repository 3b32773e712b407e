package app.tallybird.connector.fetch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.connector.fault.Fault;
import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Starts one program of the user's, without a shell, and brings what it printed. Time and output are bounded; when either is used up, or on request,
 * the program and everything it started are ended. Used once.
 */
public final class Command {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int ERROR_BYTES = 64 * 1024;
    private static final int ERROR_SHOWN = 500;
    private static final long LOOK_MILLIS = 50;
    private static final long PIPES_SECONDS = 5;

    private final List<String> line;
    private final String pointer;
    private final Redactor redactor;

    public Command(String program, List<String> arguments, String pointer, Redactor redactor) {
        line = new ArrayList<>(List.of(program));
        line.addAll(arguments);
        this.pointer = pointer;
        this.redactor = redactor;
    }

    /** Words by blanks; what stands in double quotes is one word. */
    public static List<String> split(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(arguments);
        while (matcher.find()) {
            words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return words;
    }

    /** What it printed, whole; anything else than success with some output is a fault. */
    public byte[] output(int seconds, int megabytes, Cancel cancel) {
        Process process = start();
        try {
            int limit = megabytes * 1024 * 1024;
            FutureTask<byte[]> printed = reading(process.getInputStream(), limit + 1);
            FutureTask<byte[]> said = reading(process.getErrorStream(), ERROR_BYTES);
            await(process, printed, limit, seconds, cancel);
            byte[] output = printed.get(PIPES_SECONDS, TimeUnit.SECONDS);
            if (output.length > limit) {
                throw tooMuch(megabytes);
            }
            if (process.exitValue() != 0) {
                throw Fault.of("E381", pointer, "the program ended with code " + process.exitValue() + words(said),
                        "nothing it printed was used; run it by hand to see what is wrong").asException();
            }
            if (new String(output, StandardCharsets.UTF_8).isBlank()) {
                throw Fault.of("E384", pointer, "the program printed nothing" + words(said),
                        "print an empty list if there is really nothing to count").asException();
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        } catch (ExecutionException | TimeoutException e) {
            throw Fault.of("E383", pointer, "the output of the program can not be read to its end",
                    "a program that it started may still be running").asException();
        } finally {
            end(process);
        }
    }

    private Process start() {
        try {
            return new ProcessBuilder(line).redirectInput(Redirect.from(nothing())).start();
        } catch (IOException e) {
            throw Fault.of("E380", pointer, "the program " + line.getFirst() + " can not be started",
                    "check the path; for a script name the program that runs it, such as pwsh or python3, and give the script as an argument")
                    .as(ProblemCode.CONFIGURATION).asException();
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private void await(Process process, FutureTask<byte[]> printed, int limit, int seconds, Cancel cancel)
            throws InterruptedException, ExecutionException {
        for (long left = seconds * 1000L; !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS); left -= LOOK_MILLIS) {
            if (cancel.isCancelled()) {
                throw stopped();
            }
            if (printed.isDone() && printed.get().length > limit) {
                throw tooMuch(limit / (1024 * 1024));
            }
            if (left <= 0) {
                throw Fault.of("E382", pointer, "the program did not end within " + Wording.count(seconds, "second"),
                        "raise \"timeoutSeconds\"").asException();
            }
        }
    }

    private RuntimeException stopped() {
        return Fault.of("E390", pointer, "stopped on request", "").as(ProblemCode.CANCELLED).asException();
    }

    private RuntimeException tooMuch(int megabytes) {
        return Fault.of("E386", pointer, "the program printed more than " + megabytes + " MB", "raise \"maxResponseMb\" under \"limits\"")
                .asException();
    }

    /** The end of what it wrote to its error output, where the cause usually is. */
    private String words(FutureTask<byte[]> said) throws InterruptedException, ExecutionException, TimeoutException {
        String text = redactor.redact(new String(said.get(PIPES_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8)).strip();
        return text.isEmpty() ? "" : ": " + (text.length() > ERROR_SHOWN ? "…" + text.substring(text.length() - ERROR_SHOWN) : text);
    }

    /** Keeps the first bytes and passes over the rest of the error output, so that the program never waits for a reader. */
    private static FutureTask<byte[]> reading(InputStream in, int most) {
        FutureTask<byte[]> task = new FutureTask<>(() -> {
            try (in) {
                byte[] bytes = in.readNBytes(most);
                if (most == ERROR_BYTES) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
