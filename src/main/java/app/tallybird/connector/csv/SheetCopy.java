package app.tallybird.connector.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The text of a sheet as it was handed on, so that it need not be taken apart again: that takes longer than all else that is done with it. Of a sheet
 * larger than any report nothing is kept, and it is taken apart each time.
 */
final class SheetCopy {

    private static final int BLOCK = 1 << 16;
    private static final long MOST = 96L << 20;

    private final List<byte[]> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private long size;

    /** Whole lines. */
    void add(CharSequence lines) {
        if (size > MOST) {
            return;
        }
        open.append(lines);
        if (open.length() >= BLOCK) {
            close();
        }
        if (size > MOST) {
            blocks.clear();
        }
    }

    private void close() {
        byte[] block = open.toString().getBytes(StandardCharsets.UTF_8);
        open.setLength(0);
        size += block.length;
        blocks.add(block);
    }

    /** Nothing more comes; says whether it can be read. */
    boolean isWhole() {
        close();
        return size <= MOST;
    }

    /** The text from its start. */
    Reader read() {
        return new InputStreamReader(
                new SequenceInputStream(Collections.enumeration(blocks.stream().<InputStream>map(ByteArrayInputStream::new).toList())),
                StandardCharsets.UTF_8);
    }
}
