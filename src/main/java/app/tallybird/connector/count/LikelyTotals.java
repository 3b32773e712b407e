package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.model.Account;
import app.tallybird.model.CellKey;

/**
 * Accounts that have as many units as all others together, in everything they have, or that are called so: a report's total that stands among its
 * customers. Looks only where accounts and numbers come from the same rows.
 */
final class LikelyTotals {

    private LikelyTotals() {
    }

    /** The accounts, each with a sentence without its end. */
    static Map<Account, String> of(List<Account> accounts, List<ServiceCount> counts) {
        Map<String, Account> known = new HashMap<>();
        accounts.forEach(account -> known.put(account.id(), account));
        Map<String, Map<CellKey, BigDecimal>> services = new LinkedHashMap<>();
        for (ServiceCount count : counts) {
            count.units().forEach((key, units) -> {
                if (known.containsKey(key.accountId()) && units.signum() != 0) {
                    services.computeIfAbsent(count.pointer() + " " + key.serviceKey(), any -> new LinkedHashMap<>()).put(key, units);
                }
            });
        }
        Map<Account, String> totals = new LinkedHashMap<>();
        Set<String> others = new HashSet<>();
        services.values().forEach(cells -> {
            Strays.Sum all = cells.values().stream().reduce(Strays.Sum.NONE, Strays.Sum::and, (one, other) -> one);
            cells.forEach((key, units) -> {
                Account account = known.get(key.accountId());
                Strays.Sum rest = all.without(units);
                boolean equal = account != null && rest.isTotal(units, account.id(), account.name());
                if (account == null || (!equal && !Strays.Sum.called(account.id(), account.name()))) {
                    others.add(key.accountId());
                    return;
                }
                totals.putIfAbsent(account,
                        "\"" + account.name() + "\" has " + units.toPlainString() + " of \"" + key.serviceKey()
                                + (equal
                                        ? "\", as many as all others together"
                                        : "\", and all others together have " + rest.units().toPlainString()));
            });
        });
        counts.forEach(count -> count.unplaced().totalsWithoutService().forEach((id, units) -> {
            Account account = known.get(id);
            if (account != null) {
                totals.putIfAbsent(account,
                        "\"" + account.name() + "\" has " + units.toPlainString() + " without a service, as many as all others together");
            }
        }));
        if (!counts.isEmpty()) {
            Set<String> counted = counts.stream().flatMap(count -> count.cells().keySet().stream()).map(CellKey::accountId)
                    .collect(Collectors.toSet());
            accounts.stream().filter(account -> !counted.contains(account.id()) && Strays.Sum.called(account.id(), account.name()))
                    .forEach(account -> totals.putIfAbsent(account, "\"" + account.name() + "\" has no count of any service"));
        }
        totals.keySet().removeIf(account -> others.contains(account.id()));
        return totals;
    }
}
