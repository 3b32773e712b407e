package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;

/**
 * What the ledger knows of earlier pushes, as plans compare with it.
 *
 * @param accountNames names of what the vendor may no longer list
 * @param serviceNames the same of services
 * @param accountsBefore the accounts listed in the last finished run
 * @param knownServices the service keys that have an id at Synthesize
 */
public record Memory(long version, Map<CellKey, CellMemory> cells, Map<String, String> accountNames, Map<String, String> serviceNames,
        Set<String> accountsBefore, Set<String> knownServices, WarningMemory warnings, LeftCustomers left) {

    public static Memory of(Ledger ledger, Set<String> knownServices) {
        return new Memory(ledger.baselineVersion(), cells(ledger), ledger.accountNames(), ledger.serviceNames(), ledger.accountsLastRun(),
                knownServices, WarningMemory.of(ledger), LeftCustomers.of(ledger));
    }

    private static Map<CellKey, CellMemory> cells(Ledger ledger) {
        Map<CellKey, BigDecimal> accepted = ledger.accepted();
        Map<CellKey, BigDecimal> highest = ledger.highest();
        Map<CellKey, Counted> counted = ledger.contracts().counted();
        Set<CellKey> uncertain = ledger.uncertain();
        Set<CellKey> withoutPlace = ledger.withoutPlace().stream().map(CellResult::key).collect(Collectors.toSet());
        Set<CellKey> all = new HashSet<>(accepted.keySet());
        all.addAll(uncertain);
        all.addAll(withoutPlace);
        Map<CellKey, CellMemory> cells = new HashMap<>();
        all.forEach(key -> cells.put(key, new CellMemory(Optional.ofNullable(accepted.get(key)), uncertain.contains(key),
                withoutPlace.contains(key), Optional.ofNullable(highest.get(key)), Optional.ofNullable(counted.get(key)))));
        return cells;
    }

    /** What is known of a cell, which may be nothing. */
    public CellMemory cell(CellKey key) {
        return cells.getOrDefault(key, CellMemory.NONE);
    }

    /** The name that the account had last, or its id. */
    public String account(CellKey key) {
        return accountNames.getOrDefault(key.accountId(), key.accountId());
    }

    public String service(CellKey key) {
        return serviceNames.getOrDefault(key.serviceKey(), key.serviceKey());
    }

    boolean anythingAccepted() {
        return cells.values().stream().anyMatch(cell -> cell.accepted().isPresent());
    }
}
