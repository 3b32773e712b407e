package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.UnitCount;
import app.tallybird.synthesize.VendorService;

/**
 * What becomes of counts that are billed inside an own service only. No unit is billed twice: as long as Synthesize does not take the sum, it is not sent and
 * everything goes on as without it; then its parts end by themselves.
 *
 * @param ready the keys of the own services that Synthesize has and, as far as it says, that are mapped there
 * @param made what the numbers of own services at Synthesize are made of; without an entry nobody knows
 */
public record InsideSums(OwnServices own, Set<String> ready, Map<CellKey, Set<String>> made) {

    public static final InsideSums NONE = new InsideSums(OwnServices.NONE, Set.of());

    static final String APART = "P524";
    static final String BOTH = "P525";
    private static final int NAMED = 5;
    private static final String GOES = "from now on it is in \"";
    static final String ENDED = "this own service is no longer made for the customer";

    public InsideSums {
        ready = Set.copyOf(ready);
        made = Map.copyOf(made);
    }

    /** With nothing known of earlier ones. */
    public InsideSums(OwnServices own, Set<String> ready) {
        this(own, ready, Map.of());
    }

    /** The same with what those at Synthesize are made of. */
    public InsideSums remembering(Map<CellKey, Set<String>> parts) {
        return new InsideSums(own, ready, parts);
    }

    /** The services that are added up in an own service of a customer. */
    private Set<String> plus(CellKey sum) {
        return own.find(sum.serviceKey()).filter(one -> one.isFor(sum.accountId())).stream().flatMap(OwnService::plus)
                .map(OwnService.Part::serviceKey).collect(Collectors.toSet());
    }

    /** With what it is made of, when it is an own service. */
    PlanCell made(PlanCell cell) {
        return OwnService.isOwn(cell.key().serviceKey()) ? cell.moving(SumMove.of(plus(cell.key()))) : cell;
    }

    /** {@code ids} are those at Synthesize by the services' keys. */
    public static InsideSums of(OwnServices own, Map<String, String> ids, List<VendorService> present) {
        Set<String> taken = present.stream().filter(there -> there.mapped().orElse(true)).map(VendorService::id)
                .collect(Collectors.toSet());
        return new InsideSums(own, own.all().stream().map(OwnService::key).filter(key -> taken.contains(ids.getOrDefault(key, "")))
                .collect(Collectors.toSet()));
    }

    /** How a count goes to Synthesize. */
    public enum Way {
        BY_ITSELF,
        /** Nothing is sent for it: it is in a sum, or a sum that Synthesize does not take. */
        NOT_AT_ALL,
        /** It is in a sum, and the number that Synthesize has of it by itself goes. */
        TO_ZERO
    }

    Way way(CellKey key, PlanInput input) {
        if (OwnService.isOwn(key.serviceKey())) {
            return own.find(key.serviceKey()).isEmpty() || ready.contains(key.serviceKey()) ? Way.BY_ITSELF : Way.NOT_AT_ALL;
        }
        List<OwnService> sums = sums(key);
        if (sums.isEmpty() || sums.stream().anyMatch(sum -> !takes(sum, key.accountId(), input))) {
            return Way.BY_ITSELF;
        }
        if (!input.memory().cell(key).mayHaveUnits()) {
            return Way.NOT_AT_ALL;
        }
        return sums.stream().allMatch(sum -> known(sum, key.accountId(), input)) ? Way.TO_ZERO : Way.BY_ITSELF;
    }

    /** The own services that have to be there before a count ends by itself: where it is added to one, what it is taken away from has no say. */
    private List<OwnService> sums(CellKey key) {
        if (own.all().isEmpty()) {
            return List.of();
        }
        List<OwnService> inside = own.insideOnly(key);
        List<OwnService> plus = inside.stream().filter(sum -> sum.part(key.serviceKey()).filter(part -> !part.minus()).isPresent())
                .toList();
        return plus.isEmpty() ? inside : plus;
    }

    private boolean takes(OwnService sum, String account, PlanInput input) {
        return ready.contains(sum.key()) && !input.leftOut().test(new CellKey(account, sum.key()));
    }

    private static boolean known(OwnService sum, String account, PlanInput input) {
        return Optional.ofNullable(input.reading().cells().get(new CellKey(account, sum.key()))).flatMap(UnitCount::known).isPresent();
    }

    /** A count that is in sums only from now on, so that what Synthesize has of it by itself goes when they are there. */
    PlanCell intoSums(PlanCell cell) {
        Map<String, String> names = new LinkedHashMap<>();
        sums(cell.key()).forEach(sum -> names.put(sum.key(), sum.service().name()));
        return cell.moving(SumMove.after(names));
    }

    /** What is said of it. */
    String goes(CellKey key) {
        return GOES + sums(key).stream().map(sum -> sum.service().name()).collect(Collectors.joining("\", \"")) + "\"";
    }

    /** Whether no customer is sent this service by itself. */
    boolean isOnlyInside(String serviceKey) {
        return own.all().stream().anyMatch(sum -> ready.contains(sum.key()) && sum.accounts().isEmpty()
                && sum.part(serviceKey).filter(part -> !part.alsoSent()).isPresent());
    }

    /** Whether a count is asked about because of its sum, so that it is no fall of a customer. */
    static boolean isAboutSums(PlanCell cell) {
        return goes(cell) || cell.move().ends();
    }

    /** Whether what Synthesize has of a count by itself goes, because it is in a sum. */
    private static boolean goes(PlanCell cell) {
        return cell.move().waits() && !OwnService.isOwn(cell.key().serviceKey());
    }

    /** What a count still waits for when these were accepted, by name. */
    public static List<String> lacks(PlanCell cell, Set<CellKey> accepted) {
        return cell.move().after().entrySet().stream().filter(one -> !accepted.contains(new CellKey(cell.key().accountId(), one.getKey())))
                .map(Map.Entry::getValue).sorted().toList();
    }

    /** What these counts wait for, so that they can be sent only with it; made once for a plan and asked for each of its counts. */
    public static Set<CellKey> awaited(Collection<PlanCell> going) {
        return going.stream().flatMap(InsideSums::awaits).collect(Collectors.toSet());
    }

    /** What a count waits for. */
    public static Stream<CellKey> awaits(PlanCell cell) {
        return cell.move().after().keySet().stream().map(service -> new CellKey(cell.key().accountId(), service));
    }

    /** The note of a count that is sent again for this reason: where it goes into a sum, it still does. */
    public static String again(PlanCell cell, String why) {
        return isAboutSums(cell) ? cell.note().replaceFirst("; held: .*$", "") + "; " + why : why;
    }

    /** Why a count was not sent though others hold its units from now on; {@code lacking} are those that were not accepted. */
    public static String stays(PlanCell cell, List<String> lacking) {
        return (goes(cell) ? "it stays by itself" : "it stays as it was") + ", because Synthesize did not accept \""
                + String.join("\", \"", lacking) + "\"";
    }

    /**
     * A sum that loses a part, or ends, waits for what holds the units of that part from then on: the part when it comes back by itself, and another sum that
     * takes it. So at no time they are nowhere. Of two sums that exchange parts one has to go first; what another sum only takes away is nowhere in the end, so
     * who waits for that gives way.
     */
    List<PlanCell> ordered(List<PlanCell> cells, Memory memory) {
        if (cells.stream().noneMatch(cell -> OwnService.isOwn(cell.key().serviceKey()))) {
            return cells;
        }
        Map<CellKey, PlanCell> there = cells.stream().collect(Collectors.toMap(PlanCell::key, cell -> cell));
        Set<String> services = there.keySet().stream().map(CellKey::serviceKey).filter(key -> !OwnService.isOwn(key))
                .collect(Collectors.toSet());
        Map<CellKey, Map<String, String>> waits = new HashMap<>();
        List<PlanCell> sums = cells.stream().filter(cell -> OwnService.isOwn(cell.key().serviceKey()) && cell.sendable())
                .sorted(Comparator.comparing(PlanCell::difference)).toList();
        Stream.of(false, true).forEach(away -> sums.forEach(sum -> takers(lost(sum, services), away, there, memory).forEach(taker -> {
            if (!reaches(taker.key(), sum.key(), waits)) {
                waits.computeIfAbsent(sum.key(), key -> new TreeMap<>()).put(taker.key().serviceKey(), taker.service());
            }
        })));
        return cells.stream().map(cell -> waits.containsKey(cell.key()) ? cell.moving(cell.move().waitingFor(waits.get(cell.key()))) : cell)
                .toList();
    }

    private static boolean reaches(CellKey from, CellKey to, Map<CellKey, Map<String, String>> waits) {
        return from.equals(to) || waits.getOrDefault(from, Map.of()).keySet().stream()
                .anyMatch(next -> reaches(new CellKey(from.accountId(), next), to, waits));
    }

    /** The parts that a sum has at Synthesize and not any more; {@code services} are those that it may have where nobody knows. */
    private List<CellKey> lost(PlanCell sum, Set<String> services) {
        Set<String> lost = new HashSet<>(Optional.ofNullable(made.get(sum.key())).orElseGet(() -> sum.move().ends() ? services : Set.of()));
        lost.removeAll(plus(sum.key()));
        return lost.stream().sorted().map(part -> new CellKey(sum.key().accountId(), part)).toList();
    }

    /** What has the lost parts of a sum from now on; {@code away} for the sums that only take them away. */
    private List<PlanCell> takers(List<CellKey> lost, boolean away, Map<CellKey, PlanCell> there, Memory memory) {
        return lost.stream()
                .flatMap(part -> Stream.concat(
                        Optional.ofNullable(there.get(part)).filter(cell -> !away && comesBack(cell, memory)).stream(),
                        sums(part).stream().filter(other -> other.part(part.serviceKey()).filter(one -> one.minus() == away).isPresent())
                                .map(other -> new CellKey(part.accountId(), other.key())).filter(other -> !holds(other, part, memory))
                                .flatMap(other -> Optional.ofNullable(there.get(other)).stream())
                                .filter(cell -> cell.state() != CellState.LEFT_OUT)))
                .toList();
    }

    /** Whether a sum has a part for certain; while nobody knows whether its last number arrived, it may be the one before. */
    private boolean holds(CellKey sum, CellKey part, Memory memory) {
        return !memory.cell(sum).uncertain() && made.getOrDefault(sum, Set.of()).contains(part.serviceKey());
    }

    /** Whether a count is sent by itself that was not before, as far as that is certain. */
    private static boolean comesBack(PlanCell cell, Memory memory) {
        CellMemory before = memory.cell(cell.key());
        boolean there = !before.uncertain() && before.mayHaveUnits();
        return cell.state() != CellState.LEFT_OUT && !goes(cell) && !there && cell.units().filter(units -> units.signum() == 0).isEmpty();
    }

    /** What plans of an earlier version say of own services in the words of their notes alone. */
    static List<PlanCell> fromWords(List<PlanCell> cells) {
        Map<String, List<PlanCell>> sums = cells.stream().filter(cell -> OwnService.isOwn(cell.key().serviceKey()))
                .collect(Collectors.groupingBy(cell -> cell.key().accountId()));
        return cells.stream().map(cell -> {
            boolean own = OwnService.isOwn(cell.key().serviceKey());
            if (!cell.move().equals(SumMove.NONE) || !cell.note().startsWith(own ? ENDED : GOES)) {
                return cell;
            }
            return cell.moving(own
                    ? SumMove.ENDS
                    : SumMove.after(sums.getOrDefault(cell.key().accountId(), List.of()).stream()
                            .filter(sum -> cell.note().contains("\"" + sum.service() + "\""))
                            .collect(Collectors.toMap(sum -> sum.key().serviceKey(), PlanCell::service))));
        }).toList();
    }

    /** The counts that go into one of these sums and, of the same customers, the sums themselves. */
    static Predicate<PlanCell> moves(Collection<PlanCell> cells, List<Hold.IntoSum> sums) {
        return sums.stream().<Predicate<PlanCell>>map(sum -> {
            Set<String> accounts = cells.stream().filter(cell -> goesInto(cell, sum) && cell.sendable()).map(cell -> cell.key().accountId())
                    .collect(Collectors.toSet());
            return cell -> accounts.contains(cell.key().accountId())
                    && (goesInto(cell, sum) || cell.key().serviceKey().equals(sum.serviceKey()));
        }).reduce(cell -> false, Predicate::or);
    }

    private static boolean goesInto(PlanCell cell, Hold.IntoSum sum) {
        return goes(cell) && cell.move().after().containsKey(sum.serviceKey());
    }

    /** A sum that ends and, of the same customers, what holds its units from then on. */
    static Predicate<PlanCell> ends(Collection<PlanCell> cells, Hold.SumEnds sum) {
        List<PlanCell> ending = cells.stream()
                .filter(cell -> cell.sendable() && cell.move().ends() && cell.key().serviceKey().equals(sum.serviceKey())).toList();
        Set<CellKey> ends = ending.stream().map(PlanCell::key).collect(Collectors.toSet());
        Set<CellKey> awaited = awaited(ending);
        return cell -> ends.contains(cell.key()) || (cell.sendable() && awaited.contains(cell.key()));
    }

    /** Reasons to have a person look once: what goes into a sum, and sums that are no longer made. */
    List<Hold> changes(List<PlanCell> cells) {
        List<Hold> holds = new ArrayList<>();
        for (OwnService sum : own.all()) {
            long into = cells.stream().filter(cell -> goes(cell) && cell.sendable() && cell.move().after().containsKey(sum.key())).count();
            if (into > 0) {
                holds.add(new Hold.IntoSum(sum.key(), sum.service().name(), into));
            }
        }
        Map<String, List<PlanCell>> ended = cells.stream().filter(cell -> cell.move().ends() && cell.sendable())
                .collect(Collectors.groupingBy(cell -> cell.key().serviceKey(), TreeMap::new, Collectors.toList()));
        ended.forEach((key, of) -> holds.add(new Hold.SumEnds(key, of.getFirst().service(), of.size())));
        return holds;
    }

    /** The own services that are not sent, and what is billed beside them because it is left out. */
    List<PlanWarning> told(List<PlanCell> cells) {
        List<PlanWarning> told = new ArrayList<>(own.all().stream().filter(sum -> !ready.contains(sum.key()))
                .map(sum -> new PlanWarning(APART, sum.key(),
                        "\"" + sum.service().name() + "\" is not sent, because Synthesize does not have it or it is not mapped there; "
                                + "what it is made of goes on as without it",
                        "Bring it there with sync-services, and map it.", Map.of(APART + " " + sum.key(), 1L), PlanWarning.Now.KNOWN))
                .toList());
        List<PlanCell> both = cells.stream().filter(cell -> goes(cell) && cell.state() == CellState.LEFT_OUT).toList();
        if (!both.isEmpty()) {
            told.add(new PlanWarning(BOTH, "",
                    both.stream().map(cell -> cell.account() + ", " + cell.service()).sorted().limit(NAMED)
                            .collect(Collectors.joining("; ")) + (both.size() > NAMED ? " and " + (both.size() - NAMED) + " more" : "")
                            + ": left out on purpose and counted in an own service, so what Synthesize has of it is billed in both",
                    "Take it in again, so that it goes to zero.", Map.of(BOTH + " ", (long) both.size()), PlanWarning.Now.KNOWN));
        }
        return told;
    }
}
