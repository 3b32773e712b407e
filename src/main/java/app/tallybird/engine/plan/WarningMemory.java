package app.tallybird.engine.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.Ledger;

/** What was noticed in the last good run, fact by fact: what is new or has grown since is fresh. Immutable. */
public record WarningMemory(Map<String, Long> before) {

    public static final WarningMemory NONE = new WarningMemory(Map.of());

    private static final int NEW_ONES_NAMED = 5;

    public WarningMemory {
        before = Map.copyOf(before);
    }

    /** Kept as lines of count, a blank, and the fact. */
    public static WarningMemory of(Ledger ledger) {
        return new WarningMemory(ledger.lastWarnings().stream().map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(line -> line[1], line -> Long.valueOf(line[0]))));
    }

    /** The facts of some of a plan's warnings. */
    public static WarningMemory of(UsagePlan plan, Predicate<PlanWarning> which) {
        return plan.noticed().stream().filter(which).map(warning -> new WarningMemory(warning.facts())).reduce(NONE, WarningMemory::and);
    }

    /** All facts of both. */
    public WarningMemory and(WarningMemory other) {
        Map<String, Long> facts = new HashMap<>(before);
        other.before.forEach((fact, times) -> facts.merge(fact, times, Math::max));
        return new WarningMemory(facts);
    }

    public void keep(Ledger ledger) {
        ledger.rememberWarnings(new TreeMap<>(before).entrySet().stream().map(fact -> fact.getValue() + " " + fact.getKey()).toList());
    }

    boolean knows(String fact) {
        return before.containsKey(fact);
    }

    /** Whether it is new, or more often there than before. */
    private boolean grown(Map.Entry<String, Long> fact) {
        return fact.getValue() > before.getOrDefault(fact.getKey(), 0L);
    }

    boolean anyGrown(Map<String, Long> facts) {
        return facts.entrySet().stream().anyMatch(this::grown);
    }

    PlanWarning compared(Warning warning) {
        List<String> grown = warning.seen().facts().entrySet().stream().filter(this::grown).map(Map.Entry::getKey).sorted().toList();
        PlanWarning.Now known = warning.allowed() ? PlanWarning.Now.AS_ALLOWED : PlanWarning.Now.KNOWN;
        return new PlanWarning(warning.code(), warning.pointer(), warning.text() + newOnes(warning, grown), warning.hint(), facts(warning),
                grown.isEmpty() ? known : PlanWarning.Now.FRESH);
    }

    /** Of many things the text names some; a new one should not hide behind those that are known. */
    private String newOnes(Warning warning, List<String> grown) {
        List<String> things = grown.stream().filter(fact -> !knows(fact) && knows(base(fact)))
                .map(fact -> fact.substring(base(fact).length()).strip()).filter(thing -> !names(warning.text(), thing)).distinct()
                .toList();
        if (things.isEmpty()) {
            return "";
        }
        String more = things.size() > NEW_ONES_NAMED ? " and " + (things.size() - NEW_ONES_NAMED) + " more" : "";
        return "; new: " + String.join(", ", things.subList(0, Math.min(NEW_ONES_NAMED, things.size()))) + more;
    }

    /** Whether the text has the thing as a word of its own: "7" is not named by "17". */
    private static boolean names(String text, String thing) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(thing) + "(?![\\p{L}\\p{N}])").matcher(text).find();
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
