package app.tallybird.engine.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.engine.plan.ContractedCount;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.Counted;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.PushedNames;
import app.tallybird.ledger.PushedNames.Kept;
import app.tallybird.ledger.RunId;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.PriceTimes;
import app.tallybird.model.RowNames;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/** Explains numbers of one integration, those of a plan and those that were pushed. Only reads. */
public final class Explainer {

    private static final String OF_PARTS = "It is made of other counts: explain one of them to see names.";

    private final Ledger ledger;
    private final ConnectorDocument connector;
    private final OwnServices own;
    private final ZoneId zone;
    private final PriceTimes prices;

    /** {@code zone} says in which local day a push was, and so which prices it is told in. */
    public Explainer(Ledger ledger, ConnectorDocument connector, OwnServices own, ZoneId zone) {
        this.ledger = ledger;
        this.connector = connector;
        this.own = own;
        this.zone = zone;
        prices = ledger.prices().times();
    }

    /** A number of a plan, compared with what Synthesize accepted last. */
    public Explained planned(PlanCell cell, UsagePlan plan) {
        @Nullable
        CountOrigin origin = plan.origins().get(cell.key());
        CountOrigin.ForPeople told = origin == null ? CountOrigin.ForPeople.NOTHING : origin.told();
        boolean zero = cell.counted() instanceof UnitCount.KnownZero;
        Optional<RowNames> names = Optional.ofNullable(plan.names().get(cell.key()))
                .or(() -> ledger.names(plan.identity().source(), cell.key()))
                .or(() -> zero ? Optional.of(RowNames.NONE) : Optional.empty());
        SinceLast since = new Comparison(ledger.names(cell.key()), ledger.monthsOfNames()).of(names(cell.key(), names),
                noNames(cell.key()));
        String means = told.means().isEmpty() ? means(cell.key()) : told.means();
        return new Explained(new Explained.Names(cell.key(), cell.account(), cell.service(), what(cell.key())), cell.counted().known(),
                cell.contract().flatMap(ContractedCount::rule).flatMap(
                        rule -> cell.units().map(units -> new Explained.Billed(units, rule.words()))),
                cell.state().word(), cell.remark(), means, told.notCounted(), parts(cell, plan), beside(cell, plan), since,
                cell.units().flatMap(units -> Explained.Worth.of(plan.prices(), cell.key(), units,
                        Optional.of(cell.lastAccepted().orElse(BigDecimal.ZERO)))));
    }

    /** A number that was pushed, compared with the one before it; {@code run} says which, else it is the last one. */
    public Optional<Explained> pushed(CellKey key, Optional<RunId> run) {
        return pushed(key, run, Optional.empty());
    }

    /** A number that was pushed, compared with what stood at a moment: the end of the month before, if it is that of a month. */
    public Optional<Explained> pushed(CellKey key, RunId run, Instant comparedWith) {
        return pushed(key, Optional.of(run), Optional.of(comparedWith));
    }

    private Optional<Explained> pushed(CellKey key, Optional<RunId> run, Optional<Instant> comparedWith) {
        List<PushedNames> all = ledger.names(key);
        OptionalInt place = IntStream.range(0, all.size()).filter(i -> run.isEmpty() || all.get(i).run().equals(run.get())).findFirst();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        int at = place.getAsInt();
        PushedNames one = all.get(at);
        boolean zero = one.counted().filter(units -> units.signum() == 0).isPresent();
        Optional<RowNames> names = switch (one.kept()) {
            case Kept.Names kept -> Optional.of(kept.names());
            case Kept.Damaged damaged -> Optional.empty();
            case Kept.Not not -> zero ? Optional.of(RowNames.NONE) : Optional.empty();
        };
        String none = switch (one.kept()) {
            case Kept.Damaged damaged ->
                "The names kept with push " + one.run().value() + " are damaged and can not be read. The number itself is not affected.";
            case Kept.Names kept -> noNames(key);
            case Kept.Not not -> hasNames(key) ? "The names behind this number were not kept." : noNames(key);
        };
        List<PushedNames> earlier = comparedWith.map(moment -> all.stream().filter(push -> push.at().isBefore(moment)).toList())
                .orElse(all.subList(at + 1, all.size()));
        SinceLast since = new Comparison(earlier, ledger.monthsOfNames()).of(names(key, names), none);
        String account = ledger.accountNames().getOrDefault(key.accountId(), key.accountId());
        String service = ledger.serviceNames().getOrDefault(key.serviceKey(), key.serviceKey());
        return Optional.of(new Explained(new Explained.Names(key, account, service, what(key)), one.counted(),
                one.contract().flatMap(Counted::rule).flatMap(ledger.contracts()::rule)
                        .map(rule -> new Explained.Billed(one.units(), rule.words())),
                "accepted", "pushed by " + one.run().value(), means(key), Map.of(), parts(one.run(), key), beside(one.run(), key, service),
                since, Explained.Worth.of(prices.on(LocalDate.ofInstant(one.at(), zone)), key, one.units(),
                        earlier.stream().findFirst().map(PushedNames::units))));
    }

    private Stream<ServiceRule> rules(CellKey key) {
        if (OwnService.isOwn(key.serviceKey())) {
            return Stream.empty();
        }
        List<ServiceRule> fixed = connector.services().stream()
                .filter(rule -> rule.naming() instanceof ServiceRule.Naming.Fixed one && one.key().equals(key.serviceKey())).toList();
        return fixed.isEmpty()
                ? connector.services().stream().filter(rule -> rule.naming() instanceof ServiceRule.Naming.Discovered)
                : fixed.stream();
    }

    private String means(CellKey key) {
        return own.find(key.serviceKey()).map(made -> made.words(part -> name(new CellKey(key.accountId(), part))) + ".")
                .orElseGet(() -> meansOfRule(key));
    }

    private String name(CellKey key) {
        return Optional.ofNullable(ledger.serviceNames().get(key.serviceKey()))
                .orElseGet(() -> rules(key)
                        .flatMap(rule -> rule.naming() instanceof ServiceRule.Naming.Fixed fixed ? Stream.of(fixed.name()) : Stream.empty())
                        .findFirst().orElse(key.serviceKey()));
    }

    private String meansOfRule(CellKey key) {
        return rules(key).map(ServiceRule::means).filter(means -> !means.isEmpty()).findFirst().orElse("");
    }

    /** A sum has names where all that is added up has. */
    private Optional<Table.Evidence> evidence(CellKey key) {
        Optional<OwnService> made = own.find(key.serviceKey());
        if (made.isPresent()) {
            List<Optional<Table.Evidence>> parts = made.get().plus().map(part -> evidence(new CellKey(key.accountId(), part.serviceKey())))
                    .toList();
            return parts.stream().allMatch(Optional::isPresent) ? parts.stream().flatMap(Optional::stream).findFirst() : Optional.empty();
        }
        return rules(key).flatMap(rule -> rule.usage() instanceof Usage.Measured measured && oneByOne(measured)
                ? Optional.ofNullable(connector.tables().get(measured.from())).flatMap(Table::evidence).stream()
                : Stream.empty()).findFirst();
    }

    private static boolean oneByOne(Usage.Measured usage) {
        return usage.measure() == Measure.COUNT || usage.measure() == Measure.COUNT_DISTINCT;
    }

    private boolean hasNames(CellKey key) {
        return evidence(key).isPresent();
    }

    private String what(CellKey key) {
        return evidence(key).map(Table.Evidence::what).orElse("");
    }

    /** What a vendor states as a number has no names, even where it is zero. */
    private Optional<RowNames> names(CellKey key, Optional<RowNames> found) {
        return hasNames(key) ? found : Optional.empty();
    }

    private String noNames(CellKey key) {
        if (OwnService.isOwn(key.serviceKey())) {
            return OF_PARTS;
        }
        Optional<ServiceRule> rule = rules(key).findFirst();
        return rule.map(ServiceRule::usage).map(usage -> switch (usage) {
            case Usage.Combined made -> OF_PARTS;
            case Usage.Measured measured when !oneByOne(measured) -> connector.name() + " states this as a number, so there are no names.";
            case Usage.Measured measured when hasNames(key) ->
                "No names are known behind this number: it is not known, comes from a saved plan, or there are too many.";
            case Usage.Measured measured -> "The connector does not say what an entry is called, so there are no names.";
        }).orElse("The connector no longer counts this service, so there are no names.");
    }

    private static Optional<Explained.Part> beside(PlanCell cell, UsagePlan plan) {
        return SideBySide.other(cell,
                plan.cells().stream().filter(other -> other.key().accountId().equals(cell.key().accountId())).toList(), PlanCell::service)
                .map(other -> new Explained.Part(other.service(), other.counted().known()));
    }

    private Optional<Explained.Part> beside(RunId run, CellKey key, String service) {
        String wanted = SideBySide.other(service);
        return ledger.serviceNames().entrySet().stream().filter(other -> other.getValue().equals(wanted)).findFirst()
                .flatMap(other -> ledger.names(new CellKey(key.accountId(), other.getKey())).stream().filter(push -> push.run().equals(run))
                        .findFirst().map(push -> new Explained.Part(wanted, push.counted())));
    }

    /** The counts that a sum was made of when it was pushed, as far as its plan is kept. */
    private List<Explained.Part> parts(RunId run, CellKey key) {
        return OwnService.isOwn(key.serviceKey())
                ? ledger.run(run).flatMap(record -> ledger.plan(record.planHash())).map(stored -> PlanJson.read(stored.json()))
                        .flatMap(plan -> Optional.ofNullable(plan.origins().get(key))).map(Explainer::parts).orElse(List.of())
                : List.of();
    }

    private static List<Explained.Part> parts(CountOrigin origin) {
        return origin.told().parts().stream()
                .map(part -> new Explained.Part((part.minus() ? "\u2212 " : "") + part.service(), part.units().map(Units::plain))).toList();
    }

    /** The counts that a sum is made of, in the order of the rule, as they were counted. */
    private List<Explained.Part> parts(PlanCell cell, UsagePlan plan) {
        if (OwnService.isOwn(cell.key().serviceKey())) {
            return Optional.ofNullable(plan.origins().get(cell.key())).map(Explainer::parts).orElse(List.of());
        }
        return rules(cell.key())
                .flatMap(rule -> rule.usage() instanceof Usage.Combined made
                        ? Stream.concat(made.plus().stream(), made.minus().stream())
                        : Stream.empty())
                .flatMap(part -> plan.cells().stream().filter(other -> other.key().equals(new CellKey(cell.key().accountId(), part))))
                .map(other -> new Explained.Part(other.service(), other.counted().known().map(Units::plain))).toList();
    }
}
