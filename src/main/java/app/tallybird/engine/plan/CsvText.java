package app.tallybird.engine.plan;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;

import app.tallybird.model.Money;
import app.tallybird.model.Units;
import app.tallybird.problem.PlainText;

/**
 * CSV after RFC 4180 that a spreadsheet can open without running anything in it, whether it cuts columns at commas, semicolons or tabs: text that
 * begins like a formula, or would behind one of these, gets an apostrophe in front. Numbers stay numbers. Source of the list of dangerous beginnings: OWASP ASVS 1.2.10, with the full-width forms.
 */
public final class CsvText {

    /** Also in the middle of a field, for whoever cuts at another character and knows nothing of our quotation marks. */
    private static final Pattern FORMULA = Pattern.compile("((?:^|[;,\\t\\r\\n])[ \"]*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])");
    private static final Pattern HARMLESS = Pattern.compile(FORMULA.pattern().replace("(?=[=", "'(?=[="));
    private static final Pattern BLANK_BEFORE = Pattern.compile("^(?=[\\t\\r\\n])");

    /** Spreadsheets of some countries cut columns by these. */
    private static final QuoteStrategy OTHER_SEPARATORS = new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return value.indexOf(';') >= 0 || value.indexOf('\t') >= 0;
        }
    };

    private final StringWriter out = new StringWriter();
    private final CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).quoteStrategy(OTHER_SEPARATORS).bufferSize(0)
            .build(out);

    public CsvText(String... headings) {
        out.write('\ufeff');
        csv.writeRecord(headings);
    }

    /** One line of texts, numbers and amounts without their currency; a number that is not known, an empty Optional, is an empty field. */
    public CsvText line(Object... fields) {
        csv.writeRecord(Stream.of(fields).map(CsvText::field).toList());
        return this;
    }

    /** The text of a field that was written here, without the apostrophes that keep a spreadsheet from running it. */
    public static String original(String field) {
        return HARMLESS.matcher(field).replaceAll("$1");
    }

    private static String field(Object field) {
        return switch (field) {
            case BigDecimal number -> Units.text(number);
            case Money money -> money.amount().toPlainString();
            case Optional<?> number -> number.map(CsvText::field).orElse("");
            default -> {
                String text = FORMULA.matcher(PlainText.of(field.toString())).replaceAll("$1'");
                yield BLANK_BEFORE.matcher(text).replaceFirst("'");
            }
        };
    }

    /** What was written since the last time. */
    public String cut() {
        String piece = out.toString();
        out.getBuffer().setLength(0);
        return piece;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
