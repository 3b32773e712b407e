package app.tallybird.connector.csv;

import java.util.List;

/** One record of a CSV file and the physical line it starts on, counted from 1. */
public record CsvLine(long line, List<String> fields) {
}
