package app.tallybird.connector.count;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import app.tallybird.connector.csv.PlainSpelling;
import app.tallybird.connector.reading.Warning;

/**
 * What lines of a file call their customers or services, as far as it is spelled alike and taken for different ones: they are never made one here, and a
 * person is told. Used by one thread.
 */
final class Spellings {

    private static final int MOST_TOLD = 10;

    private final String code;
    private final String pointer;
    private final String things;
    private final Map<String, Map<String, String>> known = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    Spellings(String code, String pointer, String things) {
        this.code = code;
        this.pointer = pointer;
        this.things = things;
    }

    void see(String text, String line) {
        if (seen.add(text)) {
            known.computeIfAbsent(PlainSpelling.of(text), none -> new LinkedHashMap<>()).put(text, line);
        }
    }

    /** How many different ones there are. */
    int number() {
        return known.size();
    }

    void conclude(List<Warning> warnings) {
        List<Map<String, String>> several = known.values().stream().filter(texts -> texts.size() > 1).toList();
        if (several.isEmpty()) {
            return;
        }
        String named = several
                .stream().limit(MOST_TOLD).map(texts -> texts.entrySet().stream()
                        .map(one -> "\"" + one.getKey() + "\" on line " + one.getValue()).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        Map<String, Long> facts = new TreeMap<>();
        several.forEach(texts -> texts.keySet().forEach(text -> facts.put(text, 1L)));
        warnings.add(new Warning(code, pointer,
                "spelled alike and counted as different " + things + ": " + named
                        + (several.size() > MOST_TOLD ? "; and " + (several.size() - MOST_TOLD) + " more" : ""),
                "if they are one, correct the file", several.size()).about(facts));
    }
}
