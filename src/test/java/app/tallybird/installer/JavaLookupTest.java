package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The launchers find this very Java, whatever options wait for it in the environment. */
@DisabledOnOs(OS.WINDOWS)
class JavaLookupTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path nobody;

    private String found(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", ". src/main/dist/bin/java-25.sh; tallybird_java; echo \"$? $JAVA\"")
                .redirectErrorStream(true);
        shell.environment().clear();
        shell.environment()
                .putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", nobody.toString(), "JAVA_HOME", System.getProperty("java.home")));
        shell.environment().putAll(environment);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    @Test
    void aJavaOfTheEnvironmentIsFound() throws Exception {
        assertThat(found(Map.of())).isEqualTo("0 " + JAVA);
    }

    @ParameterizedTest
    @CsvSource({"JAVA_TOOL_OPTIONS,''", "JDK_JAVA_OPTIONS,''", "_JAVA_OPTIONS,-Dx=1", "JAVA_TOOL_OPTIONS,-Duser.language=de",
            "JAVA_TOOL_OPTIONS,'-Dx=version \"8'"})
    void optionsInTheEnvironmentDoNotHideIt(String variable, String options) throws Exception {
        assertThat(found(Map.of(variable, options))).isEqualTo("0 " + JAVA);
    }
}
