package app.tallybird.connector.count;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.connector.csv.TotalWords;
import app.tallybird.connector.reading.Warning;

/** What lines of a file call their services: spelled alike, or called as reports call the line below. Used by one thread. */
final class FoundNames {

    private static final int MOST_TOLD = 10;

    private final String pointer;
    private final Spellings spellings;
    private final Map<String, String> totals = new LinkedHashMap<>();

    FoundNames(String pointer) {
        this.pointer = pointer + "/nameFrom";
        spellings = new Spellings("W429", this.pointer, "services");
    }

    void see(String name, String line) {
        spellings.see(name, line);
        if (TotalWords.is(name)) {
            totals.putIfAbsent(name, line);
        }
    }

    void conclude(List<Warning> warnings) {
        spellings.conclude(warnings);
        if (!totals.isEmpty() && spellings.number() > 1) {
            Map<String, Long> facts = new TreeMap<>();
            totals.keySet().forEach(name -> facts.put(name, 1L));
            warnings.add(new Warning("W430", pointer,
                    "a service is called " + totals.entrySet().stream().limit(MOST_TOLD)
                            .map(one -> "\"" + one.getKey() + "\" (first on line " + one.getValue() + ")").collect(Collectors.joining(", "))
                            + ": a total of other services?",
                    "leave such rows out, or its units are counted twice", totals.size()).about(facts));
        }
    }
}
