package app.tallybird.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.TemporaryFiles;

/** The programs of this computer. Each has five minutes, because one of them may ask a person for a password. */
public final class SystemPrograms implements Programs {

    private static final long MINUTES = 5;

    @Override
    public Ran run(List<String> command, String input) {
        Path said = null;
        try {
            said = TemporaryFiles.file("said", ".txt");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ran(1, command.getFirst() + " did not end.");
            }
            return new Ran(process.exitValue(), new String(Files.readAllBytes(said), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Ran(MISSING, command.getFirst() + " can not be started.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ran(1, "Stopped on request.");
        } finally {
            delete(said);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
