package app.tallybird.engine.plan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;

/** The customers that a person took for gone, by their ids: since which local day, and their names. Told in the month after. Immutable. */
public record LeftCustomers(Map<String, Left> byId) {

    public static final LeftCustomers NONE = new LeftCustomers(Map.of());
    static final String TOLD = "P502";
    static final String BACK = "P503";
    private static final String NOTE = "left";

    public LeftCustomers {
        byId = Map.copyOf(byId);
    }

    public record Left(LocalDate since, String name) {
    }

    /** Kept as lines of the day, the id and the name, with tabs between. */
    public static LeftCustomers of(Ledger ledger) {
        Map<String, Left> byId = new TreeMap<>();
        ledger.note(NOTE).orElse("").lines().forEach(line -> {
            String[] parts = line.split("\t", 3);
            byId.put(parts[1], new Left(LocalDate.parse(parts[0]), parts[2]));
        });
        return new LeftCustomers(byId);
    }

    /** With those of the cells. */
    public LeftCustomers and(List<PlanCell> cells, LocalDate today) {
        Map<String, Left> more = new TreeMap<>(byId);
        cells.forEach(cell -> more.putIfAbsent(cell.key().accountId(), new Left(today, cell.account().replaceAll("\\s+", " "))));
        return new LeftCustomers(more);
    }

    /** Without those that have units again, and those that the month after has told of. */
    public LeftCustomers after(UsagePlan plan, LocalDate today) {
        return new LeftCustomers(byId.entrySet().stream()
                .filter(one -> !isBack(one.getKey(), plan.cells())
                        && !YearMonth.from(one.getValue().since()).plusMonths(1).isBefore(YearMonth.from(today)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public void keep(Ledger ledger) {
        ledger.note(NOTE, new TreeMap<>(byId).entrySet().stream()
                .map(one -> one.getValue().since() + "\t" + one.getKey() + "\t" + one.getValue().name()).collect(Collectors.joining("\n")));
    }

    private static boolean isBack(String account, List<PlanCell> cells) {
        return cells.stream().anyMatch(cell -> cell.key().accountId().equals(account) && cell.counted() instanceof UnitCount.Value);
    }

    /** What a plan made on this local day says of them. */
    List<PlanWarning> told(List<PlanCell> cells, LocalDate today) {
        List<PlanWarning> warnings = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        new TreeMap<>(byId).forEach((id, left) -> {
            if (isBack(id, cells)) {
                warnings.add(
                        new PlanWarning(BACK, id, "\"" + left.name() + "\" was taken for gone on " + left.since() + " and has units again",
                                "Look whether the customer came back.", Map.of(BACK + " " + id, 1L), PlanWarning.Now.FRESH));
            } else if (YearMonth.from(left.since()).isBefore(YearMonth.from(today))) {
                gone.add(left.name() + " (" + left.since() + ")");
            }
        });
        if (!gone.isEmpty()) {
            warnings.add(new PlanWarning(TOLD, "",
                    Wording.count(gone.size(), "customer was", "customers were") + " taken for gone: " + String.join(", ", gone),
                    "Nothing to do when that is right.", Map.of(TOLD + " ", (long) gone.size()), PlanWarning.Now.KNOWN));
        }
        return warnings;
    }
}
