package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.RowNames;
import app.tallybird.model.UnitCount;

/** Counts that are made of other counts. Unknown as soon as one part is. */
final class Combination {

    private record Made(Usage.Combined usage, String words, String means) {
    }

    private final Map<String, Made> made = new HashMap<>();
    private final Map<CellKey, UnitCount> cells;
    private final Map<CellKey, CountOrigin> origins;

    Combination(List<ServiceRule> rules, Map<CellKey, UnitCount> cells, Map<CellKey, CountOrigin> origins) {
        this.cells = cells;
        this.origins = origins;
        for (ServiceRule rule : rules) {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed && rule.usage() instanceof Usage.Combined combined) {
                String words = String.join(" + ", combined.plus())
                        + (combined.minus().isEmpty() ? "" : " - " + String.join(" - ", combined.minus()));
                made.put(fixed.key(), new Made(combined, words, rule.means().isEmpty() ? named(rules, words) : rule.means()));
            }
        }
    }

    /** The sum with the services' names. */
    private static String named(List<ServiceRule> rules, String words) {
        Map<String, String> names = new HashMap<>();
        rules.forEach(rule -> {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                names.put(fixed.key(), fixed.name());
            }
        });
        return Stream.of(words.split(" ")).map(word -> names.getOrDefault(word, word)).collect(Collectors.joining(" ")) + ".";
    }

    void run(List<Account> accounts) {
        for (Account account : accounts) {
            made.keySet().forEach(key -> count(account.id(), key));
        }
    }

    private UnitCount count(String account, String key) {
        CellKey cell = new CellKey(account, key);
        UnitCount known = cells.get(cell);
        Made rule = made.get(key);
        if (known != null || rule == null) {
            return known == null ? new UnitCount.KnownZero() : known;
        }
        BigDecimal sum = BigDecimal.ZERO;
        long rows = 0;
        List<String> parts = Stream.concat(rule.usage().plus().stream(), rule.usage().minus().stream()).toList();
        for (int i = 0; i < parts.size(); i++) {
            UnitCount part = count(account, parts.get(i));
            if (part.known().isEmpty()) {
                return put(cell, part, rule, 0);
            }
            sum = i < rule.usage().plus().size() ? sum.add(part.known().get()) : sum.subtract(part.known().get());
            rows += rows(account, parts.get(i));
        }
        return put(cell,
                sum.signum() < 0 ? new UnitCount.Unknown("E334: the count is below zero: " + sum.toPlainString()) : UnitCount.of(sum), rule,
                rows);
    }

    private UnitCount put(CellKey cell, UnitCount count, Made rule, long rows) {
        cells.put(cell, count);
        origins.put(cell, new CountOrigin(rule.words(), rows, Map.of(), Optional.empty(),
                new CountOrigin.ForPeople(rule.means(), Map.of(), RowNames.NONE)));
        return count;
    }

    private long rows(String account, String part) {
        CountOrigin origin = origins.get(new CellKey(account, part));
        return origin == null ? 0 : origin.rows();
    }
}
