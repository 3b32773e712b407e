package app.tallybird.engine.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRules;

/**
 * What lines of contract rules would change of those that are kept. A line about the same customer, service and first day takes the place of the kept
 * rule; other rules that are kept stay.
 */
public record RulePlan(List<Line<RuleColumn, ContractRule>> lines) implements WrittenPlan<RuleColumn, ContractRule> {

    public RulePlan {
        lines = List.copyOf(lines);
    }

    /** {@code by} is who wrote them; customers and services are looked for by their names only when {@code byName}. */
    public static RulePlan of(ContractRules kept, List<WrittenLine<RuleColumn>> written, KnownNames names, String by, boolean byName) {
        RuleReader reader = new RuleReader(names, by, byName);
        List<Line<RuleColumn, ContractRule>> lines = new ArrayList<>(written.stream().map(line -> compared(kept, line, reader)).toList());
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, beside(kept, lines, i));
        }
        return new RulePlan(lines);
    }

    private static Line<RuleColumn, ContractRule> compared(ContractRules kept, WrittenLine<RuleColumn> written, RuleReader reader) {
        try {
            ContractRule rule = reader.read(written);
            Optional<ContractRule> before = kept.byScope().getOrDefault(rule.scope(), List.of()).stream()
                    .filter(other -> other.period().from().equals(rule.period().from())).findFirst();
            Change change = before.isEmpty() ? Change.ADDED : before.get().saysTheSame(rule) ? Change.SAME : Change.CHANGED;
            return new Line<>(written, change, Optional.of(rule), before,
                    change == Change.CHANGED ? "was: " + before.map(ContractRule::words).orElse("") : "");
        } catch (RuleReader.Refusal refusal) {
            return Line.refused(written, refusal.words());
        }
    }

    /** Refuses a line that can not stand beside one before it, or beside a rule that stays. */
    private static Line<RuleColumn, ContractRule> beside(ContractRules kept, List<Line<RuleColumn, ContractRule>> lines, int at) {
        Line<RuleColumn, ContractRule> line = lines.get(at);
        if (line.wanted().isEmpty()) {
            return line;
        }
        ContractRule rule = line.wanted().get();
        Optional<Line<RuleColumn, ContractRule>> earlier = lines.subList(0, at).stream().filter(
                other -> other.wanted().filter(one -> one.scope().equals(rule.scope()) && one.period().overlaps(rule.period())).isPresent())
                .findFirst();
        if (earlier.isPresent()) {
            return Line.refused(line.written(), "some of its days are in line " + earlier.get().written().line() + ", too");
        }
        Set<String> replaced = new HashSet<>();
        lines.forEach(other -> other.before().map(ContractRule::id).ifPresent(replaced::add));
        return kept.byScope().getOrDefault(rule.scope(), List.of()).stream()
                .filter(other -> !replaced.contains(other.id()) && other.period().overlaps(rule.period())).findFirst()
                .map(other -> Line.<RuleColumn, ContractRule>refused(line.written(),
                        "some of its days are in rule " + other.id() + ", too: " + other.words()))
                .orElse(line);
    }

    @Override
    public void keep(Ledger ledger, Collection<ContractRule> added, Collection<ContractRule> replaced) {
        ledger.contracts().change(added, replaced.stream().map(ContractRule::id).toList());
    }
}
