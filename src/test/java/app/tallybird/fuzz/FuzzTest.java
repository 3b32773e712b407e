package app.tallybird.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * Feeds every file of the corpus to its target. A long run looks for new ones with Jazzer:
 * {@code mvn test-compile surefire:test@default-test -Dtest=FuzzTest -Dtallybird.fuzz.seconds=600}; what it finds is kept in the corpus.
 */
class FuzzTest {

    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    /** What the grammars of the readers are made of. */
    private static final String SIGNS = "{}[]()<>\"'\\|&;,.:=+-*?^$%#@! \t\r\n\u00000129eE";

    static Stream<String> targets() {
        return FuzzTargets.ALL.keySet().stream();
    }

    static Stream<Arguments> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(Files::isRegularFile).sorted().map(file -> Arguments.of(file.getParent().getFileName().toString(), file))
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void whatWasSeenBeforeIsReadOrRefused(String target, Path file) {
        assertThat(FuzzTargets.ALL).containsKey(target);
        assertThatCode(() -> FuzzTargets.ALL.get(target).feed(FuzzTargets.read(file))).doesNotThrowAnyException();
    }

    /** A short run in every build, from the seed of all properties: bytes of the corpus changed, cut, doubled and put together. */
    @ParameterizedTest
    @MethodSource("targets")
    void changedBytesAreReadOrRefused(String target) throws IOException {
        List<byte[]> corpus;
        try (Stream<Path> files = Files.list(CORPUS.resolve(target))) {
            corpus = files.sorted().map(FuzzTargets::read).toList();
        }
        Property.holds(300, draws -> FuzzTargets.ALL.get(target).feed(changed(draws, corpus)));
    }

    private static byte[] changed(Draws draws, List<byte[]> corpus) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int parts = draws.between(1, 2); parts > 0; parts--) {
            byte[] part = draws.oneOf(corpus);
            int from = draws.either() ? 0 : draws.between(0, part.length);
            bytes.write(part, from, draws.between(from, part.length) - from);
        }
        byte[] all = bytes.toByteArray();
        for (int changes = draws.between(0, 8); changes > 0 && all.length > 0; changes--) {
            all[draws.between(0, all.length
                    - 1)] = (byte) (draws.either() ? draws.between(-128, 127) : SIGNS.charAt(draws.between(0, SIGNS.length() - 1)));
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyTargetHasACorpus(String target) {
        assertThat(CORPUS.resolve(target)).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @EnabledIfSystemProperty(named = "tallybird.fuzz.seconds", matches = "\\d+")
    void aLongRunFindsNothing(String target) throws IOException, InterruptedException {
        Path corpus = CORPUS.resolve(target).toAbsolutePath();
        Path work = Files.createDirectories(Path.of("target/fuzz", target));
        List<String> call = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dtallybird.fuzz.target=" + target,
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer", "--target_class=" + FuzzTargets.class.getName(),
                "--instrumentation_includes=app.tallybird.**", "-artifact_prefix=" + corpus + "/",
                "-max_total_time=" + System.getProperty("tallybird.fuzz.seconds"), work.toString(), corpus.toString());
        Process process = new ProcessBuilder(call).redirectErrorStream(true).redirectOutput(work.resolveSibling(target + ".log").toFile())
                .start();
        assertThat(process.waitFor()).as("see target/fuzz/%s.log", target).isZero();
    }
}
