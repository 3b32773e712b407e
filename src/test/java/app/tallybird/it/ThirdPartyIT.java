package app.tallybird.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose works the app holds is said beside it and in the window: each jar, with its license. */
class ThirdPartyIT {

    private final Path app = Path.of(System.getProperty("tallybird.app"));

    @Test
    void everyJarOfOthersIsListedWithItsLicense() throws IOException {
        String list = Files.readString(app.resolve("third-party.txt"));
        List<String> jars = jars().map(jar -> jar.getFileName().toString()).filter(name -> !name.startsWith("tallybird-"))
                .map(name -> name.replaceFirst("(-(linux|win|mac)(-aarch64)?)?\\.jar$", "")).distinct().toList();

        assertThat(jars).hasSizeGreaterThan(20).allSatisfy(jar -> {
            int version = jar.indexOf(jar.replaceFirst("^.*?-(?=\\d)", ""));
            assertThat(list).containsPattern("(?m)^" + jar.substring(0, version - 1) + " \\Q" + jar.substring(version) + "\\E, [A-Z]");
        });
        assertThat(list.lines().filter(line -> line.matches("\\S+ \\d\\S*, .+"))).hasSameSizeAs(jars);
    }

    @Test
    void theWindowShowsTheSameList() throws IOException {
        Path own = jars().filter(file -> file.getFileName().toString().startsWith("tallybird-")).findFirst().orElseThrow();
        try (JarFile jar = new JarFile(own.toFile())) {
            assertThat(new String(jar.getInputStream(jar.getEntry("third-party.txt")).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Files.readString(app.resolve("third-party.txt")));
        }
    }

    private Stream<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(app.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        }
    }
}
