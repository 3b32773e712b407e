package app.tallybird.ui.team;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import app.tallybird.ledger.AuditEntry;
import app.tallybird.ui.control.LocalFormat;

/**
 * A computer that works with a ledger, as far as the ledger knows.
 *
 * @param version that it has the ledger open with at this moment; empty when it has not
 * @param wrote when something that it did was last written down
 */
record ComputerLine(String name, Optional<String> version, Optional<Instant> wrote) {

    private static final Comparator<ComputerLine> ORDER = Comparator.<ComputerLine, Boolean>comparing(one -> one.version().isEmpty())
            .thenComparing(one -> one.wrote().orElse(Instant.EPOCH), Comparator.reverseOrder()).thenComparing(ComputerLine::name);

    /** Those that are there first, then those that wrote last. {@code audit} has the newest first; {@code open} are those that are there. */
    static List<ComputerLine> of(List<AuditEntry> audit, Map<String, String> open) {
        Map<String, ComputerLine> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        open.forEach((name, version) -> found.put(name, new ComputerLine(name, Optional.of(version), Optional.empty())));
        audit.stream().filter(entry -> !entry.computer().isEmpty())
                .forEach(entry -> found.merge(entry.computer(),
                        new ComputerLine(entry.computer(), Optional.empty(), Optional.of(entry.at())),
                        (known, older) -> new ComputerLine(known.name(), known.version(), known.wrote().or(older::wrote))));
        List<ComputerLine> lines = new ArrayList<>(found.values());
        lines.sort(ORDER);
        return List.copyOf(lines);
    }

    /** "DANA-LT, open now (1.4.0), wrote Today 09:41". */
    String words(Function<Instant, String> near) {
        return LocalFormat.joined(", ", name, version.map(one -> "open now (" + one + ")").orElse(""),
                wrote.map(at -> "wrote " + near.apply(at)).orElse(version.isPresent() ? "wrote nothing yet" : ""));
    }
}
