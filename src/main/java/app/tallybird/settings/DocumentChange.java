package app.tallybird.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import app.tallybird.problem.ProblemException;

/** A change of documents before it is made: it reads what is there and what it has written itself. For one thread. */
public final class DocumentChange implements Documents {

    private final Documents outer;
    private final Function<String, Document> there;
    private final BiFunction<String, String, List<String>> lists;
    private final Map<String, Optional<String>> written = new TreeMap<>();

    /** {@code there} and {@code lists} are what the change is made over; {@code outer} knows who was first, and where things are. */
    public DocumentChange(Documents outer, Function<String, Document> there, BiFunction<String, String, List<String>> lists) {
        this.outer = outer;
        this.there = there;
        this.lists = lists;
    }

    /** What is to be there by path, or empty for what is to be gone; only what is another one than before. */
    public Map<String, Optional<String>> written() {
        Map<String, Optional<String>> other = new TreeMap<>(written);
        other.entrySet().removeIf(one -> there.apply(one.getKey()).text().equals(one.getValue()));
        return other;
    }

    @Override
    public Document read(String path) {
        Document before = there.apply(path);
        return new Document(path, written.getOrDefault(path, before.text()), before.version());
    }

    @Override
    public List<String> list(String folder, String ending) {
        return Stream
                .concat(lists.apply(folder, ending).stream(),
                        written.keySet().stream().filter(path -> isIn(path, folder)).filter(path -> path.endsWith(ending)))
                .filter(path -> read(path).text().isPresent()).distinct().sorted().toList();
    }

    /** Whether a path is directly in a folder. */
    public static boolean isIn(String path, String folder) {
        return path.lastIndexOf('/') == folder.length() && path.startsWith(folder);
    }

    @Override
    public <T> T change(Function<Documents, T> what) {
        return what.apply(this);
    }

    @Override
    public void write(Document before, String text) {
        Document now = read(before.path());
        if (!now.text().equals(before.text()) || (now.version() != before.version() && !written.containsKey(before.path()))) {
            throw outer.changed(before.path());
        }
        written.put(before.path(), Optional.of(text));
    }

    @Override
    public boolean delete(String path) {
        boolean known = read(path).text().isPresent();
        written.put(path, Optional.empty());
        return known;
    }

    @Override
    public ProblemException changed(String path) {
        return outer.changed(path);
    }

    @Override
    public String place(String path) {
        return outer.place(path);
    }

    @Override
    public Path files(String folder) {
        return outer.files(folder);
    }
}
