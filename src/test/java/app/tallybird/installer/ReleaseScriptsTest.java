package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
