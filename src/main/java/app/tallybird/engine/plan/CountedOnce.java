package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.count.Overlaps;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.model.CellKey;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Units;

/** Which services count units that others count, too, by their keys; sums count such units once. Immutable. */
public record CountedOnce(Map<String, Set<String>> parts) {

    public static final CountedOnce NONE = new CountedOnce(Map.of());

    public CountedOnce {
        parts = Map.copyOf(parts);
    }

    /** Those of a connector and of what a person made of them. */
    public static CountedOnce of(ConnectorDocument connector, OwnServices own) {
        return new CountedOnce(own.over(Overlaps.of(connector)));
    }

    /** The cells without those whose units another one of them holds. */
    public List<PlanCell> once(Collection<PlanCell> cells) {
        if (parts.isEmpty()) {
            return List.copyOf(cells);
        }
        Set<CellKey> there = cells.stream().map(PlanCell::key).collect(Collectors.toSet());
        return cells.stream().filter(cell -> parts.getOrDefault(cell.key().serviceKey(), Set.of()).stream()
                .noneMatch(whole -> there.contains(new CellKey(cell.key().accountId(), whole)))).toList();
    }

    /** Whether no other one of these services holds its units. */
    public boolean isWhole(String service, Set<String> services) {
        return parts.getOrDefault(service, Set.of()).stream().noneMatch(services::contains);
    }

    /** Whether no other one of these numbers holds its units; a service that has none of a customer holds nothing of it. */
    public boolean isWhole(CellKey cell, Map<CellKey, BigDecimal> there) {
        return parts.getOrDefault(cell.serviceKey(), Set.of()).stream()
                .noneMatch(whole -> there.getOrDefault(new CellKey(cell.accountId(), whole), BigDecimal.ZERO).signum() > 0);
    }

    /** What sending all of them would change. */
    public BigDecimal change(Collection<PlanCell> cells) {
        return Units.plain(once(cells).stream().map(PlanCell::difference).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
