package app.tallybird.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The table of a shared ledger that can be out of reach, as one of several people sees it. */
final class TableInMemory implements DocumentTable {

    private final String person;
    private final Clock clock;
    private final Map<String, Row> rows;
    private final AtomicLong versions;
    final AtomicInteger looks = new AtomicInteger();
    volatile boolean away;

    private TableInMemory(String person, Clock clock, Map<String, Row> rows, AtomicLong versions) {
        this.person = person;
        this.clock = clock;
        this.rows = rows;
        this.versions = versions;
    }

    TableInMemory(String person, Clock clock) {
        this(person, clock, new HashMap<>(), new AtomicLong());
    }

    /** The same table, of somebody else. */
    TableInMemory of(String other) {
        return new TableInMemory(other, clock, rows, versions);
    }

    private Map<String, Row> rows() {
        if (away) {
            throw Problem.of(ProblemCode.UNREACHABLE, "The ledger can not be reached.", "Nothing was done.", "Try again.").asException();
        }
        return rows;
    }

    @Override
    public Map<String, Long> versions() {
        looks.incrementAndGet();
        Map<String, Long> found = new HashMap<>();
        rows().forEach((path, row) -> found.put(path, row.version()));
        return found;
    }

    @Override
    public List<Row> rows(Collection<String> paths) {
        return paths.stream().map(rows()::get).filter(row -> row != null).toList();
    }

    @Override
    public Optional<Row> write(String path, String text, long before) {
        Row there = rows().get(path);
        if ((there == null ? 0 : there.version()) != before) {
            return Optional.empty();
        }
        Row written = new Row(path, text, versions.incrementAndGet(), person, clock.instant());
        rows.put(path, written);
        return Optional.of(written);
    }

    @Override
    public boolean delete(String path) {
        return rows().remove(path) != null;
    }
}
