package app.tallybird.connector.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** The cells of a workbook's rows as texts: numbers with a point, days as 2026-11-30, formulas by the value that was kept with them. */
final class SheetCells {

    /** A spreadsheet calculates with 15 digits; what stands behind them is an error of its arithmetic. */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final Pattern NO_CODE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DATE = Pattern.compile("(?i)[dmyhs]");
    private static final Pattern OPEN = Pattern.compile("-?[1-9][0-9]{0,2}\\.[0-9]{3}");
    private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal MOST_DAYS = new BigDecimal(3_000_000);
    private static final BigDecimal SECONDS = new BigDecimal(86_400);

    private final LocalDate first;
    private final Map<String, Boolean> dates = new HashMap<>();

    SheetCells(boolean since1904) {
        this.first = since1904 ? FIRST_1904 : FIRST_1900;
    }

    List<String> of(Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            cells.add(row.getOptionalCell(i).map(this::text).orElse(""));
        }
        return cells;
    }

    private String text(Cell cell) {
        if (cell.getValue() instanceof BigDecimal number) {
            String format = cell.getDataFormatString();
            return format != null && dates.computeIfAbsent(format, SheetCells::isDate) && number.signum() >= 0
                    && number.compareTo(MOST_DAYS) < 0 ? date(number) : number(number);
        }
        if (cell.getType() == CellType.BOOLEAN || cell.getValue() instanceof Boolean) {
            return String.valueOf(cell.getValue()).equalsIgnoreCase("true") ? "TRUE" : "FALSE";
        }
        if (cell.getFormula() != null && cell.getRawValue() == null) {
            // written by a program that does not calculate: not known, and so neither blank nor nothing
            return "=" + cell.getFormula();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static boolean isDate(String format) {
        return DATE.matcher(NO_CODE.matcher(format).replaceAll("")).find();
    }

    private String date(BigDecimal days) {
        BigDecimal day = days.setScale(0, RoundingMode.DOWN);
        long seconds = days.subtract(day).multiply(SECONDS).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
        LocalDateTime moment = first.plusDays(day.longValueExact()).atTime(LocalTime.MIDNIGHT).plus(Duration.ofSeconds(seconds));
        return seconds == 0 ? moment.toLocalDate().toString() : moment.toString();
    }

    /** A number of a workbook can be read in one way only, also when it has three digits behind the point: those get a fourth. */
    private static String number(BigDecimal number) {
        if (number.scale() == 0) {
            return number.toPlainString();
        }
        BigDecimal exact = number.stripTrailingZeros();
        String plain = (exact.scale() > 0 ? exact.round(DIGITS).stripTrailingZeros() : exact).toPlainString();
        return OPEN.matcher(plain).matches() ? plain + "0" : plain;
    }
}
