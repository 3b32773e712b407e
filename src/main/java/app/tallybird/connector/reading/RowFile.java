package app.tallybird.connector.reading;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows behind one cell: places in a file of JSON lines that lives as long as the reading's folder. Immutable; the file is not kept open.
 */
public final class RowFile {
    /** At most this many rows of one cell are kept. */
    public static final int MOST = 1_000;

    private final Path file;
    private final long[] offsets;

    public RowFile(Path file, long[] offsets) {
        this.file = file;
        this.offsets = offsets.clone();
    }

    /** The rows as one JSON object each, in the order they were read. */
    public List<String> lines() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            List<String> lines = new ArrayList<>(offsets.length);
            for (long offset : offsets) {
                in.seek(offset);
                byte[] bytes = new byte[in.readInt()];
                in.readFully(bytes);
                lines.add(new String(bytes, StandardCharsets.UTF_8));
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
