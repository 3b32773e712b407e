package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanMoney;
import app.tallybird.engine.plan.Written;
import app.tallybird.model.CellKey;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.MatrixContent.Cell;
import app.tallybird.ui.control.MatrixContent.Kind;
import app.tallybird.ui.control.Tone;

/** The numbers of a plan as what they are worth in a month. What has no price or is not known shows that and has no amount; every total is the sum of its cells. */
record MoneyTable(ReviewTable table, PlanMoney money) {

    /** What waits first, then what changes by most money; what has no price is last. */
    List<CustomerLine> sorted(List<CustomerLine> lines, Set<String> waiting) {
        return lines.stream().sorted(Comparator.<CustomerLine, Boolean>comparing(line -> !waiting.contains(line.id())).thenComparing(
                line -> change(line).amounts().stream().map(one -> one.amount().abs()).reduce(BigDecimal.ZERO, BigDecimal::add).negate())
                .thenComparing(CustomerLine::name)).toList();
    }

    private MoneySum change(CustomerLine line) {
        return money.change(line.cells().values());
    }

    /** The same customers and services as {@link ReviewTable#content}; what is kept shows its amount, and the totals keep the last one. */
    MatrixContent content(List<CustomerLine> lines, List<ReviewTable.Service> columns, ReviewTable.Kept kept) {
        List<String> headings = new ArrayList<>(columns.stream().map(ReviewTable.Service::name).toList());
        headings.add(money.prices().currency().map(one -> one.getCurrencyCode() + " a month").orElse(""));
        if (money.prices().costed()) {
            headings.add("Margin");
        }
        return new MatrixContent("Customer  " + LocalFormat.number(lines.size()), headings,
                lines.stream()
                        .map(line -> new MatrixContent.Line(line.name(), line.states().contains(CellState.NOT_MAPPED) ? "not mapped" : "",
                                at -> at == columns.size()
                                        ? sum(line, kept)
                                        : at > columns.size()
                                                ? margin(line.cells().values(), Set.of())
                                                : cell(line.cells().get(columns.get(at).key()), kept.keys())))
                        .toList(),
                totals(columns, kept));
    }

    private MatrixContent.Line totals(List<ReviewTable.Service> columns, ReviewTable.Kept kept) {
        List<Cell> sums = new ArrayList<>(columns.stream()
                .map(column -> total(table.cells().values().stream().filter(cell -> cell.key().serviceKey().equals(column.key())).toList(),
                        kept))
                .toList());
        MoneySum change = money.change(table.cells().values().stream().filter(cell -> !kept.keys().contains(cell.key())).toList());
        sums.add(new Cell(change.isEmpty() ? LocalFormat.NONE : delta(change), "", Tone.NEUTRAL, Kind.PLAIN,
                ("change of all customers" + Written.priced(change)).strip()));
        sums.add(margin(table.cells().values(), kept.keys()));
        return new MatrixContent.Line("All " + LocalFormat.number(table.customers().size()),
                kept.customers().isEmpty() ? "" : "held = last month", sums::get);
    }

    /** What Synthesize has of a service after the push. */
    private Cell total(Collection<PlanCell> cells, ReviewTable.Kept kept) {
        MoneySum after = MoneySum.of(cells.stream().filter(PlanCell::sendable).toList(), cell -> after(cell, kept.keys()),
                cell -> money.prices().amount(cell.key(), after(cell, kept.keys())));
        MoneySum change = money.change(cells.stream().filter(cell -> !kept.keys().contains(cell.key())).toList());
        return new Cell(
                after.isEmpty() ? LocalFormat.NONE : after.amounts().stream().map(LocalFormat::money).collect(Collectors.joining(" ")),
                change.isEmpty() ? "" : mark(change.amounts().getFirst()), Tone.NEUTRAL, Kind.PLAIN,
                ("in all" + Written.priced(after)).strip());
    }

    /** What is left after costs; {@code kept} are those of which the last number counts. */
    private Cell margin(Collection<PlanCell> cells, Set<CellKey> kept) {
        MoneySum margin = MoneySum.of(cells.stream().filter(PlanCell::sendable).toList(), cell -> after(cell, kept),
                cell -> money.prices().margin(cell.key(), after(cell, kept)));
        boolean loss = margin.amounts().stream().anyMatch(one -> one.signum() < 0);
        return new Cell(margin.isEmpty() ? LocalFormat.NONE : LocalFormat.money(margin, "with a cost"), loss ? "loss" : "", Tone.WARN,
                Kind.PLAIN, LocalFormat.joined(", ", "margin a month", loss ? "a loss" : ""));
    }

    /** What Synthesize has of it after the push; what is kept and was never accepted is nothing until it is. */
    private static BigDecimal after(PlanCell cell, Set<CellKey> kept) {
        return (kept.contains(cell.key()) ? cell.lastAccepted() : cell.units()).orElse(BigDecimal.ZERO);
    }

    private Cell sum(CustomerLine line, ReviewTable.Kept kept) {
        MoneySum change = change(line);
        boolean waits = kept.customers().contains(line.id());
        return new Cell(change.isEmpty() ? LocalFormat.NONE : delta(change), waits ? "held" : "", Tone.WARN,
                change.amounts().stream().allMatch(one -> one.signum() == 0) ? Kind.QUIET : Kind.PLAIN,
                LocalFormat.joined(", ", waits ? "held" : "", Written.priced(change).strip()));
    }

    private Cell cell(@Nullable PlanCell cell, Set<CellKey> kept) {
        if (cell == null) {
            return new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "never sent");
        }
        if (cell.units().isEmpty()) {
            return new Cell("?", "", Tone.WARN, Kind.PLAIN, "unknown, not sent");
        }
        if (cell.state() == CellState.LEFT_OUT) {
            return new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "left out on purpose");
        }
        Optional<Money> amount = money.amount(cell);
        if (amount.isEmpty()) {
            return new Cell(LocalFormat.NONE, "", Tone.NEUTRAL, Kind.QUIET, "no price");
        }
        Money change = money.change(cell).orElseThrow();
        boolean held = kept.contains(cell.key()) && cell.state() != CellState.SAME;
        String mark = LocalFormat.joined(" ", ReviewTable.byContract(cell) ? "\u00a7" : "",
                cell.change() == CellState.NEW && change.signum() > 0 ? "+ new" : mark(change));
        String words = LocalFormat.joined(", ",
                change.signum() == 0 ? "" : (change.signum() > 0 ? "up " : "down ") + LocalFormat.money(change).replace("\u2212", ""),
                held ? "held" : "", cell.change() == CellState.NOT_MAPPED ? "not mapped" : "",
                ReviewTable.byContract(cell) ? "contract rule" : "");
        Tone tone = held ? Tone.WARN : cell.change() == CellState.NEW ? Tone.GOOD : change.signum() < 0 ? Tone.WARN : Tone.INFO;
        return new Cell(LocalFormat.money(amount.get()), mark, tone, held ? Kind.HELD : change.signum() == 0 ? Kind.QUIET : Kind.PLAIN,
                words);
    }

    private static String delta(MoneySum change) {
        return change.amounts().stream().map(LocalFormat::moneyDelta).collect(Collectors.joining(" "));
    }

    private static String mark(Money change) {
        return change.signum() == 0 ? "" : (change.signum() > 0 ? "\u25b2" : "\u25bc") + LocalFormat.moneyDelta(change);
    }
}
