package app.tallybird.engine.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;

/** What was noticed in the last good run, fact by fact: what is new or has grown since is fresh. Immutable. */
record WarningMemory(Map<String, Long> before) {

    private static final int NEW_ONES_NAMED = 5;

    WarningMemory {
        before = Map.copyOf(before);
    }

    PlanWarning compared(Warning warning) {
        List<String> grown = warning.seen().facts().entrySet().stream()
                .filter(fact -> fact.getValue() > before.getOrDefault(fact.getKey(), 0L)).map(Map.Entry::getKey).sorted().toList();
        PlanWarning.Now known = warning.allowed() ? PlanWarning.Now.AS_ALLOWED : PlanWarning.Now.KNOWN;
        return new PlanWarning(warning.code(), warning.pointer(), warning.text() + newOnes(warning, grown), warning.hint(), facts(warning),
                grown.isEmpty() ? known : PlanWarning.Now.FRESH);
    }

    /** Of many things the text names some; a new one should not hide behind those that are known. */
    private String newOnes(Warning warning, List<String> grown) {
        List<String> things = grown.stream().filter(fact -> !before.containsKey(fact)).filter(fact -> before.containsKey(base(fact)))
                .map(fact -> fact.substring(base(fact).length()).strip()).filter(thing -> !warning.text().contains(thing)).distinct()
                .toList();
        if (things.isEmpty()) {
            return "";
        }
        String more = things.size() > NEW_ONES_NAMED ? " and " + (things.size() - NEW_ONES_NAMED) + " more" : "";
        return "; new: " + String.join(", ", things.subList(0, Math.min(NEW_ONES_NAMED, things.size()))) + more;
    }

    /** Besides each single thing also how often it was in all, for a run that has no single things to compare. */
    private static Map<String, Long> facts(Warning warning) {
        Map<String, Long> facts = new HashMap<>(warning.seen().facts());
        warning.seen().facts().keySet().forEach(fact -> facts.putIfAbsent(base(fact), warning.count()));
        facts.putIfAbsent(warning.code() + " " + warning.pointer(), warning.count());
        return facts;
    }

    private static String base(String fact) {
        int about = fact.indexOf(Warning.ABOUT);
        return about < 0 ? fact : fact.substring(0, about);
    }
}
