package app.tallybird.engine.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.CellKey;

/**
 * What a person decided about the causes of one plan, or about single customers of them, by their ids. What is not decided waits. Immutable.
 *
 * @param made who decided, when, and what they noted, as far as that is known
 */
public record Decisions(Map<String, Decision> byCause, Map<String, Made> made) {

    public static final Decisions NONE = new Decisions(Map.of());

    public Decisions {
        byCause = Map.copyOf(byCause);
        made = Map.copyOf(made);
    }

    public Decisions(Map<String, Decision> byCause) {
        this(byCause, Map.of());
    }

    /** Who decided, when, and a note or nothing. */
    public record Made(String by, Instant at, String note) {
    }

    /** In place of what was decided about it, or about single customers of it. */
    public Decisions with(Cause cause, Decision decision, Made how) {
        Decisions others = without(cause);
        Map<String, Decision> more = new HashMap<>(others.byCause);
        more.put(cause.id(), decision);
        Map<String, Made> known = new HashMap<>(others.made);
        known.put(cause.id(), how);
        return new Decisions(more, known);
    }

    public Decisions without(Cause cause) {
        Map<String, Decision> fewer = new HashMap<>(byCause);
        Map<String, Made> known = new HashMap<>(made);
        fewer.keySet().removeIf(id -> concerns(id, cause));
        known.keySet().removeIf(id -> concerns(id, cause));
        return new Decisions(fewer, known);
    }

    /** Those of others that are about nothing which is decided here. */
    public Decisions beside(Decisions others, List<Cause> causes) {
        Decisions rest = others;
        for (Cause cause : causes) {
            boolean whole = byCause.containsKey(cause.id());
            boolean part = isSplit(cause);
            if (whole || (part && others.byCause.containsKey(cause.id()))) {
                rest = rest.without(cause);
            } else if (part) {
                for (Cause one : cause.parts()) {
                    rest = byCause.containsKey(one.id()) ? rest.without(one) : rest;
                }
            }
        }
        return rest;
    }

    /** These and those, which are about others. */
    public Decisions and(Decisions others) {
        Map<String, Decision> all = new HashMap<>(others.byCause);
        all.putAll(byCause);
        Map<String, Made> known = new HashMap<>(others.made);
        known.putAll(made);
        return new Decisions(all, known);
    }

    private static boolean concerns(String id, Cause cause) {
        return id.equals(cause.id()) || cause.parts().stream().anyMatch(part -> part.id().equals(id));
    }

    /** The causes, and in place of one that is decided about customer by customer those customers. */
    public List<Cause> split(List<Cause> causes) {
        return causes.stream().flatMap(cause -> isSplit(cause) ? cause.parts().stream() : Stream.of(cause)).toList();
    }

    private boolean isSplit(Cause cause) {
        return cause.parts().stream().anyMatch(part -> byCause.containsKey(part.id()));
    }

    /** Whether all of it is decided. */
    public boolean settles(Cause cause) {
        return byCause.containsKey(cause.id())
                || (isSplit(cause) && cause.parts().stream().allMatch(part -> byCause.containsKey(part.id())));
    }

    public Optional<Decision> of(Cause cause) {
        return Optional.ofNullable(byCause.get(cause.id()));
    }

    /** Whether the cells of the cause go out. */
    public boolean sends(Cause cause) {
        return of(cause).map(Decision::sends).orElse(!cause.waits());
    }

    /** The causes whose cells wait for a later look; what is left out does not wait. */
    public List<Cause> waiting(List<Cause> causes) {
        return split(causes).stream().filter(cause -> !sends(cause) && of(cause).filter(Decision.LEAVE_OUT::equals).isEmpty()).toList();
    }

    /** The cells that do not go out. */
    public Set<CellKey> kept(List<Cause> causes) {
        Set<CellKey> kept = new HashSet<>();
        split(causes).stream().filter(cause -> !sends(cause)).flatMap(cause -> cause.cells().stream())
                .forEach(cell -> kept.add(cell.key()));
        return kept;
    }

    /** Whether what was noticed counts as accepted: nothing that waits is about it. */
    public boolean accepts(PlanWarning warning, List<Cause> causes) {
        return waiting(causes).stream().flatMap(cause -> cause.holds().stream()).noneMatch(hold -> switch (hold) {
            case Hold.Nobody nobody -> warning.facts().keySet().stream().anyMatch(Warning::isOfNobody);
            case Hold.LikelyTotal total -> warning.code().equals(UsagePlanner.LIKELY_TOTAL);
            case Hold.Contradicted contradicted -> Contradiction.isCode(warning.code());
            default -> false;
        });
    }
}
