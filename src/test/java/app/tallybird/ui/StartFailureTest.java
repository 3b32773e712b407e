package app.tallybird.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever keeps the window from opening is said: in a window when there can be one, else on the terminal. */
class StartFailureTest {

    @TempDir
    private Path home;

    @Test
    void aWindowSaysWhatHappenedAndWhatToDo() throws Exception {
        Scene scene = show(Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The folder can not be written.", "Nothing was done.",
                "Name another folder with --home.").at("/somewhere"));

        assertThat(((TextArea) scene.lookup("#failure")).getText())
                .contains("The folder can not be written. Nothing was done. Name another", "Code: HOME_NOT_WRITABLE", "Where: /somewhere");
        assertThat(scene.lookup("#failure").getAccessibleText()).isNotEmpty();
        assertThat(((Button) scene.lookup("#close")).isDefaultButton()).isTrue();
        FxToolkit.cleanupStages();
    }

    private static Scene show(Problem problem) throws Exception {
        FxToolkit.registerPrimaryStage();
        Scene[] scene = new Scene[1];
        FxToolkit.setupStage(stage -> {
            StartFailure.show(stage, problem);
            scene[0] = stage.getScene();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return scene[0];
    }

    @Test
    void aDisplayThatIsNotThereIsASentenceOnTheTerminal() throws Exception {
        Result result = start(List.of("--home", home.toString()), ":4711");

        assertThat(result.words()).contains("! The window could not be opened: ").contains("Nothing was read or sent.")
                .contains("tallybird-cli --help").doesNotContain("\tat ");
        assertThat(result.code()).isEqualTo(1);
    }

    @Test
    void anOptionThatIsWrongIsRefusedBeforeAnyWindow() throws Exception {
        Result result = start(List.of("--fast"), ":4711");

        assertThat(result.words()).contains("! The window does not know \"--fast\". Nothing was started.");
        assertThat(result.code()).isEqualTo(64);
    }

    private record Result(int code, String words) {
    }

    /** The same start as the script's, in a process of its own. */
    private static Result start(List<String> arguments, String display) throws Exception {
        String fx = System.getProperty("jdk.module.path");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--module-path", fx,
                "--add-modules", "javafx.controls,atlantafx.base", "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "-Dtallybird.door=window", "-cp", System.getProperty("java.class.path"), "app.tallybird.Launcher");
        builder.command().addAll(arguments);
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), words);
    }
}
