package app.tallybird.engine.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import app.tallybird.engine.explain.SinceLast.Between;
import app.tallybird.engine.explain.SinceLast.Pattern;
import app.tallybird.engine.explain.SinceLast.Seen;

/** Finds what at least four of five have in common that are gone. What the vendor does not say is never guessed. */
final class Patterns {

    private static final int FEWEST = 5;
    private static final int OF_FIVE = 4;
    private static final Duration SHORT = Duration.ofMinutes(60);
    /** Whatever is switched on was heard of just before it was counted: only what fell silent earlier says something. */
    private static final Duration SILENT = Duration.ofHours(24);

    private Patterns() {
    }

    /** {@code counted} is when they were last counted; {@code heard} whether the vendor says when it last heard of each. */
    static Optional<Pattern> of(List<Seen> gone, Instant counted, boolean heard) {
        if (gone.size() < FEWEST) {
            return Optional.empty();
        }
        Map<String, List<Seen>> sites = gone.stream().filter(one -> !one.site().isEmpty()).collect(Collectors.groupingBy(Seen::site));
        Optional<Map.Entry<String, List<Seen>>> site = sites.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, List<Seen>> one) -> one.getValue().size()).thenComparing(Map.Entry::getKey))
                .filter(one -> most(one.getValue().size(), gone.size()));
        List<Seen> among = site.map(Map.Entry::getValue).orElse(gone);
        List<Instant> times = heard ? among.stream().flatMap(one -> one.last().stream()).sorted().toList() : List.of();
        int best = 0;
        Optional<Between> between = Optional.empty();
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (Duration.between(times.get(from), times.get(to)).compareTo(SHORT) > 0) {
                from++;
            }
            boolean silent = times.get(to).isBefore(counted.minus(SILENT));
            if (silent && to - from + 1 > best && most(to - from + 1, gone.size())) {
                best = to - from + 1;
                between = Optional.of(new Between(times.get(from), times.get(to)));
            }
        }
        int of = between.isPresent() ? best : among.size();
        return site.isEmpty() && between.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pattern(of, gone.size(), site.map(Map.Entry::getKey), between));
    }

    private static boolean most(int some, int all) {
        return some * FEWEST >= all * OF_FIVE;
    }
}
