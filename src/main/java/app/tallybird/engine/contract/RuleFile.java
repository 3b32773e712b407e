package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.model.ContractRule;

/** Contract rules as a table for a spreadsheet, and back. */
public final class RuleFile {

    private static final WrittenTable<RuleColumn> TABLE = new WrittenTable<>("contract rule", "contracts export",
            List.of(RuleColumn.values()));

    private RuleFile() {
    }

    /** What {@link #read(Path)} reads again. Text that a spreadsheet would run is made harmless. */
    public static String write(List<ContractRule> rules, KnownNames names) {
        CsvText csv = new CsvText(Stream.concat(Stream.of(RuleColumn.values()).map(RuleColumn::heading), Stream.of("Set by", "Rule id"))
                .toArray(String[]::new));
        for (ContractRule rule : rules) {
            Optional<BigDecimal> units = rule.billing().agreed();
            csv.line(rule.scope().accountId().orElse(WrittenLine.EVERY), names.account(rule),
                    rule.scope().serviceKey().orElse(WrittenLine.EVERY), names.service(rule), rule.billing().kind().word(), units,
                    rule.billing().withoutReading() ? "yes" : "", rule.reason(), rule.period().from(), rule.period().until(), rule.by(),
                    rule.id());
        }
        return csv.toString();
    }

    /** The lines of a CSV file or a workbook; nothing of it is passed over. What can not be read is thrown as a problem that names the line. */
    public static List<WrittenLine<RuleColumn>> read(Path path) {
        return TABLE.read(path, List.of(List.of(RuleColumn.RULE), List.of(RuleColumn.CUSTOMER_ID, RuleColumn.CUSTOMER),
                List.of(RuleColumn.SERVICE_ID, RuleColumn.SERVICE)));
    }
}
