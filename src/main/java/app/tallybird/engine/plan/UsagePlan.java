package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Warning;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.CellKey;
import app.tallybird.model.PriceList;
import app.tallybird.model.RowNames;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/**
 * Every number a usage push would send. The hash covers all that would be sent; a plan is applied exactly or not at all.
 *
 * @param identity the hash, when it was made (UTC) and against which state of the ledger
 * @param noticed all that was noticed about the numbers, for the next run to compare with; {@link #warnings()} are those a person is told
 * @param accountsListed the ids the vendor listed; empty for plans that did not read the vendor (undo, retry)
 * @param origins where numbers came from, for the cells that were counted
 * @param overlap which services count the same units
 * @param prices those that were in force when it was made; they change nothing that is sent
 */
public record UsagePlan(Identity identity, List<Hold> holds, List<PlanCell> cells, List<PlanWarning> noticed, Set<String> accountsListed,
        Map<CellKey, CountOrigin> origins, CountedOnce overlap, PriceList prices) {

    public UsagePlan {
        holds = List.copyOf(holds);
        cells = List.copyOf(cells);
        noticed = List.copyOf(noticed);
        accountsListed = Set.copyOf(accountsListed);
        origins = Map.copyOf(origins);
    }

    /**
     * What names a plan: its hash, when it was made, the ledger's version then, and what it is for.
     *
     * @param source the plan whose reading was counted, which is most often this one; of a way back the run that it undoes; empty for neither
     */
    public record Identity(String hash, Instant created, long baselineVersion, RunKind kind, String source) {
    }

    /** Names a plan made of these cells now. */
    public static UsagePlan of(Instant created, long baselineVersion, List<Hold> holds, List<PlanCell> cells, Vendor vendor) {
        String hash = PlanHash.of(baselineVersion, cells);
        return new UsagePlan(new Identity(hash, created, baselineVersion, RunKind.USAGE, hash), holds, cells, vendor.noticed(),
                vendor.accountsListed(), vendor.origins(), vendor.overlap(), PriceList.NONE);
    }

    /** What a plan keeps of the vendor's answer besides the cells. */
    public record Vendor(List<PlanWarning> noticed, Set<String> accountsListed, Map<CellKey, CountOrigin> origins, CountedOnce overlap) {
        public static final Vendor NOT_READ = new Vendor(List.of(), Set.of(), Map.of(), CountedOnce.NONE);
    }

    public String hash() {
        return identity.hash();
    }

    public RunKind kind() {
        return identity.kind();
    }

    /** The same numbers, planned for something else; {@code source} is as in {@link Identity}. */
    public UsagePlan as(RunKind kind, String source) {
        return new UsagePlan(new Identity(hash(), identity.created(), identity.baselineVersion(), kind, source), holds, cells, noticed,
                accountsListed, origins, overlap, prices);
    }

    /** The same numbers with these prices. */
    public UsagePlan pricedBy(PriceList list) {
        return new UsagePlan(identity, holds, cells, noticed, accountsListed, origins, overlap, list);
    }

    /** What its numbers are worth. */
    public PlanMoney money() {
        return new PlanMoney(prices);
    }

    /** Names counts with their units, whatever they are compared with: other counts or other units have another name. */
    public static String numbers(Collection<PlanCell> cells) {
        return PlanHash.ofSent(cells);
    }

    /** What is known by name behind the counts, whatever contracts make of them; where a count is not as many, it has none. */
    public Map<CellKey, RowNames> names() {
        Map<CellKey, RowNames> names = new HashMap<>();
        for (PlanCell cell : cells) {
            CountOrigin origin = origins.get(cell.key());
            if (origin != null && !origin.told().names().rows().isEmpty() && cell.counted().known()
                    .filter(units -> units.compareTo(BigDecimal.valueOf(origin.told().names().total())) == 0).isPresent()) {
                names.put(cell.key(), origin.told().names());
            }
        }
        return names;
    }

    /** Whether every count that is not left out on purpose is known. */
    public boolean complete() {
        return unknownCells() == 0;
    }

    /** What is not known, said once for each service or customer. */
    public List<PlanWarning> gaps() {
        return noticed.stream().filter(PlanWarning::gap).toList();
    }

    /** Whether something is not known that no person has accepted, or nothing is known at all. */
    public boolean incomplete() {
        return !complete() && (nothingKnown() || gaps().isEmpty() || gaps().stream().anyMatch(PlanWarning::fresh));
    }

    /** Whether nothing that could be sent was counted. */
    public boolean nothingKnown() {
        return cells.stream().noneMatch(cell -> cell.sendable() && cell.counted().known().isPresent());
    }

    /** How many of the planned customers have no known count though others have; a service that is not known of anybody is none of theirs. */
    public int unknownAccounts() {
        Set<String> lost = gaps().stream().filter(gap -> gap.code().equals(Gaps.SERVICE)).map(PlanWarning::place)
                .collect(Collectors.toSet());
        Predicate<PlanCell> theirs = cell -> cell.state() != CellState.LEFT_OUT && !lost.contains(cell.key().serviceKey());
        Predicate<PlanCell> isUnknown = cell -> cell.counted() instanceof UnitCount.Unknown;
        Set<String> unknown = cells.stream().filter(theirs).filter(isUnknown).map(cell -> cell.key().accountId())
                .collect(Collectors.toSet());
        cells.stream().filter(theirs).filter(isUnknown.negate()).forEach(cell -> unknown.remove(cell.key().accountId()));
        return unknown.size();
    }

    /** What is not known, in a few words: "2 services and 1 customer". */
    public String unread() {
        List<String> parts = new ArrayList<>();
        part(gaps().stream().filter(gap -> !gap.code().equals(Gaps.ACCOUNT)).map(PlanWarning::place).distinct().count(), "service", parts);
        part(unknownAccounts(), "customer", parts);
        return String.join(" and ", parts);
    }

    private static void part(long count, String what, List<String> to) {
        if (count > 0) {
            to.add(Wording.count(count, what));
        }
    }

    public int accounts() {
        return (int) cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT).map(cell -> cell.key().accountId()).distinct()
                .count();
    }

    /** What a person has to look at, the worst first. */
    public List<Cause> causes() {
        return Causes.of(this, Units::text);
    }

    /** The plan in a sentence or two. */
    public String verdict() {
        return Causes.verdict(this, causes(), Units::text);
    }

    /** The cells that go out after these decisions. */
    public List<PlanCell> toSend(Decisions decisions) {
        Set<CellKey> kept = decisions.kept(causes());
        return cells.stream().filter(PlanCell::sendable).filter(cell -> !kept.contains(cell.key())).toList();
    }

    /** What waits after these decisions, as a plan of its own against a later state of the ledger. */
    public UsagePlan remainder(Decisions decisions, Instant now, long baselineVersion) {
        List<Cause> waiting = decisions.waiting(causes());
        List<PlanCell> rest = waiting.stream().flatMap(cause -> cause.cells().stream())
                .map(cell -> cell.held() ? cell : cell.hold("held: not decided yet")).toList();
        List<Hold> reasons = waiting.stream().flatMap(cause -> cause.holds().stream()).toList();
        return of(now, baselineVersion, reasons, rest,
                new Vendor(noticed.stream().filter(PlanWarning::waits).toList(), Set.of(), origins, overlap)).as(kind(), identity.source())
                .pricedBy(prices);
    }

    /** The held cells alone, as a plan of their own against a later state of the ledger; what else was planned has been sent. */
    public UsagePlan heldRemainder(Instant now, long baselineVersion) {
        List<PlanCell> rest = cells.stream().filter(PlanCell::held).toList();
        List<PlanWarning> waiting = noticed.stream().filter(PlanWarning::waits).toList();
        return of(now, baselineVersion, holds, rest, new Vendor(waiting, Set.of(), origins, overlap)).as(kind(), identity.source())
                .pricedBy(prices);
    }

    /** The same plan with one more reason to have a person look. */
    public UsagePlan heldFor(Hold reason) {
        List<Hold> more = new ArrayList<>(holds);
        more.add(reason);
        return new UsagePlan(identity, more, cells, noticed, accountsListed, origins, overlap, prices);
    }

    /** What a person should read before sending: what the document allows only when there is more of it than in the last good run. */
    public List<PlanWarning> warnings() {
        return noticed.stream().filter(PlanWarning::told).toList();
    }

    /**
     * Something that was noticed about the numbers.
     *
     * @param facts what the next run compares with: how often each single thing was seen that it is about
     */
    public record PlanWarning(String code, String place, String text, String hint, Map<String, Long> facts, Now now) {

        public PlanWarning {
            facts = Map.copyOf(facts);
        }

        /** How it compares with the last good run. */
        public enum Now {
            /** It was not there, or there was less of it. */
            FRESH,
            KNOWN,
            /** Known, and the connector's document says that it may be so. */
            AS_ALLOWED
        }

        public boolean fresh() {
            return now == Now.FRESH;
        }

        /** Whether a person is told. */
        boolean told() {
            return now != Now.AS_ALLOWED;
        }

        /** What it says and what to do. */
        public String sentence() {
            String between = text.matches("(?s).*[.?!]") ? " " : hint.matches("\\p{javaLowerCase}.*") ? "; " : ". ";
            return hint.isEmpty() ? text : text + between + hint;
        }

        /** Whether only a person can accept it, while the others are sent. */
        public boolean waits() {
            return fresh() && isHeldForItsAccount();
        }

        /** Whether it says something that a person has to accept before it counts as known. */
        public boolean needsConsent() {
            return gap() || isHeldForItsAccount() || facts.keySet().stream().anyMatch(Warning::isOfNobody);
        }

        private boolean isHeldForItsAccount() {
            return code.equals(UsagePlanner.LIKELY_TOTAL) || Contradiction.isCode(code);
        }

        /** Whether it says that something is not known. */
        public boolean gap() {
            return code.equals(Gaps.SERVICE) || code.equals(Gaps.ACCOUNT) || code.equals(Gaps.COUNTS);
        }

        /** How often it was seen in all. */
        public long count() {
            return facts.getOrDefault(code + " " + place, 0L);
        }
    }

    public boolean held() {
        return !holds.isEmpty();
    }

    public boolean wholeRunHeld() {
        return holds.stream().anyMatch(Hold::wholeRun);
    }

    /** The cells that may go out; with {@code consent} also the held ones. */
    public List<PlanCell> toSend(boolean consent) {
        if (wholeRunHeld() && !consent) {
            return List.of();
        }
        return cells.stream().filter(PlanCell::sendable).filter(cell -> consent || !cell.held()).toList();
    }

    public long unknownCells() {
        return cells.stream().filter(cell -> cell.units().isEmpty() && cell.state() != CellState.LEFT_OUT).count();
    }

    /** How many cells are in each state; every state is present. */
    public Map<CellState, Long> totals() {
        Map<CellState, Long> totals = new EnumMap<>(CellState.class);
        Stream.of(CellState.values()).forEach(state -> totals.put(state, 0L));
        cells.forEach(cell -> totals.merge(cell.state(), 1L, Long::sum));
        return totals;
    }

    /** All units that are known and not left out; what another service holds is not counted twice. */
    public BigDecimal units() {
        return Units.plain(overlap.once(cells.stream().filter(PlanCell::sendable).toList()).stream().flatMap(cell -> cell.units().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Whether sending it would change any number at Synthesize. */
    public boolean changesPending() {
        return cells.stream().filter(PlanCell::sendable).anyMatch(cell -> cell.change() != CellState.SAME);
    }
}
