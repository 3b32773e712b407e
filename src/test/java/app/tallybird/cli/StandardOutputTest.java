package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.reading.CheckLine;
import app.tallybird.http.Redactor;

import static org.assertj.core.api.Assertions.assertThat;

/** A report that was cut off does not end as if it were whole. */
class StandardOutputTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console onto(OutputStream file) {
        return onto(new StandardOutput(file, () -> false, StandardCharsets.UTF_8));
    }

    private Console onto(StandardOutput out) {
        return new Console(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, new Redactor());
    }

    /** Takes as much as there is room for. */
    private static OutputStream failing(int room, String with) {
        return new OutputStream() {
            private int taken;

            @Override
            public void write(int one) throws IOException {
                if (++taken > room) {
                    throw new IOException(with);
                }
            }
        };
    }

    @Test
    void aFullDiskIsAnErrorThatIsSaid() {
        Console console = onto(failing(10, "No space left on device"));
        console.data("longer than ten letters");
        assertThat(TallybirdCli.whole(ExitCode.DONE, console)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(
                "! The disk is full. What was to be printed could not be written to its end.", "What the command did stays done.",
                "DISK_FULL");
    }

    @Test
    void aFailedCheckNamesItsStepOnce() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Output output = new Output(onto(out), false);
        output.check(new CheckLine("Address of a.example", false, "Address of a.example: the name could not be found.", Optional.empty()));
        output.check(new CheckLine("TLS of a.example", true, "skipped", Optional.empty()));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("  FAIL  Address of a.example: the name could not be found.", "  ok    TLS of a.example: skipped");
    }

    @Test
    void whatWentWrongBeforeIsStillToldByTheCode() {
        Console console = onto(failing(0, "Input/output error"));
        console.data("words");
        assertThat(TallybirdCli.whole(ExitCode.WRONG_USE, console)).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("! What was to be printed could not be written to its end.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Broken pipe", "Bad file descriptor", "The pipe is being closed", "Stream Closed"})
    void whoHasReadEnoughMayLeave(String words) {
        Console console = onto(failing(3, words));
        console.data("longer than three letters");
        assertThat(TallybirdCli.whole(ExitCode.DONE, console)).isEqualTo(ExitCode.DONE);
        assertThat(err.size()).isZero();
    }

    /** As a system says them whose language is not English. */
    @ParameterizedTest
    @CsvSource({"true,Relais bris\u00e9 (pipe),0,0", "true,Przerwany potok,0,0",
            "false,Aucun espace disponible sur le p\u00e9riph\u00e9rique,1,1", "false,Brak miejsca na urz\u0105dzeniu,1,1"})
    void whetherSomebodyReadsDecidesInEveryLanguage(boolean read, String words, int code, int problems) {
        Console console = onto(new StandardOutput(failing(3, words), () -> read, StandardCharsets.UTF_8));
        console.data("longer than three letters");
        assertThat(TallybirdCli.whole(ExitCode.DONE, console)).isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("! "))).hasSize(problems);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thatSomebodyReadsIsKnownWithoutWords(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (RandomAccessFile reader = new RandomAccessFile(pipe.toFile(), "rw");
                FileOutputStream end = new FileOutputStream(pipe.toFile());
                FileOutputStream file = new FileOutputStream(folder.resolve("file").toFile(), true)) {
            assertThat(StandardOutput.hasPlaces(end)).isFalse();
            assertThat(StandardOutput.hasPlaces(file)).isTrue();
            reader.close();
            Console console = onto(new StandardOutput(end, StandardCharsets.UTF_8));
            console.data("words");
            assertThat(TallybirdCli.whole(ExitCode.DONE, console)).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void allThatWasWrittenIsWhole() {
        Console console = onto(OutputStream.nullOutputStream());
        console.data("words");
        assertThat(TallybirdCli.whole(143, console)).isEqualTo(143);
        assertThat(err.size()).isZero();
    }
}
