package app.tallybird.connector.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the letters of a file are written, found out from all of its bytes: by a byte order mark, as UTF-16 by its many zero bytes, as UTF-8 when every
 * byte fits, else as Windows-1252, which is a guess. A file of which only a part is UTF-8 stays UTF-8, and is refused when it is read.
 */
record Encoding(Charset charset, boolean guessed) {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int SAMPLE = 1 << 14;
    private static final int FEW = 10;

    static Encoding of(InputStream in, Optional<Charset> declared) throws IOException {
        byte[] start = in.readNBytes(SAMPLE);
        Optional<Charset> known = byMark(start).or(() -> declared).or(() -> byZeros(start));
        if (known.isPresent()) {
            return new Encoding(known.get(), false);
        }
        Utf8 bytes = new Utf8();
        byte[] block = start;
        for (int length = start.length; length > 0; length = in.read(block)) {
            bytes.see(block, length);
        }
        bytes.end();
        boolean utf8 = bytes.wrong == 0 || bytes.letters >= bytes.wrong;
        return new Encoding(utf8 ? StandardCharsets.UTF_8 : WESTERN, !utf8);
    }

    private static Optional<Charset> byMark(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (begins(start, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (begins(start, 0xFF, 0xFE)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return begins(start, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (start.length <= i || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Separators, digits and line ends have a zero byte in UTF-16, always on the same side. */
    private static Optional<Charset> byZeros(byte[] start) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < start.length; i++) {
            if (start[i] == 0 && i % 2 == 0) {
                even++;
            } else if (start[i] == 0) {
                odd++;
            }
        }
        int pairs = start.length / 2;
        if (Math.max(even, odd) * FEW < pairs || Math.max(even, odd) == 0 || Math.min(even, odd) * FEW > Math.max(even, odd)) {
            return Optional.empty();
        }
        return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    /** Counts the letters of several bytes that are well formed, and the bytes that are not. */
    private static final class Utf8 {
        private long letters;
        private long wrong;
        private int following;

        private void see(byte[] block, int length) {
            for (int i = 0; i < length; i++) {
                int b = block[i] & 0xFF;
                if (following > 0 && (b & 0xC0) == 0x80) {
                    following--;
                    letters += following == 0 ? 1 : 0;
                    continue;
                }
                end();
                if (b >= 0xC2 && b <= 0xF4) {
                    following = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                } else if (b >= 0x80) {
                    wrong++;
                }
            }
        }

        private void end() {
            wrong += following > 0 ? 1 : 0;
            following = 0;
        }
    }
}
