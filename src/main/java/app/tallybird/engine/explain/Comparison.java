package app.tallybird.engine.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.engine.explain.SinceLast.Basis;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.ledger.PushedNames;
import app.tallybird.ledger.PushedNames.Kept;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;
import app.tallybird.problem.Wording;

/**
 * Lays the names behind a number beside those of the last one that Synthesize accepted and that no push has gone back behind. Names are compared, so
 * that of two things with one name it is known how many there are, not which.
 */
final class Comparison {

    private static final int MOST_EXPLAINED = 2_000;

    private final List<PushedNames> pushed;
    private final int months;

    /** {@code pushed} are the accepted numbers of the cell, the newest first; names are kept for {@code months}. */
    Comparison(List<PushedNames> pushed, int months) {
        this.pushed = pushed;
        this.months = months;
    }

    /** {@code noNames} says why the number has none, where it has none. */
    SinceLast of(Optional<RowNames> now, String noNames) {
        int at = standing(0);
        if (now.isEmpty()) {
            return new SinceLast.NotTold(noNames, basis(at), List.of());
        }
        Optional<Basis> basis = basis(at);
        List<Seen> counted = seen(now.get().rows(), at);
        if (basis.isEmpty()) {
            return new SinceLast.NotTold("Nothing was accepted before, so there is nothing to compare with.", basis, counted);
        }
        PushedNames before = pushed.get(at);
        return switch (before.kept()) {
            case Kept.Damaged damaged -> new SinceLast.NotTold("The names kept with push " + before.run().value()
                    + " are damaged and can not be read. The number itself is not affected.", basis, counted);
            case Kept.Not not when before.counted().filter(units -> units.signum() == 0).isPresent() ->
                compared(basis.get(), RowNames.NONE, now.get(), at);
            case Kept.Not not -> new SinceLast.NotTold(months == 0
                    ? "Names are not kept: the setting keep-names-months is 0."
                    : "The names behind that number were not kept: they are too old, or none were kept then.", basis, counted);
            case Kept.Names names -> compared(basis.get(), names.names(), now.get(), at);
        };
    }

    private SinceLast compared(Basis basis, RowNames before, RowNames now, int at) {
        List<Seen> counted = seen(now.rows(), at);
        if (!before.whole() || !now.whole()) {
            RowNames cut = before.whole() ? now : before;
            return new SinceLast.NotTold(Wording.count(cut.rows().size(), "name is", "names are") + " kept of " + cut.total()
                    + ", so it can not be said who is new or gone.", Optional.of(basis), counted);
        }
        List<Seen> fresh = seen(without(now.rows(), before.rows()), -1);
        List<NamedRow> lost = without(before.rows(), now.rows());
        boolean heard = !lost.isEmpty() && lost.stream().allMatch(row -> row.lastSeen().isPresent());
        List<Seen> gone = seen(lost, at).stream()
                .map(one -> heard ? one : new Seen(one.name(), one.site(), one.first(), one.firstOrBefore(), Optional.of(basis.at())))
                .sorted(Comparator.comparing((Seen one) -> one.last().orElseThrow()).reversed().thenComparing(Seen::name)).toList();
        return new SinceLast.Told(basis, fresh, gone, counted, Patterns.of(gone, basis.at(), heard), heard);
    }

    /** Those of one list that the other one has not, or has fewer of. */
    private static List<NamedRow> without(List<NamedRow> rows, List<NamedRow> others) {
        Map<String, Integer> there = new HashMap<>();
        others.forEach(row -> there.merge(row.name(), 1, Integer::sum));
        List<NamedRow> left = new ArrayList<>();
        for (NamedRow row : rows) {
            if (there.merge(row.name(), -1, Integer::sum) < 0) {
                left.add(row);
            }
        }
        return left;
    }

    /** With when each was first counted in the pushes from this place on; {@code from} below zero knows of none. */
    private List<Seen> seen(List<NamedRow> rows, int from) {
        Map<String, PushedNames> first = new HashMap<>();
        int oldest = -1;
        for (int i = Math.max(0, from); from >= 0 && i < pushed.size(); i++) {
            PushedNames one = pushed.get(i);
            if (one.kept() instanceof Kept.Names names) {
                names.names().rows().forEach(row -> first.put(row.name(), one));
                oldest = i;
            }
        }
        int last = oldest;
        return rows.stream().limit(MOST_EXPLAINED).map(row -> {
            Optional<PushedNames> run = Optional.ofNullable(first.get(row.name()));
            return new Seen(row.name(), row.site(), run.map(PushedNames::at), run.filter(one -> one.equals(pushed.get(last))).isPresent(),
                    row.lastSeen());
        }).sorted(Comparator.comparing(Seen::name)).toList();
    }

    private Optional<Basis> basis(int at) {
        return at < pushed.size() ? Optional.of(pushed.get(at)).map(one -> new Basis(one.run(), one.at(), one.units())) : Optional.empty();
    }

    /** The place of the push whose numbers and names stand at Synthesize: what was gone back behind does not. */
    private int standing(int from) {
        int at = from;
        while (at < pushed.size() && pushed.get(at).kind() == RunKind.UNDO) {
            long undone = number(pushed.get(at).source());
            at++;
            while (at < pushed.size() && number(pushed.get(at).run().value()) >= undone) {
                at++;
            }
        }
        return at;
    }

    /** Runs are numbered as they begin. */
    private static long number(String run) {
        return run.matches("R\\d{1,18}") ? Long.parseLong(run.substring(1)) : 0;
    }
}
