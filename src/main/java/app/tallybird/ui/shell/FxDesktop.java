package app.tallybird.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import app.tallybird.http.Redactor;
import app.tallybird.ui.wizard.Desktop;

/** The desktop around the window, for real. What goes onto the clipboard has passed the redactor. */
public final class FxDesktop implements Desktop {

    private final Window window;
    private final Redactor redactor;
    private final Consumer<String> browser;
    private final DoubleProperty nameColumn = new SimpleDoubleProperty(Placement.NAME_COLUMN);

    /** {@code browser} opens an address; it throws when there is no browser. */
    public FxDesktop(Window window, Redactor redactor, Consumer<String> browser) {
        this.window = window;
        this.redactor = redactor;
        this.browser = browser;
    }

    @Override
    public void browse(String url) {
        try {
            browser.accept(url);
            say("Opening in your browser: " + url);
        } catch (RuntimeException none) {
            copy(url, "No browser was found; the address is on the clipboard: " + url);
        }
    }

    @Override
    public void copy(String text, String said) {
        ClipboardContent content = new ClipboardContent();
        content.putString(redactor.words(text));
        Clipboard.getSystemClipboard().setContent(content);
        say(said);
    }

    @Override
    public Optional<Path> openFile(String title, String ending) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (!ending.isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*." + ending, "*." + ending));
        }
        return Optional.ofNullable(chooser.showOpenDialog(window)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(window)).map(java.io.File::toPath);
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(java.io.File::toPath);
    }

    @Override
    public DoubleProperty nameColumn() {
        return nameColumn;
    }

    /** Beside the button that was pressed, for as long as it takes to read it. */
    @Override
    public void say(String text) {
        if (!window.isShowing() || window.getScene() == null) {
            return;
        }
        Toast.show(window.getScene(), text);
    }
}
