package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What cmd.exe does to lines that look right: such lines are in no batch file of ours. Each rule is tried on a line that breaks it. */
class BatchLintTest {

    private static final Path SCRIPTS = Path.of("src", "main", "dist", "bin");
    private static final Pattern COMMAND_OF_FOR = Pattern.compile("(?i).*\\bfor\\s+/f\\b.*\\bin\\s*\\(\\s*'\\s*\".*");
    private static final Pattern SHELL = Pattern.compile("(?i).*\\bcmd(\\.exe)?\\s+/c\\s+\".*");
    private static final Pattern CALL_WITH_WORDS = Pattern.compile("(?i).*\\bcall\\s+(?!:\\w+\\s*(\\)|$)).*");
    /** A value that anybody chose, outside quotes. */
    private static final Pattern BARE_VALUE = Pattern.compile("(?<!%)%(~|[A-Za-z])(?!RRORLEVEL%|ALLYBIRD_DOOR%|EATURE%)");

    private static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        if (!text.replace("\r\n", "").matches("[^\r\n]*")) {
            faults.add("a line does not end with CR and LF: labels are not found");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            faults.add("not ASCII: read in whatever code page the console has");
        }
        if (!text.contains("\nsetlocal disabledelayedexpansion\r")) {
            faults.add("each ! in a path is lost where delayed expansion is the default");
        }
        for (String line : text.lines().filter(one -> !one.startsWith("rem ") && !one.startsWith("echo ")).toList()) {
            if (COMMAND_OF_FOR.matcher(line).matches() || SHELL.matcher(line).matches()) {
                faults.add("a command that begins with a quote and ends with one loses both: " + line);
            }
            if (CALL_WITH_WORDS.matcher(line).matches()) {
                faults.add("call doubles each ^ in its words: " + line);
            }
            if (BARE_VALUE.matcher(line.replace(":\"=%", "%").replaceAll("\"[^\"]*\"", "")).find()) {
                faults.add("a value outside quotes, in which & and ) end the command: " + line);
            }
        }
        return faults;
    }

    @Test
    void noBatchFileHoldsALineThatCmdTakesForAnotherOne() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS).filter(file -> file.toString().endsWith(".bat"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                assertThat(faults(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"for /f \"tokens=3\" %%V in ('\"%~1\" -version 2^>^&1 ^| findstr /i version') do set \"A=%%V\"",
            "cmd /c \"%JAVA%\" \"a\"", "call \"%~dp0java-25.bat\"", "call :try \"%JAVA_HOME%\"", "cd %JAVA_HOME%", "start %~dp0x.exe"})
    void eachRuleIsBrokenByALine(String line) {
        assertThat(faults("@echo off\r\nsetlocal disabledelayedexpansion\r\n" + line + "\r\n")).isNotEmpty();
        assertThat(faults("@echo off\r\nsetlocal disabledelayedexpansion\r\n\"%~dp0a.bat\" %*\r\ncall :try\r\n")).isEmpty();
        assertThat(faults("@echo off\nsetlocal disabledelayedexpansion\n")).hasSizeGreaterThan(0);
        assertThat(faults("@echo off\r\nsetlocal\r\n")).hasSize(1);
    }

    /** Git gives each system the same bytes, so that formatter, hashes and recorded answers agree, and batch files what cmd reads. */
    @Test
    void aCheckoutHasTheSameBytesOnEverySystem() throws IOException {
        assertThat(Files.readAllLines(Path.of(".gitattributes"))).contains("* text=auto eol=lf", "*.bat text eol=crlf",
                "src/test/resources/** -text");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<lineEndings>UNIX</lineEndings>");
    }
}
