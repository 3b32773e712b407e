package app.tallybird.settings;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

/** Two windows of one home folder. */
class FolderAtOnceTest extends TwoAtOnce {

    @TempDir
    private Path folder;

    @Override
    protected Documents danas() {
        return new FolderDocuments(folder);
    }

    @Override
    protected Documents mias() {
        return new FolderDocuments(folder);
    }
}
