package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.Units;

/**
 * CSV after RFC 4180 that a spreadsheet can open without running anything in it: text that begins like a formula gets an apostrophe in front.
 * Numbers stay numbers. Source of the list of dangerous beginnings: OWASP ASVS 1.2.10, with the full-width forms.
 */
public final class CsvText {

    private static final String DANGEROUS = "=+-@\t\r\n\u0000\uff1d\uff0b\uff0d\uff20";

    private final StringBuilder out = new StringBuilder("\ufeff");
    private boolean begun;

    public CsvText text(String value) {
        String safe = !value.isEmpty() && DANGEROUS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t');
        cell(quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe);
        return this;
    }

    public CsvText number(Optional<BigDecimal> value) {
        cell(value.map(Units::text).orElse(""));
        return this;
    }

    private void cell(String text) {
        if (begun) {
            out.append(',');
        }
        out.append(text);
        begun = true;
    }

    public CsvText end() {
        out.append("\r\n");
        begun = false;
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
