package app.tallybird.engine.push;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.Memory;
import app.tallybird.engine.plan.OwnCounts;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanInput;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlanner;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRules;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.PriceList;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Own services are made, changed and taken away at random between pushes that a person accepts in part, that fail in part and that are cut short. After none
 * of them is a unit nowhere that was billed before, unless somebody wants it taken away, or it is one that two own services exchange and the second of them
 * was not accepted yet; and none is billed twice without something of its customer being said to wait.
 */
class SumMovesPropertyTest {

    private static final List<String> ACCOUNTS = List.of("1", "2");
    private static final List<String> PARTS = List.of("a", "b", "c", "d");
    private static final List<String> SUMS = List.of("own:x", "own:y");

    @Test
    void noUnitIsNowhereAndNoneIsBilledTwiceUnsaid() {
        Property.holds(700, SumMovesPropertyTest::severalMonths);
    }

    private static void severalMonths(Draws draws) {
        Month month = new Month(draws.seed());
        Map<CellKey, BigDecimal> counts = new HashMap<>();
        ACCOUNTS.forEach(
                account -> PARTS.forEach(part -> counts.put(new CellKey(account, part), BigDecimal.valueOf(draws.between(1, 20)))));
        try (Ledger ledger = Ledger.empty(new StageClock())) {
            month.push(ledger, OwnServices.NONE, counts, Push.WHOLE);
            int rounds = draws.between(1, 5);
            for (int round = 0; round < rounds; round++) {
                month.push(ledger, drawn(draws), counts, draws.oneOf(List.of(Push.values())));
            }
            OwnServices last = drawn(draws);
            month.push(ledger, last, counts, Push.WHOLE);
            if (month.allKnown(last, counts)) {
                assertThat(month.plan(ledger, last, counts).changesPending()).as("all is settled").isFalse();
            }
        }
    }

    /** Each part is added up in one own service at most, and may be taken away in another. */
    private static OwnServices drawn(Draws draws) {
        Map<String, List<OwnService.Part>> parts = new TreeMap<>();
        for (String part : PARTS) {
            int where = draws.between(0, 2);
            if (where > 0) {
                parts.computeIfAbsent(SUMS.get(where - 1), key -> new ArrayList<>()).add(new OwnService.Part(part, false, false));
            }
        }
        parts.forEach((key, of) -> {
            if (draws.between(0, 3) == 0) {
                PARTS.stream().filter(part -> of.stream().noneMatch(one -> one.serviceKey().equals(part))).findFirst()
                        .ifPresent(part -> of.add(new OwnService.Part(part, true, false)));
            }
        });
        List<OwnService> all = new ArrayList<>();
        parts.forEach((key, of) -> all.add(new OwnService(service(key), of, draws.between(0, 3) == 0 ? Set.of("1") : Set.of())));
        return new OwnServices(all);
    }

    private static Service service(String key) {
        return new Service(key, key.toUpperCase(Locale.ROOT), "", "other", "other");
    }

    /** How a push goes. */
    private enum Push {
        WHOLE,
        FAULTS,
        CUT,
        SOME_ACCEPTED,
        SOME_ACCEPTED_WITH_FAULTS
    }

    /** What Synthesize has: the numbers, and what each own one was made of when it was stored. */
    private static final class Month extends CountsOnly {
        private final long seed;
        private int pushes;
        private final Map<CellKey, BigDecimal> there = new HashMap<>();
        private final Map<CellKey, Optional<OwnService>> made = new HashMap<>();
        private OwnServices now = OwnServices.NONE;
        private boolean faults;
        private int until = Integer.MAX_VALUE;
        private Cancel cancel = Cancel.never();

        private Month(long seed) {
            this.seed = seed;
        }

        /** The same for the same push and the same thing in it, in whatever order its counts are sent. */
        private int luck(int bound, Object... what) {
            return new SplittableRandom(Objects.hash(seed, pushes, Objects.hash(what))).nextInt(bound);
        }

        UsagePlan plan(Ledger ledger, OwnServices own, Map<CellKey, BigDecimal> counts) {
            Map<CellKey, UnitCount> units = new HashMap<>();
            counts.forEach((key, number) -> units.put(key, UnitCount.of(number)));
            Reading reading = OwnCounts.over(new Reading(ACCOUNTS.stream().map(id -> new Account(id, "Customer " + id)).toList(), List.of(),
                    PARTS.stream().map(SumMovesPropertyTest::service).toList(), units, Map.of(), List.of(), List.of(), List.of(),
                    new ReadStats(1, 1, false)), ServiceEdits.NONE.with(own));
            Set<String> known = Stream.concat(PARTS.stream(), SUMS.stream()).collect(Collectors.toSet());
            PlanInput input = new PlanInput(reading, false, Memory.of(ledger, known), cell -> false, Thresholds.defaults(),
                    new CountedOnce(own.over(Map.of())), List.of(), ContractRules.NONE, PriceList.NONE,
                    new InsideSums(own, known, ledger.contracts().made()));
            // as it is kept and read back
            return PlanJson
                    .read(PlanJson.stored(UsagePlanner.make(input, Instant.parse("2026-03-01T02:30:00Z").atZone(ZoneOffset.UTC))).json());
        }

        boolean allKnown(OwnServices own, Map<CellKey, BigDecimal> counts) {
            return ACCOUNTS.stream().allMatch(account -> own.all().stream().filter(one -> one.isFor(account))
                    .allMatch(one -> one.count(part -> UnitCount.of(counts.get(new CellKey(account, part)))).known().isPresent()));
        }

        void push(Ledger ledger, OwnServices own, Map<CellKey, BigDecimal> counts, Push how) {
            pushes++;
            UsagePlan plan = plan(ledger, own, counts);
            List<PlanCell> sent = new ArrayList<>(plan.toSend(true));
            if (how == Push.SOME_ACCEPTED || how == Push.SOME_ACCEPTED_WITH_FAULTS) {
                plan.causes().stream().filter(cause -> luck(3, cause.id()) == 0).forEach(cause -> sent.removeAll(cause.cells()));
            }
            now = own;
            faults = how == Push.FAULTS || how == Push.SOME_ACCEPTED_WITH_FAULTS;
            until = how == Push.CUT ? luck(8) : Integer.MAX_VALUE;
            cancel = Cancel.create();
            Set<CellKey> exchanged = counts.keySet().stream().filter(key -> isExchanged(key, ledger.contracts().made()))
                    .collect(Collectors.toSet());
            Map<CellKey, Long> before = new HashMap<>();
            counts.keySet().forEach(key -> before.put(key, times(key)));
            Map<String, String> ids = Stream.concat(PARTS.stream(), SUMS.stream()).collect(Collectors.toMap(key -> key, key -> key));
            PushReport report = new app.tallybird.engine.push.Push(this, ledger, new StageClock(), (time, stop) -> stop.check())
                    .run(new PushOrder(new RunStart(RunKind.USAGE, "plan", StartedBy.ATTENDED, sent.size(), Optional.empty()), sent,
                            Set.of(), ids, RebuildMode.EACH), PushListener.none(), cancel);
            Set<CellKey> accepted = report.cells().stream().filter(cell -> cell.outcome().atSynthesize()).map(CellResult::key)
                    .collect(Collectors.toSet());
            for (CellKey key : counts.keySet()) {
                long after = times(key);
                boolean settled = plan.cells().stream().filter(cell -> cell.key().accountId().equals(key.accountId()))
                        .allMatch(cell -> accepted.contains(cell.key()));
                String words = how + " " + key + " was billed " + before.get(key) + " times and then " + after + " times; plan "
                        + plan.cells().stream()
                                .map(cell -> cell.key() + " " + cell.lastAccepted() + "->" + cell.units() + " after "
                                        + cell.move().after().keySet())
                                .toList()
                        + "; accepted " + accepted + "; at Synthesize " + there + "; made of " + made + "; own " + own.all();
                assertThat(after > 0 || before.get(key) == 0 || isTakenAway(key) || isTakenAwayNow(key)
                        || (exchanged.contains(key) && !settled)).as(words).isTrue();
                assertThat(after <= 1 || !settled).as(words).isTrue();
                assertThat(!settled || after == (isTakenAwayNow(key) ? 0 : 1)).as(words).isTrue();
            }
            plan.cells().stream().filter(cell -> cell.move().waits() && accepted.contains(cell.key())).forEach(cell -> cell.move().after()
                    .keySet().forEach(other -> assertThat(accepted).as(cell + "").contains(new CellKey(cell.key().accountId(), other))));
        }

        /** The own services of a customer that bill something, or whose difference is none. */
        private Stream<Map.Entry<CellKey, Optional<OwnService>>> sums(String account) {
            return made.entrySet().stream().filter(sum -> sum.getKey().accountId().equals(account))
                    .filter(sum -> there.getOrDefault(sum.getKey(), BigDecimal.ZERO).signum() > 0
                            || now.find(sum.getKey().serviceKey()).filter(one -> one.isFor(account)).isPresent());
        }

        /** Whether two own services give parts to each other, and this is one: of two single numbers one goes first, and what it gives away waits for the other. */
        private boolean isExchanged(CellKey part, Map<CellKey, Set<String>> was) {
            Set<String> there = given(part.accountId(), was, SUMS.getFirst(), SUMS.getLast());
            Set<String> back = given(part.accountId(), was, SUMS.getLast(), SUMS.getFirst());
            return !there.isEmpty() && !back.isEmpty() && (there.contains(part.serviceKey()) || back.contains(part.serviceKey()));
        }

        private Set<String> given(String account, Map<CellKey, Set<String>> was, String from, String to) {
            Set<String> given = now.find(to).filter(one -> one.isFor(account)).stream().flatMap(OwnService::plus)
                    .map(OwnService.Part::serviceKey).collect(Collectors.toSet());
            given.retainAll(was.getOrDefault(new CellKey(account, from), Set.of()));
            return given;
        }

        /** How often the units of a part are billed. */
        private long times(CellKey part) {
            return (there.getOrDefault(part, BigDecimal.ZERO).signum() > 0 ? 1 : 0) + sums(part.accountId()).filter(
                    sum -> sum.getValue().stream().flatMap(OwnService::plus).anyMatch(one -> one.serviceKey().equals(part.serviceKey())))
                    .count();
        }

        /** Whether an own service that is there has it taken away, which is what somebody wanted. */
        private boolean isTakenAway(CellKey part) {
            return sums(part.accountId())
                    .anyMatch(sum -> sum.getValue().flatMap(one -> one.part(part.serviceKey())).filter(OwnService.Part::minus).isPresent());
        }

        private boolean isTakenAwayNow(CellKey part) {
            List<OwnService> inside = now.insideOnly(part);
            return !inside.isEmpty() && inside.stream().allMatch(one -> one.part(part.serviceKey()).orElseThrow().minus());
        }

        @Override
        public synchronized CountResult count(String serviceId, String accountId, BigDecimal units, boolean noBuild, Cancel sending) {
            if (until-- <= 0) {
                cancel.cancel();
                return new CountResult.Failed(Problem.of(ProblemCode.CANCELLED, "stopped", "", ""), false);
            }
            int drawn = faults ? luck(100, accountId, serviceId) : 100;
            if (drawn < 15) {
                return drawn < 8 ? new CountResult.Refused("no") : new CountResult.NotMapped("No account map found");
            }
            if (drawn < 20) {
                return new CountResult.Failed(Problem.of(ProblemCode.UNREACHABLE, "refused", "", ""), false);
            }
            CellKey key = new CellKey(accountId, serviceId);
            if (drawn >= 25) {
                there.put(key, units);
                if (OwnService.isOwn(serviceId)) {
                    made.put(key, now.find(serviceId).filter(one -> one.isFor(accountId)));
                }
            }
            return drawn < 30
                    ? new CountResult.Failed(Problem.of(ProblemCode.UNREACHABLE, "timeout", "", ""), true)
                    : new CountResult.Accepted();
        }
    }
}
