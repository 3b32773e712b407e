package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.PlainText;

import static org.assertj.core.api.Assertions.assertThat;

/** Text of a vendor that begins like a formula, in each field of an export that others fill: opened as text it begins like none, and it is all there. */
class FormulaCorpusTest {

    private static final String DANGEROUS = "=+-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20";

    /** Without the apostrophes, those of the text itself too. */
    private static String kept(String field) {
        return field.replace("'", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "\u0000", "\uff1d", "\uff0b", "\uff0d", "\uff20"})
    void noFieldOfAPlanBeginsLikeAFormula(String first) {
        for (String rest : List.of("HYPERLINK(\"https://x.example\")", "cmd|' /C calc'!A0", "1+1", "SUM(A1:A9),;\"x", "", "\r\n=2")) {
            String evil = first + rest;
            PlanCell cell = PlanCell
                    .compared(new CellKey(evil, "s"), evil, evil, new CellMemory(Optional.of(BigDecimal.TEN), false, false),
                            UnitCount.of(new BigDecimal("3")), evil)
                    .with(Optional.of(new ContractedCount(UnitCount.of(new BigDecimal("4")), Optional.empty(),
                            Optional.of(new ContractRule("C1", new ContractRule.Scope(Optional.empty(), Optional.empty()),
                                    new Billing.FirstIncluded(BigDecimal.ONE), evil, evil, ContractRule.Period.ALWAYS)),
                            Optional.empty())));
            String text = PlanCsv.write(UsagePlan.of(PlannedCase.NOW, 1, List.of(), List.of(cell), UsagePlan.Vendor.NOT_READ),
                    List.of(cell));
            List<CsvRecord> lines = CsvReader.builder().commentStrategy(CommentStrategy.NONE).ofCsvRecord(text.substring(1)).stream()
                    .toList();
            assertThat(lines).hasSize(2);
            List<String> fields = lines.get(1).getFields();
            assertThat(fields.subList(1, 4)).allSatisfy(field -> assertThat(kept(field)).isEqualTo(kept(PlainText.of(evil))));
            assertThat(kept(fields.get(9))).isEqualTo(kept(PlainText.of(evil)));
            assertThat(fields.get(10)).isEqualTo("4");
            assertThat(kept(fields.get(11))).isEqualTo(kept("C1: first 1 included by contract (" + PlainText.of(evil) + ")"));
            assertThat(fields.subList(4, 7)).as("numbers stay numbers").containsExactly("10", "3", "-7");
            assertThat(fields).filteredOn(field -> !field.isEmpty() && !field.equals("-7"))
                    .allMatch(field -> DANGEROUS.indexOf(field.charAt(0)) < 0);
        }
    }
}
