package app.tallybird.connector.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.StorageUnit;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the rows and their order: what is counted adds up to what they hold. */
class AggregatePropertyTest {

    private static final int TRIES = 10_000;
    private static final List<StorageUnit> STORAGE = List.of(StorageUnit.BYTES, StorageUnit.KB, StorageUnit.MB, StorageUnit.GB,
            StorageUnit.TB, StorageUnit.KIB, StorageUnit.MIB, StorageUnit.GIB, StorageUnit.TIB);
    private static final ConfiguredConnector SUMS = Vendor.run("""
            { "format": 1, "id": "v", "name": "V", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.v.example", "allowedHosts": ["api.v.example"] },
              "tables": { "lines": { "request": { "path": "/lines" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "lines", "id": "a", "name": "a" },
              "services": [ { "nameFrom": "s", "category": "other", "subcategory": "other",
                "usage": { "from": "lines", "account": "a", "measure": "sum", "field": "n", "round": "decimals" } } ] }
            """, Map.of());

    private record Line(String account, String service, BigDecimal units) {
        String json() {
            return "{\"a\":\"" + account + "\",\"s\":\"" + service + "\",\"n\":" + units + "}";
        }
    }

    @Test
    void everyUnitOfEveryRowIsInExactlyOneCellInAnyOrder() {
        Property.holds(TRIES, draws -> {
            List<Line> lines = new ArrayList<>();
            Map<String, BigDecimal> wanted = new TreeMap<>();
            for (int i = draws.between(1, 12); i > 0; i--) {
                Line line = new Line("a" + draws.between(1, 3), "s" + draws.between(1, 2),
                        new BigDecimal(draws.between(0, 1_000_000)).movePointLeft(draws.between(0, 3)));
                lines.add(line);
                wanted.merge(line.account + "/" + line.service, line.units, BigDecimal::add);
            }
            Collections.shuffle(lines, new Random(draws.seed()));
            List<String> expected = wanted.entrySet().stream().map(cell -> cell.getKey() + "="
                    + (cell.getValue().signum() == 0 ? "0" : cell.getValue().stripTrailingZeros().toPlainString())).toList();
            assertThat(counts(lines)).containsAll(expected);
        });
    }

    private static List<String> counts(List<Line> lines) {
        String body = lines.stream().map(Line::json).collect(Collectors.joining(",", "[", "]"));
        return Vendor.counts(new Vendor(call -> Vendor.ok(body)).read(SUMS));
    }

    @Test
    void anAmountComesBackFromEveryUnitAndAddsUpThere() {
        Property.holds(TRIES, draws -> {
            StorageUnit from = draws.oneOf(STORAGE);
            StorageUnit to = draws.oneOf(STORAGE);
            BigDecimal one = amount(draws);
            BigDecimal other = amount(draws);
            assertThat(whole(to.convert(from.convert(one, to), from))).isEqualTo(whole(one));
            assertThat(whole(to.convert(from.convert(one, to).add(from.convert(other, to)), from))).isEqualTo(whole(one.add(other)));
        });
    }

    private static BigDecimal amount(Draws draws) {
        return new BigDecimal(draws.between(0, Integer.MAX_VALUE)).movePointLeft(draws.between(0, 2));
    }

    /** To a millionth; a byte in TiB has more places than are kept. */
    private static BigDecimal whole(BigDecimal amount) {
        return amount.setScale(6, RoundingMode.HALF_UP);
    }
}
