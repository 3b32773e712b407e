package app.tallybird.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every promise of the page has a test that exists, or a reason. */
class ProofsTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    @Test
    void everyPromiseHasATestThatExistsOrAReason() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src/docs/proofs.md")).stream().filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
        assertThat(rows).extracting(row -> Integer.valueOf(row.split(" ")[1])).isEqualTo(IntStream.rangeClosed(1, 32).boxed().toList());
        assertThat(rows).allMatch(row -> TEST.matcher(row).find() || row.contains("| no test"));

        Map<String, Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).collect(
                    Collectors.toMap(file -> file.getFileName().toString().replace(".java", ""), file -> file, (one, other) -> one));
        }
        for (MatchResult named : rows.stream().flatMap(row -> TEST.matcher(row).results()).toList()) {
            Path source = sources.get(named.group(1));
            assertThat(source).as(named.group()).isNotNull();
            assertThat(Files.readString(source).contains("    void " + named.group(2) + "(")).as(named.group()).isTrue();
        }
    }
}
