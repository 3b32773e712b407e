package app.tallybird.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The app's files as the packages of every system hold them. */
class StagedFilesIT {

    private static final int OLDEST_IN_A_CACHE = 50;
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Path app = Path.of(System.getProperty("tallybird.app"));

    @TempDir
    private Path folder;

    /** A start-up cache has no older ones. The changed jars say so, as their licenses ask, and are named where the works of others are; what they do is the same. */
    @Test
    void noClassFileIsTooOldForAStartUpCache() throws Exception {
        run(List.of(JAVA, "installer/common/Build.java", "stage", "--out", folder.toString(), "--fx",
                app.resolve("lib").resolve("fx").toString()));

        Set<String> changed = new TreeSet<>();
        int files = 0;
        for (Path jar : jars()) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                for (JarEntry entry : opened.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
                    try (InputStream content = opened.getInputStream(entry)) {
                        byte[] head = content.readNBytes(8);
                        assertThat((head[6] & 0xff) * 256 + (head[7] & 0xff)).as(jar + " " + entry)
                                .isGreaterThanOrEqualTo(OLDEST_IN_A_CACHE);
                        files++;
                    }
                }
                if (opened.getEntry("META-INF/CHANGED.txt") != null) {
                    changed.add(String.valueOf(jar.getFileName()));
                }
            }
        }
        assertThat(files).isGreaterThan(5_000);
        assertThat(changed).hasSize(1).allMatch(name -> name.startsWith("picocli-"));
        assertThat(folder.resolve("input").resolve("third-party.txt")).content()
                .contains("the class files of picocli have the form of Java 8");
        String path = jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        // every one of them passes the verifier of today
        assertThat(run(List.of(JAVA, "-Xverify:all", "-XX:-PrintWarnings", "--enable-native-access=ALL-UNNAMED", "-cp", path,
                "app.tallybird.Launcher", "--help"))).contains("tallybird-cli", "sync-usage", "--version");
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("input"))) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static String run(List<String> call) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(call).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TALLYBIRD_"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
