package app.tallybird.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of all commands that read a vendor. */
final class UsageFile {

    @Option(names = "--file", paramLabel = "FILE", description = "Read this file of usage in place of the one that the integration names.")
    private @Nullable Path file;

    Optional<Path> path() {
        return Optional.ofNullable(file);
    }
}
