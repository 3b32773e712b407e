package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launchers of Windows, run by cmd.exe: on Windows itself, elsewhere under Wine when {@code tallybird.wine.java} names a Windows Java 25
 * (see src/docs/testing.md).
 */
@EnabledIf("hasCmd")
class BatchLaunchersTest {

    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final String WINE_JAVA = System.getProperty("tallybird.wine.java", "");

    @TempDir
    private Path folder;
    private Path app;

    static boolean hasCmd() {
        return WINDOWS || !WINE_JAVA.isEmpty();
    }

    private record Ended(int code, List<String> lines) {
    }

    /** The launchers in a folder with every sign that cmd minds, and a program that says what reached it. */
    @BeforeEach
    void install() throws IOException {
        app = folder.resolve("a (b) & c^d!e");
        Path bin = Files.createDirectories(app.resolve("bin"));
        for (String file : List.of("java-25.bat", "tallybird-cli.bat", "tallybird.bat")) {
            Files.copy(Path.of("src", "main", "dist", "bin", file), bin.resolve(file));
        }
        Path source = Files.createDirectories(folder.resolve("source").resolve("app").resolve("tallybird")).resolve("Launcher.java");
        Files.writeString(source, """
                package app.tallybird;
                public class Launcher {
                    public static void main(String[] words) {
                        System.out.println(System.getProperty("tallybird.door"));
                        for (String word : words) {
                            System.out.println("<" + word + ">");
                        }
                        System.exit(40 + words.length);
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        assertThat(tool("javac", "--release", "17", "-d", classes.toString(), source.toString())).isZero();
        Files.createDirectories(app.resolve("lib"));
        assertThat(tool("jar", "--create", "--file", app.resolve("lib").resolve("echo.jar").toString(), "-C", classes.toString(), "."))
                .isZero();
    }

    private static int tool(String name, String... words) {
        return ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, words);
    }

    private static String seen(Path path) {
        return WINDOWS ? path.toString() : "Z:" + path.toAbsolutePath().toString().replace('/', '\\');
    }

    private Ended run(Map<String, String> environment, String... lines) throws IOException, InterruptedException {
        Path script = folder.resolve("run.bat");
        List<String> text = new ArrayList<>(List.of("@echo off"));
        environment.forEach((name, value) -> text.add("set \"" + name + "=" + value + "\""));
        text.addAll(List.of(lines));
        Files.writeString(script, String.join("\r\n", text) + "\r\n", StandardCharsets.US_ASCII);
        List<String> command = new ArrayList<>(WINDOWS ? List.of("cmd.exe", "/c") : List.of("wine", "cmd", "/c"));
        command.add(seen(script));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("TERM");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        return new Ended(process.waitFor(), said);
    }

    /** This Java by a name with every sign that cmd minds, where this user may make such a link. */
    private String javaHome() throws IOException {
        Path real = WINDOWS ? Path.of(System.getProperty("java.home")) : Path.of(WINE_JAVA);
        try {
            return seen(Files.createSymbolicLink(folder.resolve("J (1) & 2^3!"), real));
        } catch (IOException notAllowed) {
            return seen(real);
        }
    }

    private String cli() {
        return "\"" + seen(app) + "\\bin\\tallybird-cli.bat\"";
    }

    @Test
    void wordsArriveAsTheyWereAndTheCodeIsPassedOn() throws Exception {
        Ended ended = run(Map.of("JAVA_HOME", javaHome()), cli() + " one \"two three\" \"x & y^z(!)\" --file=C:\\new");
        assertThat(ended.lines()).containsExactly("cli", "<one>", "<two three>", "<x & y^z(!)>", "<--file=C:\\new>");
        assertThat(ended.code()).isEqualTo(44);
    }

    @Test
    void aJavaOfThePathIsFoundAndAnOldOneIsPassedOver() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old").resolve("bin"));
        Files.createFile(old.resolve("java.exe"));
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION_DATE=\"2099\"\r\nJAVA_VERSION=\"21.0.1\"\r\n");
        Ended ended = run(Map.of("JAVA_HOME", seen(old.getParent()), "PATH", javaHome() + "\\bin;%PATH%"), cli() + " a");
        assertThat(ended.lines()).containsExactly("cli", "<a>");
        assertThat(ended.code()).isEqualTo(41);
    }

    @Test
    void aJavaOfTheUsualFoldersIsFoundAndNoneIsSaid() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs & more").resolve("Zulu"));
        String system = WINDOWS ? "%SystemRoot%\\System32" : "C:\\windows\\system32";
        Map<String, String> environment = Map.of("ProgramFiles", seen(programs.getParent()), "PATH", system);
        assertThat(run(environment, cli()).code()).isEqualTo(78);
        Path real = WINDOWS ? Path.of(System.getProperty("java.home")) : Path.of(WINE_JAVA);
        Path zulu = Files.createDirectories(programs.resolve("zulu-25"));
        Files.createDirectories(zulu.resolve("bin"));
        Files.copy(real.resolve("release"), zulu.resolve("release"));
        Files.copy(real.resolve("bin").resolve("java.exe"), zulu.resolve("bin").resolve("java.exe"));
        // only a piece of a Java: that it was chosen is seen by its failing in its own way
        assertThat(run(environment, cli()).code()).isNotEqualTo(78).isNotZero();
    }
}
