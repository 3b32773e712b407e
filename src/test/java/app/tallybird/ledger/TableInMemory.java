package app.tallybird.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Is done before it answers. */
    volatile Runnable before = () -> {
    };

    private TableInMemory(String person, Clock clock, Map<String, Row> rows, AtomicLong versions) {
        this.person = person;
        this.clock = clock;
        this.rows = rows;
        this.versions = versions;
    }

    TableInMemory(String person, Clock clock) {
        this(person, clock, new ConcurrentHashMap<>(), new AtomicLong());
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
        before.run();
        return found;
    }

    @Override
    public List<Row> rows(Collection<String> paths) {
        List<Row> found = paths.stream().map(rows()::get).filter(row -> row != null).toList();
        before.run();
        return found;
    }

    @Override
    public Optional<List<Row>> commit(List<Write> all) {
        synchronized (rows) {
            if (all.stream().anyMatch(one -> Optional.ofNullable(rows().get(one.path())).map(Row::version).orElse(0L) != one.before())) {
                return Optional.empty();
            }
            List<Row> written = new ArrayList<>();
            all.forEach(one -> one.text().ifPresentOrElse(text -> {
                Row row = new Row(one.path(), text, versions.incrementAndGet(), person, clock.instant());
                rows.put(one.path(), row);
                written.add(row);
            }, () -> rows.remove(one.path())));
            return Optional.of(written);
        }
    }
}
