package app.tallybird.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends an answer that grows past its bound, however well it was packed. */
final class BoundedStream extends FilterInputStream {

    private final long most;
    private long seen;

    BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /** Thrown from a read, because that is where it shows. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("the answer has more than " + most / (1024 * 1024) + " MB");
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int bytes) throws TooLarge {
        seen += bytes;
        if (seen > most) {
            throw new TooLarge(most);
        }
    }
}
