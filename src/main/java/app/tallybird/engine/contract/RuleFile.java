package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.model.ContractRule;

/** Contract rules as a table for a spreadsheet, and back. */
public final class RuleFile {

    private static final WrittenTable TABLE = new WrittenTable("contract rule", "contracts export",
            Stream.of(RuleColumn.values()).map(RuleColumn::heading).toList());

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
        return TABLE.read(path,
                List.of(List.of(RuleColumn.RULE.heading()), List.of(RuleColumn.CUSTOMER_ID.heading(), RuleColumn.CUSTOMER.heading()),
                        List.of(RuleColumn.SERVICE_ID.heading(), RuleColumn.SERVICE.heading())),
                (line, fields) -> {
                    Map<RuleColumn, String> known = new EnumMap<>(RuleColumn.class);
                    Stream.of(RuleColumn.values()).filter(column -> fields.containsKey(column.heading()))
                            .forEach(column -> known.put(column, fields.get(column.heading())));
                    return new RuleLine(line, known);
                });
    }
}
