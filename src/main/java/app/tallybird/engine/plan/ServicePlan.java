package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import app.tallybird.model.Service;
import app.tallybird.synthesize.ServiceDetails.Support;
import app.tallybird.synthesize.VendorService;

/**
 * What sync-services would do. A service is known by the id remembered for its key, so a rename changes it instead of making a second one.
 *
 * @param support goes with every service that is created or changed
 * @param unowned what else is at Synthesize
 * @param decisions what holds for those, once the plan is applied
 */
public record ServicePlan(List<Line> lines, Support support, List<UnownedService> unowned, ServiceDecisions decisions) {

    /** What happens to one service. */
    public enum Change implements PlannedChange {
        NEW("new", '+'),
        CHANGED("changed", '~'),
        EXISTS("exists", '='),
        CLASH("name clash", '!'),
        LEFT_OUT("left out on purpose", '.');

        private final String word;
        private final char sign;

        Change(String word, char sign) {
            this.word = word;
            this.sign = sign;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public char sign() {
            return sign;
        }
    }

    /** {@code id} is the Synthesize id, empty for new ones; {@code note} says what changes or clashes. */
    public record Line(Change change, Service service, String id, String note) {
    }

    public ServicePlan {
        lines = List.copyOf(lines);
        unowned = List.copyOf(unowned);
    }

    /** The same lines beside what else is at Synthesize. */
    public ServicePlan beside(List<UnownedService> others, ServiceDecisions decided) {
        return new ServicePlan(lines, support, others, decided);
    }

    /** The same without making services that nobody bills by themselves; {@code why} says so by their keys. */
    public ServicePlan without(Map<String, String> why) {
        return new ServicePlan(lines.stream()
                .map(line -> line.change() == Change.NEW && why.containsKey(line.service().key())
                        ? new Line(Change.LEFT_OUT, line.service(), line.id(), why.getOrDefault(line.service().key(), ""))
                        : line)
                .toList(), support, unowned, decisions);
    }

    /** What is wanted: the services, support details for all of them (or {@link Support#NONE}), and keys that are left out on purpose. */
    public record Wanted(List<Service> services, Support support, Set<String> leftOut) {
    }

    /** {@code remembered} maps service keys to Synthesize ids; services that it does not hold are found by exact name. */
    public static ServicePlan make(Wanted wanted, List<VendorService> present, Map<String, String> remembered) {
        Map<String, VendorService> byId = new HashMap<>();
        Map<String, VendorService> byName = new HashMap<>();
        Set<String> doubleNames = new HashSet<>();
        for (VendorService service : present) {
            byId.put(service.id(), service);
            if (byName.put(service.name(), service) != null) {
                doubleNames.add(service.name());
            }
        }
        Map<String, String> owner = new HashMap<>();
        remembered.forEach((key, id) -> owner.put(id, key));
        Set<String> namesUsed = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Service service : wanted.services()) {
            String id = remembered.getOrDefault(service.key(), "");
            VendorService known = byId.get(id);
            VendorService sameName = byName.get(service.name());
            if (wanted.leftOut().contains(service.key())) {
                lines.add(new Line(Change.LEFT_OUT, service, id, ""));
            } else if (!namesUsed.add(service.name())) {
                lines.add(new Line(Change.CLASH, service, "", "the connector has two services of this name; rename one"));
            } else if (known != null) {
                lines.add(sameName != null && !sameName.id().equals(id)
                        ? new Line(Change.CLASH, service, id, "another service at Synthesize has this name already")
                        : compare(service, wanted.support(), known));
            } else if (sameName == null) {
                lines.add(new Line(Change.NEW, service, "", ""));
            } else if (doubleNames.contains(service.name())) {
                lines.add(new Line(Change.CLASH, service, "", "Synthesize has two services of this name; remove one there"));
            } else if (owner.containsKey(sameName.id())) {
                lines.add(new Line(Change.CLASH, service, "", owned(owner.getOrDefault(sameName.id(), ""))));
            } else {
                lines.add(compare(service, wanted.support(), sameName));
            }
        }
        return new ServicePlan(lines, wanted.support(), List.of(), ServiceDecisions.NONE);
    }

    private static String owned(String by) {
        return by.startsWith(ServiceDecisions.OLD)
                ? "the service of this name at Synthesize was said to be another one; give this one another name"
                : "the service of this name at Synthesize belongs to \"" + by + "\"";
    }

    public boolean changesPending() {
        return lines.stream().anyMatch(line -> line.change() == Change.NEW || line.change() == Change.CHANGED);
    }

    private static Line compare(Service wanted, Support support, VendorService present) {
        List<String> differences = new ArrayList<>();
        differ("name", present.name(), wanted.name(), differences);
        differ("description", present.details().description(), wanted.words(), differences);
        differ("category", present.details().category(), wanted.category(), differences);
        differ("subcategory", present.details().subcategory(), wanted.subcategory(), differences);
        if (!support.article().isBlank()) {
            differ("support page", present.details().support().article(), support.article(), differences);
        }
        if (!support.contact().isBlank()) {
            differ("support contact", present.details().support().contact(), support.contact(), differences);
        }
        return differences.isEmpty()
                ? new Line(Change.EXISTS, wanted, present.id(), "")
                : new Line(Change.CHANGED, wanted, present.id(), String.join(", ", differences));
    }

    private static void differ(String field, String before, String now, List<String> differences) {
        if (!before.equals(now)) {
            differences.add(field + " was \"" + before + "\"");
        }
    }
}
