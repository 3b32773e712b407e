package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Gap;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.rows.FieldWatch;
import app.tallybird.connector.rows.TableRows;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;

/** Reads the tables that services count, and makes a cell of every account and service. Used by one thread. */
public final class Counting {

    private final ConfiguredConnector connector;
    private final List<ServiceCount> counts = new ArrayList<>();
    private final Map<String, ServiceCount.Shared> tables = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<CellKey, UnitCount> cells = new HashMap<>();
    private final Map<CellKey, CountOrigin> origins = new HashMap<>();
    private final Map<String, Map<ServiceCount, Fault>> failures = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    public Counting(ConfiguredConnector connector, Condition.Moment moment, Optional<RowSpill> spill) {
        this.connector = connector;
        List<ServiceRule> rules = connector.doc().services();
        for (int i = 0; i < rules.size(); i++) {
            ServiceRule rule = rules.get(i);
            if (rule.usage() instanceof Usage.Measured measured) {
                ServiceCount.Shared shared = tables.computeIfAbsent(measured.from(),
                        table -> new ServiceCount.Shared(
                                new FieldWatch(FieldWatch.optional(Objects.requireNonNull(connector.doc().tables().get(table)))),
                                new AccountOfRow(connector.names()), spill,
                                new RowNamer(Objects.requireNonNull(connector.doc().tables().get(table)).evidence())));
                counts.add(new ServiceCount(connector, i, rule, measured, moment, shared));
            }
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                services.put(fixed.key(), new Service(fixed.key(), fixed.name(), rule.description(), rule.category(), rule.subcategory()));
            }
        }
    }

    /**
     * Reads every table once, however many services count it; {@code accountRows} takes the rows of accounts that stand in the same table. What could
     * not be read takes the services that depend on it, and ends the run only when accounts do or no service is left.
     */
    public void read(TableRows rows, AccountRows accountRows) {
        rows.onLeftOut((table, row, why) -> counts.stream().filter(count -> count.table().equals(table))
                .forEach(count -> count.notCounted(row, why)));
        Set<String> names = new LinkedHashSet<>(connector.doc().accounts().from());
        counts.forEach(count -> names.add(count.table()));
        for (String name : names) {
            read(name, rows, connector.doc().accounts().from().contains(name) ? Optional.of(accountRows) : Optional.empty());
        }
        rows.failures().forEach(failure -> leftOut(failure, accountRows));
        counts.stream().map(ServiceCount::lost).reduce((one, other) -> one.isPresent() && other.isPresent() ? one : Optional.empty())
                .flatMap(fault -> fault).ifPresent(fault -> {
                    throw fault.asException();
                });
    }

    private void read(String name, TableRows rows, Optional<AccountRows> accounts) {
        List<ServiceCount> here = counts.stream().filter(count -> count.table().equals(name)).toList();
        Optional<FieldWatch> watch = Optional.ofNullable(tables.get(name)).map(ServiceCount.Shared::watch);
        try {
            rows.streamPartly(name, row -> {
                accounts.ifPresent(one -> one.take(row));
                watch.ifPresent(fields -> fields.see(row));
                here.forEach(count -> count.take(row));
            });
        } catch (FaultException e) {
            if (accounts.isPresent() || rows.lost(name, Set.of()).isEmpty()) {
                throw e;
            }
        }
        here.forEach(count -> rows.lost(name, count.names()).ifPresent(count::lose));
        watch.map(FieldWatch::faults).orElse(List.of()).forEach(fault -> here.stream()
                .filter(count -> fault.pointer().startsWith(count.pointer() + "/")).forEach(count -> count.lose(fault)));
    }

    /** A list of one account takes the counts of that account that depend on the list. */
    private void leftOut(TableRows.ParentFailure failure, AccountRows accountRows) {
        List<String> from = connector.doc().accounts().from();
        Optional<String> id = from.contains(failure.parentTable()) ? accountRows.idOf(failure.parent()) : Optional.empty();
        boolean all = from.stream()
                .anyMatch(table -> SourceTables.of(connector, table, connector.reads(table, "/accounts")).contains(failure.table()));
        if (all && id.isEmpty()) {
            throw failure.fault().asException();
        }
        counts.stream().filter(count -> all || SourceTables.of(connector, count.table(), count.names()).contains(failure.table()))
                .forEach(count -> id.ifPresentOrElse(
                        account -> failures.computeIfAbsent(account, any -> new LinkedHashMap<>()).putIfAbsent(count, failure.fault()),
                        () -> count.lose(failure.fault())));
    }

    /** Turns what was counted into cells: a value or zero for every account and fixed service, and the pairs seen of discovered ones. */
    public void finish(List<Account> accounts, List<Warning> warnings) {
        Set<String> known = new HashSet<>();
        accounts.forEach(account -> known.add(account.id()));
        Map<String, Long> strangers = new TreeMap<>();
        Map<String, BigDecimal> unitsOfStrangers = new HashMap<>();
        Map<CellKey, ServiceCount> owners = new HashMap<>();
        tables.values().forEach(shared -> shared.watch().warn(warnings,
                place -> counts.stream().noneMatch(count -> count.lost().isPresent() && place.startsWith(count.pointer() + "/"))));
        for (ServiceCount count : counts) {
            if (count.lost().isPresent()) {
                lost(count, count.lost().get(), accounts, owners);
                continue;
            }
            count.unplaced().conclude(warnings);
            count.foundNames().conclude(warnings);
            count.discovered().forEach(services::putIfAbsent);
            count.cells().forEach((key, cell) -> {
                if (known.contains(key.accountId())) {
                    ServiceCount first = owners.putIfAbsent(key, count);
                    if (first == null) {
                        put(key, cell, count);
                    } else {
                        twice(key, first, count);
                    }
                } else {
                    strangers.merge(key.accountId(), cell.rows(), Math::max);
                    unitsOfStrangers.merge(key.accountId(), Numbers.finish(cell.result(count.usage().measure()), count.usage().numbers()),
                            BigDecimal::add);
                }
            });
            if (count.rule().naming() instanceof ServiceRule.Naming.Fixed fixed) {
                Cell none = new Cell();
                accounts.forEach(account -> {
                    CellKey key = new CellKey(account.id(), fixed.key());
                    ServiceCount first = owners.putIfAbsent(key, count);
                    if (first == null) {
                        put(key, none, count);
                    } else if (first != count) {
                        twice(key, first, count);
                    }
                });
            }
        }
        if (!strangers.isEmpty()) {
            Strays strays = new Strays();
            strangers.forEach((id, rows) -> strays.add(id, unitsOfStrangers.getOrDefault(id, BigDecimal.ZERO), rows));
            warnings.add(strays.on(
                    new Warning("W406", "/accounts", "rows belong to accounts that the vendor does not list: " + named(strangers.keySet()),
                            "these rows were not counted", strangers.size())
                            .about(strangers.keySet().stream().collect(Collectors.toMap(id -> id, id -> 1L))),
                    id -> Strays.Sum.NONE, UnaryOperator.identity(), "customer that the vendor lists, but " + named(strays.things())));
        }
        likelyTotals(accounts).forEach((account, words) -> warnings
                .add(new Warning("W415", "/accounts", words + ": a total?", "leave it out on purpose, or accept it if it is a customer", 1)
                        .about(Map.of(account.id(), 1L))));
        failures.forEach((id, services) -> services.forEach((count, fault) -> {
            Gap gap = gap(id, count, fault);
            gaps.add(gap);
            owners.forEach((key, owner) -> {
                if (owner == count && key.accountId().equals(id)) {
                    cells.put(key, new UnitCount.Unknown(gap.words()));
                    origins.remove(key);
                }
            });
        }));
        clashes();
        tell(warnings);
        new Overlap(connector.doc().services(), cells).run(accounts);
        new Combination(connector.doc().services(), cells, origins).run(accounts);
    }

    private static String named(Set<String> ids) {
        return String.join(", ", ids.stream().limit(10).toList());
    }

    /** Accounts that look like a total, each with a sentence without its end. */
    public Map<Account, String> likelyTotals(List<Account> accounts) {
        return LikelyTotals.of(accounts, counts.stream()
                .filter(count -> count.lost().isEmpty() && connector.doc().accounts().from().contains(count.table())).toList());
    }

    /** Counts a row of accounts only to see whether it is a total; what can not be counted says nothing. */
    public void look(String table, Row row) {
        for (ServiceCount count : counts) {
            try {
                if (count.table().equals(table)) {
                    count.take(row);
                }
            } catch (FaultException e) {
                count.lose(e.fault());
            }
        }
    }

    private static Gap gap(String account, ServiceCount count, Fault fault) {
        String key = count.rule().naming() instanceof ServiceRule.Naming.Fixed fixed ? fixed.key() : "";
        return new Gap(account, key, fault.code(), fault.text());
    }

    private void lost(ServiceCount count, Fault fault, List<Account> accounts, Map<CellKey, ServiceCount> owners) {
        Gap gap = gap("", count, fault);
        gaps.add(gap);
        if (!gap.serviceKey().isEmpty()) {
            accounts.stream().map(account -> new CellKey(account.id(), gap.serviceKey())).forEach(key -> {
                owners.put(key, count);
                origins.remove(key);
                cells.put(key, new UnitCount.Unknown(gap.words()));
            });
        }
    }

    /** Says once for each fault which counts it takes. */
    private void tell(List<Warning> warnings) {
        Map<Fault, List<ServiceCount>> lost = new LinkedHashMap<>();
        counts.forEach(count -> count.lost().ifPresent(fault -> lost.computeIfAbsent(fault, any -> new ArrayList<>()).add(count)));
        lost.forEach((fault, taken) -> warnings
                .add(new Warning("W414", fault.pointer(), "the counts of " + names(taken) + " are not known: " + fault.text(),
                        "they are not sent; what Synthesize has of them stays", taken.size())
                        .about(taken.stream().collect(Collectors.toMap(ServiceCount::pointer, count -> 1L)))));
        failures.forEach((id, services) -> {
            boolean whole = services.size() == counts.size();
            warnings.add(new Warning("W413", "/accounts",
                    "account " + id + " could not be read" + (whole ? "" : " for " + names(List.copyOf(services.keySet()))) + ": "
                            + services.values().iterator().next().text(),
                    "its counts are unknown and are not sent", 1).about(Map.of(id, 1L)));
        });
    }

    private static String names(List<ServiceCount> counts) {
        return counts.stream().map(ServiceCount::shown).distinct().collect(Collectors.joining(", "));
    }

    /** A service found in the data may bear the key of one that is made of others. */
    private void clashes() {
        List<ServiceRule> rules = connector.doc().services();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).naming() instanceof ServiceRule.Naming.Fixed fixed && rules.get(i).usage() instanceof Usage.Combined) {
                String place = "/services/" + i;
                Optional<UnitCount> unknown = counts.stream().filter(count -> count.discovered().containsKey(fixed.key())).findFirst()
                        .map(found -> twice(fixed.key(), found.pointer(), place));
                if (unknown.isEmpty()) {
                    continue;
                }
                cells.replaceAll((key, count) -> key.serviceKey().equals(fixed.key()) ? unknown.get() : count);
            }
        }
    }

    /** Two rules found the same service in the data: whatever either of them counted, nobody knows which is meant. */
    private void twice(CellKey key, ServiceCount first, ServiceCount second) {
        cells.put(key, twice(key.serviceKey(), first.pointer(), second.pointer()));
        origins.remove(key);
    }

    private static UnitCount twice(String service, String first, String second) {
        return new UnitCount.Unknown("E335: two rules count \"" + service + "\": " + first + " and " + second);
    }

    private void put(CellKey key, Cell cell, ServiceCount count) {
        Optional<String> wrong = cell.wrong();
        if (wrong.isPresent()) {
            cells.put(key, new UnitCount.Unknown(wrong.get()));
            return;
        }
        cells.put(key, Numbers.count(cell.result(count.usage().measure()), count.usage().numbers()));
        origins.put(key, count.origin(key, cell));
    }

    public List<Service> services() {
        return List.copyOf(services.values());
    }

    public Map<CellKey, UnitCount> cells() {
        return cells;
    }

    public Map<CellKey, CountOrigin> origins() {
        return origins;
    }

    /** What could not be read. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }
}
