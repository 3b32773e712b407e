package app.tallybird.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.LedgerSharing;
import app.tallybird.app.Surroundings;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.LedgerChoice;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.TeamDatabase;

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
        assertThat(((Button) scene.lookup("#try-again")).isDefaultButton()).isTrue();
        assertThat(((Button) scene.lookup("#close")).isCancelButton()).isTrue();
        assertThat(scene.lookup("#try-again").getBoundsInParent().getMinX() - scene.lookup("#close").getBoundsInParent().getMaxX())
                .as("the buttons stand apart").isGreaterThanOrEqualTo(8);
        FxToolkit.cleanupStages();
    }

    private static final Problem DOWN = Problem.of(ProblemCode.UNREACHABLE, "The shared ledger does not answer.", "Nothing was sent.",
            "Try again.");

    /** What keeps a window from opening may be over a moment later. */
    @Test
    void anotherStartIsMadeFromTheSameWindow() throws Exception {
        AtomicInteger again = new AtomicInteger();
        Scene scene = show(DOWN, Optional.empty(), again::incrementAndGet);

        assertThat(scene.lookup("#failure-address")).isNull();
        press(scene, "#try-again");
        assertThat(again).hasValue(1);
        FxToolkit.cleanupStages();
    }

    /** An address or a password that is wrong is put right where it is said, and only a ledger that is worked with takes the place of another. */
    @Test
    void theAddressOfASharedLedgerIsCorrected() throws Exception {
        TeamDatabase database = new TeamDatabase();
        database.ledgers("dana").open("NinjaOne").close();
        String right = database.of("dana");
        String wrong = right.replaceFirst(":\\d+/", ":1/");
        String empty = database.server.address(database.server.database()).replace("postgres@", "dana@");
        FolderDocuments own = new FolderDocuments(home);
        new LedgerChoice(own).use(wrong);
        SessionStore secrets = new SessionStore("a test");
        Surroundings around = new Surroundings(Map.of("USER", "dana"), home, home, "Linux", Stage.time(new StageClock()),
                Stage.around(home, Stage.time(new StageClock())).random());
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.empty(), 0);
        AtomicInteger again = new AtomicInteger();
        try (Application anyway = Application.openAnyway(around, choice, secrets)) {
            Scene scene = show(DOWN, Optional.of(new LedgerSharing(anyway)), again::incrementAndGet);
            TextField address = (TextField) scene.lookup("#failure-address");
            assertThat(address.getText()).isEqualTo(wrong);
            assertThat(scene.lookup("#failure-password")).isNotNull();
            press(scene, "#try-again");
            assertThat(((TextArea) scene.lookup("#failure")).getText()).contains("Code: UNREACHABLE").contains(":1");

            address.setText(empty);
            press(scene, "#try-again");
            assertThat(((TextArea) scene.lookup("#failure")).getText()).contains("no integration is worked with there");
            assertThat(new LedgerChoice(own).address()).contains(wrong);
            assertThat(again).hasValue(0);

            address.setText(right);
            ((TextField) scene.lookup("#failure-password")).setText("new-password");
            press(scene, "#try-again");
            assertThat(again).hasValue(1);
            assertThat(new LedgerChoice(own).address()).contains(right);
            assertThat(secrets.read(LedgerPlace.name(LedgerAddress.of(right, Optional.empty())))).map(Secret::reveal)
                    .contains("new-password");
        }
        try (Application opened = Application.open(around, choice, secrets)) {
            assertThat(opened.ledgers().names()).containsExactly("NinjaOne");
        }
        FxToolkit.cleanupStages();
    }

    /** What is no address may hold a password, as this one does. */
    @Test
    void whatIsNoAddressIsNotShown() throws Exception {
        String secret = "postgresql://anna:Geheim-1@db.example.com/tallybird";
        Surroundings around = new Surroundings(Map.of("USER", "dana", LedgerPlace.VARIABLE, secret), home, home, "Linux",
                Stage.time(new StageClock()), Stage.around(home, Stage.time(new StageClock())).random());
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.empty(), 0);
        try (Application anyway = Application.openAnyway(around, choice, new SessionStore("a test"))) {
            Scene scene = show(DOWN, Optional.of(new LedgerSharing(anyway)), () -> {
            });
            assertThat(scene.getRoot().lookupAll(".label").stream().map(node -> ((Labeled) node).getText())).isNotEmpty()
                    .noneMatch(words -> words.contains("Geheim-1"))
                    .contains("The shared ledger is named at the start of the program (--ledger or TALLYBIRD_LEDGER). Change it there.");
            press(scene, "#try-again");
            assertThat(((TextArea) scene.lookup("#failure")).getText()).contains("holds a password").doesNotContain("Geheim-1");
        }
        new LedgerChoice(new FolderDocuments(home)).use(secret);
        try (Application anyway = Application.openAnyway(Stage.around(home, Stage.time(new StageClock())), choice,
                new SessionStore("a test"))) {
            Scene scene = show(DOWN, Optional.of(new LedgerSharing(anyway)), () -> {
            });
            assertThat(((TextField) scene.lookup("#failure-address")).getText()).isEmpty();
        }
        FxToolkit.cleanupStages();
    }

    /** Whether the ledger is a shared one is asked after something failed, and may fail the same way. */
    @Test
    void whatFailsOnceMoreKeepsNoFailureFromBeingShown() {
        assertThat(Window.sharing(() -> {
            throw new IllegalStateException("once more");
        })).isEmpty();
        assertThat(Window.sharing(() -> {
            throw new NoClassDefFoundError("once more");
        })).isEmpty();
    }

    private static void press(Scene scene, String id) {
        WaitForAsyncUtils.asyncFx(() -> ((Button) scene.lookup(id)).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Scene show(Problem problem) throws Exception {
        return show(problem, Optional.empty(), () -> {
        });
    }

    private static Scene show(Problem problem, Optional<LedgerSharing> sharing, Runnable again) throws Exception {
        FxToolkit.registerPrimaryStage();
        Scene[] scene = new Scene[1];
        FxToolkit.setupStage(stage -> {
            new StartFailure(new DirectTaskRunner(), sharing, again).show(stage, problem);
            scene[0] = stage.getScene();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return scene[0];
    }

    @Test
    void aDisplayThatIsNotThereIsASentenceOnTheTerminal() throws Exception {
        Result result = start(List.of("--home", home.toString()), ":4711");

        assertThat(result.words()).contains("! The window could not be opened: ").contains("Nothing was read or sent.")
                .contains("a display that answers", "tallybird-cli --help").doesNotContain("\tat ");
        assertThat(result.code()).isEqualTo(1);
    }

    /** Drawing without the graphics card helps against neither. */
    @Test
    void aLibraryOrADisplayThatIsMissingIsAskedFor() throws Exception {
        for (String why : List.of("/opt/libglass.so: libX11.so.6: cannot open shared object file: No such file or directory",
                "Unable to load glass GTK library.")) {
            assertThat(WindowDoor.words(why)).contains("apt install libgtk-3-0 libxtst6", "dnf install gtk3", "tallybird-cli --help")
                    .doesNotContain("graphics card", "..");
        }
        for (String needed : List.of("installer/linux/control Depends: libc6,", "installer/linux/tallybird.spec Requires:")) {
            String[] file = needed.split(" ", 2);
            String line = Files.readAllLines(Path.of(file[0])).stream().filter(one -> one.startsWith(file[1])).findFirst().orElseThrow();
            assertThat(WindowDoor.words("GTK library"))
                    .contains(" install " + line.substring(file[1].length()).replaceAll(" [|][^,]*", "").replace(",", "").strip());
        }
        assertThat(WindowDoor.words("Unable to open DISPLAY")).contains("a display that answers").doesNotContain("graphics card");
        assertThat(WindowDoor.words("Something else")).contains("the next start draws without the graphics card");
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
