package app.tallybird.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The own services of one integration, in the order in which they were made. Immutable. */
public record OwnServices(List<OwnService> all) {

    public static final OwnServices NONE = new OwnServices(List.of());

    /** Files of an earlier version have none. */
    public OwnServices {
        all = List.copyOf(Objects.requireNonNullElse(all, List.of()));
    }

    public Optional<OwnService> find(String key) {
        return all.stream().filter(own -> own.key().equals(key)).findFirst();
    }

    /** With this one; another one of its key goes. */
    public OwnServices with(OwnService own) {
        return find(own.key()).isEmpty()
                ? new OwnServices(Stream.concat(all.stream(), Stream.of(own)).toList())
                : new OwnServices(all.stream().map(one -> one.key().equals(own.key()) ? own : one).toList());
    }

    public OwnServices without(String key) {
        return new OwnServices(all.stream().filter(one -> !one.key().equals(key)).toList());
    }

    /** The own services whose numbers are all that is sent of a count. */
    public List<OwnService> insideOnly(CellKey cell) {
        return all.stream().filter(own -> own.isFor(cell.accountId()))
                .filter(own -> own.part(cell.serviceKey()).filter(part -> !part.alsoSent()).isPresent()).toList();
    }

    /**
     * Which services hold units of others, when these stand beside those of the connector: by the key of each service that is inside others, the keys of
     * those. What is inside one that is added up is inside the sum, too; what is in a sum only is nowhere else and so not among them.
     */
    public Map<String, Set<String>> over(Map<String, Set<String>> connectors) {
        Map<String, Set<String>> inside = new HashMap<>();
        connectors.forEach((part, wholes) -> inside.put(part, new HashSet<>(wholes)));
        for (OwnService own : all) {
            own.plus().forEach(part -> {
                connectors.forEach((smaller, wholes) -> {
                    if (wholes.contains(part.serviceKey())) {
                        inside.computeIfAbsent(smaller, key -> new HashSet<>()).add(own.key());
                    }
                });
                if (part.alsoSent()) {
                    inside.computeIfAbsent(part.serviceKey(), key -> new HashSet<>()).add(own.key());
                }
            });
        }
        return inside;
    }
}
