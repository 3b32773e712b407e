package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.FieldRef;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.ServiceRule.Naming;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage.IfMissing;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.format.Usage.Measured;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.rows.FieldWatch;
import app.tallybird.connector.rows.TableRows;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Counts one service rule over the rows of its table. Used by one thread. */
final class ServiceCount {

    private final ServiceRule rule;
    private final Measured usage;
    private final String pointer;
    private final Condition.Moment moment;
    private final FieldPath account;
    private final @Nullable FieldPath field;
    private final @Nullable FieldPath nameFrom;
    private final @Nullable FieldPath keyFrom;
    private final boolean refusesRepeats;
    private final boolean decimalComma;
    private final String leftOutWords;
    private final FieldWatch watch;
    private final AccountOfRow accounts;
    private final Optional<RowSpill> spill;
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Service> discovered = new LinkedHashMap<>();
    private final Map<CellKey, String> firstLine = new HashMap<>();
    private long withoutAccount;
    private long withoutName;

    ServiceCount(ConfiguredConnector connector, int place, ServiceRule rule, Measured usage, Condition.Moment moment, Shared shared) {
        watch = shared.watch();
        accounts = shared.accounts();
        spill = shared.spill();
        this.rule = rule;
        this.usage = usage;
        this.pointer = "/services/" + place;
        this.moment = moment;
        account = usage.account().resolve(connector.inputs());
        field = usage.field().map(ref -> ref.resolve(connector.inputs())).orElse(null);
        nameFrom = rule.naming() instanceof Naming.Discovered found ? found.nameFrom().resolve(connector.inputs()) : null;
        keyFrom = rule.naming() instanceof Naming.Discovered found
                ? found.keyFrom().map(ref -> ref.resolve(connector.inputs())).orElse(null)
                : null;
        Table table = Objects.requireNonNull(connector.doc().tables().get(usage.from()));
        boolean own = !(table.source() instanceof Table.Source.Http);
        refusesRepeats = usage.measure() == Measure.VALUE || (own && "refuse".equals(connector.inputs().get("duplicates")));
        decimalComma = switch (table.source()) {
            case Table.Source.Http http -> false;
            case Table.Source.Csv csv -> decimal(csv.options(), connector).equals(",");
            case Table.Source.Command command -> decimal(command.csv(), connector).equals(",");
        };
        leftOutWords = usage.where().isEmpty() ? "" : "not: " + Condition.words(usage.where());
        watch(usage.account(), account, "/usage/account");
        usage.field().ifPresent(ref -> watch(ref, Objects.requireNonNull(field), "/usage/field"));
        watch.add(usage.where(), pointer + "/usage/where", false);
        if (nameFrom != null) {
            watch.add(nameFrom, pointer + "/nameFrom", false);
        }
        if (keyFrom != null) {
            watch.add(keyFrom, pointer + "/keyFrom", false);
        }
    }

    /** What all counts of one table have in common. */
    record Shared(FieldWatch watch, AccountOfRow accounts, Optional<RowSpill> spill) {
    }

    private static String decimal(Table.CsvOptions csv, ConfiguredConnector connector) {
        return csv.decimal().placeholders().isEmpty()
                ? csv.decimal().text()
                : connector.inputs().getOrDefault(csv.decimal().placeholders().getFirst().name(), ".");
    }

    private void watch(FieldRef ref, FieldPath path, String inner) {
        watch.add(path, pointer + inner, usage.numbers().ifMissing() != IfMissing.FAIL && inner.equals("/usage/field"));
    }

    String table() {
        return usage.from();
    }

    /** The headings of a file that this count needs. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (FieldPath path : new FieldPath[]{account, field, nameFrom, keyFrom}) {
            if (path != null) {
                path.firstName().ifPresent(fields::add);
            }
        }
        return fields;
    }

    void take(Row row) {
        String id = accounts.of(row, account, pointer);
        if (id.isEmpty()) {
            withoutAccount++;
            return;
        }
        boolean counts = Condition.all(usage.where(), row, moment);
        Optional<String> key = serviceKey(row, counts);
        if (key.isEmpty()) {
            return;
        }
        CellKey cellKey = new CellKey(id, key.get());
        Cell cell = cells.computeIfAbsent(cellKey, any -> new Cell());
        if (!counts) {
            cell.leftOut(leftOutWords);
            return;
        }
        long before = cell.rows();
        add(cellKey, cell, row);
        if (cell.rows() > before) {
            spill.ifPresent(file -> cell.spill(file, row));
        }
    }

    private Optional<String> serviceKey(Row row, boolean counts) {
        return switch (rule.naming()) {
            case Naming.Fixed fixed -> Optional.of(fixed.key());
            case Naming.Discovered found -> {
                Optional<String> name = AccountRows.text(row.read(Objects.requireNonNull(nameFrom)), pointer + "/nameFrom")
                        .filter(text -> !text.isBlank());
                if (name.isEmpty()) {
                    withoutName += counts ? 1 : 0;
                    yield Optional.empty();
                }
                if (!counts) {
                    yield Optional.empty();
                }
                String key = keyFrom == null
                        ? name.get()
                        : AccountRows.text(row.read(keyFrom), pointer + "/keyFrom")
                                .filter(text -> !text.isBlank()).orElse(name.get());
                String shown = found.rename().getOrDefault(name.get(), name.get());
                discovered.putIfAbsent(key, new Service(key, shown, rule.description(), rule.category(), rule.subcategory()));
                yield Optional.of(key);
            }
        };
    }

    private void add(CellKey key, Cell cell, Row row) {
        if (refusesRepeats && cell.rows() > 0) {
            repeat(key, cell, row);
            return;
        }
        if (refusesRepeats) {
            TableRows.line(row).ifPresent(line -> firstLine.put(key, line));
        }
        if (usage.measure() == Measure.COUNT) {
            cell.count();
            return;
        }
        JsonElement value = row.read(Objects.requireNonNull(field));
        if (usage.measure() == Measure.COUNT_DISTINCT) {
            AccountRows.text(value, pointer + "/usage/field").filter(text -> !text.isBlank()).ifPresentOrElse(cell::distinct,
                    () -> missing(cell, row));
            return;
        }
        switch (Numbers.read(value, decimalComma)) {
            case Numbers.Read.Value number -> cell.number(number.value(), usage.measure());
            case Numbers.Read.Missing missing -> missing(cell, row);
            case Numbers.Read.Wrong wrong -> wrong(cell, row, "E330", "\"" + field + "\" " + wrong.why());
        }
    }

    private void repeat(CellKey key, Cell cell, Row row) {
        Optional<String> line = TableRows.line(row);
        if (line.isPresent()) {
            throw Fault
                    .of("E332", pointer + "/usage",
                            "customer \"" + key.accountId() + "\" and service \"" + key.serviceKey() + "\" stand on line "
                                    + firstLine.getOrDefault(key, "?") + " and again on line " + line.get(),
                            "remove one of them, or choose to add such rows up")
                    .as(ProblemCode.DUPLICATE_ROWS).asException();
        }
        cell.wrong("E332: the account has more than one row in \"" + usage.from() + "\"");
    }

    private void missing(Cell cell, Row row) {
        switch (usage.numbers().ifMissing()) {
            case FAIL -> wrong(cell, row, "E331", "\"" + field + "\" is missing");
            case ZERO -> cell.number(BigDecimal.ZERO, usage.measure());
            case SKIP_ROW -> cell.leftOut("\"" + field + "\" is missing");
        }
    }

    /** In a file a person can correct the line; in an answer only this count is unknown. */
    private void wrong(Cell cell, Row row, String code, String what) {
        Optional<String> line = TableRows.line(row);
        if (line.isPresent()) {
            throw Fault.of(code, pointer + "/usage/field", "line " + line.get() + ": " + what, "correct the file")
                    .as(ProblemCode.CONFIGURATION)
                    .asException();
        }
        cell.wrong(code + ": " + what);
    }

    void conclude(List<Warning> warnings) {
        if (withoutAccount > 0) {
            warnings.add(new Warning("W410", pointer + "/usage/account",
                    Wording.count(withoutAccount, "row of \"" + usage.from() + "\" belongs", "rows of \"" + usage.from() + "\" belong")
                            + " to no account",
                    "",
                    withoutAccount));
        }
        if (withoutName > 0) {
            warnings.add(new Warning("W407", pointer + "/nameFrom",
                    Wording.count(withoutName, "row names no service and was", "rows name no service and were") + " not counted", "",
                    withoutName));
        }
    }

    Map<CellKey, Cell> cells() {
        return cells;
    }

    Map<String, Service> discovered() {
        return discovered;
    }

    Measured usage() {
        return usage;
    }

    ServiceRule rule() {
        return rule;
    }

    String pointer() {
        return pointer;
    }

    /** The rule as a person would say it. */
    String words() {
        String what = switch (usage.measure()) {
            case COUNT -> "rows of " + usage.from() + " counted";
            case COUNT_DISTINCT -> "different values of " + field + " in " + usage.from();
            case SUM -> "sum of " + field + " in " + usage.from();
            case MAX -> "largest " + field + " in " + usage.from();
            case MIN -> "smallest " + field + " in " + usage.from();
            case VALUE -> field + " in " + usage.from();
        };
        String where = usage.where().isEmpty() ? "" : " where " + Condition.words(usage.where());
        List<String> others = usage.numbers().zeroIfAny();
        return what + where + ", per " + account + (others.isEmpty() ? "" : "; 0 when any is above 0: " + String.join(", ", others));
    }
}
