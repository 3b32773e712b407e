package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts that the release workflow runs, run here as far as nothing is built. */
class ReleaseScriptsTest {

    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    private record Ended(int code, String text) {
    }

    private static Ended run(Path where, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptsOfLinuxAndMacOsRunDry() throws Exception {
        for (String system : List.of("linux", "macos")) {
            Ended ended = run(Path.of("").toAbsolutePath(), "installer/" + system + "/build.sh", "--dry-run", "portable");
            assertThat(ended.code()).as(ended.text()).isZero();
            assertThat(ended.text()).contains("jlink ", "jpackage --type app-image ", "tallybird-");
        }
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void theScriptOfWindowsRunsDry() throws Exception {
        Ended ended = run(Path.of("").toAbsolutePath(), "powershell.exe", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File",
                "installer\\windows\\build.ps1", "--dry-run", "msi-user");
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).contains("jpackage --type msi ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theScriptOfTheContainerRunsDry() throws Exception {
        Ended ended = run(Path.of("").toAbsolutePath(), "installer/container/build.sh", "--dry-run", "localhost/base");
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(ended.text()).matches(
                "cp installer/container/probe target/installer/image/probe\\R(buildah|podman) build --format docker --build-arg BASE=localhost/base --tag tallybird:0[0-9.]+ --file installer/container/Containerfile target/installer/image\\R");
    }

    /** A system has some kinds of packages and lacks others. */
    @Test
    void eachPackageHasItsSumAndNothingElseHas() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project><version>1.2.3</version></project>");
        Path out = Files.createDirectories(folder.resolve("target").resolve("installer").resolve("x86_64")).getParent();
        Files.writeString(out.resolve("x86_64").resolve("tallybird.rpm"), "abc");
        Files.writeString(out.resolve("tallybird.deb"), "");
        Files.writeString(out.resolve("notes.txt"), "no package");
        Ended ended = run(folder, JAVA, Path.of("installer", "common", "Build.java").toAbsolutePath().toString(), "sums");
        assertThat(ended.code()).as(ended.text()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            Path sums = files.filter(file -> file.getFileName().toString().startsWith("SHA256SUMS-")).findFirst().orElseThrow();
            // of nothing and of "abc", as FIPS 180 gives them
            assertThat(Files.readAllLines(sums)).containsExactly(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  tallybird.deb",
                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  tallybird.rpm");
        }
    }

    @Test
    void nothingToSumIsAnError() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project><version>1.2.3</version></project>");
        Files.createDirectories(folder.resolve("target").resolve("installer"));
        Ended ended = run(folder, JAVA, Path.of("installer", "common", "Build.java").toAbsolutePath().toString(), "sums");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("There is no package in ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNotesOfAReleaseAreItsPartOfTheChangelog() throws Exception {
        Path script = Files.createDirectories(folder.resolve("installer")).resolve("notes.sh");
        Files.copy(Path.of("installer", "notes.sh"), script);
        Files.writeString(folder.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n  <version>9</version>\n</project>\n");
        Path changelog = Files.createDirectories(folder.resolve("src").resolve("docs")).resolve("CHANGELOG.md");
        Files.writeString(changelog, String.join("\n", Arrays.asList("# Changelog", "## [Unreleased]", "- later", "## [1.2.3] - 2026-12-01",
                "### Added", "- this", "## [1.2.30]", "- another", "")));
        assertThat(run(folder, "sh", script.toString(), "v1.2.3")).isEqualTo(new Ended(0, "### Added\n- this\n"));
        assertThat(run(folder, "sh", script.toString(), "v1.2.4").code()).isEqualTo(1);
        Files.writeString(changelog, "# Changelog\n## [Unreleased]\n- later\n");
        assertThat(run(folder, "sh", script.toString(), "v1.2.3"))
                .isEqualTo(new Ended(1, "src/docs/CHANGELOG.md has no part \"## [1.2.3]\".\n"));
    }

    private static final String FILES = "https://github.com/x/tallybird/releases/download/v1.2.3";

    private Ended manifests(String sums, String... options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("SHA256SUMS.txt"), sums);
        List<String> command = new ArrayList<>(List.of(JAVA, Path.of("installer", "common", "Manifests.java").toAbsolutePath().toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("SHA256SUMS.txt", "1.2.3", FILES, "out"));
        return run(folder, command.toArray(String[]::new));
    }

    private static String sums(String... files) {
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i < files.length; i++) {
            sums.append(String.valueOf((char) ('a' + i)).repeat(64)).append("  ").append(files[i]).append('\n');
        }
        return sums.toString();
    }

    @Test
    void wingetAndHomebrewAreGivenTheSumsOfTheRelease() throws Exception {
        String sums = sums("Tallybird-1.2.3-user.msi", "Tallybird-1.2.3-machine.msi", "Tallybird-1.2.3-arm64.dmg",
                "Tallybird-1.2.3-x64.dmg", "tallybird_1.2.3_amd64.deb");
        Ended dry = manifests(sums, "--dry-run");
        assertThat(dry.code()).as(dry.text()).isZero();
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(dry.text()).contains("write out/tallybird.rb", "InstallerSha256: " + "A".repeat(64));
        Ended ended = manifests(sums);
        assertThat(ended.code()).as(ended.text()).isZero();
        assertThat(Files.readString(folder.resolve("out").resolve("Tallybird.Tallybird.installer.yaml"))).contains("""
                - Architecture: x64
                  Scope: user
                  InstallerUrl: %1$s/Tallybird-1.2.3-user.msi
                  InstallerSha256: %2$s
                - Architecture: x64
                  Scope: machine
                  InstallerUrl: %1$s/Tallybird-1.2.3-machine.msi
                  InstallerSha256: %3$s
                """.formatted(FILES, "A".repeat(64), "B".repeat(64)));
        assertThat(Files.readString(folder.resolve("out").resolve("tallybird.rb"))).contains("sha256 arm:   \"" + "c".repeat(64) + "\"",
                "intel: \"" + "d".repeat(64) + "\"", "url \"" + FILES + "/Tallybird-#{version}-#{arch}.dmg\"",
                "homepage \"https://github.com/x/tallybird\"");
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**Tallybird.Tallybird.yaml")
                .isDirectoryContaining("glob:**Tallybird.Tallybird.locale.en-US.yaml");
    }

    @Test
    void aFileThatTheReleaseLacksIsAnError() throws Exception {
        Ended ended = manifests(sums("Tallybird-1.2.3-user.msi", "Tallybird-1.2.3-machine.msi", "Tallybird-1.2.3-x64.dmg"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.text()).contains("The sums have no Tallybird-1.2.3-arm64.dmg.");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
