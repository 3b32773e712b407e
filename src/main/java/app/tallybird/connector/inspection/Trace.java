package app.tallybird.connector.inspection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was seen of a run. Immutable. */
public record Trace(List<TracedCall> calls, Map<String, TracedTable> tables, List<String> log) {

    /** Nothing was run. */
    public static final Trace EMPTY = new Trace(List.of(), Map.of(), List.of());

    public Trace {
        calls = List.copyOf(calls);
        tables = Map.copyOf(tables);
        log = List.copyOf(log);
    }

    public TracedTable table(String name) {
        return tables.getOrDefault(name, TracedTable.empty(name));
    }

    /** Token requests. */
    public List<TracedCall> signIns() {
        return calls.stream().filter(TracedCall::signIn).toList();
    }

    /** The data requests of one table. */
    public List<TracedCall> calls(String table) {
        return calls.stream().filter(call -> !call.signIn() && call.table().equals(table)).toList();
    }

    /** The newest answer of a table. */
    public Optional<TracedCall> last(String table) {
        List<TracedCall> all = calls(table);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
