package app.tallybird.ui;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.LedgerSharing;
import app.tallybird.app.Surroundings;
import app.tallybird.http.Redactor;
import app.tallybird.problem.PlainText;
import app.tallybird.problem.Problem;
import app.tallybird.schedule.SystemPrograms;
import app.tallybird.ui.shell.FxDesktop;
import app.tallybird.ui.shell.Placement;
import app.tallybird.ui.shell.PlacementFile;
import app.tallybird.ui.shell.Shell;
import app.tallybird.ui.task.FxTaskRunner;
import app.tallybird.ui.task.WorkFailures;
import app.tallybird.ui.theme.Scheme;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.Workplace;

/** The window. Whatever keeps it from opening is shown in a window of its own. */
public final class Window extends Application {

    private static volatile boolean failed;
    private static volatile @Nullable OneWindow only;
    private static volatile @Nullable Opening opening;

    private app.tallybird.app.@Nullable Application application;
    /** What its ledger is corrected with while the window can not open. */
    private app.tallybird.app.@Nullable Application unopened;
    private @Nullable FxTaskRunner runner;
    private @Nullable Shell shell;

    /** Whether the window could only say why it did not open. */
    static boolean hasFailed() {
        return failed;
    }

    /** What brings this window to the front when the program is started once more. */
    static void isTheOnly(OneWindow window) {
        only = window;
    }

    /** What the first try to open is to use; each later one opens anew. */
    static void opensWith(Opening begun) {
        opening = begun;
    }

    private static app.tallybird.app.Application opened(StartOptions options) {
        Opening begun = opening;
        opening = null;
        return begun == null ? Opening.now(options) : begun.await();
    }

    private static void comeForward(Stage stage) {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void start(Stage stage) {
        OneWindow window = only;
        if (window != null) {
            window.whenWanted(() -> Platform.runLater(() -> comeForward(stage)));
        }
        tryToOpen(stage);
    }

    private void tryToOpen(Stage stage) {
        Optional<StartOptions> options = Optional.empty();
        try {
            options = Optional.of(StartOptions.parse(getParameters().getRaw(),
                    Surroundings.environmentOfThisProcess().getOrDefault("TALLYBIRD_SANDBOX_URL", "")));
            open(stage, options.get());
            failed = false;
        } catch (RuntimeException | LinkageError failure) {
            Problem problem = WorkFailures.problem(failure);
            System.err.println("! " + PlainText.of(problem.sentence()));
            failed = true;
            Optional<LedgerSharing> sharing = options.flatMap(known -> sharing(() -> anyway(known)));
            FxTaskRunner tasks = new FxTaskRunner();
            new StartFailure(tasks, sharing, () -> {
                tasks.close();
                close();
                tryToOpen(stage);
            }).show(stage, problem);
            GraphicsChoice.windowIsUp();
        }
    }

    /** Where the ledger is a shared one, and as far as that can be known: what keeps it from being known keeps no failure from being shown. */
    static Optional<LedgerSharing> sharing(Supplier<app.tallybird.app.Application> opening) {
        try {
            LedgerSharing found = new LedgerSharing(opening.get());
            return found.written().isPresent() ? Optional.of(found) : Optional.empty();
        } catch (RuntimeException | LinkageError unknown) {
            return Optional.empty();
        }
    }

    /** Stays open until the next try, or the end. */
    private app.tallybird.app.Application anyway(StartOptions options) {
        var opened = app.tallybird.app.Application.openAnyway(options.surroundings(), options.choice(), new Redactor());
        unopened = opened;
        return opened;
    }

    private void open(Stage stage, StartOptions options) {
        var opened = opened(options);
        application = opened;
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> WorkFailures.problem(failure));
        FxTaskRunner tasks = new FxTaskRunner();
        runner = tasks;
        StackPane root = new StackPane();
        PlacementFile memory = new PlacementFile(opened.home());
        Placement placement = memory.read();
        Placement fitting = fitting(placement);
        Scene scene = new Scene(root, fitting.width(), fitting.height());
        // a colour that was set for good wins over the one of the last time
        String set = opened.appSettings().theme();
        Theme theme = new Theme(scene, set.equals("system") ? placement.scheme() : Scheme.of(set));
        FxDesktop desktop = new FxDesktop(stage, opened.redactor(), url -> getHostServices().showDocument(url));
        desktop.nameColumn().set(fitting.nameColumn());
        Shell made = new Shell(root, new Workplace(opened, tasks, desktop, false, new SystemPrograms()), desktop, theme);
        shell = made;
        stage.setTitle("Tallybird" + opened.sandboxNotice().map(words -> " · SANDBOX").orElse(""));
        stage.setScene(scene);
        stage.getIcons().setAll(AppIcon.pictures());
        stage.setMinWidth(Math.min(fitting.width(), Placement.LEAST_WIDTH));
        stage.setMinHeight(Math.min(fitting.height(), Placement.LEAST_HEIGHT));
        stage.setX(fitting.x());
        stage.setY(fitting.y());
        stage.setWidth(fitting.width());
        stage.setHeight(fitting.height());
        stage.setMaximized(fitting.maximized());
        stage.setOnHiding(event -> memory.write(new Placement(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(),
                stage.isMaximized(), theme.scheme.get(), desktop.nameColumn().get())));
        made.home();
        stage.show();
        GraphicsChoice.windowIsUp();
        Rehearsal.begin(stage, made::add);
        if (options.demo()) {
            made.demo();
        }
    }

    private static Placement fitting(Placement placement) {
        Screen screen = Double.isNaN(placement.x())
                ? Screen.getPrimary()
                : Screen.getScreensForRectangle(placement.x(), placement.y(), placement.width(), placement.height()).stream().findFirst()
                        .orElse(Screen.getPrimary());
        Rectangle2D bounds = screen.getVisualBounds();
        return placement.within(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    @Override
    public void stop() {
        try {
            close();
        } finally {
            Platform.exit();
        }
    }

    private void close() {
        try {
            if (shell != null) {
                shell.close();
            }
        } finally {
            if (runner != null) {
                runner.close();
            }
            if (application != null) {
                application.close();
            }
            if (unopened != null) {
                unopened.close();
            }
            shell = null;
            runner = null;
            application = null;
            unopened = null;
        }
    }
}
