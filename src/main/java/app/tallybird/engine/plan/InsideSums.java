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
import app.tallybird.synthesize.VendorService;

/**
 * What becomes of counts that are billed inside an own service only. No unit is billed twice: as long as Synthesize does not take the sum, it is not sent and
 * everything goes on as without it; then its parts end by themselves.
 *
 * @param ready the keys of the own services that Synthesize has and, as far as it says, that are mapped there
 */
public record InsideSums(OwnServices own, Set<String> ready) {

    public static final InsideSums NONE = new InsideSums(OwnServices.NONE, Set.of());

    static final String APART = "P524";
    /** How the notes of counts begin that go into a sum. */
    static final String GOES = "from now on it is in \"";
    private static final String STAYS = "it stays by itself, because Synthesize did not accept \"";
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
    public static boolean goes(PlanCell cell) {
        return cell.note().startsWith(GOES) || cell.note().startsWith(STAYS);
    }

    /** Whether that sum is among these numbers. */
    public static boolean isIn(PlanCell cell, Collection<PlanCell> taken) {
        return taken.stream().anyMatch(sum -> OwnService.isOwn(sum.key().serviceKey())
                && sum.key().accountId().equals(cell.key().accountId()) && cell.note().contains("\"" + sum.service() + "\""));
    }

    /** Whether one of these counts goes into this sum, so that it can end only with it. */
    public static boolean isSumOf(PlanCell sum, Collection<PlanCell> going) {
        return OwnService.isOwn(sum.key().serviceKey()) && going.stream().anyMatch(cell -> goes(cell) && isIn(cell, List.of(sum)));
    }

    /** The note of a count that is sent again for this reason: where it goes into a sum, it still does. */
    public static String again(PlanCell cell, String why) {
        return goes(cell) ? cell.note().replaceFirst("; held: .*$", "") + "; " + why : why;
    }

    /** Why a count was not set to zero though it is in a sum. */
    public static String stays(PlanCell cell) {
        return STAYS + cell.note().replaceFirst("^[^\"]*\"([^\"]*)\".*$", "$1") + "\"";
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

    /** The own services that are not sent. */
    List<PlanWarning> told() {
        return own.all().stream().filter(sum -> !ready.contains(sum.key()))
                .map(sum -> new PlanWarning(APART, sum.key(),
                        "\"" + sum.service().name() + "\" is not sent, because Synthesize does not have it or it is not mapped there; "
                                + "what it is made of goes on as without it",
                        "Bring it there with sync-services, and map it.", Map.of(APART + " " + sum.key(), 1L), PlanWarning.Now.KNOWN))
                .toList();
    }
}
