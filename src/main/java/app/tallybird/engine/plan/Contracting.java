package app.tallybird.engine.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.Counted;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;

/**
 * Lays the contract rules over what was counted, for one plan. They are about customers that the vendor lists: who is gone goes to zero as without any
 * rule. Used by one thread.
 */
final class Contracting {

    static final String ENDS = "P511";
    static final String IDLE = "P512";
    static final String WITHOUT_READING = "P513";
    static final String INSIDE = "P514";

    private static final int NAMED = 5;

    private final PlanInput input;
    private final LocalDate today;
    private final Set<String> known;
    private final Map<String, ContractRule> byId;

    /** {@code unknown} are accounts of which nobody can say who they are. */
    Contracting(PlanInput input, Set<String> unknown, LocalDate today) {
        this.input = input;
        this.today = today;
        known = input.reading().accounts().stream().map(Account::id).filter(id -> !unknown.contains(id)).collect(Collectors.toSet());
        byId = input.rules().all().stream().collect(Collectors.toMap(ContractRule::id, rule -> rule));
    }

    /** Nothing for a count that no rule is about and none was the last time. */
    Optional<ContractedCount> of(CellKey key, UnitCount counted) {
        Optional<ContractRule> rule = rule(key);
        CellMemory memory = input.memory().cell(key);
        Optional<ContractRule> before = memory.counted().flatMap(Counted::rule).flatMap(id -> Optional.ofNullable(byId.get(id)));
        if (rule.isEmpty() && memory.counted().isEmpty()) {
            return Optional.empty();
        }
        Optional<ContractRule> ended = before.filter(one -> one.period().endedBefore(today))
                .filter(one -> rule.map(ContractRule::scope).filter(one.scope()::equals).isEmpty());
        return Optional.of(new ContractedCount(counted, memory.lastCounted(), rule, ended));
    }

    private Optional<ContractRule> rule(CellKey key) {
        return known.contains(key.accountId()) && input.sums().way(key, input) == InsideSums.Way.BY_ITSELF
                ? input.rules().of(key, today)
                : Optional.empty();
    }

    /** The counts that nobody has seen and that are billed all the same. */
    List<CellKey> unseen(Predicate<CellKey> seen) {
        List<CellKey> more = new ArrayList<>();
        if (input.rules().byScope().isEmpty()) {
            return more;
        }
        Reading reading = input.reading();
        for (Account account : reading.accounts()) {
            for (Service service : reading.services()) {
                CellKey key = new CellKey(account.id(), service.key());
                if (!seen.test(key) && rule(key).filter(rule -> rule.billing().billed(new UnitCount.KnownZero()) instanceof UnitCount.Value)
                        .isPresent()) {
                    more.add(key);
                }
            }
        }
        return more;
    }

    /** What a person should know about the rules themselves. {@code names} says what a rule is about. */
    List<PlanWarning> told(List<PlanCell> cells, Function<ContractRule, String> names) {
        List<PlanWarning> warnings = new ArrayList<>();
        List<ContractRule> rules = input.rules().all().stream().filter(rule -> !rule.period().endedBefore(today)).toList();
        List<ContractRule> ending = rules.stream().filter(rule -> rule.period().endsSoon(today)).toList();
        add(warnings, ENDS, Wording.count(ending.size(), "contract rule ends", "contract rules end") + " soon",
                ending.stream().map(names).toList(), "Renew it, or the count itself is sent after that day.");
        Set<String> services = input.reading().services().stream().map(Service::key).collect(Collectors.toCollection(HashSet::new));
        List<ContractRule> idle = rules.stream()
                .filter(rule -> rule.scope().accountId().filter(id -> !known.contains(id)).isPresent()
                        || rule.scope().serviceKey().filter(key -> !services.contains(key) && input.reading().complete()).isPresent())
                .toList();
        add(warnings, IDLE,
                Wording.count(idle.size(), "contract rule is", "contract rules are") + " about a customer or a service that is not there",
                idle.stream().map(names).toList(), "It has no effect; take it away, or give it the right id.");
        add(warnings, INSIDE,
                Wording.count(rules.stream().filter(this::isInside).count(), "contract rule is", "contract rules are")
                        + " about a service that is only counted inside an own one",
                rules.stream().filter(this::isInside).map(names).toList(), "It has no effect; make it about the own service.");
        List<String> unread = cells.stream().filter(cell -> cell.contract().filter(ContractedCount::isWithoutReading).isPresent())
                .map(cell -> cell.account() + ", " + cell.service()).toList();
        add(warnings, WITHOUT_READING, Wording.count(unread.size(), "count is", "counts are") + " not known and sent as the contract says",
                unread, "That is what \"also without a reading\" means.");
        return warnings;
    }

    private boolean isInside(ContractRule rule) {
        return rule.scope().serviceKey().filter(input.sums()::isOnlyInside).isPresent();
    }

    private static void add(List<PlanWarning> warnings, String code, String what, List<String> which, String hint) {
        if (!which.isEmpty()) {
            String more = which.size() > NAMED ? " and " + (which.size() - NAMED) + " more" : "";
            warnings.add(new PlanWarning(code, "", what + ": " + String.join("; ", which.subList(0, Math.min(NAMED, which.size()))) + more,
                    hint, Map.of(code + " ", (long) which.size()), PlanWarning.Now.KNOWN));
        }
    }
}
