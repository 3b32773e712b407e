package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/** What shells and the manual are given has each command, and the programs that read it understand it. */
class CompletionsTest {

    @TempDir
    private Path folder;

    private String form(String name) {
        CommandFolder.Ended ended = new Terminal(folder).run("generate-completion", name);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }

    private String run(String input, String... command) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("form"), input);
        List<String> words = new ArrayList<>(Stream.of(command).map(word -> word.replace("FORM", file.toString())).toList());
        Process process = started(words);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Process started(List<String> words) {
        try {
            return new ProcessBuilder(words).redirectErrorStream(true).start();
        } catch (IOException absent) {
            throw new TestAbortedException(words.getFirst() + " is not on this computer", absent);
        }
    }

    @ParameterizedTest
    @CsvSource({"zsh, \"' schedule set'\"", "fish, \"' schedule set'\"", "man, .SS \"schedule set\"", "bash, schedule_set"})
    void hasEachCommandAndOption(String name, String place) {
        assertThat(form(name)).contains(place.replaceAll("^\"|\"$", name.equals("man") ? "\"" : ""), "weekly", "env", "update");
    }

    @Test
    void anotherShellIsRefused() {
        CommandFolder.Ended ended = new Terminal(folder).run("generate-completion", "tcsh");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).contains("\"tcsh\" is none of: bash, zsh, fish, man.");
    }

    @Test
    void bashReadsIt() throws Exception {
        run(form("bash"), "bash", "-n", "FORM");
        String words = run(form("bash"), "bash", "-c",
                ". FORM; COMP_WORDS=(tallybird-cli schedule s); COMP_CWORD=2; _complete_tallybird-cli; echo ${COMPREPLY[@]}");
        assertThat(words.strip().split("\\s+")).containsExactlyInAnyOrder("show", "set");
    }

    @Test
    void zshReadsIt() throws Exception {
        run(form("zsh"), "zsh", "-f", "-n", "FORM");
    }

    @Test
    void fishCompletesCommandsOptionsAndFiles() throws Exception {
        String script = "source FORM; complete -C 'tallybird-cli schedule s'; complete -C 'tallybird-cli schedule set --we'";
        assertThat(run(form("fish"), "fish", "--no-config", "-c", script).lines()).containsExactly(
                "set\tHave the system's scheduler run the push",
                "show\tThe schedule, the next runs, and whether the system's scheduler knows it", "--weekly\tEvery week on this day");
    }

    @Test
    void theManualHasNoMarksThatAreUnknown() throws Exception {
        assertThat(run(form("man"), "groff", "-man", "-ww", "-z", "FORM")).isEmpty();
    }
}
