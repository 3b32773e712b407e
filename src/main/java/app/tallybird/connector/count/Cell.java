package app.tallybird.connector.count;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;

/** One count while rows are added to it. Used by one thread. */
final class Cell {

    private long rows;
    private BigDecimal total = BigDecimal.ZERO;
    private @Nullable BigDecimal extreme;
    private @Nullable Set<String> distinct;
    private @Nullable Map<String, Long> leftOut;
    private @Nullable String mainReason;
    private long mainRows;
    private @Nullable List<NamedRow> names;
    private long things;
    private @Nullable String wrong;
    private long @Nullable [] places;
    private int spilled;

    void count() {
        rows++;
    }

    /** Whether the value is new. */
    boolean distinct(String value) {
        rows++;
        Set<String> seen = distinct;
        if (seen == null) {
            seen = new HashSet<>();
            distinct = seen;
        }
        return seen.add(value);
    }

    void number(BigDecimal value, Measure measure) {
        rows++;
        total = total.add(value);
        BigDecimal now = extreme;
        boolean better = now == null || (measure == Measure.MIN ? value.compareTo(now) < 0 : value.compareTo(now) > 0);
        if (better) {
            extreme = value;
        }
    }

    /** The usual case is one reason for all rows, which needs no map. */
    void leftOut(String reason) {
        if (reason.equals(mainReason)) {
            mainRows++;
            return;
        }
        if (mainReason == null) {
            mainReason = reason;
            mainRows = 1;
            return;
        }
        Map<String, Long> reasons = leftOut;
        if (reasons == null) {
            reasons = new HashMap<>();
            leftOut = reasons;
        }
        reasons.merge(reason, 1L, Long::sum);
    }

    /** One thing was counted, which may have a name. */
    void thing(Optional<NamedRow> named) {
        things++;
        List<NamedRow> known = names;
        if (named.isEmpty() || (known != null && known.size() == RowNames.MOST)) {
            return;
        }
        if (known == null) {
            known = new ArrayList<>();
            names = known;
        }
        known.add(named.get());
    }

    /** Keeps where a counted row was written, up to the most that are kept. */
    void spill(RowSpill file, Row row) {
        if (spilled == RowFile.MOST) {
            return;
        }
        long[] known = places;
        if (known == null) {
            known = new long[8];
        } else if (known.length == spilled) {
            known = Arrays.copyOf(known, Math.min(RowFile.MOST, spilled * 2));
        }
        known[spilled++] = file.write(row);
        places = known;
    }

    /** From now on the count is unknown; the first reason stays. */
    void wrong(String reason) {
        if (wrong == null) {
            wrong = reason;
        }
    }

    Optional<String> wrong() {
        return Optional.ofNullable(wrong);
    }

    long rows() {
        return rows;
    }

    BigDecimal result(Measure measure) {
        BigDecimal best = extreme;
        Set<String> seen = distinct;
        return switch (measure) {
            case COUNT -> BigDecimal.valueOf(rows);
            case COUNT_DISTINCT -> BigDecimal.valueOf(seen == null ? 0 : seen.size());
            case SUM -> total;
            case MAX, MIN, VALUE -> best == null ? BigDecimal.ZERO : best;
        };
    }

    CountOrigin origin(String rule, String means, Map<String, Long> notCounted, Optional<Path> file) {
        Map<String, Long> reasons = new HashMap<>();
        if (mainReason != null) {
            reasons.put(mainReason, mainRows);
        }
        if (leftOut != null) {
            reasons.putAll(leftOut);
        }
        long[] known = places;
        Optional<RowFile> kept = known == null ? Optional.empty() : file.map(path -> new RowFile(path, Arrays.copyOf(known, spilled)));
        List<NamedRow> named = names;
        return new CountOrigin(rule, rows, reasons, kept,
                new CountOrigin.ForPeople(means, notCounted, named == null ? RowNames.NONE : new RowNames(things, named)));
    }
}
