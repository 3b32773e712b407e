package app.tallybird.problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TemporaryFilesTest {

    private static final long MINE = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessLeftIsRemovedAndNothingElse() throws IOException {
        for (String name : List.of("tallybird-builder-41-9.rows", "tallybird-builder-42-9.rows", "tallybird-builder.rows", "tallybird-41",
                "other-41-9")) {
            Files.writeString(folder.resolve(name), "Acme;12");
        }
        Files.createDirectories(folder.resolve("tallybird-case-41-8").resolve("deep"));
        Files.writeString(folder.resolve("tallybird-case-41-8").resolve("deep").resolve("a.csv"), "Acme;12");
        TemporaryFiles.sweep(folder, process -> process == 42);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("tallybird-builder-42-9.rows",
                    "tallybird-builder.rows", "tallybird-41", "other-41-9");
        }
        TemporaryFiles.sweep(folder.resolve("none"), process -> false);
    }

    @Test
    void everyNameTellsItsProcess() throws IOException {
        Path file = TemporaryFiles.file("builder", ".rows");
        Path made = TemporaryFiles.folder("demo");
        assertThat(file.getFileName().toString()).startsWith("tallybird-builder-" + MINE + "-").endsWith(".rows");
        assertThat(made.getFileName().toString()).startsWith("tallybird-demo-" + MINE + "-");
        TemporaryFiles.sweep();
        assertThat(List.of(file, made)).as("of a process that lives").allMatch(Files::exists);
        TemporaryFiles.remove(file);
        TemporaryFiles.remove(made);
        assertThat(List.of(file, made)).noneMatch(Files::exists);
    }

    /** Every class makes them here: a file of another name would never be found again. */
    @Test
    void noOtherClassMakesTemporaryFiles() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java")).filter(TemporaryFilesTest::makesThem)
                    .map(file -> file.getFileName().toString())).containsExactly("TemporaryFiles.java");
        }
    }

    private static boolean makesThem(Path source) {
        try {
            return Files.readString(source).matches("(?s).*\\b(createTempFile|createTempDirectory)\\b.*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
