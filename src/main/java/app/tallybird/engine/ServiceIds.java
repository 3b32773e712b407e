package app.tallybird.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.http.Cancel;
import app.tallybird.model.Service;
import app.tallybird.synthesize.VendorService;

/**
 * Under which id Synthesize knows each service, by the service's key. What the ledger remembers counts; a service it does not know is found by its exact
 * name, for example when the ledger is new and the services are not. A blank id is none.
 */
final class ServiceIds {

    private ServiceIds() {
    }

    static Map<String, String> find(IntegrationContext context, List<Service> services, Cancel cancel) {
        Map<String, String> ids = remembered(context);
        if (services.stream().anyMatch(service -> !ids.containsKey(service.key()))) {
            List<VendorService> present = context.synthesize().vendor(cancel).services();
            for (Service service : services) {
                List<VendorService> sameName = present.stream().filter(there -> there.name().equals(service.name())).toList();
                if (!ids.containsKey(service.key()) && sameName.size() == 1 && !ids.containsValue(sameName.getFirst().id())) {
                    ids.put(service.key(), sameName.getFirst().id());
                    context.ledger().rememberService(service.key(), sameName.getFirst().id(), service.name());
                }
            }
        }
        return ids;
    }

    static Map<String, String> remembered(IntegrationContext context) {
        Map<String, String> ids = new HashMap<>(context.ledger().serviceIds());
        ids.values().removeIf(String::isBlank);
        return ids;
    }
}
