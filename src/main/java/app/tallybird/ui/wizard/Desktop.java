package app.tallybird.ui.wizard;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;

/** What a screen asks of the desktop around it. The window does it for real; tests remember what was asked. */
public interface Desktop {

    /** Opens a page in the browser, or says where it is when there is none. */
    void browse(String url);

    /** Puts text on the clipboard and says so in a word. */
    void copy(String text, String said);

    /** A file to read; {@code ending} without a dot, or empty for all. */
    Optional<Path> openFile(String title, String ending);

    Optional<Path> openFolder(String title);

    /** Where to write; an existing file was confirmed by the person. */
    Optional<Path> saveFile(String title, String name);

    /** How wide the first column of a matrix is, as it was dragged last. */
    DoubleProperty nameColumn();

    /** A short word that goes away by itself. */
    void say(String words);
}
