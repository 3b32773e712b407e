package app.tallybird.engine.contract;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
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
import app.tallybird.model.ContractRule;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Contract rules as a table for a spreadsheet, and back. */
public final class RuleFile {

    private static final int MOST = 50_000;
    private static final Set<String> NEEDED = Set.of(RuleColumn.RULE.heading());
    private static final Set<String> ALL = Stream.of(RuleColumn.values()).map(RuleColumn::heading).collect(Collectors.toUnmodifiableSet());

    private RuleFile() {
    }

    /** What {@link #read(Path)} reads again. Text that a spreadsheet would run is made harmless. */
    public static String write(List<ContractRule> rules, KnownNames names) {
        CsvText csv = new CsvText(Stream.concat(Stream.of(RuleColumn.values()).map(RuleColumn::heading), Stream.of("Set by", "Rule id"))
                .toArray(String[]::new));
        for (ContractRule rule : rules) {
            Optional<BigDecimal> units = rule.billing().agreed();
            csv.line(rule.scope().accountId().orElse(RuleLine.EVERY), names.account(rule), rule.scope().serviceKey().orElse(RuleLine.EVERY),
                    names.service(rule), rule.billing().kind().word(), units, rule.billing().withoutReading() ? "yes" : "", rule.reason(),
                    rule.period().from(), rule.period().until(), rule.by(), rule.id());
        }
        return csv.toString();
    }

    /** The lines of a CSV file or a workbook; nothing of it is passed over. What can not be read is thrown as a problem that names the line. */
    public static List<RuleLine> read(Path path) {
        try {
            CsvFile file = CsvFile.of("the file " + path.getFileName(), "", () -> Files.newInputStream(path),
                    new CsvFormat(Optional.empty(), true, 0, Optional.empty()));
            try (CsvReading reading = file.read(new CsvFile.Wanted(NEEDED, ALL))) {
                return lines(reading);
            }
        } catch (FaultException e) {
            Fault fault = e.fault();
            throw problem(fault.text(), fault.hint());
        } catch (IOException e) {
            throw problem("the file " + path + " can not be opened", "check the path");
        }
    }

    private static List<RuleLine> lines(CsvReading reading) {
        Map<RuleColumn, Integer> places = new EnumMap<>(RuleColumn.class);
        for (RuleColumn column : RuleColumn.values()) {
            int place = reading.header().indexOf(column.heading());
            if (place >= 0) {
                places.put(column, place);
            }
        }
        need(places.keySet(), RuleColumn.RULE, RuleColumn.RULE);
        need(places.keySet(), RuleColumn.CUSTOMER_ID, RuleColumn.CUSTOMER);
        need(places.keySet(), RuleColumn.SERVICE_ID, RuleColumn.SERVICE);
        List<RuleLine> lines = new ArrayList<>();
        for (Optional<CsvLine> next = reading.next(); next.isPresent(); next = reading.next()) {
            Map<RuleColumn, String> fields = new EnumMap<>(RuleColumn.class);
            List<String> texts = next.get().fields();
            places.forEach((column, place) -> fields.put(column, CsvText.original(texts.get(place))));
            lines.add(new RuleLine(next.get().line(), fields));
            if (lines.size() > MOST) {
                throw problem("the file has more than " + MOST + " lines", "cut it into several");
            }
        }
        Stream.of(reading.totals(), reading.notes(), reading.other().stream().toList()).flatMap(List::stream).findFirst().ifPresent(odd -> {
            throw problem("the file has something that is no rule: " + odd, "leave only the table in it");
        });
        return lines;
    }

    private static void need(Set<RuleColumn> there, RuleColumn one, RuleColumn other) {
        if (!there.contains(one) && !there.contains(other)) {
            throw problem("the file has no column \"" + one.heading() + "\"",
                    "its first line names the columns as contracts export writes them");
        }
    }

    private static RuntimeException problem(String what, String hint) {
        return Problem.of(ProblemCode.CONFIGURATION, sentence(what), "No contract rule was changed.", sentence(hint)).asException();
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? ""
                : Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.matches("(?s).*[.?!]") ? "" : ".");
    }
}
