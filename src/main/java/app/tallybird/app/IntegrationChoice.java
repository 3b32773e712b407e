package app.tallybird.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which integration a command is about and how it is reached. {@code rate} is requests a second to Synthesize, 0 for what
 * the settings say; {@code sandbox} sends every
 * request to that loopback address.
 */
public record IntegrationChoice(Optional<String> integration, Optional<Path> envFile, Optional<Path> home, Optional<URI> sandbox,
        int rate) {
}
