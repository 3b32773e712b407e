package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.CellKey;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.MatrixContent.Cell;
import app.tallybird.ui.control.MatrixContent.Kind;
import app.tallybird.ui.control.Tone;

/**
 * A plan as customers and services; made once for each plan, not on the screen's thread. {@code once} are the counts whose units no other one holds,
 * {@code change} is what they change together.
 */
record ReviewTable(List<Service> services, List<CustomerLine> customers, Map<CellKey, PlanCell> cells, Set<CellKey> once,
        BigDecimal change) {

    static final ReviewTable NONE = new ReviewTable(List.of(), List.of(), Map.of(), Set.of(), BigDecimal.ZERO);

    /** A column; {@code changes} says whether any of its counts does, {@code before} and {@code change} sum what can be sent. */
    record Service(String key, String name, boolean changes, BigDecimal before, BigDecimal change) {

        static Service of(PlanCell cell) {
            return new Service(cell.key().serviceKey(), cell.service(), cell.state() != CellState.SAME,
                    cell.lastAccepted().orElse(BigDecimal.ZERO), cell.sendable() ? cell.difference() : BigDecimal.ZERO);
        }

        Service and(Service other) {
            return new Service(key, name, changes || other.changes, before.add(other.before), change.add(other.change));
        }
    }

    /** What a person's decisions keep back: the counts, whose they are, and what they would change in each service and, units once, in all. */
    record Kept(Set<CellKey> keys, Set<String> customers, Map<String, BigDecimal> changes, BigDecimal change) {
        static final Kept NOTHING = new Kept(Set.of(), Set.of(), Map.of(), BigDecimal.ZERO);
    }

    Kept kept(Set<CellKey> keys) {
        Set<String> waiting = new HashSet<>();
        Map<String, BigDecimal> changes = new HashMap<>();
        keys.forEach(key -> {
            PlanCell cell = cells.get(key);
            if (cell != null && cell.sendable()) {
                changes.merge(key.serviceKey(), cell.difference(), BigDecimal::add);
                if (cell.state() != CellState.SAME) {
                    waiting.add(key.accountId());
                }
            }
        });
        return new Kept(keys, waiting, changes, change(cells, keys.stream().filter(once::contains)));
    }

    static ReviewTable of(UsagePlan plan) {
        return of(plan.cells(), plan.overlap());
    }

    static ReviewTable of(List<PlanCell> all, CountedOnce overlap) {
        Map<String, Service> services = new LinkedHashMap<>();
        Map<CellKey, PlanCell> cells = new HashMap<>();
        all.forEach(cell -> {
            services.merge(cell.key().serviceKey(), Service.of(cell), Service::and);
            cells.put(cell.key(), cell);
        });
        Set<CellKey> once = overlap.once(all.stream().filter(PlanCell::sendable).toList()).stream().map(PlanCell::key)
                .collect(Collectors.toSet());
        return new ReviewTable(SideBySide.ordered(List.copyOf(services.values()), Service::name), CustomerLine.of(all, overlap), cells,
                once, change(cells, once.stream()));
    }

    private static BigDecimal change(Map<CellKey, PlanCell> cells, Stream<CellKey> keys) {
        return keys.flatMap(key -> Optional.ofNullable(cells.get(key)).stream()).filter(PlanCell::sendable).map(PlanCell::difference)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the matrix shows of these customers and services; what is kept shows its number, and the totals keep the last one. */
    MatrixContent content(List<CustomerLine> lines, List<Service> columns, Kept kept) {
        List<String> headings = new ArrayList<>(columns.stream().map(Service::name).toList());
        headings.add("Change");
        return new MatrixContent("Customer  " + LocalFormat.number(lines.size()), headings, lines.stream()
                .map(line -> new MatrixContent.Line(line.name(), line.states().contains(CellState.NOT_MAPPED) ? "not mapped" : "",
                        at -> at == columns.size() ? change(line, kept) : cell(line.cells().get(columns.get(at).key()), kept.keys())))
                .toList(), totals(columns, kept));
    }

    private MatrixContent.Line totals(List<Service> columns, Kept kept) {
        List<Cell> sums = new ArrayList<>(columns.stream().map(column -> total(column, kept)).toList());
        sums.add(new Cell(signed(change.subtract(kept.change())), "", Tone.NEUTRAL, Kind.PLAIN, "change of all customers"));
        return new MatrixContent.Line("All " + LocalFormat.number(customers.size()), kept.customers().isEmpty() ? "" : "held = last month",
                sums::get);
    }

    private static BigDecimal change(Service column, Kept kept) {
        return column.change().subtract(kept.changes().getOrDefault(column.key(), BigDecimal.ZERO));
    }

    private static Cell total(Service column, Kept kept) {
        BigDecimal change = change(column, kept);
        return new Cell(LocalFormat.number(column.before().add(change)), mark(change), Tone.NEUTRAL, Kind.PLAIN, "in all");
    }

    private static Cell change(CustomerLine line, Kept kept) {
        boolean waits = kept.customers().contains(line.id());
        return new Cell(signed(line.change()), waits ? "held" : "", Tone.WARN, line.change().signum() == 0 ? Kind.QUIET : Kind.PLAIN,
                waits ? "held" : "");
    }

    /** What the button says that folds the services that do not change; empty when there are few. */
    String foldWords(boolean many, boolean unfolded, List<Service> columns) {
        return !many || (columns.size() == services.size() && !unfolded)
                ? ""
                : unfolded
                        ? "Only services that change"
                        : columns.size() + " of " + LocalFormat.count(services.size(), "service") + ": show all";
    }

    /** The services that are searched for; none when it is a customer, or nobody searches. */
    Optional<List<Service>> searched(String words, List<CustomerLine> lines) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || lines.stream().anyMatch(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
                ? Optional.empty()
                : Optional.of(services.stream().filter(service -> service.name().toLowerCase(Locale.ROOT).contains(wanted)).toList())
                        .filter(found -> !found.isEmpty());
    }

    private static Cell cell(@Nullable PlanCell cell, Set<CellKey> kept) {
        if (cell == null) {
            return new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "never sent");
        }
        String number = LocalFormat.number(cell.units());
        String change = cell.delta().filter(delta -> delta.signum() != 0)
                .map(delta -> (delta.signum() > 0 ? "up " : "down ") + LocalFormat.number(delta.abs())).orElse("");
        String words = LocalFormat.joined(", ", change, byContract(cell) ? "contract rule" : "");
        if (kept.contains(cell.key()) && cell.state() != CellState.SAME) {
            return new Cell(number, mark(cell), Tone.WARN, Kind.HELD,
                    LocalFormat.joined(", ", change, "held", byContract(cell) ? "contract rule" : ""));
        }
        return switch (cell.change()) {
            case UNKNOWN -> new Cell("?", "", Tone.WARN, Kind.PLAIN, "unknown, not sent");
            case NOT_MAPPED -> new Cell(number, mark(cell), Tone.NEUTRAL, Kind.PLAIN,
                    LocalFormat.joined(", ", "not mapped", byContract(cell) ? "contract rule" : ""));
            default -> cell.state() == CellState.LEFT_OUT
                    ? new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "left out on purpose")
                    : new Cell(number, mark(cell), tone(cell), cell.difference().signum() == 0 ? Kind.QUIET : Kind.PLAIN, words);
        };
    }

    private static Tone tone(PlanCell cell) {
        return cell.change() == CellState.NEW ? Tone.GOOD : cell.difference().signum() < 0 ? Tone.WARN : Tone.INFO;
    }

    /** Whether a rule makes the number, also where it is the count itself just now. */
    static boolean byContract(PlanCell cell) {
        return cell.contract().filter(one -> one.words().isPresent()).isPresent();
    }

    private static String mark(PlanCell cell) {
        return LocalFormat.joined(" ", byContract(cell) ? "\u00a7" : "",
                cell.change() == CellState.NEW && cell.difference().signum() > 0 ? "+ new" : mark(cell.difference()));
    }

    private static String mark(BigDecimal change) {
        return change.signum() == 0 ? "" : (change.signum() > 0 ? "\u25b2" : "\u25bc") + LocalFormat.delta(change);
    }

    private static String signed(BigDecimal change) {
        return change.signum() == 0 ? "0" : LocalFormat.delta(change);
    }
}
