package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.csv.NumberForm;
import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.ServiceRule.Naming;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage.IfMissing;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.format.Usage.Measured;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.rows.FieldWatch;
import app.tallybird.connector.rows.FileLine;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.problem.ProblemCode;

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
    private final NumberForm numbers;
    private final String leftOutWords;
    private final String dates;
    private final Set<String> names;
    private final String chosen;
    private final FieldWatch watch;
    private final AccountOfRow accounts;
    private final Optional<RowSpill> spill;
    private final RowNamer namer;
    private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
    private final NotCounted notCounted = new NotCounted();
    private final Map<String, Service> discovered = new LinkedHashMap<>();
    private final Map<CellKey, String> firstLine = new HashMap<>();
    private @Nullable Fault lost;
    private final Unplaced unplaced;
    private final FoundNames foundNames;

    ServiceCount(ConfiguredConnector connector, int place, ServiceRule rule, Measured usage, Condition.Moment moment, Shared shared) {
        watch = shared.watch();
        accounts = shared.accounts();
        spill = shared.spill();
        namer = shared.namer();
        this.rule = rule;
        this.usage = usage;
        this.pointer = "/services/" + place;
        unplaced = new Unplaced(usage.from(), pointer, units -> Numbers.finish(units, usage.numbers()), this::units);
        foundNames = new FoundNames(pointer);
        this.moment = moment;
        names = connector.reads(usage.from(), pointer);
        dates = connector.doc().head().dates().asked() ? "; dates in " + moment.zoneName() : "";
        chosen = ChosenWords.of(connector, usage);
        account = usage.account().resolve(connector.inputs());
        field = usage.field().map(ref -> ref.resolve(connector.inputs())).orElse(null);
        nameFrom = rule.naming() instanceof Naming.Discovered found ? found.nameFrom().resolve(connector.inputs()) : null;
        keyFrom = rule.naming() instanceof Naming.Discovered found
                ? found.keyFrom().map(ref -> ref.resolve(connector.inputs())).orElse(null)
                : null;
        Table table = Objects.requireNonNull(connector.doc().tables().get(usage.from()));
        boolean own = !table.source().isAnswers();
        refusesRepeats = usage.measure() == Measure.VALUE
                || (own && usage.measure() != Measure.COUNT && "refuse".equals(connector.inputs().get("duplicates")));
        numbers = table.source().lines().map(options -> chosen(options, connector)).orElse(NumberForm.UNKNOWN);
        leftOutWords = usage.where().isEmpty() ? "" : "not: " + Condition.words(usage.where());
        watch(account, "/usage/account");
        if (field != null) {
            watch(field, "/usage/field");
        }
        watch.add(usage.where(), pointer + "/usage/where", false);
        if (nameFrom != null) {
            watch.add(nameFrom, pointer + "/nameFrom", false);
        }
        if (keyFrom != null) {
            watch.add(keyFrom, pointer + "/keyFrom", false);
        }
    }

    /** What all counts of one table have in common. */
    record Shared(FieldWatch watch, AccountOfRow accounts, Optional<RowSpill> spill, RowNamer namer) {
    }

    private static NumberForm chosen(Table.CsvOptions csv, ConfiguredConnector connector) {
        return NumberForm.chosen(csv.decimal().placeholders().isEmpty()
                ? csv.decimal().text()
                : connector.inputs().getOrDefault(csv.decimal().placeholders().getFirst().name(), ""));
    }

    private void watch(FieldPath path, String inner) {
        watch.add(path, pointer + inner, usage.numbers().ifMissing() != IfMissing.FAIL && inner.equals("/usage/field"));
    }

    String table() {
        return usage.from();
    }

    /** The names that the count looks at. */
    Set<String> names() {
        return names;
    }

    /** The count is not known; the first reason stays. */
    void lose(Fault fault) {
        if (lost == null) {
            lost = fault;
        }
    }

    Optional<Fault> lost() {
        return Optional.ofNullable(lost);
    }

    /** A row that can not be counted takes this count only, unless it stands in a file, where a person can correct it. */
    void take(Row row) {
        if (lost != null) {
            return;
        }
        try {
            count(row);
        } catch (FaultException e) {
            if (FileLine.of(row).isPresent()) {
                throw e;
            }
            lose(e.fault());
        }
    }

    /** A row that the list's own conditions leave out although this service would count it; says nothing where the row is not understood. */
    void notCounted(Row row, Condition why) {
        if (lost != null || !(rule.naming() instanceof Naming.Fixed fixed)) {
            return;
        }
        try {
            String id = accounts.of(row, account, pointer);
            if (!id.isEmpty() && Condition.all(usage.where(), row, moment)) {
                notCounted.add(new CellKey(id, fixed.key()), StateWords.of(why, row));
            }
        } catch (FaultException notUnderstood) {
            // it does not count
        }
    }

    private void count(Row row) {
        String id = accounts.of(row, account, pointer);
        boolean counts = Condition.all(usage.where(), row, moment);
        if (id.isEmpty()) {
            unplaced.row();
            if (counts) {
                unplaced.ofNobody(named(row), units(row));
            }
            return;
        }
        Optional<String> key = serviceKey(row, counts);
        if (key.isEmpty()) {
            if (counts) {
                unplaced.ofNothing(id, units(row));
            }
            return;
        }
        CellKey cellKey = new CellKey(id, key.get());
        Cell cell = cells.computeIfAbsent(cellKey, any -> new Cell());
        if (!counts) {
            cell.leftOut(leftOutWords);
            Condition.firstNotHeld(usage.where(), row, moment).ifPresent(why -> notCounted.add(cellKey, StateWords.of(why, row)));
            return;
        }
        long before = cell.rows();
        add(cellKey, cell, row);
        if (cell.rows() > before) {
            spill.ifPresent(file -> cell.spill(file, row));
        }
    }

    /** The service that a row names. */
    private Optional<String> named(Row row) {
        return switch (rule.naming()) {
            case Naming.Fixed fixed -> Optional.of(fixed.key());
            case Naming.Discovered found -> AccountRows.text(row, Objects.requireNonNull(nameFrom), pointer + "/nameFrom");
        };
    }

    /** What a row would count as; nothing where it says no number. */
    private BigDecimal units(Row row) {
        return switch (usage.measure()) {
            case COUNT, COUNT_DISTINCT -> BigDecimal.ONE;
            case SUM, MAX, MIN, VALUE -> number(row) instanceof Numbers.Read.Value number ? number.value() : BigDecimal.ZERO;
        };
    }

    private Optional<String> serviceKey(Row row, boolean counts) {
        return switch (rule.naming()) {
            case Naming.Fixed fixed -> Optional.of(fixed.key());
            case Naming.Discovered found -> {
                Optional<String> name = named(row);
                if (name.isEmpty()) {
                    unplaced.nameless(counts);
                    yield Optional.empty();
                }
                if (!counts) {
                    yield Optional.empty();
                }
                String key = keyFrom == null ? name.get() : AccountRows.text(row, keyFrom, pointer + "/keyFrom").orElse(name.get());
                String shown = found.rename().getOrDefault(name.get(), name.get());
                FileLine.of(row).ifPresent(line -> foundNames.see(key, line));
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
            FileLine.of(row).ifPresent(line -> firstLine.put(key, line));
        }
        if (usage.measure() == Measure.COUNT) {
            cell.count();
            cell.thing(namer.of(row));
            return;
        }
        if (usage.measure() == Measure.COUNT_DISTINCT) {
            AccountRows.text(row, Objects.requireNonNull(field), pointer + "/usage/field").ifPresentOrElse(value -> {
                if (cell.distinct(value)) {
                    cell.thing(namer.of(row));
                }
            }, () -> missing(cell, row));
            return;
        }
        Optional<String> line = FileLine.of(row);
        switch (number(row)) {
            case Numbers.Read.Value number -> cell.number(number.value(), usage.measure());
            case Numbers.Read.Negative negative -> cell.wrong("E330: " + place(line) + "\"" + field + "\" " + negative.why());
            case Numbers.Read.Missing missing -> missing(cell, row);
            case Numbers.Read.Wrong wrong -> wrong(cell, row, "\"" + field + "\" " + wrong.why());
        }
    }

    private Numbers.Read number(Row row) {
        JsonElement value = row.read(Objects.requireNonNull(field));
        return FileLine.of(row).isPresent() ? Numbers.readText(value, numbers, Numbers.Below.of(usage)) : Numbers.read(value);
    }

    private void repeat(CellKey key, Cell cell, Row row) {
        Optional<String> line = FileLine.of(row);
        if (line.isPresent()) {
            throw Fault.of("E332", pointer + "/usage",
                    "customer \"" + key.accountId() + "\" and service \"" + key.serviceKey() + "\" stand on line "
                            + firstLine.getOrDefault(key, "?") + " and again on line " + line.get(),
                    "remove one of them, or choose to add such rows up").as(ProblemCode.DUPLICATE_ROWS).asException();
        }
        cell.wrong("E332: the account has more than one row in \"" + usage.from() + "\"");
    }

    private void missing(Cell cell, Row row) {
        switch (usage.numbers().ifMissing()) {
            case FAIL -> cell.wrong("E331: " + place(FileLine.of(row)) + "\"" + field + "\" is missing");
            case ZERO -> cell.number(BigDecimal.ZERO, usage.measure());
            case SKIP_ROW -> cell.leftOut("\"" + field + "\" is missing");
        }
    }

    private static String place(Optional<String> line) {
        return line.map(number -> "line " + number + ": ").orElse("");
    }

    /** What is no number at all may stand in the wrong column: a person has to look at the file. In an answer only this count is unknown. */
    private void wrong(Cell cell, Row row, String what) {
        Optional<String> line = FileLine.of(row);
        if (line.isPresent()) {
            throw Fault.of("E330", pointer + "/usage/field", place(line) + what, "correct the file").as(ProblemCode.CONFIGURATION)
                    .asException();
        }
        cell.wrong("E330: " + what);
    }

    /** The units of each cell where rows carry numbers. */
    Map<CellKey, BigDecimal> units() {
        Map<CellKey, BigDecimal> units = new LinkedHashMap<>();
        if (usage.measure() != Measure.COUNT && usage.measure() != Measure.COUNT_DISTINCT) {
            cells.forEach((key, cell) -> units.put(key, cell.result(usage.measure())));
        }
        return units;
    }

    /** What belongs to no customer or to no service. */
    Unplaced unplaced() {
        return unplaced;
    }

    /** What the services are called that were found in lines of a file. */
    FoundNames foundNames() {
        return foundNames;
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

    /** The service as it is told. */
    String shown() {
        return switch (rule.naming()) {
            case Naming.Fixed fixed -> "\"" + fixed.name() + "\"";
            case Naming.Discovered found -> "the services found in \"" + usage.from() + "\"";
        };
    }

    /** For those who bill the rule is the document's own sentence, or one made of the rule. */
    CountOrigin origin(CellKey key, Cell cell) {
        String means = rule.means().isEmpty() ? RuleWords.sentence(usage, String.valueOf(field)) : rule.means();
        return cell.origin(words(), means, notCounted.of(key), spill.map(RowSpill::file));
    }

    /** The rule as a person would say it. */
    private String words() {
        return RuleWords.of(usage, account.toString(), String.valueOf(field), dates + chosen);
    }
}
