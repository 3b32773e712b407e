package app.tallybird.connector.csv;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

import app.tallybird.problem.Wording;

/**
 * What a file is, by its first bytes and not by its name: text, a workbook, or a zip file with one of them.
 *
 * @param text where text is read from; not used for a workbook
 */
record FileContents(CsvFile.Bytes text, Optional<Workbook> workbook) {

    private static final int LARGEST = 100 << 20;
    private static final long LARGEST_TEXT = 1L << 30;
    private static final int SHARED_LIMIT = 100;
    private static final long OLD_WORKBOOK = 0xD0CF11E0L;
    private static final long ZIP = 0x504B0304L;
    private static final long EMPTY_ZIP = 0x504B0506L;

    static FileContents of(CsvFile file, CsvFile.Bytes bytes) throws IOException {
        return of(file, bytes, true);
    }

    private static FileContents of(CsvFile file, CsvFile.Bytes bytes, boolean outermost) throws IOException {
        byte[] first = first(bytes);
        long start = start(first);
        if (start == OLD_WORKBOOK) {
            throw file.fault("E365", " is a workbook of an old form (.xls), or one with a password",
                    "open it in Excel or LibreOffice, choose Save As and the type Excel Workbook (.xlsx), without a password, and use that file")
                    .asException();
        }
        if (start != ZIP && start != EMPTY_ZIP) {
            refuse(file, NoTable.of(first));
            return new FileContents(bytes, Optional.empty());
        }
        byte[] all = whole(file, bytes);
        try (ZipFile zip = open(all)) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return new FileContents(bytes, Optional.of(new Workbook(file, all, WorkbookGuard.check(file, zip))));
            }
            refuse(file, NoTable.of(zip));
            ZipArchiveEntry only = only(file, zip);
            if (!outermost) {
                throw file.fault("E366", " is a zip file in a zip file", "unpack it and choose the table in it").asException();
            }
            return of(file, () -> inside(file, all, only.getName()), false);
        }
    }

    static ZipFile open(byte[] all) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(all)).get();
    }

    private static byte[] first(CsvFile.Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            return in.readNBytes(NoTable.START);
        }
    }

    private static long start(byte[] first) {
        long start = 0;
        for (int i = 0; i < Math.min(Integer.BYTES, first.length); i++) {
            start = start << Byte.SIZE | (first[i] & 0xFF);
        }
        return start;
    }

    private static void refuse(CsvFile file, Optional<NoTable> other) {
        other.ifPresent(what -> {
            throw file.fault("E368", " " + what.is(), what.next()).asException();
        });
    }

    private static byte[] whole(CsvFile file, CsvFile.Bytes bytes) throws IOException {
        try (InputStream in = bytes.open()) {
            byte[] all = in.readNBytes(LARGEST + 1);
            if (all.length > LARGEST) {
                throw file.fault("E366", " has more than 100 MB", "export a shorter time, or as CSV").asException();
            }
            return all;
        }
    }

    private static ZipArchiveEntry only(CsvFile file, ZipFile zip) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/") && !entry.getName().endsWith(".DS_Store"))
                .toList();
        if (entries.size() != 1) {
            throw file.fault("E366",
                    entries.isEmpty()
                            ? " is a zip file without a file"
                            : " is a zip file with " + Wording.count(entries.size(), "file") + ": "
                                    + entries.stream().limit(5).map(ZipArchiveEntry::getName).collect(Collectors.joining(", ")),
                    "unpack it and choose the table in it").asException();
        }
        return entries.getFirst();
    }

    private static InputStream inside(CsvFile file, byte[] all, String name) throws IOException {
        ZipFile zip = open(all);
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            zip.close();
            throw file.fault("E366", " is a zip file with a password", "unpack it and choose the table in it").asException();
        }
        InputStream in = zip.getInputStream(entry);
        return new FilterInputStream(new Bounded(file, in, Math.min(LARGEST_TEXT, (long) SHARED_LIMIT * Math.max(all.length, 1 << 18)))) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }

    /** Ends what unpacks to more than any table has. */
    static final class Bounded extends InputStream {
        private final CsvFile file;
        private final InputStream in;
        private long left;

        Bounded(CsvFile file, InputStream in, long most) {
            this.file = file;
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int at, int most) throws IOException {
            int length = in.read(to, at, most);
            left -= Math.max(0, length);
            if (left < 0) {
                throw file.fault("E366", " unpacks to far more than a table has", "export it again, or as CSV").asException();
            }
            return length;
        }

        long left() {
            return left;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
