package app.tallybird.engine.contract;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;

/** Prices as a table for a spreadsheet, and back. */
public final class PriceFile {

    private static final WrittenTable<PriceColumn> TABLE = new WrittenTable<>("price", "prices export", List.of(PriceColumn.values()));

    private PriceFile() {
    }

    /** What {@link #read(Path)} reads again. Text that a spreadsheet would run is made harmless. */
    public static String write(Prices prices, KnownNames names) {
        CsvText csv = new CsvText(Stream.concat(Stream.of(PriceColumn.values()).map(PriceColumn::heading), Stream.of("Set by", "Price id"))
                .toArray(String[]::new));
        for (Price price : prices.all()) {
            csv.line(price.scope().accountId().orElse(WrittenLine.EVERY), names.account(price.scope()),
                    price.scope().serviceKey().orElseThrow(), names.service(price.scope()), price.unit(), price.cost(),
                    prices.currency().map(Currency::getCurrencyCode), price.from(), price.by(), price.id());
        }
        return csv.toString();
    }

    /** The lines of a CSV file or a workbook; nothing of it is passed over. What can not be read is thrown as a problem that names the line. */
    public static List<WrittenLine<PriceColumn>> read(Path path) {
        return TABLE.read(path, List.of(List.of(PriceColumn.PRICE), List.of(PriceColumn.CUSTOMER_ID, PriceColumn.CUSTOMER),
                List.of(PriceColumn.SERVICE_ID, PriceColumn.SERVICE)));
    }
}
