package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Contradiction;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;

/** Finds what the counts of a plan have in common, the worst first. Every cell that waits belongs to exactly one cause. */
public final class Causes {

    private final UsagePlan plan;
    private final CauseWords words;
    private final List<Cause> found = new ArrayList<>();
    private List<PlanCell> free;

    private Causes(UsagePlan plan, CauseWords words) {
        this.plan = plan;
        this.words = words;
        free = plan.cells();
    }

    /** {@code numbers} is how numbers are written in titles and sentences. */
    public static List<Cause> of(UsagePlan plan, Function<BigDecimal, String> numbers) {
        return of(plan, new Written(numbers, Money::text));
    }

    /** The same; {@code written} is also how amounts are. */
    public static List<Cause> of(UsagePlan plan, Written written) {
        return new Causes(plan, new CauseWords(written)).find();
    }

    /** The plan in a sentence or two. */
    public static String verdict(UsagePlan plan, List<Cause> causes, Function<BigDecimal, String> numbers) {
        return verdict(plan, causes, new Written(numbers, Money::text));
    }

    /** The same; {@code written} is also how amounts are. */
    public static String verdict(UsagePlan plan, List<Cause> causes, Written written) {
        return new CauseWords(written).verdict(plan, causes);
    }

    private List<Cause> find() {
        // what would be wrong whatever the numbers are is never taken along by a decision about something wider
        figures();
        twice();
        sums();
        totals();
        run();
        services(Hold.ServiceDown.class);
        services(Hold.ServiceUp.class);
        zeros();
        behindRules();
        customers(Hold.CellDown.class, "falls");
        customers(Hold.OfCell.class, "rises");
        amounts();
        frozen();
        others();
        endedRules();
        told();
        return found.stream().sorted(Comparator.comparing(Cause::kind)).toList();
    }

    private <H extends Hold> List<H> holds(Class<H> kind) {
        return plan.holds().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Those of the cells that no other cause has. */
    private List<PlanCell> take(Predicate<PlanCell> which) {
        Map<Boolean, List<PlanCell>> parts = free.stream().collect(Collectors.partitioningBy(which));
        free = parts.getOrDefault(false, List.of());
        return parts.getOrDefault(true, List.of());
    }

    private void add(Cause.Kind kind, String about, CauseWords.Said said, List<PlanCell> cells, List<? extends Hold> holds) {
        add(kind, about, said, cells, holds, one -> said);
    }

    /** {@code each} says what one of the customers does; they can be decided about one by one. */
    private void add(Cause.Kind kind, String about, CauseWords.Said said, List<PlanCell> cells, List<? extends Hold> holds,
            Function<List<PlanCell>, CauseWords.Said> each) {
        String id = about.isEmpty() ? kind.word() : kind.word() + ":" + about;
        boolean single = kind == Cause.Kind.ZERO || kind == Cause.Kind.CUSTOMER;
        List<Cause> parts = single ? parts(id, kind, cells, holds, each) : List.of();
        found.add(cause(id, kind, said, cells, List.copyOf(holds), parts.size() > 1 ? parts : List.of()));
    }

    private List<Cause> parts(String id, Cause.Kind kind, List<PlanCell> cells, List<? extends Hold> holds,
            Function<List<PlanCell>, CauseWords.Said> each) {
        Map<String, List<PlanCell>> byCustomer = cells.stream()
                .collect(Collectors.groupingBy(cell -> cell.key().accountId(), LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Hold>> own = new LinkedHashMap<>();
        List<Hold> all = new ArrayList<>();
        holds.forEach(hold -> {
            if (hold instanceof Hold.OfCell one) {
                own.computeIfAbsent(one.accountId(), customer -> new ArrayList<>()).add(one);
            } else {
                all.add(hold);
            }
        });
        return byCustomer.entrySet().stream().map(one -> {
            List<Hold> reasons = new ArrayList<>(all);
            reasons.addAll(own.getOrDefault(one.getKey(), List.of()));
            return cause(id + Cause.PART + one.getKey(), kind, each.apply(one.getValue()), one.getValue(), reasons, List.of());
        }).toList();
    }

    private Cause cause(String id, Cause.Kind kind, CauseWords.Said said, List<PlanCell> cells, List<Hold> holds, List<Cause> parts) {
        return new Cause(id, kind, said.title(), said.words(), cells, holds, plan.overlap().change(cells), Optional.empty(), parts);
    }

    private void run() {
        for (Hold hold : plan.holds()) {
            switch (hold) {
                case Hold.FirstRun first -> add(Cause.Kind.RUN, "first", words.first(), take(PlanCell::sendable), List.of(first));
                case Hold.EmptyRun empty -> add(Cause.Kind.RUN, "empty", words.empty(), take(PlanCell::sendable), List.of(empty));
                case Hold.Frozen frozen -> {
                }
                case Hold.AccountsDown down -> add(Cause.Kind.RUN, "customers", words.accountsDown(down),
                        take(cell -> cell.sendable() && cell.note().contains(UsagePlanner.NOT_LISTED)), List.of(down));
                case Hold.Nobody nobody -> add(Cause.Kind.RUN, "nobody" + (found.isEmpty() ? "" : "-" + found.size()), words.nobody(nobody),
                        List.of(), List.of(nobody));
                case Hold.OfService service -> {
                }
                case Hold.AccountsToZero zero -> {
                }
                case Hold.LikelyTotal total -> {
                }
                case Hold.Contradicted contradicted -> {
                }
                case Hold.BilledTwice twice -> {
                }
                case Hold.IntoSum into -> {
                }
                case Hold.SumEnds ends -> {
                }
                case Hold.OfCell cell -> {
                }
                case Hold.BehindRule behind -> {
                }
                case Hold.ServiceBehindRules behind -> {
                }
                case Hold.ByMoney by -> {
                }
            }
        }
    }

    /** What nothing else makes wait: who lets a closed month be pushed has not looked at a fall for that. */
    private void frozen() {
        holds(Hold.Frozen.class)
                .forEach(frozen -> add(Cause.Kind.RUN, "closed", words.frozen(frozen), take(PlanCell::sendable), List.of(frozen)));
    }

    /** Services that fall or rise as a whole; when that is most of them, it is the reading that is looked at, and one decision is asked for. */
    private void services(Class<? extends Hold.OfService> kind) {
        List<? extends Hold.OfService> changes = holds(kind);
        Set<String> counted = plan.cells().stream().filter(cell -> cell.lastAccepted().filter(last -> last.signum() > 0).isPresent())
                .map(cell -> cell.key().serviceKey()).collect(Collectors.toSet());
        boolean down = kind == Hold.ServiceDown.class;
        if (changes.size() > 1 && changes.size() * 2 > counted.size()) {
            Set<String> keys = changes.stream().map(Hold.OfService::serviceKey).collect(Collectors.toSet());
            List<PlanCell> cells = take(cell -> cell.held() && keys.contains(cell.key().serviceKey()) && goes(cell, down));
            List<? extends Hold.OfService> once = changes.stream().filter(change -> plan.overlap().isWhole(change.serviceKey(), keys))
                    .toList();
            CauseWords.Said said = words.broad(once, changes.size(), counted.size());
            found.add(new Cause("service:all" + (down ? "" : "-up"), Cause.Kind.SERVICE, said.title(), said.words(), cells,
                    List.copyOf(changes), plan.overlap().change(cells),
                    Optional.of(once.stream().map(Hold.OfService::now).reduce(BigDecimal.ZERO, BigDecimal::add)), List.of()));
            return;
        }
        changes.forEach(change -> {
            List<PlanCell> cells = take(cell -> cell.held() && cell.key().serviceKey().equals(change.serviceKey()) && goes(cell, down));
            add(Cause.Kind.SERVICE, change.serviceKey(), words.service(change, cells), cells, List.of(change));
        });
    }

    /** Before anything else that is about a service: its numbers may be right and still be billed twice. */
    private void twice() {
        holds(Hold.BilledTwice.class).forEach(twice -> add(Cause.Kind.SERVICE, "twice:" + twice.serviceKey(),
                words.plain(twice.service() + " may be billed twice", twice),
                take(cell -> cell.held() && cell.key().serviceKey().equals(twice.serviceKey())), List.of(twice)));
    }

    /** What goes into an own service with that, and what of one goes because it is no longer made. */
    private void sums() {
        holds(Hold.IntoSum.class).forEach(into -> add(Cause.Kind.SERVICE, "into:" + into.serviceKey(), words.into(into),
                take(InsideSums.moves(free, List.of(into))), List.of(into)));
        holds(Hold.SumEnds.class).forEach(ends -> add(Cause.Kind.SERVICE, "ends:" + ends.serviceKey(),
                words.plain(ends.service() + " is no longer made", ends), take(InsideSums.ends(free, ends)), List.of(ends)));
    }

    private static boolean goes(PlanCell cell, boolean down) {
        return cell.difference().signum() * (down ? -1 : 1) > 0;
    }

    private void totals() {
        holds(Hold.LikelyTotal.class).forEach(total -> add(Cause.Kind.TOTAL, total.accountId(), words.total(total),
                take(cell -> cell.held() && cell.key().accountId().equals(total.accountId())), List.of(total)));
    }

    /** Customers that had units and have none: all of them when so many are a reason to hold, else those that fell sharply. */
    private void zeros() {
        List<Hold> reasons = new ArrayList<>(holds(Hold.AccountsToZero.class));
        boolean all = !reasons.isEmpty();
        List<Hold.CellDown> falls = holds(Hold.CellDown.class);
        Set<String> fallen = falls.stream().map(Hold.CellDown::accountId).collect(Collectors.toSet());
        Set<String> gone = DropGuard.atZero(plan.cells()).keySet().stream().filter(id -> all || fallen.contains(id))
                .collect(Collectors.toSet());
        falls.stream().filter(fall -> gone.contains(fall.accountId())).forEach(reasons::add);
        List<PlanCell> cells = take(cell -> cell.sendable() && gone.contains(cell.key().accountId()) && cell.change() != CellState.SAME
                && cell.sent().signum() == 0);
        if (!reasons.isEmpty()) {
            add(Cause.Kind.ZERO, "", cells.isEmpty() ? words.plain("Customers at zero", reasons.getFirst()) : words.zero(cells, plan),
                    cells, reasons, one -> words.zero(one, plan));
        }
    }

    /** One that falls or rises is named; more are one cause. */
    private void customers(Class<? extends Hold.OfCell> kind, String more) {
        Map<String, List<Hold.OfCell>> changes = new LinkedHashMap<>();
        Set<String> held = free.stream().filter(PlanCell::held).map(cell -> cell.key().accountId()).collect(Collectors.toSet());
        holds(kind).stream().filter(change -> held.contains(change.accountId()))
                .forEach(change -> changes.computeIfAbsent(change.accountId(), id -> new ArrayList<>()).add(change));
        // what rises sharply is not said to be a fall because the same customer has one, nor hidden in it
        Set<String> rising = kind == Hold.CellDown.class
                ? holds(Hold.OfCell.class).stream().filter(hold -> !(hold instanceof Hold.CellDown)).map(Hold.OfCell::accountId)
                        .collect(Collectors.toSet())
                : Set.of();
        List<PlanCell> cells = take(cell -> cell.held() && changes.containsKey(cell.key().accountId())
                && !(rising.contains(cell.key().accountId()) && cell.difference().signum() > 0));
        if (!cells.isEmpty()) {
            add(Cause.Kind.CUSTOMER, one(cells).orElse(more), words.changes(cells, plan), cells,
                    changes.values().stream().flatMap(List::stream).toList(), one -> words.changes(one, plan));
        }
    }

    /** What changes by more money than was set, as far as nothing else makes it wait: customers, then services, then all that is left. */
    private void amounts() {
        List<Hold.ByMoney> holds = holds(Hold.ByMoney.class);
        MoneyHolds waits = MoneyHolds.of(holds);
        for (Hold.ByMoney.About about : Hold.ByMoney.About.values()) {
            List<Hold.ByMoney> these = holds.stream().filter(hold -> hold.about() == about).toList();
            switch (about) {
                case CUSTOMER -> {
                    List<PlanCell> cells = take(cell -> cell.held() && waits.customers().contains(cell.key().accountId()));
                    Set<String> left = cells.stream().map(cell -> cell.key().accountId()).collect(Collectors.toSet());
                    byAmount(Cause.Kind.CUSTOMER, one(cells).map(id -> "amount:" + id).orElse("amounts"), cells,
                            these.stream().filter(hold -> left.contains(hold.id())).toList());
                }
                case SERVICE -> {
                    Map<String, List<PlanCell>> cells = take(cell -> cell.held() && waits.services().contains(cell.key().serviceKey()))
                            .stream().collect(Collectors.groupingBy(cell -> cell.key().serviceKey()));
                    these.forEach(hold -> byAmount(Cause.Kind.SERVICE, "amount:" + hold.id(),
                            Optional.ofNullable(cells.remove(hold.id())).orElse(List.of()), List.of(hold)));
                }
                case ALL -> these.forEach(hold -> byAmount(Cause.Kind.RUN, "amount",
                        take(cell -> cell.sendable() && cell.difference().signum() != 0), List.of(hold)));
            }
        }
    }

    private void byAmount(Cause.Kind kind, String about, List<PlanCell> cells, List<Hold.ByMoney> holds) {
        if (!cells.isEmpty()) {
            add(kind, about, words.byAmount(holds), cells, holds, one -> words.changes(one, plan));
        }
    }

    /** The customer, if they are all of one. */
    private static Optional<String> one(List<PlanCell> cells) {
        Set<String> customers = cells.stream().map(cell -> cell.key().accountId()).collect(Collectors.toSet());
        return customers.size() == 1 ? Optional.of(customers.iterator().next()) : Optional.empty();
    }

    /** What contract rules hide: a service as a whole, then single counts, those of one customer by name. */
    private void behindRules() {
        holds(Hold.ServiceBehindRules.class).forEach(hold -> {
            List<PlanCell> cells = take(
                    cell -> cell.held() && cell.contract().isPresent() && cell.key().serviceKey().equals(hold.serviceKey()));
            add(Cause.Kind.SERVICE, "counted:" + hold.serviceKey(), words.serviceBehindRules(hold), cells, List.of(hold));
        });
        List<Hold.BehindRule> holds = holds(Hold.BehindRule.class);
        Set<CellKey> keys = holds.stream().map(Hold.BehindRule::key).collect(Collectors.toSet());
        List<PlanCell> cells = take(cell -> cell.held() && keys.contains(cell.key()));
        if (!cells.isEmpty()) {
            Set<CellKey> left = cells.stream().map(PlanCell::key).collect(Collectors.toSet());
            List<Hold.BehindRule> mine = holds.stream().filter(hold -> left.contains(hold.key())).toList();
            add(Cause.Kind.CONTRACT, one(cells).orElse(""), words.behindRules(mine), cells, mine);
        }
    }

    /** Counts that a rule made the last time and that are on their own now; those that wait for another reason are named here, too. */
    private void endedRules() {
        Predicate<PlanCell> ended = cell -> cell.sendable() && cell.contract().flatMap(ContractedCount::ended).isPresent();
        List<PlanCell> all = plan.cells().stream().filter(ended).toList();
        if (!all.isEmpty()) {
            add(Cause.Kind.CONTRACT_ENDED, "", words.endedRules(all), take(ended), List.of());
        }
    }

    /** What the vendor contradicts itself about. */
    private void figures() {
        List<Hold.Contradicted> said = holds(Hold.Contradicted.class);
        if (!said.isEmpty()) {
            add(Cause.Kind.FIGURE, "", words.figures(said), take(cell -> cell.held() && Contradiction.explains(cell.note())), said);
        }
    }

    /** A plan of an earlier version may hold for reasons that this one does not group: it waits all the same. */
    private void others() {
        List<PlanCell> cells = take(PlanCell::held);
        if (!cells.isEmpty()) {
            List<Hold> reasons = plan.holds().isEmpty() ? List.of(new Hold.Contradicted("", cells.getFirst().note())) : plan.holds();
            add(Cause.Kind.RUN, "other", words.plain("Other counts wait", reasons.getFirst()), cells, reasons);
        }
    }

    /** What is only told. */
    private void told() {
        List<PlanCell> unknown = take(cell -> cell.state() == CellState.UNKNOWN);
        if (!unknown.isEmpty()) {
            add(Cause.Kind.UNKNOWN, "", words.unknown(unknown, plan), unknown, List.of());
        }
        List<PlanCell> fresh = take(cell -> cell.state() == CellState.NEW && cell.difference().signum() > 0);
        if (!fresh.isEmpty()) {
            add(Cause.Kind.NEW, "", words.fresh(fresh, plan), fresh, List.of());
        }
        List<PlanCell> unmapped = take(cell -> cell.state() == CellState.NOT_MAPPED);
        if (!unmapped.isEmpty()) {
            add(Cause.Kind.NOT_MAPPED, "", words.notMapped(unmapped), unmapped, List.of());
        }
    }
}
