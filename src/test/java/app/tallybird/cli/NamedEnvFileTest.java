package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;

import static org.assertj.core.api.Assertions.assertThat;

/** A saved integration on a computer that keeps no secrets: they stay in the file that it was made from. */
class NamedEnvFileTest {

    private static final String KEYS = "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY + "\nPARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY
            + "\n";

    @TempDir
    private Path folder;

    @Test
    void itsSecretsAreTakenFromTheFileThatIsNamed() throws Exception {
        try (CommandFolder cli = CommandFolder.simulated(folder)) {
            Files.delete(folder.resolve(".env"));
            CommandFolder.closed(Files.writeString(folder.resolve("ninja.env"),
                    KEYS + "CONNECTOR=ninjaone\nCLIENT_ID=" + NinjaSide.CLIENT_ID + "\nCLIENT_SECRET=" + NinjaSide.CLIENT_SECRET + "\n"));
            CommandFolder.closed(Files.writeString(folder.resolve("other.env"), KEYS + "CONNECTOR=csv\n"));
            CommandFolder.Ended saved = cli.run("import-env", "ninja.env", "--name", "Devices");
            assertThat(saved.out()).contains("Keep the .env file and give it with --env-file.")
                    .containsPattern("CONNECTOR +ninjaone +Connector");

            assertThat(cli.run("authenticate", "--integration", "Devices").err())
                    .contains("The Vendor API key (VENDOR_API_KEY) is missing.")
                    .contains("Next: This computer keeps no secrets of \"Devices\": name the .env file that has them with --env-file.");
            assertThat(cli.run("authenticate", "--integration", "Devices", "--env-file", "ninja.env").code()).isZero();
            assertThat(cli.run("authenticate", "--integration", "Devices", "--env-file", "other.env").err())
                    .contains("The file other.env is of csv, and \"Devices\" reads ninjaone.");
            assertThat(cli.run("authenticate", "--integration", "Devices", "--env-file", "none.env").code()).isEqualTo(78);
        }
    }

    /** As it is told to: a push by the scheduler takes the secrets from the same file. */
    @Test
    void aScheduleThatIsSetWithTheFileReadsItEachTime() throws Exception {
        try (CommandFolder cli = CommandFolder.simulated(folder)) {
            Path file = Files.move(folder.resolve(".env"), folder.resolve("ninja.env"));
            assertThat(cli.run("import-env", "ninja.env", "--name", "Devices").code()).isZero();

            CommandFolder.Ended without = cli.run("schedule", "preview", "--daily", "--integration", "Devices", "--json");
            assertThat(without.err()).contains("A scheduled push will not have the secrets");
            assertThat(without.json().getAsJsonArray("command").toString()).doesNotContain("env");

            CommandFolder.Ended with = cli.run("schedule", "preview", "--daily", "--integration", "Devices", "--env-file", "ninja.env",
                    "--json");
            assertThat(with.err()).doesNotContain("secrets");
            assertThat(with.json().getAsJsonArray("command").toString())
                    .contains("\"--integration\",\"Devices\",\"--unattended\",\"--env-file\",\"" + file.toAbsolutePath() + "\"");
        }
    }
}
