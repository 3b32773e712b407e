package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Two services that count the same licences, what was bought of them and what is assigned, which are looked at side by side. Connectors call them "Plan" and
 * "Plan, assigned", and so may a person.
 */
public final class SideBySide {

    private static final String ASSIGNED = ", assigned";

    private SideBySide() {
    }

    /** What a service counts, of one that has the other beside it: "assigned" or "bought". */
    public static String word(String service) {
        return service.endsWith(ASSIGNED) ? "assigned" : "bought";
    }

    /** What the other one is called. */
    public static String other(String service) {
        return service.endsWith(ASSIGNED) ? service.substring(0, service.length() - ASSIGNED.length()) : service + ASSIGNED;
    }

    /** The other one, if it is there. */
    public static <T> Optional<T> other(T one, List<T> all, Function<T, String> name) {
        String wanted = other(name.apply(one));
        return all.stream().filter(other -> name.apply(other).equals(wanted)).findFirst();
    }

    /** In their order, but what is assigned right after what was bought. */
    public static <T> List<T> ordered(List<T> all, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        all.forEach(one -> byName.putIfAbsent(name.apply(one), one));
        List<T> ordered = new ArrayList<>();
        for (T one : all) {
            String called = name.apply(one);
            boolean follows = called.endsWith(ASSIGNED) && byName.containsKey(other(called)) && one.equals(byName.get(called));
            if (!follows) {
                ordered.add(one);
                Optional.ofNullable(byName.get(called + ASSIGNED)).filter(assigned -> one.equals(byName.get(called)))
                        .ifPresent(ordered::add);
            }
        }
        return ordered;
    }
}
