package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        return new Causes(plan, new CauseWords(numbers)).find();
    }

    /** The plan in a sentence or two. */
    public static String verdict(UsagePlan plan, List<Cause> causes, Function<BigDecimal, String> numbers) {
        return new CauseWords(numbers).verdict(plan, causes);
    }

    private List<Cause> find() {
        run();
        services();
        totals();
        zeros();
        customers();
        figures();
        told();
        return List.copyOf(found);
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
        String id = about.isEmpty() ? kind.word() : kind.word() + ":" + about;
        found.add(new Cause(id, kind, said.title(), said.words(), cells, List.copyOf(holds), Optional.empty()));
    }

    private void run() {
        for (Hold hold : plan.holds()) {
            switch (hold) {
                case Hold.FirstRun first -> add(Cause.Kind.RUN, "first", words.first(), take(PlanCell::sendable), List.of(first));
                case Hold.EmptyRun empty -> add(Cause.Kind.RUN, "empty", words.empty(), take(PlanCell::sendable), List.of(empty));
                case Hold.Frozen frozen -> add(Cause.Kind.RUN, "closed", words.frozen(frozen), take(PlanCell::sendable), List.of(frozen));
                case Hold.AccountsDown down -> add(Cause.Kind.RUN, "customers", words.accountsDown(down),
                        take(cell -> cell.sendable() && !plan.accountsListed().contains(cell.key().accountId())), List.of(down));
                case Hold.Nobody nobody -> add(Cause.Kind.RUN, "nobody" + (found.isEmpty() ? "" : "-" + found.size()), words.nobody(nobody),
                        List.of(), List.of(nobody));
                case Hold.ServiceDown service -> {
                }
                case Hold.AccountsToZero zero -> {
                }
                case Hold.LikelyTotal total -> {
                }
                case Hold.Contradicted contradicted -> {
                }
                case Hold.CellDown cell -> {
                }
            }
        }
    }

    /** Services that fall as a whole; when that is most of them, it is the reading that is looked at, and one decision is asked for. */
    private void services() {
        List<Hold.ServiceDown> falls = holds(Hold.ServiceDown.class);
        Set<String> counted = plan.cells().stream().filter(cell -> cell.lastAccepted().filter(last -> last.signum() > 0).isPresent())
                .map(cell -> cell.key().serviceKey()).collect(Collectors.toSet());
        if (falls.size() > 1 && falls.size() * 2 > counted.size()) {
            Set<String> keys = falls.stream().map(Hold.ServiceDown::serviceKey).collect(Collectors.toSet());
            List<PlanCell> cells = take(cell -> cell.held() && keys.contains(cell.key().serviceKey()));
            CauseWords.Said said = words.broad(falls, counted.size());
            found.add(new Cause("service:all", Cause.Kind.SERVICE, said.title(), said.words(), cells, List.copyOf(falls),
                    Optional.of(falls.stream().map(Hold.ServiceDown::now).reduce(BigDecimal.ZERO, BigDecimal::add))));
            return;
        }
        falls.forEach(fall -> {
            List<PlanCell> cells = take(cell -> cell.held() && cell.key().serviceKey().equals(fall.serviceKey()));
            add(Cause.Kind.SERVICE, fall.serviceKey(), words.service(fall, cells), cells, List.of(fall));
        });
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
        List<PlanCell> cells = take(cell -> cell.sendable() && gone.contains(cell.key().accountId()) && cell.change() != CellState.SAME);
        if (!reasons.isEmpty()) {
            add(Cause.Kind.ZERO, "", cells.isEmpty() ? words.plain("Customers at zero", reasons.getFirst()) : words.zero(cells), cells,
                    reasons);
        }
    }

    /** One that falls is named; more are one cause. */
    private void customers() {
        Map<String, List<Hold.CellDown>> falls = new LinkedHashMap<>();
        Set<String> held = free.stream().filter(PlanCell::held).map(cell -> cell.key().accountId()).collect(Collectors.toSet());
        holds(Hold.CellDown.class).stream().filter(fall -> held.contains(fall.accountId()))
                .forEach(fall -> falls.computeIfAbsent(fall.accountId(), id -> new ArrayList<>()).add(fall));
        List<PlanCell> cells = take(cell -> cell.held() && falls.containsKey(cell.key().accountId()));
        if (!cells.isEmpty()) {
            add(Cause.Kind.CUSTOMER, falls.size() == 1 ? falls.keySet().iterator().next() : "falls", words.falls(cells), cells,
                    falls.values().stream().flatMap(List::stream).toList());
        }
    }

    /** What the vendor contradicts itself about; whatever else waits waits because of it. */
    private void figures() {
        List<Hold.Contradicted> said = holds(Hold.Contradicted.class);
        List<PlanCell> cells = take(PlanCell::held);
        if (!said.isEmpty()) {
            add(Cause.Kind.FIGURE, "", words.figures(said), cells, said);
        } else if (!cells.isEmpty()) {
            throw new IllegalStateException("held without a reason: " + cells.getFirst().key());
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
