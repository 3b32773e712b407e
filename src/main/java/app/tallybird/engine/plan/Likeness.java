package app.tallybird.engine.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.plan.UnownedService.Alike;
import app.tallybird.model.Service;

/**
 * Which of the connector's services another one looks like: first by the table of the old scripts' names, then by the words of the names. What could be
 * two of them is none.
 */
public record Likeness(List<Service> ours, OldScript script, String vendor) {

    /** Words that say nothing of what is counted. */
    private static final Set<String> EMPTY_WORDS = Set.of("total", "all", "number", "count", "of", "the", "per", "and", "active", "managed",
            "license", "unit");

    public Optional<Alike> find(String name) {
        Optional<Service> byTable = Optional.ofNullable(script.services().get(name))
                .flatMap(key -> ours.stream().filter(service -> service.key().equals(key)).findFirst());
        if (byTable.isPresent()) {
            return byTable.map(service -> new Alike(service, "the old script's name for it"));
        }
        Optional<Service> byName = ours.stream().filter(service -> service.name().equals(name)).findFirst();
        if (byName.isPresent()) {
            return byName.map(service -> new Alike(service, "the same name"));
        }
        Set<String> words = words(name);
        List<Service> same = ours.stream().filter(service -> words(service.name()).equals(words)).toList();
        return same.size() == 1 ? same.stream().map(service -> new Alike(service, "much the same name")).findFirst() : Optional.empty();
    }

    private Set<String> words(String name) {
        Set<String> own = split(vendor).collect(Collectors.toSet());
        Set<String> all = split(name).collect(Collectors.toSet());
        Set<String> telling = all.stream().filter(word -> !EMPTY_WORDS.contains(word) && !own.contains(word)).collect(Collectors.toSet());
        return telling.isEmpty() ? all : telling;
    }

    private static Stream<String> split(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty())
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
    }
}
