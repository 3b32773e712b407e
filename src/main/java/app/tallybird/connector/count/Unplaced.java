package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Wording;

/** Rows of one count that belong to no customer, to no service, or to neither. Used by one thread. */
final class Unplaced {

    private final String table;
    private final String pointer;
    private final UnaryOperator<BigDecimal> finished;
    private final Supplier<Map<CellKey, BigDecimal>> units;
    private final Strays withoutCustomer = new Strays();
    private final Strays withoutService = new Strays();
    private final Strays withNeither = new Strays();
    private long withoutAccount;
    private long withoutName;

    /** {@code finished} makes what is sent of what was added up; {@code units} is what the others have. */
    Unplaced(String table, String pointer, UnaryOperator<BigDecimal> finished, Supplier<Map<CellKey, BigDecimal>> units) {
        this.table = table;
        this.pointer = pointer;
        this.finished = finished;
        this.units = units;
    }

    /** A row without a customer. */
    void row() {
        withoutAccount++;
    }

    /** What would count of such a row. */
    void ofNobody(Optional<String> service, BigDecimal rows) {
        (service.isEmpty() ? withNeither : withoutCustomer).add(service.orElse(""), rows, 1);
    }

    /** What would count of a row that names no service. */
    void ofNothing(String account, BigDecimal rows) {
        withoutService.add(account, rows, 1);
    }

    /** A row that names no service. */
    void nameless(boolean counts) {
        withoutName += counts ? 1 : 0;
    }

    /** Says what was not counted, and what of it looks like a total. */
    void conclude(List<Warning> warnings) {
        if (withoutAccount > 0) {
            String neither = withNeither.words(finished).map(words -> words + " without a service, too: a total?").orElse("");
            warnings.add(withoutCustomer.on(
                    new Warning("W410", pointer + "/usage/account",
                            Wording.count(withoutAccount, "row of \"" + table + "\" belongs", "rows of \"" + table + "\" belong")
                                    + " to no account",
                            neither, withoutAccount),
                    service -> others(key -> key.serviceKey().equals(service)), finished, "customer"));
        }
        if (withoutName > 0) {
            warnings.add(
                    withoutService.on(
                            new Warning("W407", pointer + "/nameFrom",
                                    Wording.count(withoutName, "row names no service and was", "rows name no service and were")
                                            + " not counted",
                                    "", withoutName),
                            account -> others(key -> !key.accountId().equals(account)), finished, "service"));
        }
    }

    /** What the accounts of these cells have together; nothing where rows are counted, because then no row is a total. */
    private Strays.Sum others(Predicate<CellKey> which) {
        Map<String, BigDecimal> accounts = new HashMap<>();
        units.get().forEach((key, one) -> {
            if (which.test(key)) {
                accounts.merge(key.accountId(), one, BigDecimal::add);
            }
        });
        return accounts.values().stream().reduce(Strays.Sum.NONE, Strays.Sum::and, (one, other) -> one);
    }

    /** Accounts with one row that names no service and has as many units as all other accounts together. */
    Map<String, BigDecimal> totalsWithoutService() {
        return withoutService.totals(account -> others(key -> !key.accountId().equals(account)));
    }
}
