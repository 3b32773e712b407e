package app.tallybird.connector.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** The lines of a file as a person would see them, before anything is said of them. Used by one thread. */
public final class RawLines implements AutoCloseable {

    private final CsvFile file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final char separator;
    private final int skipped;

    RawLines(CsvFile file, Reader text, char separator) throws IOException {
        this.file = file;
        this.separator = separator;
        skipped = CsvStart.pass(text, 0).lines();
        reader = CsvRecords.of(text, separator);
        records = reader.iterator();
    }

    /** The next line with its cells, or empty at the end of the file. */
    public Optional<CsvLine> next() {
        return file.guarded(() -> {
            if (!records.hasNext()) {
                return Optional.empty();
            }
            CsvRecord record = records.next();
            return Optional.of(new CsvLine(record.getStartingLineNumber() + skipped, CsvRecords.unquoted(record.getFields(), separator)));
        });
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            // nothing was written, and what had to be read was read
            return;
        }
    }
}
