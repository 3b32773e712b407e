package app.tallybird.engine.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.connector.format.ServiceRule;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Service;
import app.tallybird.settings.ServiceEdits;

/** The customers and services that a contract rule can be about: their names by the vendor's ids and the connector's keys. */
public record KnownNames(Map<String, String> accounts, Map<String, String> services) {

    public KnownNames {
        accounts = Map.copyOf(accounts);
        services = Map.copyOf(services);
    }

    /** What Synthesize has of this integration, the services that the connector names, and own ones; {@code edits} has the names that a person chose. */
    public static KnownNames of(Ledger ledger, List<ServiceRule> rules, ServiceEdits edits) {
        Map<String, String> services = new HashMap<>(ledger.serviceNames());
        for (ServiceRule rule : rules) {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed(String key, String name)) {
                services.putIfAbsent(key,
                        edits.apply(new Service(key, name, rule.description(), rule.category(), rule.subcategory())).name());
            }
        }
        edits.own().all().forEach(own -> services.putIfAbsent(own.key(), edits.apply(own.service()).name()));
        services.keySet().removeIf(key -> key.startsWith(ServiceDecisions.OLD));
        return new KnownNames(ledger.accountNames(), services);
    }

    public String account(ContractRule rule) {
        return account(rule.scope());
    }

    public String account(ContractRule.Scope scope) {
        return scope.accountId().map(id -> accounts.getOrDefault(id, id)).orElse("every customer");
    }

    public String service(ContractRule rule) {
        return service(rule.scope());
    }

    public String service(ContractRule.Scope scope) {
        return scope.serviceKey().map(key -> services.getOrDefault(key, key)).orElse("every service");
    }

    /** Whether it is about somebody and something that is there. */
    boolean knows(ContractRule rule) {
        return rule.scope().accountId().filter(id -> !accounts.containsKey(id)).isEmpty()
                && rule.scope().serviceKey().filter(key -> !services.containsKey(key)).isEmpty();
    }
}
