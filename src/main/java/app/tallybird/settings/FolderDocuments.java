package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Documents as files below one folder, for this user's eyes only. Who writes last has written. */
public record FolderDocuments(Path root) implements Documents {

    @Override
    public Document read(String path) {
        try {
            return new Document(path, Optional.of(Files.readString(file(path), StandardCharsets.UTF_8)), 0);
        } catch (NoSuchFileException none) {
            return new Document(path, Optional.empty(), 0);
        } catch (IOException e) {
            throw JsonDocument.unreadable(what(path), place(path), "it can not be opened");
        }
    }

    @Override
    public List<String> list(String folder, String ending) {
        Path place = file(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(ending)).sorted()
                    .map(name -> folder + "/" + name).toList();
        } catch (IOException e) {
            throw JsonDocument.unreadable("The settings", place.toString(), "the folder can not be listed");
        }
    }

    @Override
    public void write(Document before, String text) {
        Path file = file(before.path());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            OwnerOnly.file(fresh);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            FileInUse.replace(fresh, file);
        } catch (IOException e) {
            throw notWritable(before.path(), e);
        }
    }

    @Override
    public boolean delete(String path) {
        try {
            return Files.deleteIfExists(file(path));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    @Override
    public ProblemException changed(String path) {
        return Problem
                .of(ProblemCode.CHANGED_MEANWHILE, what(path) + " was changed meanwhile, in another window or by hand.",
                        "Your change was not saved.", "Look at it as it is now, and change it again if that is still right.")
                .at(place(path)).asException();
    }

    @Override
    public String place(String path) {
        return file(path).toString();
    }

    @Override
    public Path files(String folder) {
        return file(folder);
    }

    private Path file(String path) {
        return root.resolve(path);
    }

    private RuntimeException notWritable(String path, IOException failure) {
        return DiskFull
                .or(failure, FileInUse.or(failure,
                        Problem.of(ProblemCode.HOME_NOT_WRITABLE, what(path) + " can not be saved.",
                                "What was saved before is still there.", "Give this user the right to write the folder.").at(place(path))))
                .asException();
    }

    private static String what(String path) {
        return path.startsWith("connectors/") ? "The connector" : path.startsWith("drafts/") ? "The draft" : "The settings";
    }
}
