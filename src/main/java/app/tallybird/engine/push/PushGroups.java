package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Wording;

/** Finds what became of a push's counts and why, in groups; the numbers of all groups add up. */
public final class PushGroups {

    private static final int NAMED = 3;
    private static final String AGAIN = " The next push sends them again.";

    private final Map<CellKey, PlanCell> planned = new HashMap<>();
    private final Function<BigDecimal, String> numbers;
    private final List<PushGroup> found = new ArrayList<>();

    private PushGroups(Collection<PlanCell> cells, Function<BigDecimal, String> numbers) {
        cells.forEach(cell -> planned.put(cell.key(), cell));
        this.numbers = numbers;
    }

    /**
     * What became of the counts of a plan; {@code waiting} are the causes whose counts were held, {@code numbers} is how a number is written.
     */
    public static List<PushGroup> of(UsagePlan plan, List<Cause> waiting, PushReport report, Function<BigDecimal, String> numbers) {
        PushGroups groups = new PushGroups(plan.cells(), numbers);
        groups.results(report.cells());
        Set<CellKey> told = report.cells().stream().map(CellResult::key).collect(Collectors.toCollection(HashSet::new));
        groups.held(waiting, told);
        groups.left(report.unsent(), report.stopped().map(Problem::what).orElse(""));
        return groups.sorted();
    }

    /** The same of results alone, as the ledger keeps them; {@code unsent} never left. */
    public static List<PushGroup> of(Collection<PlanCell> cells, List<CellResult> results, List<CellKey> unsent,
            Function<BigDecimal, String> numbers) {
        PushGroups groups = new PushGroups(cells, numbers);
        groups.results(results);
        groups.left(unsent, "");
        return groups.sorted();
    }

    private List<PushGroup> sorted() {
        return found.stream().sorted(Comparator.comparing(PushGroup::kind)).toList();
    }

    private void add(PushGroup.Kind kind, String title, String words, Collection<CellKey> cells) {
        found.add(new PushGroup(kind, title, words, List.copyOf(cells)));
    }

    private void results(List<CellResult> results) {
        Map<Outcome, List<CellResult>> by = results.stream()
                .collect(Collectors.groupingBy(CellResult::outcome, () -> new EnumMap<>(Outcome.class), Collectors.toList()));
        accepted(by.getOrDefault(Outcome.ACCEPTED, List.of()), by.getOrDefault(Outcome.CARRIED, List.of()));
        by.forEach((outcome, cells) -> {
            switch (outcome) {
                case ACCEPTED, CARRIED -> {
                }
                case NOT_MAPPED -> places(PushGroup.Kind.NOT_MAPPED, cells, results);
                case LOST, ACCOUNT_GONE, SERVICE_GONE -> places(PushGroup.Kind.NO_PLACE, cells, results);
                case DISCONNECTED -> add(PushGroup.Kind.NO_PLACE, "The integration takes no counts",
                        sentence(cells.getFirst().message()) + " Bring services and accounts there again, and set it to pending.",
                        keys(cells));
                case REFUSED ->
                    messages(cells, PushGroup.Kind.REFUSED, " refused", " Correct what it names: sending the same again will not help.");
                case FAILED -> messages(cells, PushGroup.Kind.FAILED, " did not arrive", AGAIN);
                case UNKNOWN -> messages(cells, PushGroup.Kind.IN_DOUBT, " may have arrived", AGAIN);
            }
        });
    }

    private void accepted(List<CellResult> now, List<CellResult> before) {
        if (now.size() + before.size() > 0) {
            List<CellKey> all = new ArrayList<>(keys(now));
            all.addAll(keys(before));
            add(PushGroup.Kind.ACCEPTED, count(all.size(), "count") + " accepted",
                    before.isEmpty() ? "" : number(before.size()) + " of them by the push that was cut short.", all);
        }
    }

    /** One group for each message. */
    private void messages(List<CellResult> cells, PushGroup.Kind kind, String what, String next) {
        cells.stream().collect(Collectors.groupingBy(CellResult::message, LinkedHashMap::new, Collectors.toList()))
                .forEach((message, some) -> add(kind, count(some.size(), "count") + what,
                        customers(keys(some)) + ": " + sentence(message) + next, keys(some)));
    }

    /**
     * Counts without a place, by the service or the customer that has none. Where Synthesize does not say which, a service that all customers lack is
     * the reason, then a customer that lacks all the rest.
     */
    private void places(PushGroup.Kind kind, List<CellResult> cells, List<CellResult> results) {
        List<CellResult> services = new ArrayList<>(cells.stream().filter(LostPlaces::isOfService).toList());
        List<CellResult> accounts = new ArrayList<>(cells.stream().filter(LostPlaces::isOfAccount).toList());
        Predicate<CellResult> open = cell -> !LostPlaces.isOfService(cell) && !LostPlaces.isOfAccount(cell);
        List<CellResult> unclear = cells.stream().filter(open).toList();
        Set<String> whole = new HashSet<>(unclear.stream().map(cell -> cell.key().serviceKey()).toList());
        Set<String> all = results.stream().map(cell -> cell.key().serviceKey()).collect(Collectors.toSet());
        Set<CellKey> out = new HashSet<>(keys(cells));
        results.stream().filter(cell -> !out.contains(cell.key())).forEach(cell -> whole.remove(cell.key().serviceKey()));
        boolean everything = whole.equals(all);
        unclear.forEach(cell -> (!everything && whole.contains(cell.key().serviceKey()) ? services : accounts).add(cell));
        Map<String, List<CellResult>> byService = services.stream()
                .collect(Collectors.groupingBy(cell -> cell.key().serviceKey(), LinkedHashMap::new, Collectors.toList()));
        boolean several = byService.size() > NAMED;
        (several ? List.of(services) : byService.values()).forEach(some -> place(kind, some, true));
        if (!accounts.isEmpty()) {
            place(kind, accounts, false);
        }
    }

    private void place(PushGroup.Kind kind, List<CellResult> cells, boolean service) {
        List<String> names = names(keys(cells), service);
        String state = switch (cells.getFirst().outcome()) {
            case ACCOUNT_GONE, SERVICE_GONE -> " not in Synthesize any more";
            case LOST -> " no longer mapped";
            default -> LostPlaces.isMissing(cells.getFirst()) ? " not in Synthesize yet" : " not mapped";
        };
        boolean missing = state.contains("Synthesize");
        String title = (names.size() == 1 ? names.getFirst() + " is" : count(names.size(), service ? "service" : "customer") + " are")
                + state;
        String whose = names.size() > 1 ? list(names) + ": " : service ? customers(keys(cells)) + ": " : "";
        String next = missing
                ? " Bring the " + (service ? "services" : "accounts") + " to Synthesize again, or leave out what is gone for good."
                : " Map or exclude " + (names.size() == 1 ? "it" : "them") + " in Synthesize, and leave out here what you exclude.";
        add(kind, title, whose + count(cells.size(), "count") + "." + next, keys(cells));
    }

    /** By the cause they wait for. */
    private void held(List<Cause> waiting, Set<CellKey> told) {
        waiting.forEach(cause -> {
            List<CellKey> cells = cause.cells().stream().filter(PlanCell::sendable).map(PlanCell::key).filter(told::add).toList();
            if (!cells.isEmpty()) {
                add(PushGroup.Kind.HELD, cause.title(),
                        count(cells.size(), "count is", "counts are") + " held; what Synthesize has of them stays.", cells);
            }
        });
    }

    private void left(List<CellKey> unsent, String why) {
        if (!unsent.isEmpty()) {
            add(PushGroup.Kind.NOT_SENT, count(unsent.size(), "count") + " not sent",
                    (sentence(why) + " Nothing of them left this computer." + AGAIN).strip(), unsent);
        }
    }

    private static List<CellKey> keys(List<CellResult> cells) {
        return cells.stream().map(CellResult::key).toList();
    }

    private String customers(List<CellKey> cells) {
        List<String> names = names(cells, false);
        return names.size() > NAMED ? count(names.size(), "customer") : list(names);
    }

    /** Two of one name are two. */
    private List<String> names(List<CellKey> cells, boolean service) {
        Map<String, String> names = new LinkedHashMap<>();
        cells.forEach(key -> {
            PlanCell cell = planned.get(key);
            String id = service ? key.serviceKey() : key.accountId();
            names.put(id, cell == null ? id : service ? cell.service() : cell.account());
        });
        return List.copyOf(names.values());
    }

    /** "A", "A and B", "A, B, C and 4 more". */
    private String list(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(NAMED, names.size())));
        String last = names.size() > NAMED ? number((long) names.size() - NAMED) + " more" : shown.removeLast();
        return String.join(", ", shown) + " and " + last;
    }

    private static String sentence(String words) {
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }

    private String number(long number) {
        return numbers.apply(BigDecimal.valueOf(number));
    }

    private String count(long number, String one) {
        return number(number) + " " + Wording.noun(number, one);
    }

    private String count(long number, String one, String more) {
        return number(number) + " " + (number == 1 ? one : more);
    }
}
