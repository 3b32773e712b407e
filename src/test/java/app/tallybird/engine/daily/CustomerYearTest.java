package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Price;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A customer's months, each with its own numbers and its own prices. */
class CustomerYearTest {

    private static final CellKey SEATS = new CellKey("1", "seats");
    private static final CellKey BACKUP = new CellKey("1", "backup");
    private static final CellKey OTHER = new CellKey("2", "seats");

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();

    private static void push(Ledger ledger, Map<CellKey, String> cells) {
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, cells.size(), Optional.empty()));
        Map<CellKey, BigDecimal> units = new HashMap<>();
        cells.forEach((key, number) -> units.put(key, new BigDecimal(number)));
        ledger.intents(run, units);
        ledger.outcomes(run,
                units.entrySet().stream().map(one -> new CellResult(one.getKey(), one.getValue(), Outcome.ACCEPTED, "")).toList());
        ledger.finish(run, RunEnd.DONE);
    }

    private static Price price(String from, String unit, String cost) {
        return new Price("", new Scope(Optional.empty(), Optional.of("seats")), new BigDecimal(unit),
                Optional.of(cost).filter(one -> !one.isEmpty()).map(BigDecimal::new),
                Optional.of(from).filter(day -> !day.isEmpty()).map(LocalDate::parse), "kim");
    }

    @Test
    void eachMonthHasItsOwnNumbersAndPricesAndAMonthWithoutAPushHasNone() {
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"), clock)) {
            ledger.rememberService("seats", "id", "Seats");
            ledger.prices().change(Currency.getInstance("EUR"), List.of(price("", "2.005", ""), price("2026-05-31", "3", "1.95")),
                    Set.of());
            push(ledger, Map.of(SEATS, "7", OTHER, "100"));
            clock.pass(Duration.ofDays(62));
            push(ledger, Map.of(SEATS, "9", BACKUP, "1"));

            CustomerYear year = CustomerYear.of(ledger, "1", YearMonth.of(2026, 5), 4, ZoneOffset.UTC);

            assertThat(year.services()).isEqualTo(Map.of("seats", "Seats", "backup", "backup"));
            assertThat(year.months()).extracting(CustomerYear.Month::month).containsExactly(YearMonth.of(2026, 2), YearMonth.of(2026, 3),
                    YearMonth.of(2026, 4), YearMonth.of(2026, 5));
            assertThat(year.months()).extracting(CustomerYear.Month::services).containsExactly(Map.of(),
                    Map.of("seats", new CustomerYear.Billed(new BigDecimal("7"), Optional.of(eur("14.04")), Optional.empty())), Map.of(),
                    Map.of("seats", new CustomerYear.Billed(new BigDecimal("9"), Optional.of(eur("27.00")), Optional.of(eur("9.45"))),
                            "backup", new CustomerYear.Billed(BigDecimal.ONE, Optional.empty(), Optional.empty())));
            assertThat(year.months().getLast().sum().amounts()).containsExactly(eur("27.00"));
            assertThat(year.months().getLast().sum().priced()).isEqualTo(1);
            assertThat(year.months().getLast().sum().of()).isEqualTo(2);
            assertThat(year.months().getLast().margin()).isEqualTo(new MoneySum(List.of(eur("9.45")), 1, 2));
            assertThat(YearCsv.of(year)).isEqualTo("""
                    \ufeffMonth,Service id,Service,Units,Amount,Currency
                    2026-02,,,,,
                    2026-03,seats,Seats,7,14.04,EUR
                    2026-04,,,,,
                    2026-05,seats,Seats,9,27.00,EUR
                    2026-05,backup,backup,1,,
                    """.replace("\n", "\r\n"));
        }
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
    }
}
