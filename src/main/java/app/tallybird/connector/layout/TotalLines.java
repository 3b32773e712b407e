package app.tallybird.connector.layout;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.csv.CellText;
import app.tallybird.connector.csv.CsvLine;
import app.tallybird.connector.csv.TotalWords;

/**
 * Finds rows that are totals of others: those whose customer or service is called so, wherever they stand, and a last line that lacks one of them and is
 * the sum of all above. Used by one thread.
 */
final class TotalLines {

    private static final int MOST = 1_000;
    private static final int MOST_TOLD = 10;
    private static final int LEAST_ABOVE = 2;
    private static final List<Role> TOLD_BY = List.of(Role.CUSTOMER_ID, Role.CUSTOMER_NAME, Role.SERVICE);

    private final RoleCells cells;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<String, BigDecimal> ofService = new HashMap<>();
    private final Map<String, BigDecimal> ofCustomer = new HashMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal sinceLast = BigDecimal.ZERO;
    private long rows;
    private Optional<CsvLine> last = Optional.empty();

    /**
     * A line that may be a total.
     *
     * @param called what its cells are that say so, by their headings; empty for a line that is none by its name
     * @param sums what others have together of which it can be the sum, those above it first
     */
    private record Candidate(CsvLine line, Map<String, String> called, Optional<BigDecimal> units, List<BigDecimal> sums, boolean ofOne) {

        boolean isSum() {
            return units.filter(one -> one.signum() != 0 && sums.stream().anyMatch(sum -> sum.compareTo(one) == 0)).isPresent();
        }
    }

    TotalLines(RoleCells cells) {
        this.cells = cells;
    }

    /** Returns whether the line is called a total. */
    boolean see(CsvLine line) {
        Map<String, String> called = called(line);
        if (!called.isEmpty()) {
            take(line, called);
            return true;
        }
        last = Optional.of(line);
        rows++;
        cells.units(line).ifPresent(units -> {
            sum = sum.add(units);
            sinceLast = sinceLast.add(units);
            cells.cell(line, Role.SERVICE).ifPresent(service -> ofService.merge(service, units, BigDecimal::add));
            cells.customer().flatMap(role -> cells.cell(line, role)).ifPresent(who -> ofCustomer.merge(who, units, BigDecimal::add));
        });
        return false;
    }

    private Map<String, String> called(CsvLine line) {
        Map<String, String> called = new LinkedHashMap<>();
        TOLD_BY.forEach(role -> cells.cell(line, role).filter(TotalWords::is)
                .ifPresent(text -> called.put(cells.heading(role).orElseThrow(), text)));
        return called;
    }

    private void take(CsvLine line, Map<String, String> called) {
        last = Optional.empty();
        boolean customer = called.keySet().stream().anyMatch(heading -> !cells.heading(Role.SERVICE).equals(Optional.of(heading)));
        Optional<String> who = cells.customer().flatMap(role -> cells.cell(line, role)).filter(text -> !customer && !text.isEmpty());
        Map<String, String> by = new LinkedHashMap<>(called);
        if (!customer && who.isEmpty()) {
            // no customer has nothing but totals
            List.of(Role.CUSTOMER_ID, Role.CUSTOMER_NAME).forEach(role -> cells.heading(role).ifPresent(heading -> by.put(heading, "")));
        }
        Optional<BigDecimal> service = cells.cell(line, Role.SERVICE).filter(text -> customer && !text.isEmpty()).map(ofService::get);
        List<BigDecimal> sums = who.isPresent()
                ? who.map(ofCustomer::get).stream().toList()
                : Stream.concat(Stream.of(sum, sinceLast), service.stream()).toList();
        if (candidates.size() < MOST) {
            candidates.add(new Candidate(line, by, cells.units(line), sums, who.isPresent()));
        }
        sinceLast = BigDecimal.ZERO;
    }

    /** The lines that are proposed as no data: lines that hold the same are so only when all of them are sums of others. */
    List<FileLayout.Ignored> found() {
        Map<Map<String, String>, Boolean> sums = sums();
        return all().filter(one -> Objects.requireNonNull(sums.get(one.called())))
                .map(one -> new FileLayout.Ignored("line " + words(one), why(one) + "; held until you decide", Optional.of(one.called())))
                .toList();
    }

    /** Those that are called totals and are none as far as their counts tell, as sentences without their ends. */
    List<String> doubtful() {
        Map<Map<String, String>, Boolean> sums = sums();
        return all().filter(one -> !Objects.requireNonNull(sums.get(one.called()))).limit(MOST_TOLD)
                .map(one -> "line " + words(one) + " is " + why(one) + "; held until you decide whether it is a customer").toList();
    }

    private Map<Map<String, String>, Boolean> sums() {
        return all().collect(Collectors.toMap(Candidate::called, one -> one.isSum() || one.units().isEmpty(), Boolean::logicalAnd));
    }

    private Stream<Candidate> all() {
        return Stream.concat(candidates.stream().map(this::withAllOthers).filter(one -> !one.ofOne() || one.isSum()), closing().stream());
    }

    private static String words(Candidate one) {
        return one.line().line() + ": " + String.join(" ", one.line().fields().stream().map(CellText::clean).toList()).strip();
    }

    /** A total may also stand above the lines that it is the sum of. */
    private Candidate withAllOthers(Candidate one) {
        return one.ofOne()
                ? one
                : new Candidate(one.line(), one.called(), one.units(), Stream.concat(one.sums().stream(), Stream.of(sum)).toList(), false);
    }

    private static String why(Candidate one) {
        if (one.units().isEmpty()) {
            return "called a total";
        }
        if (!one.isSum()) {
            return "called a total, but its count is " + one.units().get().toPlainString() + " and the lines above it have "
                    + one.sums().getFirst().toPlainString() + " together";
        }
        boolean above = one.units().get().compareTo(one.sums().getFirst()) == 0 && !one.ofOne();
        return "probably a total: its count is the sum of " + (above ? "all lines above" : "other lines");
    }

    /** The last line, when its count is the sum of all others and it lacks a customer or a service. */
    private Optional<Candidate> closing() {
        Optional<CsvLine> line = last.filter(
                one -> rows > LEAST_ABOVE && TOLD_BY.stream().flatMap(role -> cells.cell(one, role).stream()).anyMatch(String::isEmpty));
        Map<String, String> own = new LinkedHashMap<>();
        line.ifPresent(one -> TOLD_BY
                .forEach(role -> cells.heading(role).ifPresent(heading -> own.put(heading, cells.cell(one, role).orElseThrow()))));
        return line.map(one -> {
            Optional<BigDecimal> units = cells.units(one);
            return new Candidate(one, own, units, List.of(sum.subtract(units.orElse(BigDecimal.ZERO))), false);
        }).filter(Candidate::isSum);
    }
}
