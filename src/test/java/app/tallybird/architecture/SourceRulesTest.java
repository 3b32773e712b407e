package app.tallybird.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** House rules that a compiler cannot see. */
class SourceRulesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int MOST_LINES = 400;

    @Test
    void noFileIsLongerThanFourHundredLines() throws IOException {
        assertThat(sources(file -> lines(file).size() > MOST_LINES)).isEmpty();
    }

    @Test
    void noTwoClassesHaveOneName() throws IOException {
        assertThat(sources(file -> !file.endsWith("package-info.java"))).extracting(file -> file.getFileName().toString())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyPackageSaysWhatItIsForAndWhatItMayUse() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> silent = files.filter(Files::isDirectory).filter(SourceRulesTest::holdsClasses).filter(folder -> {
                Path info = folder.resolve("package-info.java");
                return !Files.exists(info) || !String.join("\n", lines(info)).contains("@NullMarked");
            }).toList();
            assertThat(silent).isEmpty();
        }
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() throws IOException {
        List<Path> writers = sources(
                file -> lines(file).stream().anyMatch(line -> line.contains("System.out") || line.contains(".printStackTrace(")));
        assertThat(writers).allMatch(file -> file.toString().contains("/cli/"));
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(sources(file -> lines(file).stream().anyMatch(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b.*")))).isEmpty();
    }

    private static List<Path> sources(Predicate<Path> wrong) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(wrong).toList();
        }
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
