package app.tallybird.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Money;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;
import app.tallybird.model.Right;

/** The prices of one integration. Whatever returns is on the disk. Nothing of it is ever sent. */
public final class PriceBook {

    private static final String CURRENCY = "currency";

    private final Database database;
    private final LedgerUser user;
    private final AuditBook audit;

    PriceBook(Database database, LedgerUser user, AuditBook audit) {
        this.database = database;
        this.user = user;
        this.audit = audit;
    }

    public Prices prices() {
        List<Price> all = database.query(
                "SELECT sequence, account_id, service_key, unit, cost, from_day, set_by FROM price WHERE removed_at IS NULL ORDER BY sequence",
                PriceBook::read);
        Optional<Currency> currency = database.query("SELECT value FROM note WHERE name = ?", row -> row.getString(1), CURRENCY).stream()
                .findFirst().flatMap(Money::currency);
        return new Prices(currency, all);
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
            session.execute("INSERT INTO note (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    CURRENCY, currency.getCurrencyCode());
        });
    }

    private static String scope(Session session, Price price) throws SQLException {
        return "Price of " + KnownAs.scope(session, price.scope().accountId(), price.scope().serviceKey());
    }

    private static String words(Price price, Currency currency) {
        return price.unit().toPlainString() + " " + currency + " a month"
                + price.cost().map(cost -> ", cost " + cost.toPlainString()).orElse("")
                + price.from().map(day -> " from " + day).orElse("");
    }

    private static Price read(ResultSet row) throws SQLException {
        return new Price("P" + row.getLong(1),
                new Scope(Optional.of(row.getString(2)).filter(id -> !id.isEmpty()), Optional.of(row.getString(3))),
                new BigDecimal(row.getString(4)), ContractBook.number(row.getString(5)),
                Optional.ofNullable(row.getString(6)).map(LocalDate::parse), row.getString(7));
    }
}
