package app.tallybird.engine.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import app.tallybird.problem.Wording;

/**
 * A table that somebody filled in, read line by line; nothing of it is passed over, and what can not be read is thrown as a problem that names the line.
 *
 * @param what one line is
 * @param written the command that writes such a table
 */
record WrittenTable<C extends WrittenColumn>(String what, String written, List<C> columns) {

    private static final int MOST = 50_000;

    /** Of each of the needed groups one column has to be there. */
    List<WrittenLine<C>> read(Path path, List<List<C>> needed) {
        try {
            CsvFile file = CsvFile.of("the file " + path.getFileName(), "", () -> Files.newInputStream(path),
                    new CsvFormat(Optional.empty(), true, 0, Optional.empty()));
            try (CsvReading reading = file.read(new CsvFile.Wanted(headings(needed.getFirst()), headings(columns)))) {
                return lines(reading, needed);
            }
        } catch (FaultException e) {
            Fault fault = e.fault();
            throw problem(fault.text(), fault.hint());
        } catch (IOException e) {
            throw problem("the file " + path + " can not be opened", "check the path");
        }
    }

    private static Set<String> headings(List<? extends WrittenColumn> columns) {
        return columns.stream().map(WrittenColumn::heading).collect(Collectors.toSet());
    }

    private List<WrittenLine<C>> lines(CsvReading reading, List<List<C>> needed) {
        Map<C, Integer> places = new HashMap<>();
        columns.stream().filter(column -> reading.header().contains(column.heading()))
                .forEach(column -> places.put(column, reading.header().indexOf(column.heading())));
        needed.stream().filter(group -> group.stream().noneMatch(places::containsKey)).findFirst().ifPresent(group -> {
            throw problem("the file has no column \"" + group.getFirst().heading() + "\"",
                    "its first line names the columns as " + written + " writes them");
        });
        List<WrittenLine<C>> lines = new ArrayList<>();
        for (Optional<CsvLine> next = reading.next(); next.isPresent(); next = reading.next()) {
            Map<C, String> fields = new HashMap<>();
            List<String> texts = next.get().fields();
            places.forEach((column, place) -> fields.put(column, CsvText.original(texts.get(place))));
            lines.add(new WrittenLine<>(next.get().line(), fields));
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
        return Problem.of(ProblemCode.CONFIGURATION, Wording.sentence(happened), "No " + what + " was changed.", Wording.sentence(hint))
                .asException();
    }
}
