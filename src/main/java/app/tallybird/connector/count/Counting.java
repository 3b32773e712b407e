package app.tallybird.connector.count;

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
import java.util.stream.Collectors;

import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.AccountFailure;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Origin;
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
    private final Optional<RowSpill> spill;
    private final List<ServiceCount> counts = new ArrayList<>();
    private final Map<String, ServiceCount.Shared> tables = new LinkedHashMap<>();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<CellKey, UnitCount> cells = new HashMap<>();
    private final Map<CellKey, Origin> origins = new HashMap<>();
    private final Map<String, AccountFailure> failures = new LinkedHashMap<>();

    public Counting(ConfiguredConnector connector, Condition.Moment moment, Optional<RowSpill> spill) {
        this.spill = spill;
        this.connector = connector;
        List<ServiceRule> rules = connector.doc().services();
        for (int i = 0; i < rules.size(); i++) {
            ServiceRule rule = rules.get(i);
            if (rule.usage() instanceof Usage.Measured measured) {
                ServiceCount.Shared shared = tables.computeIfAbsent(measured.from(),
                        table -> new ServiceCount.Shared(
                                new FieldWatch(FieldWatch.optional(Objects.requireNonNull(connector.doc().tables().get(table)))),
                                new AccountOfRow(), spill));
                counts.add(new ServiceCount(connector, i, rule, measured, moment, shared));
            }
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                services.put(fixed.key(), new Service(fixed.key(), fixed.name(), rule.description(), rule.category(), rule.subcategory()));
            }
        }
    }

    /** Reads every table once, however many services count it; {@code accountRows} takes the rows of accounts that stand in the same table. */
    public void read(TableRows rows, AccountRows accountRows) {
        Set<String> names = new LinkedHashSet<>(connector.doc().accounts().from());
        counts.forEach(count -> names.add(count.table()));
        for (String name : names) {
            List<ServiceCount> here = counts.stream().filter(count -> count.table().equals(name)).toList();
            Optional<FieldWatch> watch = Optional.ofNullable(tables.get(name)).map(ServiceCount.Shared::watch);
            boolean accounts = connector.doc().accounts().from().contains(name);
            rows.stream(name, row -> {
                if (accounts) {
                    accountRows.take(row);
                }
                watch.ifPresent(fields -> fields.see(row));
                here.forEach(count -> count.take(row));
            });
        }
        for (TableRows.ParentFailure failure : rows.failures()) {
            Optional<String> id = connector.doc().accounts().from().contains(failure.parentTable())
                    ? accountRows.idOf(failure.parent())
                    : Optional.empty();
            if (id.isEmpty()) {
                throw failure.fault().asException();
            }
            failures.putIfAbsent(id.get(), new AccountFailure(id.get(), id.get(), failure.fault().code(), failure.fault().text()));
        }
    }

    /** Turns what was counted into cells: a value or zero for every account and fixed service, and the pairs seen of discovered ones. */
    public void finish(List<Account> accounts, List<Warning> warnings) {
        Set<String> known = new HashSet<>();
        accounts.forEach(account -> known.add(account.id()));
        Map<String, Long> strangers = new TreeMap<>();
        Map<CellKey, ServiceCount> owners = new HashMap<>();
        tables.values().forEach(shared -> shared.watch().conclude(warnings));
        for (ServiceCount count : counts) {
            count.conclude(warnings);
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
            warnings.add(new Warning("W406", "/accounts", "rows belong to accounts that the vendor does not list: "
                    + String.join(", ", strangers.keySet().stream().limit(10).toList()), "these rows were not counted", strangers.size())
                    .about(strangers.keySet().stream().collect(Collectors.toMap(id -> id, id -> 1L))));
        }
        failures.forEach((id, failure) -> cells.replaceAll(
                (key, count) -> key.accountId().equals(id) ? new UnitCount.Unknown(failure.reason()) : count));
        clashes();
        failures.values().forEach(failure -> warnings.add(new Warning("W413", "/accounts",
                "account " + failure.accountId() + " could not be read: " + failure.reason(), "its counts are unknown and are not sent",
                1).about(Map.of(failure.accountId(), 1L))));
        new Overlap(connector.doc().services(), cells).run(accounts);
        new Combination(connector.doc().services(), cells, origins).run(accounts);
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
        origins.put(key, cell.origin(count.words(), spill.map(RowSpill::file)));
    }

    public List<Service> services() {
        return List.copyOf(services.values());
    }

    public Map<CellKey, UnitCount> cells() {
        return cells;
    }

    public Map<CellKey, Origin> origins() {
        return origins;
    }

    /** Accounts that could not be read completely. */
    public List<AccountFailure> failures() {
        return List.copyOf(failures.values());
    }
}
