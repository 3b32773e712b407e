package app.tallybird.connector.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text that has no zero characters: where they stand, something else stood before a disk or a program lost it. Used by one thread. */
final class WholeText extends FilterReader {

    private final CsvFile file;
    private long line = 1;
    private boolean afterReturn;

    WholeText(CsvFile file, Reader text) {
        super(text);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int from, int most) throws IOException {
        int length = super.read(to, from, most);
        for (int i = from; i < from + length; i++) {
            see(to[i]);
        }
        return length;
    }

    private void see(char c) {
        if (c == '\0') {
            throw file.fault("E372", ", line " + line + ": there are zero bytes in the text, so that something of it is lost",
                    "export it again; if it is written in UTF-16, choose these letters").asException();
        }
        line += c == '\r' || (c == '\n' && !afterReturn) ? 1 : 0;
        afterReturn = c == '\r';
    }
}
