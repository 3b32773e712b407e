package app.tallybird.connector.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
 * @param unknownAccounts accounts that were left out because one of their requests failed; their cells are unknown
 */
public record Reading(List<Account> accounts, List<AccountIssue> issues, List<Service> services, Map<CellKey, UnitCount> cells,
        Map<CellKey, Origin> origins, List<Warning> warnings, List<AccountFailure> unknownAccounts, ReadStats stats) {

    public Reading {
        accounts = List.copyOf(accounts);
        issues = List.copyOf(issues);
        services = List.copyOf(services);
        cells = Map.copyOf(cells);
        origins = Map.copyOf(origins);
        warnings = List.copyOf(warnings);
        unknownAccounts = List.copyOf(unknownAccounts);
    }

    /** The counting rule in words of each service that has at least one cell. */
    public Map<String, String> rules() {
        Map<String, String> rules = new HashMap<>();
        origins.forEach((cell, origin) -> rules.putIfAbsent(cell.serviceKey(), origin.rule()));
        return rules;
    }
}
