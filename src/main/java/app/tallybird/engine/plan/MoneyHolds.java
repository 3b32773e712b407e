package app.tallybird.engine.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import app.tallybird.model.CellKey;

/** The ids of the customers and the keys of the services that wait because of money; a count is looked up in them, however many they are. */
record MoneyHolds(Set<String> customers, Set<String> services) {

    static MoneyHolds of(List<? extends Hold> holds) {
        MoneyHolds found = new MoneyHolds(new HashSet<>(), new HashSet<>());
        for (Hold hold : holds) {
            if (hold instanceof Hold.ByMoney by) {
                switch (by.about()) {
                    case CUSTOMER -> found.customers.add(by.id());
                    case SERVICE -> found.services.add(by.id());
                    case ALL -> {
                        // all together are no single count's fault
                    }
                }
            }
        }
        return found;
    }

    /** Whether it is one of the counts of such a customer or service. */
    boolean hold(CellKey key) {
        return customers.contains(key.accountId()) || services.contains(key.serviceKey());
    }
}
