package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the scripts of the Linux packages do with a server that runs, and what they say where they could not do it; systemd and Debian's wrapper of it are played. */
@DisabledOnOs(OS.WINDOWS)
class PackageScriptsTest {

    private static final String ALL = "exit 101";
    private static final String STARTING = "[ \"$2\" != start ] || exit 101";

    @TempDir
    private Path folder;

    @BeforeEach
    void systemd() throws IOException {
        Files.createDirectories(folder.resolve("run/systemd/system"));
        Files.createDirectories(folder.resolve("sbin"));
        program("bin/systemctl", """
                case "$*" in
                  is-active*) cat server; grep -q '^active' server ;;
                  stop*) [ -e stubborn ] && exit 1; echo inactive > server ;;
                  start*) echo active > server ;;
                esac""");
        program("bin/deb-systemd-invoke",
                "CODE=0; [ ! -x sbin/policy-rc.d ] || sbin/policy-rc.d \"$2\" \"$1\" || CODE=$?; [ $CODE -eq 101 ] || exec systemctl \"$@\"");
        program("bin/systemd-sysusers", "");
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void server(String state) throws IOException {
        Files.writeString(folder.resolve("server"), state + "\n");
    }

    private String server() throws IOException {
        return Files.readString(folder.resolve("server")).strip();
    }

    /** What it says to people. */
    private String run(String script, String... arguments) throws IOException, InterruptedException {
        String text = script.replace("/run/", "run/").replace("/usr/sbin/", "sbin/");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", text, "script").directory(folder.toFile()).redirectErrorStream(true);
        shell.command().addAll(List.of(arguments));
        shell.environment().putAll(Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin"));
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private String deb(String script, String argument) throws IOException, InterruptedException {
        return run(Files.readString(Path.of("installer/linux/deb", script)), argument);
    }

    private String rpm(String part, String count) throws IOException, InterruptedException {
        Matcher found = Pattern.compile("(?ms)^%" + part + "\n(.*?)^%")
                .matcher(Files.readString(Path.of("installer/linux/tallybird.spec")));
        assertThat(found.find()).isTrue();
        return run(found.group(1), count);
    }

    /** Before the files are replaced, and after. */
    private String debUpdate() throws IOException, InterruptedException {
        return deb("preinst", "upgrade") + "|" + server() + "|" + deb("postinst", "configure");
    }

    private String rpmUpdate() throws IOException, InterruptedException {
        return rpm("pre", "2") + "|" + server() + "|" + rpm("posttrans", "1");
    }

    private void nothingIsLeft() throws IOException {
        try (var files = Files.list(folder.resolve("run"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("systemd");
        }
    }

    /** One that failed and is about to be tried again would start in between. */
    @ParameterizedTest
    @ValueSource(strings = {"active", "activating"})
    void anUpdateEndsAServerThatRunsAndStartsItAgain(String state) throws Exception {
        server(state);
        assertThat(debUpdate()).isEqualTo("|inactive|");
        assertThat(server()).isEqualTo("active");
        server(state);
        assertThat(rpmUpdate()).isEqualTo("|inactive|");
        assertThat(server()).isEqualTo("active");
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "failed", ""})
    void oneThatDoesNotRunStaysSo(String state) throws Exception {
        for (String policy : List.of("exit 0", ALL)) {
            program("sbin/policy-rc.d", policy);
            server(state);
            assertThat(debUpdate()).isEqualTo("|" + state + "|");
            assertThat(rpmUpdate()).isEqualTo("|" + state + "|");
            assertThat(deb("prerm", "remove")).isEmpty();
            assertThat(rpm("preun", "0")).isEmpty();
            assertThat(server()).isEqualTo(state);
        }
        nothingIsLeft();
    }

    @Test
    void anUpdateThatMayNotEndItSaysThatTheOldOneRuns() throws Exception {
        program("sbin/policy-rc.d", ALL);
        server("active");
        assertThat(debUpdate()).startsWith("|active|tallybird-serve still runs the version from before this update, because ")
                .endsWith("; restart it before its next push: systemctl restart tallybird-serve").doesNotContain("\n");
        nothingIsLeft();
    }

    @Test
    void anUpdateDoesNotStartWhatMayNotBeStarted() throws Exception {
        program("sbin/policy-rc.d", STARTING);
        server("active");
        assertThat(debUpdate()).startsWith("|inactive|tallybird-serve ran before this update and is stopped now, because ")
                .endsWith("; it pushes nothing until: systemctl start tallybird-serve").doesNotContain("\n");
        assertThat(server()).isEqualTo("inactive");
        nothingIsLeft();
    }

    /** Only 101 forbids; what else a policy answers is no word about this service. */
    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 104", "exit 100", "exit 1"})
    void aPolicyThatForbidsNothingChangesNothing(String policy) throws Exception {
        program("sbin/policy-rc.d", policy);
        server("active");
        assertThat(debUpdate()).isEqualTo("|inactive|");
        assertThat(server()).isEqualTo("active");
    }

    @Test
    void aRemovalThatMayNotEndItSaysThatItRuns() throws Exception {
        server("active");
        assertThat(deb("prerm", "remove")).isEmpty();
        assertThat(server()).isEqualTo("inactive");
        server("active");
        program("sbin/policy-rc.d", ALL);
        assertThat(deb("prerm", "remove"))
                .startsWith("tallybird-serve still runs and may go on pushing though its files are removed, because ")
                .endsWith("; stop it: systemctl stop tallybird-serve").doesNotContain("\n");
        assertThat(server()).isEqualTo("active");
    }

    /** After such a removal an installation is an update of what runs. */
    @Test
    void anInstallationOverOneThatWasLeftRunningIsAnUpdate() throws Exception {
        server("active");
        assertThat(deb("preinst", "install")).isEmpty();
        assertThat(server()).isEqualTo("inactive");
        assertThat(deb("postinst", "configure")).isEmpty();
        assertThat(server()).isEqualTo("active");
        assertThat(rpm("pre", "1")).isEmpty();
        assertThat(server()).isEqualTo("inactive");
    }

    /** No policy, but systemd that did not do it. */
    @Test
    void oneThatCouldNotBeEndedIsToldToo() throws Exception {
        Files.createFile(folder.resolve("stubborn"));
        server("active");
        for (String said : List.of(debUpdate(), rpmUpdate())) {
            assertThat(said).startsWith("|active|tallybird-serve still runs the version from before this update, because ")
                    .endsWith("; restart it before its next push: systemctl restart tallybird-serve");
        }
        for (String said : List.of(deb("prerm", "remove"), rpm("preun", "0"))) {
            assertThat(said).startsWith("tallybird-serve still runs and may go on pushing though its files are removed, because ")
                    .endsWith("; stop it: systemctl stop tallybird-serve");
        }
        nothingIsLeft();
    }
}
