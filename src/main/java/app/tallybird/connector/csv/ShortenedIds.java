package app.tallybird.connector.csv;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import app.tallybird.problem.ProblemCode;

/**
 * Finds ids of which a spreadsheet kept the first digits only, as in 1.23457E+11: several customers then have the same one, and nobody can tell them
 * apart. Used by one thread.
 */
public final class ShortenedIds {

    private static final Pattern SHORTENED = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE]\\+[0-9]{1,3}");

    private String found = "";
    private String column = "";
    private final Map<String, Long> linesByName = new LinkedHashMap<>();

    /** {@code name} is what else tells whom the id is meant for, or empty. */
    public void see(String heading, String id, String name, long line) {
        if (found.isEmpty() && SHORTENED.matcher(id).matches()) {
            found = id;
            column = heading;
        }
        if (!found.isEmpty() && id.equals(found) && linesByName.size() < 2) {
            linesByName.putIfAbsent(name, line);
        }
    }

    /** Throws when there was any. */
    public void conclude(CsvFile file) {
        if (found.isEmpty()) {
            return;
        }
        var lines = linesByName.entrySet().iterator();
        Map.Entry<String, Long> first = lines.next();
        String shared = "";
        if (lines.hasNext()) {
            Map.Entry<String, Long> second = lines.next();
            shared = ": \"" + first.getKey() + "\" there and \"" + second.getKey() + "\" on line " + second.getValue()
                    + " have the same one";
        }
        throw file
                .fault("E376",
                        ", line " + first.getValue() + ", column \"" + column + "\": the id " + found
                                + " was shortened by a spreadsheet and its last digits are lost" + shared,
                        "export the file again and do not save it with a spreadsheet, or make the column a text there first")
                .as(ProblemCode.CONFIGURATION).asException();
    }
}
