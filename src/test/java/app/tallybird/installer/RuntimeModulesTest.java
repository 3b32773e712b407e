package app.tallybird.installer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The runtime of the packages has the modules that code finds by a name only, so that nothing else notices when one is not there. */
class RuntimeModulesTest {

    @ParameterizedTest
    @CsvSource({"FileSystems.newFileSystem(, jdk.zipfs", "com.sun.net.httpserver., jdk.httpserver", "Charset.forName(, jdk.charsets",
            "java.sql., java.sql"})
    void aModuleThatCodeNeedsIsPackaged(String used, String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> using = files.filter(file -> file.toString().endsWith(".java")).filter(file -> read(file).contains(used)).toList();
            List<String> packaged = Files.readAllLines(Path.of("installer/common/modules.txt"));
            assertThat(using).as("the code still uses %s; else the module need not be packaged", used).isNotEmpty();
            assertThat(packaged).contains(module);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
