package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import app.tallybird.connector.csv.TotalWords;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.reading.Warning.Nobody;

/** Units of rows that can not be counted for anybody, by the thing that they do name. Used by one thread. */
final class Strays {

    /** What a fact about a total says instead of its units, which change with every customer. */
    private static final String TOTAL = " total";

    private final Map<String, Heap> heaps = new TreeMap<>();

    /** So many rows with so many units. */
    record Heap(BigDecimal units, long rows) {
        Heap and(Heap other) {
            return new Heap(units.add(other.units), rows + other.rows);
        }
    }

    void add(String thing, BigDecimal units, long rows) {
        if (units.signum() != 0) {
            heaps.merge(thing, new Heap(units.abs(), rows), Heap::and);
        }
    }

    Set<String> things() {
        return heaps.keySet();
    }

    /** "60 units in 1 row", or empty. */
    Optional<String> words(UnaryOperator<BigDecimal> finish) {
        return Optional.of(all()).filter(heap -> heap.rows() > 0)
                .map(heap -> new Nobody(finish.apply(heap.units()), heap.rows(), "").words());
    }

    /** The things of one row that has as many units as the others together, with those units. */
    Map<String, BigDecimal> totals(Function<String, Sum> others) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        heaps.forEach((thing, heap) -> {
            if (heap.rows() == 1 && others.apply(thing).isTotal(heap.units(), thing)) {
                totals.put(thing, heap.units());
            }
        });
        return totals;
    }

    private Heap all() {
        return heaps.values().stream().reduce(new Heap(BigDecimal.ZERO, 0), Heap::and);
    }

    /**
     * The warning with these units, finished as a count is; {@code others} is what the others of a thing have together, and {@code lack} what the rows
     * lack.
     */
    Warning on(Warning warning, Function<String, Sum> others, UnaryOperator<BigDecimal> finish, String lack) {
        if (heaps.isEmpty()) {
            return warning;
        }
        Map<String, BigDecimal> facts = new TreeMap<>();
        Set<String> totals = totals(others).keySet();
        heaps.forEach((thing, heap) -> facts.put(totals.contains(thing) ? thing + TOTAL : thing,
                totals.contains(thing) ? BigDecimal.ONE : finish.apply(heap.units())));
        boolean total = totals.size() == 1 && heaps.size() == 1;
        Heap all = all();
        Nobody nobody = new Nobody(finish.apply(all.units()), all.rows(), (all.rows() == 1 ? "the row names no " : "the rows name no ")
                + lack + (total ? "; it equals the sum of all others: a total?" : ""));
        return warning.about(nobody, facts);
    }

    /** What others have together. */
    record Sum(BigDecimal units, long others) {
        static final Sum NONE = new Sum(BigDecimal.ZERO, 0);
        /** Of fewer, two add up to the third too often by chance, unless a name says what it is. */
        private static final int FEWEST = 3;

        Sum and(BigDecimal more) {
            return more.signum() == 0 ? this : new Sum(units.add(more), others + 1);
        }

        Sum without(BigDecimal own) {
            return own.signum() == 0 ? this : new Sum(units.subtract(own), others - 1);
        }

        /** Whether this many units are all the others together, of enough others or of any when a name says so. */
        boolean isTotal(BigDecimal one, String... names) {
            return others >= (called(names) ? 1 : FEWEST) && one.signum() > 0 && one.compareTo(units) == 0;
        }

        /** Whether one of the names is what reports call the line below. */
        static boolean called(String... names) {
            return Stream.of(names).anyMatch(TotalWords::is);
        }
    }
}
