package app.tallybird.connector.count;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.format.Usage;

/**
 * Which services of a document count units that another one counts, too: the parts of a sum, and a count of some rows beside a count of all. Most bill one
 * of the two, so they are not added up as if they were different units.
 */
public final class Overlaps {

    private final Map<String, Usage> usages = new LinkedHashMap<>();

    private Overlaps(ConnectorDocument document) {
        document.services().forEach(rule -> {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                usages.put(fixed.key(), rule.usage());
            }
        });
    }

    /** By the key of each service that is inside others, the keys of those; in the order of the document. */
    public static Map<String, Set<String>> of(ConnectorDocument document) {
        return new Overlaps(document).find();
    }

    /** The same as a person would say it, or nothing: "Total Servers = Total Physical Servers + Total Virtual Servers". */
    public static String words(ConnectorDocument document) {
        Overlaps overlaps = new Overlaps(document);
        Map<String, Set<String>> inside = overlaps.find();
        List<String> said = new ArrayList<>();
        document.services().forEach(rule -> {
            if (rule.naming() instanceof ServiceRule.Naming.Fixed fixed) {
                if (rule.usage() instanceof Usage.Combined sum && sum.minus().isEmpty()) {
                    said.add(fixed.name() + " = " + sum.plus().stream().map(key -> name(document, key)).collect(Collectors.joining(" + ")));
                } else if (inside.values().stream().anyMatch(wholes -> wholes.contains(fixed.key()))) {
                    said.add(fixed.name() + " hold "
                            + inside.entrySet().stream().filter(part -> part.getValue().contains(fixed.key()))
                                    .filter(part -> overlaps.usages.get(part.getKey()) instanceof Usage.Measured)
                                    .map(part -> name(document, part.getKey())).collect(Collectors.joining(", ")));
                }
            }
        });
        return said.isEmpty() ? "" : "Some services count the same units; most bill one of them: " + String.join("; ", said) + ".";
    }

    private static String name(ConnectorDocument document, String key) {
        return document.services().stream()
                .flatMap(rule -> rule.naming() instanceof ServiceRule.Naming.Fixed fixed ? Stream.of(fixed) : Stream.empty())
                .filter(fixed -> fixed.key().equals(key)).map(ServiceRule.Naming.Fixed::name).findFirst().orElse(key);
    }

    private Map<String, Set<String>> find() {
        Map<String, Set<String>> inside = new LinkedHashMap<>();
        for (String part : usages.keySet()) {
            Set<String> rows = counted(part);
            Set<String> wholes = new LinkedHashSet<>();
            usages.keySet().stream().filter(whole -> !whole.equals(part) && !rows.isEmpty() && covered(whole).containsAll(rows))
                    .filter(whole -> !rows.equals(counted(whole)) || isBefore(whole, part)).forEach(wholes::add);
            if (!wholes.isEmpty()) {
                inside.put(part, wholes);
            }
        }
        return inside;
    }

    private boolean isBefore(String one, String other) {
        return usages.keySet().stream().filter(key -> key.equals(one) || key.equals(other)).findFirst().orElseThrow().equals(one);
    }

    /** The services counted from rows that a service is made of; none where something is taken away. */
    private Set<String> counted(String key) {
        return switch (Objects.requireNonNull(usages.get(key))) {
            case Usage.Measured measured -> Set.of(key);
            case Usage.Combined combined -> {
                Set<String> all = new HashSet<>();
                combined.plus().stream().filter(usages::containsKey).forEach(part -> all.addAll(counted(part)));
                yield combined.minus().isEmpty() ? all : Set.of();
            }
        };
    }

    /** The same, with those that count some of their rows. */
    private Set<String> covered(String key) {
        Set<String> all = new HashSet<>(counted(key));
        for (String whole : Set.copyOf(all)) {
            usages.forEach((part, usage) -> {
                if (usages.get(whole) instanceof Usage.Measured more && usage instanceof Usage.Measured some && countsSomeOf(some, more)) {
                    all.add(part);
                }
            });
        }
        return all;
    }

    private static boolean countsSomeOf(Usage.Measured some, Usage.Measured all) {
        return some.from().equals(all.from()) && some.account().equals(all.account()) && some.measure() == all.measure()
                && some.field().equals(all.field()) && some.where().size() > all.where().size() && some.where().containsAll(all.where());
    }
}
