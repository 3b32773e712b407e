package app.tallybird.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which integration a command is about and how it is reached.
 *
 * @param sandbox sends every request to that loopback address
 * @param rate requests a second to Synthesize, 0 for what the settings say
 * @param file is read in place of the one that the integration names
 */
public record IntegrationChoice(Optional<String> integration, Optional<Path> envFile, Optional<Path> home, Optional<URI> sandbox, int rate,
        Optional<Path> file) {

    /** With the file that the integration names, if any. */
    public IntegrationChoice(Optional<String> integration, Optional<Path> envFile, Optional<Path> home, Optional<URI> sandbox, int rate) {
        this(integration, envFile, home, sandbox, rate, Optional.empty());
    }

    /** The same about this integration, which is a saved one or the one of the environment. */
    public IntegrationChoice about(String name) {
        return new IntegrationChoice(Optional.of(name), envFile, home, sandbox, rate, file);
    }

    /** The same about the saved integration of this name, whatever the environment says. */
    IntegrationChoice saved(String name) {
        return new IntegrationChoice(Optional.of(name), Optional.empty(), home, sandbox, rate);
    }

    /** The same with this file in place of the one that the integration names. */
    public IntegrationChoice reading(Optional<Path> other) {
        return new IntegrationChoice(integration, envFile, home, sandbox, rate, other);
    }
}
