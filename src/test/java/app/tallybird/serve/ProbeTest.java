package app.tallybird.serve;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** The script by which a container is asked how it is, with a server to ask. */
@DisabledOnOs(OS.WINDOWS)
class ProbeTest {

    private static final String TOKEN = "a-token-of-enough-length";

    @TempDir
    private Path folder;

    private int probe(int port, String page, Map<String, String> variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of("installer/container/probe").toAbsolutePath().toString(), page)
                .directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TALLYBIRD_"));
        builder.environment().put("TALLYBIRD_SERVE_PORT", String.valueOf(port));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContain(TOKEN);
        return process.waitFor();
    }

    @Test
    void itEndsWellWhenAllIsWellAndNotOtherwise() throws Exception {
        Map<String, String> given = Map.of("TALLYBIRD_SERVE_TOKEN", TOKEN);
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Map<String, String> inFile = Map.of("TALLYBIRD_SERVE_TOKEN_FILE", folder.resolve("token").toString());
        int port;
        try (Endpoint endpoint = Endpoint.open(Listen.parse("127.0.0.1:0"), Optional.of(Secret.of(TOKEN)), () -> List.of("It is not."),
                () -> "")) {
            port = endpoint.address().getPort();
            assertThat(probe(port, "healthz", given)).isZero();
            assertThat(probe(port, "healthz", inFile)).isZero();
            assertThat(probe(port, "readyz", inFile)).as("not ready").isNotZero();
            assertThat(probe(port, "healthz", Map.of())).as("without the token").isNotZero();
        }
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        assertThat(probe(port, "healthz", given)).as("nobody there").isNotZero();
    }
}
