package app.tallybird.engine.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvFormat;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * A table that somebody filled in, read line by line; nothing of it is passed over, and what can not be read is thrown as a problem that names the line.
 *
 * @param what one line is
 * @param written the command that writes such a table
 */
record WrittenTable(String what, String written, List<String> headings) {

    private static final int MOST = 50_000;

    /** Of each of the needed groups one heading has to be there; {@code line} makes something of the number of a line and its texts by their headings. */
    <T> List<T> read(Path path, List<List<String>> needed, BiFunction<Long, Map<String, String>, T> line) {
        try {
            CsvFile file = CsvFile.of("the file " + path.getFileName(), "", () -> Files.newInputStream(path),
                    new CsvFormat(Optional.empty(), true, 0, Optional.empty()));
            try (CsvReading reading = file.read(new CsvFile.Wanted(new HashSet<>(needed.getFirst()), new HashSet<>(headings)))) {
                return lines(reading, needed, line);
            }
        } catch (FaultException e) {
            Fault fault = e.fault();
            throw problem(fault.text(), fault.hint());
        } catch (IOException e) {
            throw problem("the file " + path + " can not be opened", "check the path");
        }
    }

    private <T> List<T> lines(CsvReading reading, List<List<String>> needed, BiFunction<Long, Map<String, String>, T> line) {
        Map<String, Integer> places = new HashMap<>();
        headings.stream().filter(heading -> reading.header().contains(heading))
                .forEach(heading -> places.put(heading, reading.header().indexOf(heading)));
        needed.stream().filter(group -> group.stream().noneMatch(places::containsKey)).findFirst().ifPresent(group -> {
            throw problem("the file has no column \"" + group.getFirst() + "\"",
                    "its first line names the columns as " + written + " writes them");
        });
        List<T> lines = new ArrayList<>();
        for (Optional<CsvLine> next = reading.next(); next.isPresent(); next = reading.next()) {
            Map<String, String> fields = new HashMap<>();
            List<String> texts = next.get().fields();
            places.forEach((heading, place) -> fields.put(heading, CsvText.original(texts.get(place))));
            lines.add(line.apply(next.get().line(), fields));
            if (lines.size() > MOST) {
                throw problem("the file has more than " + MOST + " lines", "cut it into several");
            }
        }
        Stream.of(reading.totals(), reading.notes(), reading.other().stream().toList()).flatMap(List::stream).findFirst().ifPresent(odd -> {
            throw problem("the file has something that is no " + what.substring(what.lastIndexOf(' ') + 1) + ": " + odd,
                    "leave only the table in it");
        });
        return lines;
    }

    private RuntimeException problem(String happened, String hint) {
        return Problem.of(ProblemCode.CONFIGURATION, sentence(happened), "No " + what + " was changed.", sentence(hint)).asException();
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? ""
                : Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.matches("(?s).*[.?!]") ? "" : ".");
    }
}
