package app.tallybird.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** The days after the set-up, by the command line alone. */
class DailyTest {

    @TempDir
    private Path folder;
    private CommandFolder cli;

    @BeforeEach
    void open() throws Exception {
        cli = CommandFolder.simulated(folder);
        Stage.only(cli.sandbox, 3);
        cli.env("CONNECTOR=ninjaone", "CLIENT_ID=demo-client", "CLIENT_SECRET=demo-client-secret-31337",
                "WEBHOOK_URL=https://hooks.example/kept-secret");
        cli.setUp();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void aFailedNightIsToldOnceRecoversAndCanBeUndone() throws Exception {
        assertThat(cli.run("integrations", "ticket-account", "ninjaone", "1").code()).isZero();
        cli.sandbox.fault(PlayedFault.status("ninjarmm.com", "/v2/", 1_000, 403));
        CommandFolder.Ended night = cli.run("sync-usage", "--unattended", "--json");
        assertThat(night.code()).isEqualTo(6);
        assertThat(night.json().getAsJsonArray("told").get(0).getAsString()).isEqualTo("Ticket T-1 was made.");
        assertThat(cli.sandbox.synthesize().alerts()).hasSize(1);
        CommandFolder.Ended needs = cli.run("needs", "--json");
        assertThat(needs.code()).isEqualTo(4);
        assertThat(needs.json().getAsJsonArray("needs").get(0).getAsJsonObject().get("kind").getAsString()).isEqualTo("secret");

        cli.sandbox.noFaults();
        assertThat(cli.run("sync-usage", "--unattended").code()).isZero();
        assertThat(cli.sandbox.notices()).singleElement().asString().contains("recovered");
        assertThat(cli.run("needs").code()).isZero();
        JsonObject history = cli.run("history", "--json").json();
        assertThat(history.getAsJsonArray("runs").asList().stream().map(run -> run.getAsJsonObject().get("by").getAsString()))
                .isEqualTo(List.of("schedule", "anna"));
        assertThat(cli.run("history", "compare", "R00001", "R00002").out().strip()).isEqualTo("They do not differ.");
        assertThat(cli.run("undo", "R00002", "--yes").code()).isZero();
        assertThat(night.out() + night.err() + needs.err()).doesNotContain("kept-secret");
    }

    @Test
    void aNoticeThatDidNotArriveIsInStatusAndNeedsUntilItIsDismissed() throws Exception {
        cli.sandbox.fault(PlayedFault.status("ninjarmm.com", "/v2/", 1_000, 403));
        cli.sandbox.fault(PlayedFault.status("hooks.example", "/", 1_000, 410));
        assertThat(cli.run("sync-usage", "--unattended").code()).isEqualTo(6);
        String words = "Nobody could be told of \"sign-in refused\": The webhook at hooks.example answered with status 410.";
        assertThat(cli.run("status").out()).contains("  ! ").contains(": " + words);
        assertThat(cli.run("status", "--json").json().getAsJsonObject("status").get("undelivered").getAsString()).isEqualTo(words);
        assertThat(cli.run("needs").out()).contains("Dismiss").contains(words);
        CommandFolder.Ended dismissed = cli.run("needs", "--dismiss");
        assertThat(dismissed.code()).as("the refused sign-in still waits").isEqualTo(4);
        assertThat(dismissed.out()).contains("Replace the secret").doesNotContain(words);
        assertThat(cli.run("status", "--json").json().getAsJsonObject("status").has("undelivered")).isFalse();
    }

    /** A connector of one's own beside the environment file, as its path says. */
    @ParameterizedTest
    @ValueSource(strings = {"own/connector.json", "mine.json", "./mine.json"})
    void anIntegrationWhoseConnectorIsAPathIsSeenLikeAnyOther(String path) throws Exception {
        String document = Catalog.text(new Catalog(folder).entry("ninjaone", folder)).replace("\"id\": \"ninjaone\"",
                "\"id\": \"own-ninja\"");
        Path file = folder.resolve(path).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
        String[] env = {"CONNECTOR=" + path, "CLIENT_ID=demo-client", "CLIENT_SECRET=demo-client-secret-31337",
                "WEBHOOK_URL=https://hooks.example/kept-secret"};
        cli.env(env);
        assertThat(cli.run("connectors", "approve", path, "--yes").code()).isZero();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();
        env[2] = "CLIENT_SECRET=expired-secret-0815";
        cli.env(env);
        assertThat(cli.run("sync-usage", "--unattended").code()).isEqualTo(6);
        assertThat(cli.sandbox.notices()).singleElement().asString().contains("\"integration\":\"own-ninja\"");
        CommandFolder.Ended needs = cli.run("needs", "--json");
        assertThat(needs.code()).isEqualTo(4);
        assertThat(needs.json().getAsJsonArray("needs").get(0).getAsJsonObject().get("integration").getAsString()).isEqualTo("own-ninja");
        assertThat(cli.run("diagnostics").out()).contains("Integration: own-ninja (from an environment file): run R00001 of ");
        Files.writeString(file, "{");
        assertThat(cli.run("sync-usage", "--unattended").code()).isEqualTo(78);
        assertThat(cli.sandbox.notices()).hasSize(2).last().asString().contains("\"kind\":\"set-up\"")
                .contains("\"integration\":\"(no name)\"");
    }

    /** Without settings there is no way out to tell anybody by; what is left is the ledger and the code. */
    @Test
    void aStartThatCannotEvenReadItsSettingsIsNoted() throws Exception {
        assertThat(cli.run("settings", "set", "rate", "5").code()).isZero();
        Path settings;
        try (Stream<Path> files = Files.walk(folder)) {
            settings = files.filter(file -> file.endsWith("settings.json")).findFirst().orElseThrow();
        }
        String sound = Files.readString(settings);
        Files.writeString(settings, "{");
        CommandFolder.Ended night = cli.run("sync-usage", "--unattended", "--json");
        assertThat(night.code()).isEqualTo(78);
        assertThat(night.json().getAsJsonArray("told").get(0).getAsString()).startsWith("The settings can not be read: ");
        Files.writeString(settings, sound);
        CommandFolder.Ended needs = cli.run("needs", "--json");
        assertThat(needs.json().getAsJsonArray("needs").asList().stream().map(need -> need.getAsJsonObject().get("kind").getAsString()))
                .containsExactly("set-up", "undelivered");
        assertThat(cli.run("diagnostics").out()).contains("1 \u00d7 CONFIGURATION in the last 1 start that nobody watched");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anEnvironmentFileThatOthersMayReadIsToldWithEachCommand() throws Exception {
        Path file = folder.resolve(".env");
        String words = ".env holds keys, and other users of this computer can read it (rw-r-----): take that right away with: chmod 600 "
                + file;
        assertThat(cli.run("authenticate").err()).doesNotContain("chmod");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        for (String command : List.of("authenticate", "import-env " + file, "sync-usage --unattended", "doctor")) {
            CommandFolder.Ended ended = cli.run(command.split(" "));
            assertThat(ended.code()).as(command).isZero();
            assertThat(Pattern.compile(Pattern.quote(words)).matcher(ended.out() + ended.err()).results().count()).as(command).isEqualTo(1);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anEnvironmentFileThatOthersMayReadNeedsAPerson() throws Exception {
        Path file = folder.resolve(".env");
        assertThat(cli.run("needs").code()).isZero();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        CommandFolder.Ended needs = cli.run("needs", "--json");
        assertThat(needs.code()).isEqualTo(4);
        assertThat(needs.json().getAsJsonArray("needs").get(0).getAsJsonObject().get("words").getAsString()).contains("(rw----r--)");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw--wx-wx"));
        assertThat(cli.run("needs").code()).isZero();
    }

    @Test
    void alertsSettingsAndSchedulesWorkHeadless() throws Exception {
        CommandFolder.Ended alert = cli.run("alert", "send", "--account", "1", "--title", "Hello", "--text", "World", "--priority", "high",
                "--service", "Total Devices", "--wait", "--json");
        assertThat(alert.code()).isZero();
        assertThat(alert.json().getAsJsonObject("alert").get("ticketId").getAsString()).isEqualTo("T-1");
        assertThat(cli.run("alert", "trace", "msg-1").out().strip()).isEqualTo("Ticket T-1 was made.");
        assertThat(cli.run("alert", "send", "--account", "1", "--title", "x", "--text", "y", "--priority", "urgent").code()).isEqualTo(64);

        assertThat(cli.run("settings", "set", "close-day", "32").code()).isEqualTo(64);
        assertThat(cli.run("settings", "set", "webhook", "https://hooks.example/x").code()).isEqualTo(64);
        assertThat(cli.run("settings", "test-webhook").code()).isZero();

        CommandFolder.Ended preview = cli.run("schedule", "preview", "--monthly", "last", "--at", "3:05", "--json");
        assertThat(preview.code()).isZero();
        assertThat(preview.json().getAsJsonArray("command").asList().stream().map(word -> word.getAsString()).toList())
                .contains("sync-usage", "--integration", "ninjaone", "--unattended", "--env-file").hasSize(11);
        assertThat(cli.run("schedule", "show", "--json").json().getAsJsonObject("schedule").get("schedule").isJsonNull()).isTrue();
        assertThat(cli.run("schedule", "preview", "--daily", "--weekly", "monday").code()).isEqualTo(64);
    }

    @Test
    void takingAwayWhatWasNeverSetLeavesNothingBehind() throws Exception {
        for (String[] command : new String[][]{{"integrations", "file-by", "ninjaone"}, {"integrations", "ticket-account", "ninjaone"}}) {
            CommandFolder.Ended ended = cli.run(command);
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(folder.resolve("home/schedules/ninjaone.json")).doesNotExist();
        }
        assertThat(cli.run("schedule", "show").code()).isZero();
        assertThat(cli.run("needs").code()).isZero();
    }
}
