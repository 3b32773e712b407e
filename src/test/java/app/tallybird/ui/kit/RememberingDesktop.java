package app.tallybird.ui.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

import app.tallybird.ui.wizard.Desktop;

/** Remembers what was asked of it and gives the file it was told to. */
public final class RememberingDesktop implements Desktop {

    public final List<String> browsed = new ArrayList<>();
    public final List<String> copied = new ArrayList<>();
    public final List<String> said = new ArrayList<>();
    private final DoubleProperty nameColumn = new SimpleDoubleProperty(190);
    public Optional<Path> file = Optional.empty();

    @Override
    public void browse(String url) {
        browsed.add(url);
    }

    @Override
    public void copy(String text, String words) {
        copied.add(text);
        said.add(words);
    }

    @Override
    public Optional<Path> openFile(String title, String ending) {
        return file;
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return file;
    }

    @Override
    public Optional<Path> saveFile(String title, String name) {
        return file;
    }

    @Override
    public DoubleProperty nameColumn() {
        return nameColumn;
    }

    @Override
    public void say(String words) {
        said.add(words);
    }
}
