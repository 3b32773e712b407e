package app.tallybird.it;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The app of Windows under Wine, laid out by {@code installer/windows/wine/prepare.sh}. Runs only as part of {@code mvn -B -Pwine verify}. */
@EnabledIfSystemProperty(named = "tallybird.wine", matches = ".+")
class WineIT {

    /** Latin-1, the code page of this Windows, has the last letter only. */
    private static final String NAME = "Ji\u0159\u00ed";
    private static final int COLOURS_OF_A_PAGE = 300;
    private static final int TRIES = 120;

    private final Path wine = Path.of(System.getProperty("tallybird.wine", "")).toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int code, String text) {
    }

    private Ended run(String program, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(wine.resolve("bin").resolve(program).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), text);
    }

    /** A class of the tests inside the packaged app, with its options and libraries. */
    private Ended inside(Class<?> program, Map<String, String> environment, String... options) throws Exception {
        String jars;
        try (Stream<Path> files = Files.list(wine.resolve("Tallybird/app"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).map(file -> "Z:" + file).collect(Collectors.joining(";"));
        }
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", "Z:" + Path.of(program.getProtectionDomain().getCodeSource().getLocation().toURI()) + ";" + jars,
                program.getName()));
        return run("java", environment, arguments.toArray(String[]::new));
    }

    @Test
    void theDemoRunsToItsEnd() throws Exception {
        Ended demo = run("tallybird-cli", Map.of(), "demo");
        assertThat(demo.code()).as(demo.text()).isZero();
        assertThat(demo.text()).contains("== Done");
    }

    /** The folder for temporary files of a user whose name the code page lacks: nothing is unpacked into it, so nothing fails there. */
    @Test
    void theLibrariesAreLoadedFromThePackage() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve(NAME));
        Ended probe = inside(RuntimeProbe.class, Map.of(), "-Djava.io.tmpdir=Z:" + temporary);
        assertThat(probe.text()).as("exit %d", probe.code()).contains("tls: true", "elliptic curves: true", "sqlite: true",
                "charsets: [windows-1252, IBM850, Big5]", "keychain: a store", "unpacked: 0");
    }

    @Test
    void theCredentialManagerKeepsSecretsOfAnyLength() throws Exception {
        assertThat(inside(KeychainProbe.class, Map.of()).text().lines()).containsSubsequence("store: OsKeychain", "long: true",
                "short: true", "gone: true");
    }

    @Test
    void argumentsOutsideTheCodePageArriveWhole() throws Exception {
        Files.writeString(folder.resolve(NAME + ".env"),
                "VENDOR_API_KEY=a\nPARTNER_API_KEY=b\nCONNECTOR=ninjaone\nCLIENT_ID=c\nCLIENT_SECRET=d\n");
        Ended saved = run("tallybird-cli", Map.of(), "import-env", NAME + ".env", "--home", NAME);
        assertThat(saved.code()).as(saved.text()).isZero();
        assertThat(folder.resolve(NAME).resolve("integrations").resolve("ninjaone.json")).exists();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(NAME, NAME + ".env");
        }
    }

    /** Saved as {@code target/wine/window.png}, to be looked at. */
    @Test
    void theWindowShowsItsHomePage() throws Exception {
        Path number = folder.resolve("display");
        Process screen = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1300x900x24").redirectOutput(number.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            for (int i = 0; i < TRIES && Files.size(number) == 0; i++) {
                assertThat(screen.waitFor(250, TimeUnit.MILLISECONDS)).as("the screen ended").isFalse();
            }
            String display = ":" + Files.readString(number).strip();
            // the first window of a new Wine may end at once: its desktop is still being made
            int colours = colours(display);
            assertThat(colours < COLOURS_OF_A_PAGE ? colours(display) : colours).as(said()).isGreaterThanOrEqualTo(COLOURS_OF_A_PAGE);
        } finally {
            screen.destroyForcibly().waitFor();
        }
    }

    /** Starts the window and takes pictures until one has as many as a page has, or the window ends. */
    private int colours(String display) throws IOException, InterruptedException {
        Path picture = wine.resolve("window.png");
        ProcessBuilder builder = new ProcessBuilder(wine.resolve("bin/tallybird").toString(), "--home", "Z:" + folder.resolve("home"))
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("DISPLAY", display);
        Process window = builder.start();
        try {
            int colours = 0;
            for (int i = 0; i < TRIES && colours < COLOURS_OF_A_PAGE && !window.waitFor(500, TimeUnit.MILLISECONDS); i++) {
                new ProcessBuilder("import", "-display", display, "-window", "root", picture.toString()).inheritIO().start().waitFor();
                BufferedImage image = ImageIO.read(picture.toFile());
                colours = (int) Arrays.stream(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())).distinct()
                        .count();
            }
            return colours;
        } finally {
            window.destroyForcibly().waitFor();
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
