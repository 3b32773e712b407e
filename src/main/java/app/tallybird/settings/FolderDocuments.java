package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Documents as files below one folder, for this user's eyes only. All starts of the program change them one after the other. */
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
    public <T> T change(Function<Documents, T> what) {
        String[] path = {"settings.json"};
        try {
            return OneAtATime.in(root, () -> {
                DocumentChange change = new DocumentChange(this, this::read, this::list);
                T result = what.apply(change);
                Map<String, Optional<String>> before = new LinkedHashMap<>();
                boolean done = false;
                try {
                    for (Map.Entry<String, Optional<String>> one : textsFirst(change.written())) {
                        path[0] = one.getKey();
                        before.put(one.getKey(), read(one.getKey()).text());
                        put(one.getKey(), one.getValue());
                    }
                    done = true;
                } finally {
                    if (!done) {
                        back(before);
                    }
                }
                return result;
            });
        } catch (IOException e) {
            throw notWritable(path[0], e);
        }
    }

    /** Also what can not be read. */
    @Override
    public boolean delete(String path) {
        try {
            return OneAtATime.in(root, () -> Files.deleteIfExists(file(path)));
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    private void put(String path, Optional<String> text) throws IOException {
        Path file = file(path);
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(fresh, text.get(), StandardCharsets.UTF_8);
        OwnerOnly.file(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        FileInUse.replace(fresh, file);
    }

    /** What takes the place of something else is there before that is gone: whoever is cut off in between has both, not neither. */
    private static List<Map.Entry<String, Optional<String>>> textsFirst(Map<String, Optional<String>> texts) {
        return Stream.of(true, false).flatMap(there -> texts.entrySet().stream().filter(one -> one.getValue().isPresent() == there))
                .toList();
    }

    /** What was written of a change that can not be made as a whole. As long as not all is put back, nothing of it is taken away. */
    private void back(Map<String, Optional<String>> before) {
        boolean all = true;
        for (Map.Entry<String, Optional<String>> one : textsFirst(before)) {
            try {
                if ((all || one.getValue().isPresent()) && !read(one.getKey()).text().equals(one.getValue())) {
                    put(one.getKey(), one.getValue());
                }
            } catch (IOException | ProblemException left) {
                // the failure that is told is the first one
                all = false;
            }
        }
    }

    @Override
    public ProblemException changed(String path) {
        return Problem
                .of(ProblemCode.CHANGED_MEANWHILE,
                        what(path) + (isSettings(path) ? " were" : " was") + " changed meanwhile, in another window or by hand.",
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
        return isSettings(path) ? "The settings" : path.startsWith("drafts/") ? "The draft" : "The connector";
    }

    private static boolean isSettings(String path) {
        return !path.startsWith("connectors/") && !path.startsWith("drafts/");
    }
}
