package app.tallybird.engine.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.CellKey;

/** What a person decided about the causes of one plan, by their ids. What is not decided waits. Immutable. */
public record Decisions(Map<String, Decision> byCause) {

    public static final Decisions NONE = new Decisions(Map.of());

    public Decisions {
        byCause = Map.copyOf(byCause);
    }

    public Decisions with(Cause cause, Decision decision) {
        Map<String, Decision> more = new HashMap<>(byCause);
        more.put(cause.id(), decision);
        return new Decisions(more);
    }

    public Decisions without(Cause cause) {
        Map<String, Decision> fewer = new HashMap<>(byCause);
        fewer.remove(cause.id());
        return new Decisions(fewer);
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
        return causes.stream().filter(cause -> !sends(cause) && of(cause).filter(Decision.LEAVE_OUT::equals).isEmpty()).toList();
    }

    /** The cells that do not go out. */
    public Set<CellKey> kept(List<Cause> causes) {
        Set<CellKey> kept = new HashSet<>();
        causes.stream().filter(cause -> !sends(cause)).flatMap(cause -> cause.cells().stream()).forEach(cell -> kept.add(cell.key()));
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
