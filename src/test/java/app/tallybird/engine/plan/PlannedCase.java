package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Gap;
import app.tallybird.connector.reading.ReadStats;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.ledger.Counted;
import app.tallybird.model.Account;
import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRules;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

/** What a vendor says and what is remembered, put together in few words; cells are named "account/service". */
final class PlannedCase {

    static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");

    private final List<Account> accounts = new ArrayList<>();
    private final List<AccountIssue> issues = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();
    private final Map<CellKey, UnitCount> cells = new HashMap<>();
    private final Map<CellKey, CountOrigin> origins = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final Map<CellKey, CellMemory> before = new LinkedHashMap<>();
    private final Map<String, String> accountNames = new HashMap<>();
    private final Map<String, String> serviceNames = new HashMap<>();
    private final Set<String> accountsBefore = new HashSet<>();
    private final Set<String> knownServices = new HashSet<>();
    private final Map<String, Long> warningsBefore = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private LeftCustomers left = LeftCustomers.NONE;
    private final Map<String, Set<String>> parts = new HashMap<>();
    private final List<ContractRule> rules = new ArrayList<>();
    private final List<Price> prices = new ArrayList<>();
    private final List<OwnService> own = new ArrayList<>();
    private final Map<CellKey, Set<String>> sums = new HashMap<>();
    private boolean discovers;

    static CellKey key(String cell) {
        return new CellKey(cell.substring(0, cell.indexOf('/')), cell.substring(cell.indexOf('/') + 1));
    }

    PlannedCase accounts(String... ids) {
        for (String id : ids) {
            accounts.add(new Account(id, "Customer " + id));
        }
        return this;
    }

    /** Services that Synthesize knows. */
    PlannedCase services(String... keys) {
        for (String one : keys) {
            newService(one);
            knownServices.add(one);
        }
        return this;
    }

    PlannedCase newService(String one) {
        services.add(new Service(one, one.toUpperCase(java.util.Locale.ROOT), "", "other", "other"));
        return this;
    }

    PlannedCase now(String cell, String units) {
        cells.put(key(cell), UnitCount.of(new BigDecimal(units)));
        return this;
    }

    PlannedCase unknown(String cell, String reason) {
        cells.put(key(cell), new UnitCount.Unknown(reason));
        return this;
    }

    PlannedCase origin(String cell, String rule, long rows, Map<String, Long> without) {
        origins.put(key(cell), new CountOrigin(rule, rows, without, Optional.empty()));
        return this;
    }

    PlannedCase before(String cell, String units) {
        before.put(key(cell), new CellMemory(Optional.of(new BigDecimal(units)), false, false));
        return this;
    }

    PlannedCase memory(String cell, CellMemory memory) {
        before.put(key(cell), memory);
        return this;
    }

    PlannedCase named(String account, String service) {
        accountNames.put(account, "Old " + account);
        serviceNames.put(service, "Old " + service);
        return this;
    }

    PlannedCase listedBefore(String... ids) {
        accountsBefore.addAll(List.of(ids));
        return this;
    }

    PlannedCase gap(String account, String service, String code, String reason) {
        gaps.add(new Gap(account, service, code, reason));
        return this;
    }

    PlannedCase twoNames(String account) {
        issues.add(new AccountIssue(AccountIssue.Kind.TWO_NAMES, account, List.of("One", "Two"), 2));
        return this;
    }

    PlannedCase warning(Warning warning) {
        warnings.add(warning);
        return this;
    }

    PlannedCase contradiction(String account, String service, long far) {
        Warning warning = new Warning(Contradiction.FIGURE, "/tables/t/expect", "the vendor says " + far + " more", "", far)
                .about(Map.of(account, far));
        contradictions.add(new Contradiction(account,
                cell -> cell.serviceKey().equals(service) && (account.isEmpty() || cell.accountId().equals(account)), warning));
        return warning(warning);
    }

    PlannedCase seenBefore(Map<String, Long> facts) {
        warningsBefore.putAll(facts);
        return this;
    }

    /** What this plan noticed was accepted by a person. */
    PlannedCase accepted(UsagePlan plan) {
        plan.noticed().forEach(warning -> warningsBefore.putAll(warning.facts()));
        return this;
    }

    PlannedCase leftOut(String... those) {
        leftOut.addAll(List.of(those));
        return this;
    }

    /** A person took the customer for gone on that day. */
    PlannedCase left(String account, String since) {
        Map<String, LeftCustomers.Left> more = new HashMap<>(left.byId());
        more.put(account, new LeftCustomers.Left(LocalDate.parse(since), "Customer " + account));
        left = new LeftCustomers(more);
        return this;
    }

    /** The units of the first service are counted by the other, too. */
    PlannedCase inside(String part, String whole) {
        parts.put(part, Set.of(whole));
        return this;
    }

    /** A contract rule "id account/service"; a star is everybody, or every service. */
    PlannedCase rule(String idAndScope, Billing billing, String until) {
        String[] parts = idAndScope.split("[ /]");
        rules.add(new ContractRule(parts[0], new ContractRule.Scope(named(parts[1]), named(parts[2])), billing, "as agreed", "kim",
                new ContractRule.Period(Optional.empty(), Optional.of(until).filter(day -> !day.isEmpty()).map(LocalDate::parse))));
        return this;
    }

    private static Optional<String> named(String part) {
        return Optional.of(part).filter(one -> !one.equals("*"));
    }

    /** What was accepted last, and what was counted behind it under that rule. */
    PlannedCase before(String cell, String units, String counted, String rule) {
        return memory(cell, new CellMemory(Optional.of(new BigDecimal(units)), false, false, Optional.of(new BigDecimal(units)),
                Optional.of(new Counted(Optional.of(new BigDecimal(counted)), Optional.of(rule)))));
    }

    /** "seats" or "1/seats", in USD. */
    PlannedCase price(String scope, String unit) {
        List<String> parts = List.of(scope.split("/", 2));
        prices.add(new Price("P" + (prices.size() + 1),
                new ContractRule.Scope(parts.size() == 2 ? Optional.of(parts.getFirst()) : Optional.empty(), Optional.of(parts.getLast())),
                new BigDecimal(unit), Optional.empty(), Optional.empty(), "kim"));
        return this;
    }

    /** "m365 = mail + seats! - free @ 1 2": what has an exclamation mark is sent by itself, too; customers are named after the at sign. */
    PlannedCase own(String words) {
        own.add(ownService(words));
        return this;
    }

    static OwnService ownService(String words) {
        String[] sides = words.split(" = ");
        String[] made = sides[1].split(" @ ");
        List<OwnService.Part> parts = new ArrayList<>();
        boolean minus = false;
        for (String word : made[0].split(" ")) {
            switch (word) {
                case "+" -> minus = false;
                case "-" -> minus = true;
                default -> parts.add(new OwnService.Part(word.replace("!", ""), minus, word.endsWith("!")));
            }
        }
        return new OwnService(new Service(OwnService.MARK + sides[0], sides[0].toUpperCase(java.util.Locale.ROOT), "", "other", "other"),
                parts, made.length == 1 ? Set.of() : Set.of(made[1].split(" ")));
    }

    /** What the number of an own service at Synthesize is made of. */
    PlannedCase made(String cell, String... of) {
        sums.put(key(cell), Set.of(of));
        return this;
    }

    /** Synthesize has the own services. */
    PlannedCase ownReady() {
        own.forEach(one -> knownServices.add(one.key()));
        return this;
    }

    PlannedCase discovers() {
        discovers = true;
        return this;
    }

    UsagePlan plan() {
        return plan(Thresholds.defaults());
    }

    UsagePlan plan(Thresholds thresholds) {
        OwnServices made = new OwnServices(own);
        Reading reading = OwnCounts.over(
                new Reading(accounts, issues, services, cells, origins, warnings, gaps, contradictions, new ReadStats(1, 1, false)),
                ServiceEdits.NONE.with(made));
        Memory memory = new Memory(7, before, accountNames, serviceNames, accountsBefore, knownServices, new WarningMemory(warningsBefore),
                left);
        return UsagePlanner
                .make(new PlanInput(reading, discovers, memory, cell -> leftOut.contains(cell.accountId() + "/" + cell.serviceKey()),
                        thresholds, new CountedOnce(made.over(parts)), List.of(), ContractRules.of(rules),
                        prices.isEmpty()
                                ? PriceList.NONE
                                : Prices.of(Currency.getInstance("USD"), prices).on(NOW.atZone(ZoneOffset.UTC).toLocalDate()),
                        new InsideSums(made, knownServices, sums)), NOW.atZone(ZoneOffset.UTC));
    }

    /** The cells of a plan, a line each: before, now, the change, the state where it is another one, and the note. */
    static String cells(UsagePlan plan) {
        return plan.cells().stream()
                .map(cell -> cell.key().accountId() + "/" + cell.key().serviceKey() + " " + cell.account() + ", " + cell.service() + ": "
                        + cell.lastAccepted().map(BigDecimal::toPlainString).orElse("-") + " -> "
                        + cell.units().map(BigDecimal::toPlainString).orElse("?") + " " + cell.change().word()
                        + (cell.state() == cell.change() ? "" : " (" + cell.state().word() + ")")
                        + (cell.said().isEmpty() ? "" : ", " + cell.said()) + "\n")
                .collect(Collectors.joining());
    }

    /** The holds of a plan, a line each, those of single customers marked. */
    static String holds(UsagePlan plan) {
        return plan.holds().stream().map(hold -> (hold.wholeRun() ? "" : "* ") + hold.words() + "\n").collect(Collectors.joining());
    }

    /** All that was noticed, with what the next plan compares it with. */
    static String noticed(UsagePlan plan) {
        return plan.noticed().stream()
                .map(warning -> warning.now() + " " + warning.code() + " " + warning.place() + ": " + warning.sentence() + " | "
                        + warning.count() + " " + new TreeMap<>(warning.facts()).toString().replace("\t", ":") + "\n")
                .collect(Collectors.joining());
    }
}
