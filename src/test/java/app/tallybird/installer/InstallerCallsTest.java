package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import app.tallybird.settings.Home;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that make the packages of each system, as the dry run prints them. Windows and macOS can be judged only this way here. */
class InstallerCallsTest {

    private static final String UPGRADE_ID = "--win-upgrade-uuid 6f1b1a52-6a0e-4c0b-9f57-2d0b6a6f4c31";

    @Test
    void windowsGetsAnMsiForOneUserAndOneForTheComputerThatReplaceTheOnesBefore() throws IOException, InterruptedException {
        List<String> calls = dryRun("windows");

        assertThat(calls).filteredOn(call -> call.startsWith("jlink ")).singleElement().asString().contains("jdk.crypto.mscapi");
        assertThat(calls).filteredOn(call -> call.startsWith("jpackage --type app-image ")).singleElement().asString()
                .contains("--name Tallybird ", "--icon installer/common/icons/tallybird.ico",
                        "--add-launcher tallybird-cli=target/installer/tallybird-cli.properties",
                        "--add-launcher tallybird-scheduled=target/installer/tallybird-scheduled.properties")
                .doesNotContain("mac-");
        assertThat(calls).filteredOn(call -> call.startsWith("jpackage --type msi ")).hasSize(2)
                .allSatisfy(call -> assertThat(call).contains("--app-image target/installer/image/Tallybird ", UPGRADE_ID, "--win-menu",
                        "--app-version 0."))
                .satisfiesExactly(user -> assertThat(user).contains("--dest target/installer/msi-user ", " --win-per-user-install "),
                        machine -> assertThat(machine).contains("--dest target/installer/msi-machine ")
                                .doesNotContain("--win-per-user-install"));
        assertThat(calls).filteredOn(call -> call.startsWith("manifest of ")).hasSize(3)
                .allMatch(call -> call.endsWith(".exe from installer/windows/tallybird.manifest"));
        assertThat(calls).filteredOn(call -> call.startsWith("rename ")).hasSize(2)
                .allMatch(call -> call.endsWith("-user.msi") || call.endsWith("-machine.msi"));
    }

    /** A zip file of the app image to unpack anywhere, trained as the installed one is. Nothing in it names a home: it has the user's own. */
    @Test
    void windowsGetsAZipFileThatRunsWhereItIsUnpacked() throws IOException, InterruptedException {
        List<String> calls = dryRun("windows");
        String zip = calls.stream().filter(call -> call.startsWith("jar ")).findFirst().orElseThrow();
        assertThat(zip).matches("jar --create --no-manifest --file target/installer/tallybird-0[0-9.]+-windows-portable\\.zip"
                + " -C target/installer/image Tallybird");
        List<String> before = calls.subList(0, calls.indexOf(zip));
        for (String door : List.of("window", "cli")) {
            assertThat(before).anyMatch(call -> call.contains("-XX:AOTCacheOutput=target/installer/image/Tallybird/app/" + door + ".aot"));
        }
        assertThat(before).anyMatch(call -> call.startsWith("TALLYBIRD_REHEARSAL=screens ") && call.contains("/window.aot "))
                .anyMatch(call -> call.startsWith("TALLYBIRD_REHEARSAL=commands ") && call.contains("/cli.aot "));
        for (String launcher : List.of("Tallybird", "tallybird-cli", "tallybird-scheduled")) {
            assertThat(before).anyMatch(call -> call.startsWith("append to target/installer/image/Tallybird/app/" + launcher + ".cfg: "));
        }
        assertThat(calls).noneMatch(call -> call.contains("tallybird.home") || call.contains("TALLYBIRD_HOME"));
    }

    @Test
    void macOsGetsAnIdentifierAndAVersionItTakes() throws IOException, InterruptedException {
        List<String> calls = dryRun("macos");

        for (String type : List.of("dmg", "pkg")) {
            assertThat(calls).filteredOn(call -> call.startsWith("jpackage --type " + type + " ")).singleElement().asString()
                    .contains("--app-image target/installer/image/Tallybird.app ", "--mac-package-identifier app.tallybird",
                            "--app-version 1.")
                    .doesNotContain("win-");
        }
        assertThat(calls).filteredOn(call -> call.startsWith("jlink ")).singleElement().asString().doesNotContain("mscapi");
        // both processors' files are on one page of a release
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
        assertThat(calls).filteredOn(call -> call.startsWith("rename ")).hasSize(2)
                .allMatch(call -> call.matches(".*/Tallybird-0[0-9.]*-" + processor + "\\.(dmg|pkg)"));
        assertThat(calls).filteredOn(call -> call.startsWith("ditto ")).singleElement().asString()
                .endsWith("-macos-" + processor + "-portable.zip");
    }

    @Test
    void linuxGetsArchivesOfOneTree() throws IOException, InterruptedException {
        List<String> calls = dryRun("linux");

        assertThat(calls)
                .anySatisfy(call -> assertThat(call).startsWith("dpkg-deb --root-owner-group -Zxz -z3 --build target/installer/tree "))
                .anySatisfy(call -> assertThat(call).startsWith("rpmbuild -bb ").endsWith(" installer/linux/tallybird.spec"))
                .anySatisfy(call -> assertThat(call).endsWith(
                        "generate-completion fish > target/installer/image/tallybird/share/fish/vendor_completions.d/tallybird-cli.fish"))
                .anySatisfy(call -> assertThat(call)
                        .endsWith("generate-completion man > target/installer/image/tallybird/share/man/man1/tallybird-cli.1"));
        assertThat(calls).contains("write target/installer/image/tallybird/bin/tallybird from installer/linux/launcher.sh",
                "write target/installer/image/tallybird/bin/tallybird-cli from installer/linux/launcher.sh");
        assertThat(calls).filteredOn(call -> call.startsWith("jpackage ")).singleElement().asString().contains("--name tallybird ")
                .contains("--java-options '-Dorg.sqlite.lib.path=$APPDIR/native'").contains("--java-options -XX:+UseSerialGC")
                .contains("--java-options -Dtallybird.door=window");
    }

    /** An MSI deletes its folder with all that is in it, when it is removed and when it is updated. */
    @Test
    void noPackageInstallsWhereAUsersHomeIs() throws IOException, InterruptedException {
        Path local = Path.of("/users/ann/local");
        for (String call : dryRun("windows").stream().filter(one -> one.startsWith("jpackage --type msi ")).toList()) {
            Path base = call.contains("--win-per-user-install") ? local : Path.of("/programs");
            String folder = option(call, "--install-dir").or(() -> option(call, "--name")).orElseThrow();
            apart(base.resolve(folder.replace('\\', '/')),
                    Home.defaultFor("Windows 11", Map.of("LOCALAPPDATA", local.toString()), Path.of("/users/ann")));
        }
        apart(Path.of("/Applications/Tallybird.app"), Home.defaultFor("Mac OS X", Map.of(), Path.of("/Users/ann")));
        String deb = dryRun("linux").stream().filter(one -> one.startsWith("dpkg-deb ")).findFirst().orElseThrow();
        assertThat(deb).contains("target/installer/tree");
        assertThat(Files.readAllLines(Path.of("installer/linux/tallybird.spec"))).filteredOn(line -> line.startsWith("/")).isNotEmpty()
                .allMatch(line -> line.startsWith("/usr/"));
        for (Map<String, String> environment : List.of(Map.<String, String>of(), Map.of("XDG_DATA_HOME", "/home/ann/data"))) {
            apart(Path.of("/usr"), Home.defaultFor("Linux", environment, Path.of("/home/ann")));
        }
    }

    private static void apart(Path program, Home home) {
        assertThat(program.startsWith(home.root()) || home.root().startsWith(program)).as(program + " and " + home.root()).isFalse();
    }

    private static Optional<String> option(String call, String name) {
        Matcher found = Pattern.compile(Pattern.quote(name) + " '?([^' ]+)").matcher(call);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** So that the app itself refuses a home that would go with the program, wherever a person put either. */
    @Test
    void everyLauncherSaysWhereTheProgramIs() throws IOException {
        for (String file : List.of("java-window.txt", "java-cli.txt")) {
            assertThat(Files.readAllLines(Path.of("installer/common", file))).contains("-Dtallybird.program=$ROOTDIR");
        }
    }

    @Test
    void aPackageThatASystemDoesNotHaveIsRefused() throws IOException, InterruptedException {
        assertThat(dryRun("linux", "msi")).containsExactly("There is no package \"msi\" for linux; use image, portable, deb, rpm.");
    }

    private static List<String> dryRun(String os, String... types) throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "installer/common/Build.java", "--os", os, "--dry-run"));
        call.addAll(List.of(types));
        Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(types.length == 0 ? 0 : 1);
        return text.lines().toList();
    }
}
