package app.tallybird.ui.screens;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;

import javax.imageio.ImageIO;

import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.app.Application;
import app.tallybird.http.Redactor;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.shell.FxDesktop;
import app.tallybird.ui.shell.Shell;
import app.tallybird.ui.task.FxTaskRunner;
import app.tallybird.ui.theme.Scheme;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.Workplace;

/** The real shell on a stage that is drawn into memory. */
public final class Screen implements AutoCloseable {

    private static final File FOLDER = new File("target/screens");
    private static final int PATIENCE_SECONDS = 20;

    public final Stage stage;
    public final Shell shell;
    private final Theme theme;
    private final FxTaskRunner runner = new FxTaskRunner();

    private Screen(Stage stage, Shell shell, Theme theme) {
        this.stage = stage;
        this.shell = shell;
        this.theme = theme;
    }

    public static Screen open(AppOnSandbox hand, double width, double height) throws TimeoutException {
        return of(hand, hand.application, width, height);
    }

    /** The window of whoever works with this application. */
    public static Screen of(AppOnSandbox hand, Application application, double width, double height) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        AtomicReference<Screen> made = new AtomicReference<>();
        FxToolkit.setupStage(stage -> {
            StackPane root = new StackPane();
            stage.setScene(new Scene(root, width, height));
            Theme theme = new Theme(stage.getScene(), Scheme.LIGHT);
            FxDesktop desktop = new FxDesktop(stage, new Redactor(), url -> hand.desktop.browse(url));
            FxTaskRunner tasks = new FxTaskRunner();
            Shell shell = new Shell(root, new Workplace(application, tasks, desktop, false, hand.programs), desktop, theme);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            shell.home();
            stage.show();
            made.set(new Screen(stage, shell, theme));
        });
        WaitForAsyncUtils.waitForFxEvents();
        return made.get();
    }

    public void scheme(Scheme scheme) {
        on(() -> {
            theme.scheme.set(scheme);
            return scheme;
        });
    }

    public void size(double width, double height) {
        on(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return width;
        });
    }

    /** Whether pictures of all sizes are wanted; a build takes only the common ones. */
    public static boolean allSizes() {
        return "all".equals(System.getProperty("screens"));
    }

    /** Both schemes at 1280 by 800; when all sizes are wanted also at 1024 by 640, and once at twice the scale. */
    public void shoot(String name) {
        both(name);
        if (allSizes()) {
            save(name + "-200", 2);
            size(1024, 640);
            both(name + "-small");
            size(1280, 800);
        }
    }

    private void both(String name) {
        List<String> faults = on(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return Faults.of(stage.getScene().getRoot());
        });
        if (!faults.isEmpty()) {
            save("fault-" + name, 1);
            throw new AssertionError(name + ": " + String.join("; ", faults) + "; see target/screens/fault-" + name + ".png");
        }
        for (Scheme scheme : new Scheme[]{Scheme.LIGHT, Scheme.DARK}) {
            scheme(scheme);
            save(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT), 1);
        }
        scheme(Scheme.LIGHT);
    }

    public void save(String name, double scale) {
        if (!Platform.isFxApplicationThread()) {
            WaitForAsyncUtils.waitForFxEvents();
        }
        WritableImage image = on(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(scale, scale));
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            return stage.getScene().getRoot().snapshot(parameters, null);
        });
        try {
            FOLDER.mkdirs();
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", new File(FOLDER, name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T on(Callable<T> action) {
        if (Platform.isFxApplicationThread()) {
            try {
                return action.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                result.set(action.call());
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                done.countDown();
            }
        });
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the screen did not answer");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return result.get();
    }

    public Node find(String id) {
        return on(() -> {
            Node node = stage.getScene().lookup("#" + id);
            if (node == null) {
                throw new AssertionError("there is no #" + id);
            }
            return node;
        });
    }

    public void press(String id) {
        await("#" + id + " to be there", () -> stage.getScene().lookup("#" + id) != null);
        Node node = find(id);
        on(() -> {
            ((javafx.scene.control.ButtonBase) node).fire();
            return node;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** What the button says, without the mark of its letter. */
    public String label(String id) {
        return plain((Button) find(id));
    }

    private static String plain(Button button) {
        return button.getText().replaceFirst("_", "").replace("__", "_");
    }

    /** Presses a key where the focus is, as a person does. */
    public void key(KeyCode code, KeyCode... held) {
        FxRobot robot = new FxRobot();
        robot.press(held).type(code).release(held);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types where the focus is. */
    public void write(String text) {
        new FxRobot().write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Puts text into a field at once. */
    public void fill(String id, String text) {
        on(() -> {
            ((TextInputControl) stage.getScene().lookup("#" + id)).setText(text);
            return text;
        });
    }

    /** Puts the focus there, as a click does. */
    public void focusOn(String id) {
        await("#" + id, () -> stage.getScene().lookup("#" + id) != null);
        on(() -> {
            stage.getScene().lookup("#" + id).requestFocus();
            return id;
        });
    }

    /** Chooses a row of a table, which gets the focus. */
    public void select(String table, int row) {
        focusOn(table);
        on(() -> {
            ((TableView<?>) stage.getScene().lookup("#" + table)).getSelectionModel().clearAndSelect(row);
            return row;
        });
    }

    /** Waits until a table or a list has so many rows. */
    public void awaitRows(String id, int rows) {
        await(rows + " rows of #" + id, () -> switch (stage.getScene().lookup("#" + id)) {
            case TableView<?> table -> table.getItems().size() == rows;
            case ListView<?> list -> list.getItems().size() == rows;
            case null, default -> false;
        });
    }

    /** Presses the chip of these words, or those that only begin with them. */
    public void chip(String words) {
        await("the chip " + words, () -> chips(words).findAny().isPresent());
        on(() -> {
            chips(words).toList().forEach(ToggleButton::fire);
            return words;
        });
    }

    private Stream<ToggleButton> chips(String words) {
        List<ToggleButton> all = stage.getScene().getRoot().lookupAll(".chip").stream().filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast).filter(chip -> chip.getText().startsWith(words)).toList();
        List<ToggleButton> exact = all.stream().filter(chip -> chip.getText().equals(words)).toList();
        return (exact.isEmpty() ? all : exact).stream();
    }

    /** Opens the page of an integration. */
    public void integration(String name) {
        on(() -> {
            shell.integration(name);
            return name;
        });
        awaitShown("integration-tabs");
    }

    public boolean has(String id) {
        return on(() -> stage.getScene().lookup("#" + id) instanceof Node node && shows(node));
    }

    /** The words of a label or another node that has some. */
    public String text(String id) {
        return on(() -> ((Labeled) stage.getScene().lookup("#" + id)).getText());
    }

    static boolean shows(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public void awaitShown(String id) {
        await("#" + id, () -> stage.getScene().lookup("#" + id) instanceof Node node && shows(node));
    }

    /** Who has the focus, by its id or its class. */
    public String focus() {
        return on(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner == null ? "" : owner.getId() == null ? owner.getClass().getSimpleName() : owner.getId();
        });
    }

    /** Opens the demo, which sets up seven integrations with a year of pushes, at the review that waits in it. */
    public void demo() {
        on(() -> {
            shell.demo();
            return true;
        });
        await("the demo", 8 * PATIENCE_SECONDS, () -> stage.getScene().lookup("#demo-later") != null);
        awaitNext("Send 344 counts, hold 16");
    }

    /** Waits until the condition holds on the screen's thread. */
    public void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE_SECONDS, condition);
    }

    private void await(String what, int seconds, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> on(condition));
        } catch (TimeoutException e) {
            save("timeout", 1);
            throw new AssertionError("waited for " + what + "; see target/screens/timeout.png", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void awaitNext(String label) {
        await("the main button to say \"" + label + "\"",
                () -> stage.getScene().lookup("#next") instanceof Button next && plain(next).equals(label));
    }

    @Override
    public void close() throws TimeoutException {
        on(() -> {
            shell.close();
            return true;
        });
        runner.close();
        FxToolkit.cleanupStages();
    }
}
