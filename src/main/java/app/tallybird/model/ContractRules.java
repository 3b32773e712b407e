package app.tallybird.model;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.model.ContractRule.Scope;

/** The contract rules of one integration. The nearest one decides: customer and service, customer, service, everyone. Immutable. */
public record ContractRules(Map<Scope, List<ContractRule>> byScope) {

    public static final ContractRules NONE = new ContractRules(Map.of());

    public ContractRules {
        byScope = Map.copyOf(byScope);
    }

    public static ContractRules of(Collection<ContractRule> rules) {
        return new ContractRules(rules.stream().collect(Collectors.groupingBy(ContractRule::scope)));
    }

    /** The rule that is in force for a cell on a local day. */
    public Optional<ContractRule> of(CellKey cell, LocalDate day) {
        if (byScope.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> account = Optional.of(cell.accountId());
        Optional<String> service = Optional.of(cell.serviceKey());
        return Stream
                .of(new Scope(account, service), new Scope(account, Optional.empty()), new Scope(Optional.empty(), service),
                        new Scope(Optional.empty(), Optional.empty()))
                .flatMap(scope -> byScope.getOrDefault(scope, List.of()).stream()).filter(rule -> rule.period().contains(day)).findFirst();
    }

    /** All of them, in the order of their ids. */
    public List<ContractRule> all() {
        return byScope.values().stream().flatMap(List::stream)
                .sorted(Comparator.comparingInt((ContractRule rule) -> rule.id().length()).thenComparing(ContractRule::id)).toList();
    }

    /** Another rule about exactly the same on some of the same days. */
    public Optional<ContractRule> overlapping(ContractRule rule) {
        return byScope.getOrDefault(rule.scope(), List.of()).stream()
                .filter(other -> !other.equals(rule) && other.period().overlaps(rule.period())).findFirst();
    }
}
