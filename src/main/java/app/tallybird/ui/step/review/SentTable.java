package app.tallybird.ui.step.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.MatrixContent.Cell;
import app.tallybird.ui.control.MatrixContent.Kind;
import app.tallybird.ui.control.Tone;

/** The numbers of a plan while they are sent and afterwards, each with the sign of what became of it. Used on the screen's thread. */
final class SentTable {

    private final PreparedPush.Seen seen;
    private final Map<CellKey, PushGroup.Kind> kinds = new HashMap<>();
    /** What is accepted changes the totals, by service. */
    private final Map<String, BigDecimal> changes = new HashMap<>();

    SentTable(PreparedPush.Seen seen) {
        this.seen = seen;
    }

    static PushGroup.Kind kind(Outcome outcome) {
        return outcome == Outcome.UNKNOWN ? PushGroup.Kind.IN_DOUBT : switch (outcome.group()) {
            case ACCEPTED -> PushGroup.Kind.ACCEPTED;
            case NOT_MAPPED -> PushGroup.Kind.NOT_MAPPED;
            case NO_PLACE -> PushGroup.Kind.NO_PLACE;
            case REFUSED -> PushGroup.Kind.REFUSED;
            case FAILED -> PushGroup.Kind.FAILED;
        };
    }

    List<CustomerLine> lines() {
        return seen.lines();
    }

    ReviewTable table() {
        return seen.table();
    }

    void set(CellKey key, PushGroup.Kind kind) {
        if (kinds.put(key, kind) != PushGroup.Kind.ACCEPTED && kind == PushGroup.Kind.ACCEPTED) {
            PlanCell cell = seen.table().cells().get(key);
            if (cell != null) {
                changes.merge(key.serviceKey(), cell.difference(), BigDecimal::add);
            }
        }
    }

    /** What became of the counts of each customer. */
    Map<String, Set<PushGroup.Kind>> byCustomer() {
        return kinds.entrySet().stream().collect(
                Collectors.groupingBy(one -> one.getKey().accountId(), Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** {@code all} shows the services, too, that were folded in the review and in which something was not accepted. */
    MatrixContent content(List<CustomerLine> lines, boolean all) {
        List<ReviewTable.Service> columns = all ? columns() : seen.columns();
        List<String> headings = new ArrayList<>(columns.stream().map(ReviewTable.Service::name).toList());
        headings.add("Result");
        return new MatrixContent("Customer  " + LocalFormat.number(lines.size()), headings,
                lines.stream()
                        .map(line -> new MatrixContent.Line(line.name(), "",
                                at -> at == columns.size() ? worst(line) : cell(line.cells().get(columns.get(at).key()))))
                        .toList(),
                new MatrixContent.Line("At Synthesize", "", at -> at == columns.size() ? Cell.EMPTY : total(columns.get(at))));
    }

    private List<ReviewTable.Service> columns() {
        Set<String> news = kinds.entrySet().stream()
                .filter(one -> one.getValue() != PushGroup.Kind.ACCEPTED && one.getValue() != PushGroup.Kind.HELD)
                .map(one -> one.getKey().serviceKey()).collect(Collectors.toSet());
        return seen.table().services().stream().filter(one -> seen.columns().contains(one) || news.contains(one.key())).toList();
    }

    private Cell total(ReviewTable.Service column) {
        BigDecimal change = changes.getOrDefault(column.key(), BigDecimal.ZERO);
        return new Cell(LocalFormat.number(column.before().add(change)),
                change.signum() == 0 || column.before().signum() == 0 ? "" : LocalFormat.delta(change), Tone.NEUTRAL, Kind.PLAIN,
                "at Synthesize in all");
    }

    private Cell cell(@Nullable PlanCell cell) {
        if (cell == null) {
            return new Cell("\u00b7", "", Tone.NEUTRAL, Kind.QUIET, "never sent");
        }
        PushGroup.Kind kind = kinds.get(cell.key());
        String number = LocalFormat.number(cell.units());
        return kind == null
                ? new Cell(number, "", Tone.NEUTRAL, Kind.QUIET, cell.sendable() ? "not sent yet" : "not sent")
                : new Cell(number, mark(kind), tone(kind), kind == PushGroup.Kind.HELD ? Kind.HELD : Kind.PLAIN, words(kind));
    }

    /** What needs a person most of a customer's counts. */
    private Cell worst(CustomerLine line) {
        Optional<PushGroup.Kind> worst = line.cells().values().stream().map(cell -> kinds.get(cell.key())).filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        return worst.map(kind -> new Cell("", mark(kind) + (kind == PushGroup.Kind.ACCEPTED ? " accepted" : ""), tone(kind), Kind.PLAIN,
                words(kind))).orElse(Cell.EMPTY);
    }

    private static String words(PushGroup.Kind kind) {
        return kind.heading().toLowerCase(Locale.ROOT);
    }

    private static String mark(PushGroup.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> "\u2713";
            case HELD -> "held";
            case NOT_MAPPED -> "no map";
            case NO_PLACE -> "\u2715 lost";
            case REFUSED -> "\u2715 refused";
            case FAILED -> "\u2715 failed";
            case IN_DOUBT -> "? doubt";
            case NOT_SENT -> "not sent";
        };
    }

    static Tone tone(PushGroup.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> Tone.GOOD;
            case HELD, NOT_MAPPED, NOT_SENT, IN_DOUBT -> Tone.WARN;
            case NO_PLACE, REFUSED, FAILED -> Tone.BAD;
        };
    }
}
