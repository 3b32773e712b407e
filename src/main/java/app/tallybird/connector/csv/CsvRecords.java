package app.tallybird.connector.csv;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** Cuts text into records and fields. A line that was put in quotes as a whole can be cut once more. */
final class CsvRecords {

    private static final int MOST = 200;

    private CsvRecords() {
    }

    static CsvReader<CsvRecord> of(Reader text, char separator) {
        return builder(separator).ofCsvRecord(text);
    }

    private static CsvReader.CsvReaderBuilder builder(char separator) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false);
    }

    /** The first records with any text of a beginning of a file, up to one that can not be read. */
    static List<List<String>> first(String sample, boolean sampleIsWhole, char separator) {
        int end = sampleIsWhole ? sample.length() : Math.max(sample.lastIndexOf('\n'), sample.lastIndexOf('\r')) + 1;
        List<List<String>> records = new ArrayList<>();
        try {
            for (CsvRecord record : builder(separator).ofCsvRecord(sample.substring(0, end))) {
                if (!record.getFields().stream().allMatch(String::isBlank)) {
                    records.add(unquoted(record.getFields(), separator));
                }
                if (records.size() == MOST) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return records;
        }
        return records;
    }

    /** The fields of a line whose only field holds such a line itself, else the fields as they are. */
    static List<String> unquoted(List<String> fields, char separator) {
        if (fields.size() != 1 || fields.getFirst().indexOf(separator) < 0) {
            return fields;
        }
        List<CsvRecord> inner = new ArrayList<>();
        try {
            for (CsvRecord record : builder(separator).ofCsvRecord(fields.getFirst())) {
                inner.add(record);
            }
        } catch (CsvParseException e) {
            return fields;
        }
        return inner.size() == 1 ? inner.getFirst().getFields() : fields;
    }
}
