package app.tallybird.engine.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.engine.plan.PlannedChange;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRules;

/**
 * What lines of contract rules would change of those that are kept. A line about the same customer, service and first day takes the place of the kept
 * rule; other rules that are kept stay.
 */
public record RulePlan(List<Line> lines) {

    /** What happens to one line. */
    public enum Change implements PlannedChange {
        ADDED("added", '+'),
        CHANGED("changed", '~'),
        SAME("same", '='),
        REFUSED("refused", '!');

        private final String word;
        private final char sign;

        Change(String word, char sign) {
            this.word = word;
            this.sign = sign;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public char sign() {
            return sign;
        }
    }

    /**
     * @param rule what was understood; nothing of a refused line
     * @param before the kept rule that it says again or takes the place of
     * @param why a line is refused, or what was different before
     */
    public record Line(RuleLine written, Change change, Optional<ContractRule> rule, Optional<ContractRule> before, String why) {
    }

    public RulePlan {
        lines = List.copyOf(lines);
    }

    /** {@code by} is who wrote them; customers and services are looked for by their names only when {@code byName}. */
    public static RulePlan of(ContractRules kept, List<RuleLine> written, KnownNames names, String by, boolean byName) {
        RuleReader reader = new RuleReader(names, by, byName);
        List<Line> lines = new ArrayList<>(written.stream().map(line -> compared(kept, line, reader)).toList());
        for (int i = 0; i < lines.size(); i++) {
            lines.set(i, beside(kept, lines, i));
        }
        return new RulePlan(lines);
    }

    private static Line compared(ContractRules kept, RuleLine written, RuleReader reader) {
        try {
            ContractRule rule = reader.read(written);
            Optional<ContractRule> before = kept.byScope().getOrDefault(rule.scope(), List.of()).stream()
                    .filter(other -> other.period().from().equals(rule.period().from())).findFirst();
            Change change = before.isEmpty() ? Change.ADDED : before.get().saysTheSame(rule) ? Change.SAME : Change.CHANGED;
            return new Line(written, change, Optional.of(rule), before,
                    change == Change.CHANGED ? "was: " + before.map(ContractRule::words).orElse("") : "");
        } catch (RuleReader.Refusal refusal) {
            return refused(written, refusal.words());
        }
    }

    private static Line refused(RuleLine written, String why) {
        return new Line(written, Change.REFUSED, Optional.empty(), Optional.empty(), why);
    }

    /** Refuses a line that can not stand beside one before it, or beside a rule that stays. */
    private static Line beside(ContractRules kept, List<Line> lines, int at) {
        Line line = lines.get(at);
        if (line.rule().isEmpty()) {
            return line;
        }
        ContractRule rule = line.rule().get();
        Optional<Line> earlier = lines.subList(0, at).stream().filter(
                other -> other.rule().filter(one -> one.scope().equals(rule.scope()) && one.period().overlaps(rule.period())).isPresent())
                .findFirst();
        if (earlier.isPresent()) {
            return refused(line.written(), "some of its days are in line " + earlier.get().written().line() + ", too");
        }
        Set<String> replaced = new HashSet<>();
        lines.forEach(other -> other.before().map(ContractRule::id).ifPresent(replaced::add));
        return kept.byScope().getOrDefault(rule.scope(), List.of()).stream()
                .filter(other -> !replaced.contains(other.id()) && other.period().overlaps(rule.period())).findFirst()
                .map(other -> refused(line.written(), "some of its days are in rule " + other.id() + ", too: " + other.words()))
                .orElse(line);
    }

    public Stream<Line> of(Change change) {
        return lines.stream().filter(line -> line.change() == change);
    }

    public boolean refuses() {
        return of(Change.REFUSED).findAny().isPresent();
    }

    public boolean changesPending() {
        return of(Change.ADDED).findAny().isPresent() || of(Change.CHANGED).findAny().isPresent();
    }

    /** Keeps what is added and changed; a plan that refuses a line can not be applied. */
    public void apply(Ledger ledger) {
        if (refuses()) {
            throw new IllegalStateException("a line of contract rules is refused");
        }
        if (changesPending()) {
            ledger.contracts().change(
                    lines.stream().filter(line -> line.change() != Change.SAME).map(line -> line.rule().orElseThrow()).toList(),
                    of(Change.CHANGED).map(line -> line.before().orElseThrow().id()).toList());
        }
    }
}
