package app.tallybird.connector.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;

/**
 * Everything that was found out with a connector. {@code cells} holds a count for every account and fixed service, and for discovered services
 * the pairs that were seen. A cell that could not be read completely is unknown and never zero. Immutable.
 *
 * @param accounts every account with an id, in the vendor's order, ids unique
 * @param issues accounts that must not be created as they are (blank id, one id with two names)
 * @param gaps what could not be read; the cells that depend on it are unknown
 * @param contradictions figures of the vendor for which a person has to look
 */
public record Reading(List<Account> accounts, List<AccountIssue> issues, List<Service> services, Map<CellKey, UnitCount> cells,
        Map<CellKey, CountOrigin> origins, List<Warning> warnings, List<Gap> gaps, List<Contradiction> contradictions, ReadStats stats) {

    public Reading {
        accounts = List.copyOf(accounts);
        issues = List.copyOf(issues);
        services = List.copyOf(services);
        cells = Map.copyOf(cells);
        origins = Map.copyOf(origins);
        warnings = List.copyOf(warnings);
        gaps = List.copyOf(gaps);
        contradictions = List.copyOf(contradictions);
    }

    /** Why a count that is not among the cells is not known; empty when it is certain that there is none. */
    public Optional<String> unread(CellKey key) {
        return gaps.stream().filter(gap -> gap.accountId().isEmpty() || gap.accountId().equals(key.accountId()))
                .filter(gap -> gap.serviceKey().isEmpty()
                        ? !gap.accountId().isEmpty() || services.stream().noneMatch(service -> service.key().equals(key.serviceKey()))
                        : gap.serviceKey().equals(key.serviceKey()))
                .map(Gap::words).findFirst();
    }

    /** Whether every count is known. */
    public boolean complete() {
        return gaps.isEmpty() && cells.values().stream().noneMatch(UnitCount.Unknown.class::isInstance);
    }

    /** The counting rule in words of each service that has at least one cell. */
    public Map<String, String> rules() {
        Map<String, String> rules = new HashMap<>();
        origins.forEach((cell, origin) -> rules.putIfAbsent(cell.serviceKey(), origin.rule()));
        return rules;
    }
}
