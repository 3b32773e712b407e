package app.tallybird.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.model.Service;
import app.tallybird.synthesize.VendorService;

/**
 * Under which id Synthesize knows each service, by the service's key. What the ledger remembers counts; a service it does not know is found by its exact
 * name, for example when the ledger is new and the services are not. A blank id is none.
 */
final class ServiceIds {

    private ServiceIds() {
    }

    static Map<String, String> find(IntegrationContext context, List<Service> services, List<VendorService> present) {
        Map<String, String> ids = own(context);
        if (services.stream().anyMatch(service -> !ids.containsKey(service.key()))) {
            ServiceDecisions decisions = ServiceDecisions.of(context.ledger());
            for (Service service : services) {
                List<VendorService> sameName = present.stream().filter(there -> there.name().equals(service.name())).toList();
                if (!ids.containsKey(service.key()) && sameName.size() == 1 && !decisions.about(sameName.getFirst().id())
                        && !ids.containsValue(sameName.getFirst().id())) {
                    ids.put(service.key(), sameName.getFirst().id());
                    context.ledger().rememberService(service.key(), sameName.getFirst().id(), service.name());
                }
            }
        }
        return ids;
    }

    /** Those of the connector's services. */
    static Map<String, String> own(IntegrationContext context) {
        Map<String, String> ids = remembered(context);
        ids.keySet().removeIf(key -> key.startsWith(ServiceDecisions.OLD));
        return ids;
    }

    /** All that can be sent to, given-up ones too. */
    static Map<String, String> remembered(IntegrationContext context) {
        Map<String, String> ids = new HashMap<>(context.ledger().serviceIds());
        ids.values().removeIf(String::isBlank);
        return ids;
    }
}
