package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.LastCounts;
import app.tallybird.engine.contract.RuleColumn;
import app.tallybird.engine.contract.RuleFile;
import app.tallybird.engine.contract.RulePlan;
import app.tallybird.engine.contract.Standing;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRules;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Prices;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

/** The contract rules of one integration. What is changed is shown before; it is in force from the next review, and nothing is sent by it. */
public final class ContractsModel extends KeptModel<RuleColumn, ContractRule, RuleRow> {

    static final String IN_FORCE = "In force from the next review. Nothing was sent.";

    final RuleForm form = new RuleForm();
    /** Whether there is any price, without which nothing is said of money. */
    final BooleanProperty priced = new SimpleBooleanProperty();
    private Known known = Known.NOTHING;

    private record Known(ContractRules rules, KnownNames names, LastCounts counts, Prices prices, LocalDate today) {
        static final Known NOTHING = new Known(ContractRules.NONE, new KnownNames(Map.of(), Map.of()), LastCounts.NONE, Prices.NONE,
                LocalDate.EPOCH);
    }

    public ContractsModel(Workplace place, String integration) {
        super(place, integration, new Words("rule", "contract rule", "contracts", IN_FORCE),
                new Filtered<>(RuleRow::text,
                        List.of(new Filtered.Kind<>("Rules", row -> true), standing("Ends soon", Standing.ENDS_SOON),
                                new Filtered.Kind<>("Not billed", RuleRow::notBilled), standing("Not yet in force", Standing.LATER),
                                standing("Ended", Standing.ENDED), standing("No such customer or service", Standing.NOBODY))));
        form.follow(this::look);
    }

    private static Filtered.Kind<RuleRow> standing(String label, Standing standing) {
        return new Filtered.Kind<>(label, row -> row.standing() == standing);
    }

    @Override
    public void enter() {
        read(cancel -> found(), this::show);
    }

    private Known found() {
        Setup setup = setup();
        return place.ledger(integration,
                ledger -> new Known(ledger.contracts().rules(), names(ledger, setup),
                        LastCounts.of(ledger, CountedOnce.of(setup.connector(), setup.settings().services().own())),
                        ledger.prices().prices(), place.application().localTime().toLocalDate()));
    }

    private void show(Known found) {
        known = found;
        List<RuleRow> all = known.rules.all().stream().map(this::row).sorted(RuleRow.ORDER).toList();
        rows.setAll(all);
        Set<CellKey> decided = known.counts.counted().keySet().stream().filter(key -> known.rules.of(key, known.today).isPresent())
                .collect(Collectors.toSet());
        LastCounts.Sums sums = known.counts.sums(known.rules, decided, known.today);
        long customers = decided.stream().map(CellKey::accountId).distinct().count();
        total.set(all.isEmpty()
                ? ""
                : LocalFormat.joined(" \u00b7 ", LocalFormat.count(all.size(), "rule") + ", " + LocalFormat.count(customers, "customer"),
                        LocalFormat.number(sums.counted()) + " counted \u2192 " + LocalFormat.number(sums.billed()) + " billed",
                        LocalFormat.joined(", ", RuleRow.change(sums.change()), money(worth(known.rules, decided).change()))));
        priced.set(!known.prices.on(known.today).isEmpty());
        look();
    }

    private RuleRow row(ContractRule rule) {
        Set<CellKey> decided = known.counts.decided(known.rules, rule, known.today);
        return new RuleRow(rule, Wording.capital(known.names.account(rule)), Wording.capital(known.names.service(rule)),
                Standing.of(rule, known.names, known.today), known.counts.sums(known.rules, decided, known.today),
                worth(known.rules, decided));
    }

    /** What the rules make of counts, against what was counted. */
    private LastCounts.Worth worth(ContractRules rules, Set<CellKey> cells) {
        return known.counts.worth(ContractRules.NONE, rules, cells, known.prices, known.today);
    }

    private static String money(MoneySum change) {
        return change.isEmpty() ? "" : LocalFormat.WRITTEN.change(change);
    }

    @Override
    void fill(Optional<ContractRule> rule) {
        form.begin(known.names, rule);
    }

    @Override
    String missing() {
        return form.missing();
    }

    @Override
    void understood() {
        WrittenPlan.Line<RuleColumn, ContractRule> line = plan(known.rules, typed(), edited()).lines().getFirst();
        fits.set(line.wanted().isPresent() && line.change() != WrittenPlan.Change.SAME
                && edited().filter(one -> one.saysTheSame(line.wanted().get())).isEmpty());
        preview.set(line.wanted().isEmpty()
                ? Wording.sentence(line.why())
                : fits.get() ? effect(line, line.wanted().get()) : "This is what is kept already.");
    }

    private RulePlan plan(ContractRules rules, WrittenLine<RuleColumn> typed, Optional<ContractRule> old) {
        return RulePlan.of(without(rules, old), List.of(typed), known.names, person(), false);
    }

    private static ContractRules without(ContractRules rules, Optional<ContractRule> one) {
        return ContractRules.of(rules.all().stream().filter(rule -> one.filter(rule::equals).isEmpty()).toList());
    }

    private String effect(WrittenPlan.Line<RuleColumn, ContractRule> line, ContractRule rule) {
        List<ContractRule> replaced = Stream.concat(edited().stream(), line.before().stream()).toList();
        LastCounts.Effect effect = known.counts.effect(known.rules, replaced, rule, known.prices, known.today);
        String when = effect.day().equals(known.today) ? "from the next review" : "from " + LocalFormat.date(effect.day());
        LastCounts.Sums of = effect.of();
        String numbers = rule.period()
                .endedBefore(known.today)
                        ? "It has ended already and changes nothing."
                        : of.counts() == 0
                                ? "Nothing was counted for it yet, or a nearer rule decides; it counts " + when + "."
                                : LocalFormat.number(of.counted()) + " counted \u2192 " + LocalFormat.number(of.billed()) + " billed. "
                                        + (effect.change().signum() == 0
                                                ? "The same as now, "
                                                : LocalFormat.joined(", ",
                                                        LocalFormat.delta(effect.change()) + " " + units(effect.change()),
                                                        money(effect.money())) + " against now, ")
                                        + when + ".";
        return LocalFormat.joined(" ", numbers,
                of.unknown() == 0
                        ? ""
                        : LocalFormat.count(of.unknown(), "count is not known and stays so.", "counts are not known and stay so."),
                line.before().map(other -> "It takes the place of: " + other.words() + ".").orElse(""), "Nothing is sent now.");
    }

    private static String units(BigDecimal change) {
        return Wording.noun(change.abs(), "unit");
    }

    @Override
    WrittenLine<RuleColumn> typed() {
        return form.line();
    }

    @Override
    void keep(Ledger ledger, WrittenLine<RuleColumn> typed, Optional<ContractRule> old) {
        RulePlan plan = plan(ledger.contracts().rules(), typed, old);
        if (plan.refuses()) {
            throw refused(Wording.sentence(plan.lines().getFirst().why()));
        }
        List<String> gone = Stream.concat(old.stream(), plan.lines().getFirst().before().stream()).map(ContractRule::id).toList();
        ledger.contracts().change(plan.lines().stream().flatMap(one -> one.wanted().stream()).toList(), gone);
    }

    /** Today is its last day; one that has not begun is taken away. It can be brought back. */
    void end(RuleRow row) {
        ContractRule rule = row.rule();
        LocalDate today = known.today;
        if (row.standing() == Standing.ENDED || rule.period().until().filter(today::equals).isPresent()) {
            return;
        }
        boolean later = rule.period().from().filter(today::isBefore).isPresent();
        locked(ledger -> {
            ledger.contracts().change(later ? List.of() : List.of(until(rule, today)), List.of(rule.id()));
            return Optional.of(row);
        }, row.customer() + ", " + row.service() + ": "
                + (later ? "the rule was taken away before it began." : "the rule ends today; from tomorrow on it decides nothing.")
                + " Nothing was sent.");
    }

    private static ContractRule until(ContractRule rule, LocalDate day) {
        return new ContractRule("", rule.scope(), rule.billing(), rule.reason(), rule.by(),
                new Period(rule.period().from(), Optional.of(day)));
    }

    /** The rule that was ended last is in force as before. */
    void undo() {
        taken().map(RuleRow::rule).ifPresent(rule -> locked(ledger -> {
            ContractRules rules = ledger.contracts().rules();
            Optional<ContractRule> shortened = rules.byScope().getOrDefault(rule.scope(), List.of()).stream()
                    .filter(one -> one.saysTheSame(until(rule, one.period().until().orElse(LocalDate.MAX)))).findFirst();
            without(rules, shortened).overlapping(rule).ifPresent(other -> {
                throw refused("Another rule was set for the same days meanwhile: " + other.words() + ".");
            });
            ledger.contracts().change(List.of(rule), shortened.map(ContractRule::id).stream().toList());
            return Optional.empty();
        }, "The rule is back as it was."));
    }

    @Override
    RulePlan planned(List<WrittenLine<RuleColumn>> written, boolean names) {
        return RulePlan.of(known.rules, written, known.names, person(), names);
    }

    @Override
    RulePlan planned(Ledger ledger, List<WrittenLine<RuleColumn>> written, boolean names) {
        return RulePlan.of(ledger.contracts().rules(), written, known.names, person(), names);
    }

    @Override
    List<WrittenLine<RuleColumn>> read(Path file) {
        return RuleFile.read(file);
    }

    @Override
    String written() {
        return RuleFile.write(known.rules.all(), known.names);
    }
}
