package app.tallybird.engine.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.OwnService;
import app.tallybird.model.PriceList;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;
import app.tallybird.settings.Thresholds;

/**
 * Makes the usage plan: every cell of the reading, a zero for what the vendor certainly no longer has, and the reasons to hold. Never turns
 * what was not read into a number.
 */
public final class UsagePlanner {
    private static final Set<String> SAID_AS_GAPS = Set.of("W413", "W414");

    static final String LIKELY_TOTAL = "W415";
    static final String NOT_LISTED = "the vendor no longer lists this customer";

    private final PlanInput input;
    private final Map<String, String> accountNames;
    private final Map<String, String> serviceNames;
    private final Map<String, String> unknownAccounts;
    private final Contracting contracts;

    private UsagePlanner(PlanInput input, LocalDate today) {
        this.input = input;
        Reading reading = input.reading();
        accountNames = new LinkedHashMap<>(input.memory().accountNames());
        reading.accounts().forEach(account -> accountNames.put(account.id(), account.name()));
        serviceNames = new LinkedHashMap<>(input.memory().serviceNames());
        reading.services().forEach(service -> serviceNames.put(service.key(), service.name()));
        unknownAccounts = new LinkedHashMap<>();
        reading.issues().stream().filter(issue -> issue.kind() == AccountIssue.Kind.TWO_NAMES)
                .forEach(issue -> unknownAccounts.put(issue.accountId(), issue.sentence()));
        contracts = new Contracting(input, unknownAccounts.keySet(), today);
    }

    /** {@code now} says which day it is for the user. */
    public static UsagePlan make(PlanInput input, ZonedDateTime now) {
        return new UsagePlanner(input, now.toLocalDate()).plan(now);
    }

    /** A plan of chosen values for chosen cells; what is left out on purpose and what is held follow the same rules as in any other. */
    public static UsagePlan makeOf(List<PlanCell> chosen, Memory memory, Predicate<CellKey> leftOut, Thresholds thresholds, Instant now,
            PriceList prices) {
        List<PlanCell> cells = chosen.stream().map(cell -> leftOut.test(cell.key()) ? cell.leftOut("") : cell).toList();
        List<Hold> holds = new ArrayList<>(new DropGuard(thresholds).falls(cells));
        holds.addAll(new RiseGuard(thresholds.rises()).rises(cells, memory));
        holds.addAll(new MoneyGuard(thresholds.amounts(), new PlanMoney(prices)).changes(cells));
        return UsagePlan.of(now, memory.version(), holds, Hold.mark(cells, holds), UsagePlan.Vendor.NOT_READ).pricedBy(prices);
    }

    private UsagePlan plan(ZonedDateTime now) {
        Reading reading = input.reading();
        List<PlanCell> found = new ArrayList<>();
        for (Account account : reading.accounts()) {
            for (Service service : reading.services()) {
                CellKey key = new CellKey(account.id(), service.key());
                UnitCount count = reading.cells().get(key);
                if (count != null) {
                    add(found, key, count);
                }
            }
        }
        List<PlanWarning> warnings = warnings();
        long uncounted = addWhatTheVendorNoLongerHas(found);
        addWhatIsBilledWithoutBeingSeen(found);
        List<PlanCell> cells = input.sums().ordered(found, input.memory());
        if (uncounted > 0) {
            warnings.add(new PlanWarning("P501", "",
                    Wording.count(uncounted, "count belongs to a service that the connector no longer counts; it keeps its",
                            "counts belong to services that the connector no longer counts; they keep their") + " last accepted value.",
                    "Give the service up, which sends zeros for it: sync-services --to-zero \"NAME\".", Map.of("P501 ", uncounted),
                    PlanWarning.Now.KNOWN));
        }
        warnings.addAll(input.memory().left().told(cells, now.toLocalDate()));
        warnings.addAll(input.sums().told(cells));
        warnings.addAll(contracts.told(cells, this::words));
        warnings.addAll(Gaps.of(cells, reading, input.memory().warnings()));
        Set<String> listed = reading.accounts().stream().map(Account::id).collect(Collectors.toSet());
        // what goes into a sum, or a sum that ends, is no fall: it is asked about as what it is
        List<Hold> holds = new DropGuard(input.thresholds()).inspect(cells.stream().filter(cell -> !InsideSums.isAboutSums(cell)).toList(),
                input.memory().accountsBefore(), listed, input.memory().anythingAccepted());
        holds.addAll(input.sums().changes(cells));
        holds.addAll(new RiseGuard(input.thresholds().rises()).rises(cells, input.memory()));
        holds.addAll(new CountedGuard(input.thresholds()).hidden(cells));
        if (input.memory().anythingAccepted()) {
            holds.addAll(new MoneyGuard(input.thresholds().amounts(), new PlanMoney(input.prices())).changes(cells));
        }
        holds.addAll(ofNobody(cells));
        input.unowned().stream().filter(UnownedService::billsTwice).forEach(other -> other.alike()
                .ifPresent(like -> holds.add(new Hold.BilledTwice(like.ours().key(), like.ours().name(), other.name()))));
        List<Contradiction> contradictions = contradictions();
        contradictions.forEach(one -> holds.add(new Hold.Contradicted(one.accountId(), one.warning().text() + ".")));
        // a fall that a person accepts does not take with it what the vendor itself contradicts
        List<PlanCell> marked = Hold.mark(contradicted(cells, contradictions), holds);
        return UsagePlan.of(now.toInstant(), input.memory().version(), holds, marked,
                new UsagePlan.Vendor(warnings, listed, reading.origins(), input.overlap())).pricedBy(input.prices());
    }

    private void add(List<PlanCell> cells, CellKey key, UnitCount count) {
        String unknown = unknownAccounts.get(key.accountId());
        if (unknown != null) {
            cells.add(cell(key, new UnitCount.Unknown(unknown), ""));
            return;
        }
        switch (input.sums().way(key, input)) {
            case BY_ITSELF -> cells.add(input.sums().made(cell(key, count, "")));
            case TO_ZERO -> cells.add(input.sums().intoSums(cell(key, new UnitCount.KnownZero(), input.sums().goes(key))));
            case NOT_AT_ALL -> {
            }
        }
    }

    private PlanCell cell(CellKey key, UnitCount count, String note) {
        CellMemory memory = input.memory().cell(key);
        Optional<ContractedCount> contract = contracts.of(key, count);
        String said = note.isEmpty() ? noteOf(key, memory, count) : note;
        PlanCell cell = PlanCell.compared(key, accountName(key.accountId()), serviceName(key.serviceKey()), memory,
                contract.map(ContractedCount::billed).orElse(count), said).with(contract);
        return input.leftOut().test(key) ? cell.leftOut("") : cell;
    }

    private String accountName(String id) {
        return accountNames.getOrDefault(id, id);
    }

    private String serviceName(String key) {
        return serviceNames.getOrDefault(key, key);
    }

    /** Which rule, what about, and what it says. */
    private String words(ContractRule rule) {
        return rule.id() + " " + rule.scope().accountId().map(this::accountName).orElse("every customer") + ", "
                + rule.scope().serviceKey().map(this::serviceName).orElse("every service") + ": " + rule.words();
    }

    private void addWhatIsBilledWithoutBeingSeen(List<PlanCell> cells) {
        Set<CellKey> there = cells.stream().map(PlanCell::key).collect(Collectors.toSet());
        contracts.unseen(there::contains).forEach(key -> cells.add(cell(key, Optional.ofNullable(unknownAccounts.get(key.accountId()))
                .or(() -> input.reading().unread(key)).<UnitCount>map(UnitCount.Unknown::new).orElseGet(UnitCount.KnownZero::new), "")));
    }

    private String noteOf(CellKey key, CellMemory memory, UnitCount now) {
        if (now instanceof UnitCount.Unknown unknown) {
            return unknown.reason();
        }
        if (memory.uncertain()) {
            return "what Synthesize has of it is not certain, so it is sent in any case";
        }
        if (!input.memory().knownServices().contains(key.serviceKey())) {
            return "the service is not in Synthesize yet: sync-services creates it";
        }
        return "";
    }

    /** Adds zeros for accounts and discovered services that are gone; returns how many cells no rule counts any more. */
    private long addWhatTheVendorNoLongerHas(List<PlanCell> cells) {
        Set<String> listed = input.reading().accounts().stream().map(Account::id).collect(Collectors.toSet());
        Set<String> counted = input.reading().services().stream().map(Service::key).collect(Collectors.toSet());
        long uncounted = 0;
        for (Map.Entry<CellKey, CellMemory> entry : input.memory().cells().entrySet()) {
            CellKey key = entry.getKey();
            if (!entry.getValue().mayHaveUnits() || input.reading().cells().containsKey(key)
                    || key.serviceKey().startsWith(ServiceDecisions.OLD)) {
                continue;
            }
            if (!listed.contains(key.accountId())) {
                cells.add(cell(key, new UnitCount.KnownZero(), NOT_LISTED));
            } else if (!counted.contains(key.serviceKey()) && !input.discoversServices() && !OwnService.isOwn(key.serviceKey())) {
                uncounted++;
            } else {
                cells.add(Optional.ofNullable(unknownAccounts.get(key.accountId())).or(() -> input.reading().unread(key))
                        .map(reason -> cell(key, new UnitCount.Unknown(reason), ""))
                        .orElseGet(() -> OwnService.isOwn(key.serviceKey())
                                ? cell(key, new UnitCount.KnownZero(), InsideSums.ENDED).moving(SumMove.ENDS)
                                : cell(key, new UnitCount.KnownZero(), "the customer no longer has this service")));
            }
        }
        return uncounted;
    }

    /** Units that nobody would be billed for, and totals that somebody would be; what a person accepted before is accepted. */
    private List<Hold> ofNobody(List<PlanCell> cells) {
        WarningMemory before = input.memory().warnings();
        Set<String> counted = cells.stream().filter(cell -> cell.state() != CellState.LEFT_OUT).map(cell -> cell.key().accountId())
                .collect(Collectors.toSet());
        List<Hold> holds = new ArrayList<>();
        for (Warning warning : input.reading().warnings()) {
            if (before.anyGrown(warning.unitsOfNobody())) {
                warning.seen().nobody().ifPresent(nobody -> holds.add(new Hold.Nobody(nobody.units(), nobody.rows(), nobody.why())));
            }
            if (warning.code().equals(LIKELY_TOTAL) && warning.seen().facts().keySet().stream().noneMatch(before::knows)) {
                warning.things().keySet().stream().filter(counted::contains)
                        .forEach(account -> holds.add(new Hold.LikelyTotal(account, warning.text())));
            }
        }
        return holds;
    }

    /** Those that no person has sent the counts in spite of, or that have grown since. */
    private List<Contradiction> contradictions() {
        return input.reading().contradictions().stream().filter(one -> input.memory().warnings().anyGrown(one.warning().seen().facts()))
                .toList();
    }

    private static List<PlanCell> contradicted(List<PlanCell> cells, List<Contradiction> contradictions) {
        return cells.stream()
                .map(cell -> !cell.sendable()
                        ? cell
                        : contradictions.stream().filter(one -> one.depends().test(cell.key())).findFirst()
                                .map(one -> cell.hold("held: " + one.why())).orElse(cell))
                .toList();
    }

    private List<PlanWarning> warnings() {
        return new ArrayList<>(input.reading().warnings().stream().filter(warning -> !SAID_AS_GAPS.contains(warning.code()))
                .map(input.memory().warnings()::compared).toList());
    }
}
