package app.tallybird.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged command where cron, a service or an RMM starts it: no language, no terminal, nobody who reads to the end. */
@DisabledOnOs(OS.WINDOWS)
class FreshMachineIT {

    @TempDir
    private Path folder;

    private record Ended(int code, String said) {
    }

    /** A line of the shell; {@code $0} is the command. */
    private Ended shell(String line, Map<String, String> variables) throws IOException, InterruptedException {
        Path command = Path.of(System.getProperty("tallybird.app"), "bin", "tallybird-cli").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line, command.toString()).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet()
                .removeIf(name -> name.startsWith("TALLYBIRD_") || name.startsWith("LC_") || name.equals("LANG") || name.equals("TERM"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    /** The letters are given by their bytes: this test, too, may run where no language is set. */
    @Test
    void otherLettersArriveWhereNoLanguageIsSetOrOneThatIsNotThere() throws Exception {
        for (Map<String, String> language : List.of(Map.<String, String>of(), Map.of("LC_ALL", "C"), Map.of("LANG", "POSIX"),
                Map.of("LC_ALL", "xx_YY.UTF-8"), Map.of("LANG", "xx_YY.utf8"), Map.of("LANG", "C.UTF-8", "LC_CTYPE", "UTF-8"))) {
            Ended ended = shell(
                    "exec \"$0\" status --integration \"$(printf 'Z\\303\\274rich \\320\\226')\" --home \"$(printf 'h\\303\\266me')\"",
                    language);
            assertThat(ended.code()).as(ended.said()).isEqualTo(78);
            assertThat(ended.said()).contains("There is no integration \"Z\u00fcrich \u0416\".");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskBehindStandardOutputIsAnError() throws Exception {
        Ended ended = shell("exec \"$0\" --version > /dev/full", Map.of());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).contains("The disk is full. What was to be printed could not be written to its end.");
    }

    @Test
    void nothingIsAmissWhenNobodyReadsOrTypes() throws Exception {
        Ended ended = shell("\"$0\" connectors list < /dev/null > all.txt && { \"$0\" connectors list <&-; echo $? > code; } | head -n 1",
                Map.of());
        assertThat(ended.said().strip()).isEqualTo(Files.readAllLines(folder.resolve("all.txt")).getFirst().strip());
        assertThat(folder.resolve("code")).hasContent("0");
    }
}
