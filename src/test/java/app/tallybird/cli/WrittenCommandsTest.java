package app.tallybird.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a page or a sentence of the program tells a person to type is a command, with parameters and options that it has. */
class WrittenCommandsTest {

    private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPED = Pattern.compile("tallybird-cli ([a-z-][^`\n>&|]*)");
    private static final Pattern ADVISED = Pattern.compile("(?:with|run|use): (?:tallybird-cli )?([a-z][a-z-]+(?: [^\"\\\\\n]*)?)[\"\\\\]");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    /** What is said of a command that is none; with another word at its end where the program puts one in. */
    private String refused(String command) {
        List<String> words = WORD.matcher(command.replaceFirst("[.;,]?( [(].*)?$|[.;,] .*$", "").replaceFirst("\\s$", " X")).results()
                .map(word -> Stream.of(1, 2, 3).map(word::group).filter(one -> one != null).findFirst().orElseThrow())
                .collect(Collectors.toList());
        if (!words.contains("--help")) {
            words.add("--help");
        }
        CommandFolder.Ended ended = new Terminal(folder).run(words.toArray(String[]::new));
        return ended.code() == 0 ? "" : command + ": " + ended.err();
    }

    private Set<String> commands() {
        String help = new Terminal(folder).run("--help").out();
        return Pattern.compile("(?m)^  ([a-z-]+)[ ,]").matcher(help.substring(help.indexOf("Commands:"))).results().map(one -> one.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void thoseOfThePages() throws IOException {
        Set<String> commands = commands();
        Set<String> written = new TreeSet<>();
        for (Path page : files(List.of("README.md", "src/docs", ".github", "installer", "src/main/resources/connectors"), ".md")) {
            String text = Files.readString(page);
            found(TYPED, text).map(String::strip).forEach(written::add);
            found(QUOTED, text).filter(words -> words.contains(" ") && commands.contains(words.split(" ")[0])).forEach(written::add);
        }
        assertThat(written).hasSizeGreaterThan(60);
        assertThat(written.stream().map(this::refused).filter(words -> !words.isEmpty())).isEmpty();
    }

    @Test
    void thoseOfSentences() throws IOException {
        Set<String> commands = commands();
        Set<String> written = new TreeSet<>();
        for (Path source : files(List.of("src/main/java"), ".java")) {
            found(ADVISED, Files.readString(source)).filter(words -> commands.contains(words.split(" ")[0])).forEach(written::add);
        }
        assertThat(written).hasSizeGreaterThan(15);
        assertThat(written.stream().map(this::refused).filter(words -> !words.isEmpty())).isEmpty();
    }

    /** A package has no file of the project's folder. */
    @Test
    void noSentenceSendsToAFileThatOnlyTheProjectHas() throws IOException {
        for (Path source : files(List.of("src/main/java"), ".java")) {
            assertThat(found(Pattern.compile("(\"[^\"\n]*(?:\\.env\\.sample|SECURITY\\.md|FORMAT\\.md|installer/)[^\"\n]*\")"),
                    Files.readString(source))).as(source.toString()).isEmpty();
        }
    }

    private static List<Path> files(List<String> places, String end) {
        return places.stream().flatMap(place -> {
            try (Stream<Path> all = Files.walk(Path.of(place))) {
                return all.filter(file -> file.toString().endsWith(end)).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult one) -> one.group(1));
    }
}
