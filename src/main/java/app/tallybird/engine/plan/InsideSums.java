package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.VendorService;

/**
 * What becomes of counts that are billed inside an own service only. Units are at no time billed nowhere: a count goes on by itself until Synthesize takes
 * the sum that it is in.
 *
 * @param ready the keys of the own services that Synthesize has and, as far as it says, that are mapped there
 */
public record InsideSums(OwnServices own, Set<String> ready) {

    public static final InsideSums NONE = new InsideSums(OwnServices.NONE, Set.of());

    static final String APART = "P524";
    /** How the notes of counts begin that go into a sum. */
    static final String GOES = "from now on it is in \"";
    static final String ENDED = "this own service is no longer made for the customer";

    public InsideSums {
        ready = Set.copyOf(ready);
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
        /** Nothing is sent for it but the sum. */
        IN_THE_SUM,
        /** The same, and the number that Synthesize has of it by itself goes. */
        TO_ZERO
    }

    Way way(CellKey key, PlanInput input) {
        List<OwnService> sums = sums(key);
        if (sums.isEmpty()) {
            return Way.BY_ITSELF;
        }
        CellMemory memory = input.memory().cell(key);
        if (sums.stream().anyMatch(sum -> !takes(sum, key.accountId(), input))) {
            return memory.accepted().isPresent() || input.memory().knownServices().contains(key.serviceKey())
                    ? Way.BY_ITSELF
                    : Way.IN_THE_SUM;
        }
        if (!memory.mayHaveUnits()) {
            return Way.IN_THE_SUM;
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
        CellKey cell = new CellKey(account, sum.key());
        return ready.contains(sum.key()) && !input.memory().cell(cell).notMapped() && !input.leftOut().test(cell);
    }

    private static boolean known(OwnService sum, String account, PlanInput input) {
        return Optional.ofNullable(input.reading().cells().get(new CellKey(account, sum.key()))).flatMap(UnitCount::known).isPresent();
    }

    /** What the own services are called that a count is in. */
    String names(CellKey key) {
        return sums(key).stream().map(sum -> sum.service().name()).collect(Collectors.joining("\", \""));
    }

    /** Whether no customer is sent this service by itself. */
    boolean isOnlyInside(String serviceKey) {
        return own.all().stream().anyMatch(sum -> ready.contains(sum.key()) && sum.accounts().isEmpty()
                && sum.part(serviceKey).filter(part -> !part.alsoSent()).isPresent());
    }

    /** Whether a count is asked about because of its sum, so that it is no fall of a customer. */
    static boolean isAboutSums(PlanCell cell) {
        return goes(cell) || cell.note().equals(ENDED);
    }

    /** Whether what Synthesize has of a count by itself goes, because it is in a sum. */
    static boolean goes(PlanCell cell) {
        return cell.note().startsWith(GOES);
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
        return goes(cell) && cell.note().contains("\"" + sum.service() + "\"");
    }

    /** Reasons to have a person look once: what goes into a sum, and sums that are no longer made. */
    List<Hold> changes(List<PlanCell> cells) {
        List<Hold> holds = new ArrayList<>();
        for (OwnService sum : own.all()) {
            long into = cells.stream().filter(cell -> goes(cell) && cell.sendable() && sums(cell.key()).contains(sum)).count();
            if (into > 0) {
                holds.add(new Hold.IntoSum(sum.key(), sum.service().name(), into));
            }
        }
        Map<String, List<PlanCell>> ended = cells.stream().filter(cell -> cell.note().equals(ENDED) && cell.sendable())
                .collect(Collectors.groupingBy(cell -> cell.key().serviceKey(), TreeMap::new, Collectors.toList()));
        ended.forEach((key, of) -> holds.add(new Hold.SumEnds(key, of.getFirst().service(), of.size())));
        return holds;
    }

    /** The counts that still go by themselves because Synthesize takes no number of their sum. */
    List<PlanWarning> told(List<PlanCell> cells, PlanInput input) {
        List<PlanWarning> warnings = new ArrayList<>();
        for (OwnService sum : own.all()) {
            long apart = cells.stream()
                    .filter(cell -> cell.sendable() && sums(cell.key()).contains(sum) && !takes(sum, cell.key().accountId(), input))
                    .count();
            if (apart > 0) {
                warnings.add(new PlanWarning(APART, sum.key(),
                        "Synthesize takes no number of \"" + sum.service().name() + "\" yet, so "
                                + Wording.count(apart, "count that is in it is sent by itself",
                                        "counts that are in it are sent by themselves"),
                        "Bring it there (sync-services), map it, and push again at once, so that nothing is billed twice.",
                        Map.of(APART + " " + sum.key(), apart), PlanWarning.Now.KNOWN));
            }
        }
        return warnings;
    }
}
