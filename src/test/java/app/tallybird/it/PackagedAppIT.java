package app.tallybird.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged app image has all that it needs, and no other Java is asked. Runs only when the image was built and named:
 * {@code mvn test-compile failsafe:integration-test failsafe:verify -Dit.test=PackagedAppIT -Dtallybird.image=target/installer/image/tallybird}.
 */
@EnabledIfSystemProperty(named = "tallybird.image", matches = ".+")
class PackagedAppIT {

    private final Path image = Path.of(System.getProperty("tallybird.image", "")).toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void theRuntimeHasWhatKeychainTlsLedgerAndCharsetsNeed() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> call = new ArrayList<>();
        call.add(image.resolve("lib/runtime/bin/java").toString());
        call.addAll(options("tallybird-cli.cfg"));
        call.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", "target/test-classes:" + image.resolve("lib/app") + "/*",
                "app.tallybird.it.RuntimeProbe"));
        Outcome outcome = run(call);

        assertThat(outcome.text()).as("exit %d", outcome.code()).contains("tls: true", "elliptic curves: true", "trusted authorities: true",
                "sqlite: true", "charsets: [windows-1252, IBM850, Big5]", "keychain: ", "user for the keychain: UnixSystem", "unpacked: 0");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void theDemoRunsToItsEnd() throws IOException, InterruptedException {
        Outcome outcome = run(List.of(image.resolve("bin/tallybird-cli").toString(), "demo"));

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(outcome.text()).contains("== Done");
    }

    @Test
    void saysWhoseWorksAreInside() {
        assertThat(image.resolve("lib/app/third-party.txt")).content().contains("javafx-base ", "gson ", "OpenJDK");
    }

    @Test
    void bothDoorsStartFromATrainedCache() throws IOException {
        assertThat(image.resolve("lib/app/window.aot")).isNotEmptyFile();
        assertThat(image.resolve("lib/app/cli.aot")).isNotEmptyFile();
        assertThat(image.resolve("bin/tallybird")).content().contains("-XX:AOTCache=$APPDIR/window.aot", "-XX:+UseSerialGC", "-Xmx");
        assertThat(image.resolve("bin/tallybird-cli")).content().contains("-XX:AOTCache=$APPDIR/cli.aot", "-XX:+UseSerialGC", "-Xmx");
    }

    /**
     * What the cache was trained on comes from it, the library that reads commands, too: a cache of other options or another class path is left aside
     * without a word, and class files from before Java 6 are in none.
     */
    @Test
    void theCommandsClassesComeFromItsCache() throws IOException, InterruptedException {
        String home = folder.resolve("home").toString();
        Map<List<String>, Integer> commands = Map.of(List.of("--version"), 0, List.of("--help"), 0, List.of("sync-usage", "--help"), 0,
                List.of("connectors", "list"), 0, List.of("needs", "--home", home), 0, List.of("status", "--home", home), 78);
        for (Map.Entry<List<String>, Integer> words : commands.entrySet()) {
            Path log = folder.resolve("classes.txt");
            List<String> call = new ArrayList<>(List.of(image.resolve("bin/tallybird-cli").toString()));
            call.addAll(words.getKey());
            Outcome outcome = run(call, Map.of("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log));
            assertThat(outcome.code()).as(outcome.text()).isEqualTo(words.getValue());
            List<String> loaded = Files.readAllLines(log).stream().filter(line -> !line.contains("Lambda")).toList();
            for (String library : List.of(" app.tallybird.", " picocli.")) {
                List<String> its = loaded.stream().filter(line -> line.contains(library)).toList();
                assertThat(its).hasSizeGreaterThan(20).filteredOn(line -> line.contains("source: shared objects file"))
                        .as("%s: from the cache", words.getKey()).hasSizeGreaterThan(its.size() * 95 / 100);
            }
        }
    }

    /** As after a copy that gives its files other times: the cache is of no use then, and nobody is told in the middle of what a script reads. */
    @Test
    void aCacheThatDoesNotFitIsLeftOutWithoutAWord() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy.resolve("bin"));
        Files.createDirectories(copy.resolve("lib"));
        Files.createSymbolicLink(copy.resolve("lib/runtime"), image.resolve("lib/runtime"));
        try (Stream<Path> files = Files.walk(image.resolve("lib/app"))) {
            for (Path file : files.toList()) {
                Path to = copy.resolve(image.relativize(file).toString());
                Files.copy(file, to);
                Files.setLastModifiedTime(to, FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
            }
        }
        Path command = Files.copy(image.resolve("bin/tallybird-cli"), copy.resolve("bin/tallybird-cli"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Outcome outcome = run(List.of(command.toString(), "--version"));

        assertThat(outcome.code()).as(outcome.text()).isZero();
        assertThat(outcome.text()).isEqualTo(run(List.of(image.resolve("bin/tallybird-cli").toString(), "--version")).text());
        Files.writeString(copy.resolve("lib/app/cli.aot"), "damaged");
        assertThat(run(List.of(command.toString(), "--version")).text()).isEqualTo(outcome.text());
    }

    private List<String> options(String file) throws IOException {
        try (Stream<String> lines = Files.lines(image.resolve("lib/app").resolve(file))) {
            return lines.filter(line -> line.startsWith("java-options=")).map(line -> line.substring("java-options=".length()))
                    .map(option -> option.replace("$APPDIR", image.resolve("lib/app").toString())).toList();
        }
    }

    private record Outcome(int code, String text) {
    }

    private Outcome run(List<String> call) throws InterruptedException {
        return run(call, Map.of());
    }

    private Outcome run(List<String> call, Map<String, String> environment) throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder(call).redirectErrorStream(true);
            builder.environment().remove("JAVA_HOME");
            builder.environment().put("PATH", "/nowhere");
            builder.environment().putAll(environment);
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
