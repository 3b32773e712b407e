package app.tallybird.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.plan.Likeness;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.engine.plan.UnownedService.Standing;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.synthesize.VendorService;

/** Finds the services at Synthesize that are none of the connector's. */
final class Unowned {

    private final IntegrationContext context;
    private final ServiceDecisions decisions;

    Unowned(IntegrationContext context, ServiceDecisions decisions) {
        this.context = context;
        this.decisions = decisions;
    }

    /** Besides what the ledger remembers and what was decided, these ids belong to the connector. */
    List<UnownedService> find(List<Service> ours, List<VendorService> present, Set<String> owned) {
        ConnectorDocument document = context.integration().vendor().doc();
        Set<String> keys = ours.stream().map(Service::key).collect(Collectors.toSet());
        Set<String> own = decisions.over(ServiceIds.own(context)).entrySet().stream()
                .filter(one -> !one.getKey().startsWith(ServiceDecisions.OLD))
                .filter(one -> document.discoversServices() || keys.contains(one.getKey()) || decisions.adopted().containsKey(one.getKey()))
                .map(Map.Entry::getValue).collect(Collectors.toSet());
        Likeness likeness = new Likeness(ours, OldScript.of(document.id()), document.name());
        Map<String, BigDecimal> units = units();
        return present.stream().filter(one -> !own.contains(one.id()) && !owned.contains(one.id())).map(
                one -> new UnownedService(one, standing(one.id()), Optional.ofNullable(units.get(one.id())), likeness.find(one.name())))
                .toList();
    }

    private Standing standing(String id) {
        return decisions.notOurs().contains(id)
                ? Standing.NOT_OURS
                : decisions.givenUp().containsKey(id) ? Standing.AT_ZERO : Standing.UNDECIDED;
    }

    /** What was last accepted in sum, by id at Synthesize. */
    private Map<String, BigDecimal> units() {
        Map<String, String> ids = ServiceIds.remembered(context);
        return context.ledger().accepted().entrySet().stream().filter(one -> ids.containsKey(one.getKey().serviceKey()))
                .collect(Collectors.toMap(one -> id(ids, one.getKey()), Map.Entry::getValue, BigDecimal::add));
    }

    private static String id(Map<String, String> ids, CellKey cell) {
        return ids.getOrDefault(cell.serviceKey(), "");
    }
}
