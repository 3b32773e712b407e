package app.tallybird.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes a file that is dropped on a node, one at a time. */
public final class FileDrop {

    private FileDrop() {
    }

    /** What is nearer to the mouse and takes the file itself comes first. */
    public static <N extends Node> N on(N node, Consumer<Path> dropped) {
        node.setOnDragOver(event -> {
            if (file(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.setOnDragDropped(event -> {
            Optional<File> file = file(event);
            file.ifPresent(one -> dropped.accept(one.toPath()));
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
        return node;
    }

    private static Optional<File> file(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files.size() == 1 && files.getFirst().isFile() ? Optional.of(files.getFirst()) : Optional.empty();
    }
}
