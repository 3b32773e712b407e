package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.model.PriceList;
import app.tallybird.model.PriceTimes;
import app.tallybird.model.Units;

/** What Synthesize had for one customer at the end of each month, in units and in money. Only reads. */
public record CustomerYear(Map<String, String> services, List<Month> months) {

    public CustomerYear {
        services = Map.copyOf(services);
        months = List.copyOf(months);
    }

    /** The services by their names, each with its key. */
    public List<Map.Entry<String, String>> inOrder() {
        return services.entrySet().stream().sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** One month; without an accepted push in it there are no numbers, and a service that was not sent by then has none. */
    public record Month(YearMonth month, Map<String, Billed> services) {
        public Month {
            services = Map.copyOf(services);
        }

        /** In money; what has no price is not in it. */
        public MoneySum sum() {
            return CustomerYear.sum(services.values());
        }

        /** What is left of that after costs; what has no cost is not in it. */
        public MoneySum margin() {
            return CustomerYear.margin(services.values());
        }
    }

    /** What these are in money together. */
    public static MoneySum sum(Collection<Billed> billed) {
        return MoneySum.of(billed, Billed::units, Billed::money);
    }

    /** What is left of that after costs. */
    public static MoneySum margin(Collection<Billed> billed) {
        return MoneySum.of(billed, Billed::units, Billed::margin);
    }

    /** What was billed of a service; without a price there is no money, without a cost no margin. */
    public record Billed(BigDecimal units, Optional<Money> money, Optional<Money> margin) {
    }

    /** This many months up to one, the oldest first; months are local. Services are named by what they are called now. */
    public static CustomerYear of(Ledger ledger, String accountId, YearMonth upTo, int months, ZoneId zone) {
        Map<String, String> names = ledger.serviceNames();
        PriceTimes prices = ledger.prices().times();
        Map<String, String> services = new TreeMap<>();
        List<Month> found = new ArrayList<>();
        for (YearMonth month = upTo.minusMonths(months - 1L); !month.isAfter(upTo); month = month.plusMonths(1)) {
            Instant begin = month.atDay(1).atStartOfDay(zone).toInstant();
            AcceptedUnits accepted = AcceptedUnits.before(ledger, month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
            boolean pushed = accepted.cells().values().stream().flatMap(one -> one.push().stream())
                    .anyMatch(run -> !run.started().isBefore(begin));
            PriceList list = prices.on(month.atEndOfMonth());
            Map<String, Billed> billed = new HashMap<>();
            accepted.cells().forEach((key, number) -> {
                if (pushed && key.accountId().equals(accountId)) {
                    billed.put(key.serviceKey(), billed(list, key, Units.plain(number.units())));
                    services.put(key.serviceKey(), names.getOrDefault(key.serviceKey(), key.serviceKey()));
                }
            });
            found.add(new Month(month, billed));
        }
        return new CustomerYear(services, found);
    }

    private static Billed billed(PriceList prices, CellKey key, BigDecimal units) {
        return new Billed(units, prices.amount(key, units), prices.margin(key, units));
    }
}
