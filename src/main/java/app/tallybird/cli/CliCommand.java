package app.tallybird.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import app.tallybird.http.Cancel;
import app.tallybird.problem.DeviceName;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** A command, and the start of the program it belongs to. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class CliCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    CommandSpec spec() {
        return spec;
    }

    Invocation invocation() {
        return ((TallybirdCli) spec.root().userObject()).invocation();
    }

    Cancel cancel() {
        return invocation().cancel();
    }

    /** Puts a text into a file that a person named; returns where that is. */
    Path save(Path file, String text) {
        return save(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with bytes. */
    Path save(Path file, byte[] bytes) {
        return save(file, (Content) out -> out.write(bytes));
    }

    /** The same with a text that comes in pieces. */
    Path saveInPieces(Path file, Consumer<Consumer<String>> text) {
        return save(file, out -> {
            try {
                text.accept(piece -> {
                    try {
                        out.write(piece.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    private Path save(Path file, Content content) {
        Path target = DeviceName.refuse(invocation().surroundings().workingFolder().resolve(file));
        try (OutputStream out = Files.newOutputStream(target)) {
            content.to(out);
            return target;
        } catch (IOException e) {
            throw DiskFull.or(e, Problem.of(ProblemCode.FAILED, "The file can not be written.", "Nothing was saved.", "Name another one.")
                    .at(target.toString())).asException();
        }
    }
}
