package app.tallybird.connector.count;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;

/**
 * Counts that the vendor shows twice: known zero when one of the named services is above zero, unknown when one of them is unknown and none above.
 * Judged by what was counted, before any count was changed here.
 */
final class Overlap {

    private final List<ServiceRule> rules;
    private final Map<CellKey, UnitCount> cells;

    Overlap(List<ServiceRule> rules, Map<CellKey, UnitCount> cells) {
        this.rules = rules;
        this.cells = cells;
    }

    void run(List<Account> accounts) {
        Map<CellKey, UnitCount> changed = new HashMap<>();
        for (ServiceRule rule : rules) {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed && rule.usage() instanceof Usage.Measured measured) {
                // what could not be counted stays unknown: it is never zero because of another count
                accounts.stream().map(account -> new CellKey(account.id(), fixed.key()))
                        .filter(key -> !(cells.get(key) instanceof UnitCount.Unknown))
                        .forEach(key -> verdict(key.accountId(), measured.numbers().zeroIfAny())
                                .ifPresent(count -> changed.put(key, count)));
            }
        }
        cells.putAll(changed);
    }

    private Optional<UnitCount> verdict(String account, List<String> others) {
        List<UnitCount> counts = others.stream().map(key -> cells.get(new CellKey(account, key))).toList();
        if (counts.stream().anyMatch(UnitCount.Value.class::isInstance)) {
            return Optional.of(new UnitCount.KnownZero());
        }
        return counts.stream().filter(UnitCount.Unknown.class::isInstance).findFirst();
    }
}
