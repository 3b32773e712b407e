package app.tallybird.connector.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks through a workbook before it is read: how much it unpacks to, and whether it holds what no table needs. */
final class WorkbookGuard {

    private static final long MOST_BYTES = 1L << 30;
    private static final int MOST_PARTS = 10_000;
    private static final int LONGEST_COLUMN = 3;
    private static final byte[] DECLARATION = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private final CsvFile file;
    private long left = MOST_BYTES;

    private WorkbookGuard(CsvFile file) {
        this.file = file;
    }

    /** Returns whether the workbook says how its cells are shown; throws for one that is not to be read. */
    static boolean check(CsvFile file, ZipFile zip) throws IOException {
        WorkbookGuard guard = new WorkbookGuard(file);
        int parts = 0;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (++parts > MOST_PARTS) {
                throw guard.refused("has more than 10,000 parts");
            }
            if (entry.getName().toLowerCase(Locale.ROOT).contains("externallinks/")) {
                throw guard.refused("takes values from other files");
            }
            guard.look(zip, entry);
        }
        return zip.getEntry("xl/styles.xml") != null;
    }

    private RuntimeException refused(String what) {
        return file.fault("E366", " is a workbook that " + what, "save the sheet alone as a new .xlsx, or as CSV").asException();
    }

    private void look(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
        boolean sheet = entry.getName().startsWith("xl/worksheets/");
        try (FileContents.Bounded in = new FileContents.Bounded(file, zip.getInputStream(entry), left)) {
            byte[] block = new byte[1 << 16];
            int matched = 0;
            CellPlaces places = new CellPlaces();
            for (int length = in.read(block, 0, block.length); length >= 0; length = in.read(block, 0, block.length)) {
                for (int i = 0; xml && i < length; i++) {
                    matched = block[i] == DECLARATION[matched] ? matched + 1 : block[i] == DECLARATION[0] ? 1 : 0;
                    if (matched == DECLARATION.length) {
                        throw refused("declares entities");
                    }
                    if (block[i] == 0) {
                        throw refused("is not written in UTF-8");
                    }
                    if (sheet && places.isFarOff(block[i])) {
                        throw refused("has cells outside of every sheet");
                    }
                }
            }
            left = in.left();
        }
    }

    /** Finds {@code r="…"} that names a column no sheet has: whoever lays out the row up to it runs out of memory. */
    private static final class CellPlaces {
        private enum At {
            ELSEWHERE,
            BLANK,
            NAME,
            EQUALS,
            VALUE
        }

        private At at = At.ELSEWHERE;
        private int letters;

        private boolean isFarOff(byte b) {
            boolean blank = b == ' ' || b == '\t' || b == '\n' || b == '\r';
            boolean quote = b == '"' || b == '\'';
            at = switch (at) {
                case ELSEWHERE -> blank ? At.BLANK : At.ELSEWHERE;
                case BLANK -> blank ? At.BLANK : b == 'r' ? At.NAME : At.ELSEWHERE;
                case NAME -> b == '=' ? At.EQUALS : blank ? At.NAME : At.ELSEWHERE;
                case EQUALS -> blank ? At.EQUALS : quote ? At.VALUE : At.ELSEWHERE;
                case VALUE -> quote ? At.ELSEWHERE : At.VALUE;
            };
            letters = at == At.VALUE && !quote ? letters + (Character.isLetter(b) ? 1 : b == '&' ? LONGEST_COLUMN + 1 : 0) : 0;
            return letters > LONGEST_COLUMN;
        }
    }
}
