package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.Price;
import app.tallybird.model.PriceTimes;
import app.tallybird.model.Prices;
import app.tallybird.model.Right;

/** The prices of one integration. Whatever returns is on the disk. Nothing of it is ever sent. */
public final class PriceBook {

    private static final String CURRENCY = "currency";
    private static final String BEFORE = "currency-before";

    private final Database database;
    private final LedgerUser user;
    private final AuditBook audit;
    private Supplier<Map<YearMonth, Instant>> closed = Map::of;

    PriceBook(Database database, LedgerUser user, AuditBook audit) {
        this.database = database;
        this.user = user;
        this.audit = audit;
    }

    /** A price with when it was set and taken away. */
    private record Known(Price price, Instant set, Optional<Instant> removed) {

        boolean at(Instant moment) {
            return !set.isAfter(moment) && removed.filter(gone -> !gone.isAfter(moment)).isEmpty();
        }
    }

    /** From now on months that are closed keep the prices that were known then; {@code moments} says when each was closed. */
    public void closed(Supplier<Map<YearMonth, Instant>> moments) {
        closed = moments;
    }

    /** As they are known now. */
    public Prices prices() {
        return new Prices(currency(), known("WHERE removed_at IS NULL").map(Known::price).toList());
    }

    /** Over time; those of a closed month as they were known when it was closed. */
    public PriceTimes times() {
        List<Known> all = known("").toList();
        if (all.isEmpty()) {
            return new PriceTimes(Prices.NONE, Map.of());
        }
        Map<YearMonth, Prices> then = new HashMap<>();
        closed.get().forEach((month, at) -> then.put(month,
                new Prices(currency(at), all.stream().filter(one -> one.at(at)).map(Known::price).toList())));
        return new PriceTimes(new Prices(currency(), all.stream().filter(one -> one.removed().isEmpty()).map(Known::price).toList()), then);
    }

    private Stream<Known> known(String which) {
        return database.query("SELECT sequence, account_id, service_key, unit, cost, from_day, set_by, set_at, removed_at FROM price "
                + which + " ORDER BY sequence", PriceBook::read).stream();
    }

    private Optional<Currency> currency() {
        return note(CURRENCY).flatMap(Money::currency);
    }

    /** That of a moment; currencies before another one are noted with the time of their end. */
    private Optional<Currency> currency(Instant at) {
        return note(BEFORE).stream().flatMap(String::lines).map(line -> line.split(" ")).filter(one -> at.isBefore(Instant.parse(one[0])))
                .findFirst().flatMap(one -> Money.currency(one[1])).or(this::currency);
    }

    private Optional<String> note(String name) {
        return database.query("SELECT value FROM note WHERE name = ?", row -> row.getString(1), name).stream().findFirst();
    }

    /**
     * Adds and takes away, in one commit; the added ones get an id. All are in this currency: another one than that of the prices that stay is thrown as an
     * IllegalArgumentException.
     */
    public void change(Currency currency, Collection<Price> added, Collection<String> removed) {
        user.require(Right.PRICES, "No price was changed.");
        Prices kept = prices();
        boolean all = kept.all().stream().allMatch(price -> removed.contains(price.id()));
        if (!all && kept.currency().filter(currency::equals).isEmpty()) {
            throw new IllegalArgumentException("prices in " + kept.currency() + " and in " + currency);
        }
        String now = user.clock().instant().toString();
        List<Price> gone = new ArrayList<>(kept.all().stream().filter(price -> removed.contains(price.id())).toList());
        database.change(session -> {
            for (String id : removed) {
                session.execute("UPDATE price SET removed_at = ? WHERE 'P' || sequence = ? AND removed_at IS NULL", now, id);
            }
            for (Price price : added) {
                Optional<Price> before = gone.stream().filter(was -> was.scope().equals(price.scope()) && was.from().equals(price.from()))
                        .findFirst();
                before.ifPresent(gone::remove);
                audit.add(session, AuditKind.RULE,
                        scope(session, price) + ": "
                                + before.map(was -> "was " + words(was, kept.currency().orElse(currency)) + ", now ").orElse("")
                                + words(price, currency));
                session.execute(
                        "INSERT INTO price (account_id, service_key, unit, cost, from_day, set_by, set_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        price.scope().accountId().orElse(""), price.scope().serviceKey().orElseThrow(), price.unit().toPlainString(),
                        price.cost().map(BigDecimal::toPlainString).orElse(null), price.from().map(LocalDate::toString).orElse(null),
                        price.by(), now);
            }
            for (Price was : gone) {
                audit.add(session, AuditKind.RULE,
                        scope(session, was) + ": taken away, was " + words(was, kept.currency().orElse(currency)));
            }
            Optional<Currency> other = kept.currency().filter(was -> !was.equals(currency));
            if (other.isPresent()) {
                note(session, BEFORE, note(BEFORE).map(lines -> lines + "\n").orElse("") + now + " " + other.get());
            }
            note(session, CURRENCY, currency.getCurrencyCode());
        });
    }

    private static void note(Session session, String name, String value) throws SQLException {
        session.execute("INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name,
                value);
    }

    private static String scope(Session session, Price price) throws SQLException {
        return "Price of " + KnownAs.scope(session, price.scope().accountId(), price.scope().serviceKey());
    }

    private static String words(Price price, Currency currency) {
        return price.unit().toPlainString() + " " + currency + " a month"
                + price.cost().map(cost -> ", cost " + cost.toPlainString()).orElse("")
                + price.from().map(day -> " from " + day).orElse("");
    }

    private static Known read(ResultSet row) throws SQLException {
        Price price = new Price("P" + row.getLong(1),
                new Scope(Optional.of(row.getString(2)).filter(id -> !id.isEmpty()), Optional.of(row.getString(3))),
                new BigDecimal(row.getString(4)), ContractBook.number(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(LocalDate::parse), row.getString(7));
        return new Known(price, Instant.parse(row.getString(8)), Optional.ofNullable(row.getString(9)).map(Instant::parse));
    }
}
