package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.LastCounts;
import app.tallybird.engine.contract.RuleFile;
import app.tallybird.engine.contract.RuleLine;
import app.tallybird.engine.contract.RulePlan;
import app.tallybird.engine.contract.Standing;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.ContractBook;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRules;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** The contract rules of one integration. What is changed is shown before; it is in force from the next review, and nothing is sent by it. */
public final class ContractsModel extends PageModel {

    static final String IN_FORCE = "In force from the next review. Nothing was sent.";
    private static final String HOLDER = "contract rules";

    final Filtered<RuleRow> rows = new Filtered<>(RuleRow::text,
            List.of(new Filtered.Kind<>("Rules", row -> true), standing("Ends soon", Standing.ENDS_SOON),
                    new Filtered.Kind<>("Not billed", RuleRow::notBilled), standing("Not yet in force", Standing.LATER),
                    standing("Ended", Standing.ENDED), standing("No such customer or service", Standing.NOBODY)));
    /** How many rules for how many customers, and what they do in all. */
    final StringProperty total = new SimpleStringProperty("");
    final RuleForm form = new RuleForm();
    final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.RULES);
    /** What the form is about. */
    final StringProperty formTitle = new SimpleStringProperty("");
    /** What the typed rule does, or what it lacks. */
    final StringProperty preview = new SimpleStringProperty("");
    final BooleanProperty fits = new SimpleBooleanProperty();
    final ObservableList<RulePlan.Line> lines = FXCollections.observableArrayList();
    /** What an import would do, in numbers. */
    final StringProperty importWords = new SimpleStringProperty("");
    final StringProperty importLabel = new SimpleStringProperty("");
    final BooleanProperty byName = new SimpleBooleanProperty();
    /** Whether the rule that was ended last can come back. */
    final BooleanProperty undoable = new SimpleBooleanProperty();
    private final String integration;
    private Known known = Known.NOTHING;
    private Optional<ContractRule> edited = Optional.empty();
    private Optional<ContractRule> ended = Optional.empty();
    private List<RuleLine> read = List.of();

    /** What stands beside the rules, or in place of them. */
    enum Shown {
        RULES,
        FORM,
        IMPORT
    }

    private record Known(ContractRules rules, KnownNames names, LastCounts counts, LocalDate today) {
        static final Known NOTHING = new Known(ContractRules.NONE, new KnownNames(Map.of(), Map.of()), LastCounts.NONE, LocalDate.EPOCH);
    }

    public ContractsModel(Workplace place, String integration) {
        super(place);
        this.integration = integration;
        form.follow(this::look);
        byName.subscribe((before, now) -> plan());
    }

    private static Filtered.Kind<RuleRow> standing(String label, Standing standing) {
        return new Filtered.Kind<>(label, row -> row.standing() == standing);
    }

    /** Reads settings and ledger; asks nobody outside. */
    public void enter() {
        read(cancel -> found(), this::show);
    }

    private Known found() {
        Setup setup = new SetupStore(place.application()).open(integration);
        return place.ledger(integration,
                ledger -> new Known(ledger.contracts().rules(),
                        KnownNames.of(ledger, setup.connector().services(), setup.settings().services()),
                        LastCounts.of(ledger, CountedOnce.of(setup.connector(), setup.settings().services().own())),
                        place.application().localTime().toLocalDate()));
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
                        RuleRow.change(sums.change())));
        look();
    }

    private RuleRow row(ContractRule rule) {
        return new RuleRow(rule, RuleRow.first(known.names.account(rule)), RuleRow.first(known.names.service(rule)),
                Standing.of(rule, known.names, known.today),
                known.counts.sums(known.rules, known.counts.decided(known.rules, rule, known.today), known.today));
    }

    /** Opens the form for another rule. */
    void add() {
        begin("Add a rule", Optional.empty());
    }

    /** Opens the form with what the rule says; what is kept then takes its place. */
    void edit(RuleRow row) {
        begin("Change a rule", Optional.of(row.rule()));
    }

    private void begin(String title, Optional<ContractRule> rule) {
        edited = rule;
        formTitle.set(title);
        form.begin(known.names, rule);
        shown.set(Shown.FORM);
        look();
    }

    boolean editing() {
        return edited.isPresent();
    }

    /** Back to the rules alone; says whether there was something to close. */
    boolean close() {
        boolean open = shown.get() != Shown.RULES;
        shown.set(Shown.RULES);
        edited = Optional.empty();
        read = List.of();
        return open;
    }

    /** Says what the typed rule would do. */
    private void look() {
        if (shown.get() != Shown.FORM) {
            return;
        }
        String missing = form.missing();
        fits.set(false);
        if (!missing.isEmpty()) {
            preview.set(missing);
            return;
        }
        RulePlan.Line line = typed(known.rules, known.names).lines().getFirst();
        fits.set(line.rule().isPresent() && line.change() != RulePlan.Change.SAME
                && edited.filter(one -> one.saysTheSame(line.rule().get())).isEmpty());
        preview.set(line.rule().isEmpty()
                ? RuleRow.first(line.why()) + "."
                : fits.get() ? effect(line, line.rule().get()) : "This is what is kept already.");
    }

    private RulePlan typed(ContractRules rules, KnownNames names) {
        return RulePlan.of(without(rules, edited), List.of(form.line()), names, person(), false);
    }

    private static ContractRules without(ContractRules rules, Optional<ContractRule> one) {
        return ContractRules.of(rules.all().stream().filter(rule -> one.filter(rule::equals).isEmpty()).toList());
    }

    private String person() {
        return place.application().ledgers().user().person().orElse("somebody");
    }

    private String effect(RulePlan.Line line, ContractRule rule) {
        List<ContractRule> replaced = Stream.concat(edited.stream(), line.before().stream()).toList();
        LastCounts.Effect effect = known.counts.effect(known.rules, replaced, rule, known.today);
        String when = effect.day().equals(known.today) ? "from the next review" : "from " + LocalFormat.date(effect.day());
        LastCounts.Sums of = effect.of();
        String numbers = rule.period().endedBefore(known.today)
                ? "It has ended already and changes nothing."
                : of.counts() == 0
                        ? "Nothing was counted for it yet, or a nearer rule decides; it counts " + when + "."
                        : LocalFormat.number(of.counted()) + " counted \u2192 " + LocalFormat.number(of.billed()) + " billed. "
                                + (effect.change().signum() == 0
                                        ? "The same as now, "
                                        : LocalFormat.delta(effect.change()) + " " + units(effect.change()) + " against now, ")
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

    /** Keeps what is typed, if it fits. */
    void keep() {
        if (!fits.get() || work.busy.get()) {
            return;
        }
        RuleLine line = form.line();
        Optional<ContractRule> old = edited;
        change(book -> {
            ContractRules rules = book.rules();
            RulePlan plan = RulePlan.of(without(rules, old), List.of(line), known.names, person(), false);
            if (plan.refuses()) {
                throw refused(RuleRow.first(plan.lines().getFirst().why()) + ".");
            }
            List<String> gone = new ArrayList<>(old.map(ContractRule::id).stream().toList());
            plan.lines().getFirst().before().map(ContractRule::id).ifPresent(gone::add);
            book.change(plan.lines().stream().flatMap(one -> one.rule().stream()).toList(), gone);
            return Optional.empty();
        }, (old.isPresent() ? "The rule was changed. " : "The rule was added. ") + IN_FORCE);
    }

    /** Today is its last day; one that has not begun is taken away. It can be brought back. */
    void end(RuleRow row) {
        ContractRule rule = row.rule();
        LocalDate today = known.today;
        if (row.standing() == Standing.ENDED || rule.period().until().filter(today::equals).isPresent() || work.busy.get()) {
            return;
        }
        boolean later = rule.period().from().filter(today::isBefore).isPresent();
        change(book -> {
            book.change(later ? List.of() : List.of(until(rule, today)), List.of(rule.id()));
            return Optional.of(rule);
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
        ended.filter(rule -> !work.busy.get()).ifPresent(rule -> change(book -> {
            ContractRules rules = book.rules();
            Optional<ContractRule> shortened = rules.byScope().getOrDefault(rule.scope(), List.of()).stream()
                    .filter(one -> one.saysTheSame(until(rule, one.period().until().orElse(LocalDate.MAX)))).findFirst();
            without(rules, shortened).overlapping(rule).ifPresent(other -> {
                throw refused("Another rule was set for the same days meanwhile: " + other.words() + ".");
            });
            book.change(List.of(rule), shortened.map(ContractRule::id).stream().toList());
            return Optional.empty();
        }, "The rule is back as it was. " + IN_FORCE));
    }

    /** Changes rules under the integration's lock; {@code what} gives the rule that can be brought back. */
    private void change(Function<ContractBook, Optional<ContractRule>> what, String said) {
        start(Task.change("Keeping the contract rules", integration,
                cancel -> place.open(integration, HOLDER, open -> what.apply(open.context().ledger().contracts()))), back -> {
                    ended = back;
                    undoable.set(back.isPresent());
                    close();
                    good.set(said);
                    enter();
                });
    }

    private static RuntimeException refused(String why) {
        return Problem.of(ProblemCode.CONFIGURATION, why, "No contract rule was changed.", "Look at the rules again.").asException();
    }

    /** Reads a file of rules and shows what it would change; nothing is changed before that was agreed to. */
    void chooseFile() {
        place.desktop().openFile("Contract rules from a CSV file", "csv").ifPresent(this::load);
    }

    void load(Path file) {
        start(Task.look("Reading " + file.getFileName(), cancel -> RuleFile.read(file)), found -> {
            read = found;
            edited = Optional.empty();
            shown.set(Shown.IMPORT);
            plan();
        });
    }

    private RulePlan imported(ContractRules rules) {
        return RulePlan.of(rules, read, known.names, person(), byName.get());
    }

    private void plan() {
        RulePlan plan = imported(known.rules);
        lines.setAll(plan.lines());
        PlannedChanges changes = new PlannedChanges(plan.lines().stream().map(RulePlan.Line::change).toList());
        importWords.set(changes.words("rule"));
        importLabel.set(changes.label("rule"));
    }

    /** Keeps what the shown plan adds and changes. */
    void keepFile() {
        if (importLabel.get().isEmpty() || work.busy.get()) {
            return;
        }
        String said = importWords.get();
        List<RuleLine> wanted = read;
        boolean names = byName.get();
        start(Task.change("Keeping the contract rules", integration, cancel -> place.open(integration, HOLDER, open -> {
            Ledger ledger = open.context().ledger();
            RulePlan plan = RulePlan.of(ledger.contracts().rules(), wanted, known.names, person(), names);
            if (plan.refuses()) {
                throw refused("Rules were changed elsewhere meanwhile, so that a line does not fit any more.");
            }
            plan.apply(ledger);
            return plan;
        })), plan -> {
            ended = Optional.empty();
            undoable.set(false);
            close();
            good.set(said + " " + IN_FORCE);
            enter();
        });
    }

    /** Writes down all rules, as an import reads them again. */
    void export() {
        place.desktop().saveFile("Export the contract rules", integration + "-contracts.csv")
                .ifPresent(file -> place.runner().start(cancel -> write(file, RuleFile.write(known.rules.all(), known.names)),
                        saved -> place.desktop().say("The contract rules of \"" + integration + "\" are written to " + saved + "."),
                        problem::set));
    }
}
