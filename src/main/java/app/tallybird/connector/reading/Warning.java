package app.tallybird.connector.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/**
 * Something a person should know about the numbers though they stand. Stored with the run: a new or grown one is shown before sending. Immutable.
 *
 * @param code a stable code, W401 to W430
 * @param pointer the place in the connector document, as a JSON pointer
 */
public record Warning(String code, String pointer, String text, String hint, Seen seen) {

    /** Stands between the code and place of a fact and what it is about. */
    public static final String ABOUT = "\t";
    private static final String UNITS = " units";
    private static final int MOST_NAMED = 1_000;
    private static final int LONGEST = 200;
    private static final String MANY = " different ones ";

    /**
     * How much was seen.
     *
     * @param count how often
     * @param allowed the document says that it may be so. Kept all the same, because more of it than before may be a field that the vendor has renamed,
     *        and other numbers; but a person is told only when it is new or has grown
     * @param facts what two runs are compared by: how often each single thing was seen that the warning is about. A thing that was not there before is
     *        new even when another one has gone
     * @param nobody units that nobody is billed for
     */
    public record Seen(long count, boolean allowed, Map<String, Long> facts, Optional<Nobody> nobody) {
        public Seen {
            facts = Map.copyOf(facts);
        }
    }

    /** Units above zero that belong to no customer or to no service, and why; in so many rows. */
    public record Nobody(BigDecimal units, long rows, String why) {

        public String words() {
            return Units.text(units) + " " + Wording.noun(units, "unit") + " in " + Wording.count(rows, "row");
        }
    }

    public Warning(String code, String pointer, String text, String hint, long count) {
        this(code, pointer, text, hint, count, false);
    }

    public Warning(String code, String pointer, String text, String hint, long count, boolean allowed) {
        this(code, pointer, text, hint, new Seen(count, allowed, Map.of(code + " " + pointer, count), Optional.empty()));
    }

    /** The same, about these things, each with how often it was seen. Of very many, any change makes them new. */
    public Warning about(Map<String, Long> things) {
        Map<String, Long> facts = new HashMap<>();
        String start = code + " " + pointer + ABOUT;
        if (things.size() > MOST_NAMED) {
            long print = new TreeMap<>(things).keySet().stream().mapToLong(String::hashCode).reduce(1, (all, one) -> 31 * all + one);
            facts.put(start + things.size() + MANY + Long.toHexString(print), count());
        } else {
            things.forEach((thing, times) -> facts.merge(start + line(thing), times, Long::sum));
        }
        return new Warning(code, pointer, text, hint, new Seen(count(), allowed(), facts, seen.nobody()));
    }

    /** The same, about units of nobody: those of each thing, rounded up. */
    public Warning about(Nobody nobody, Map<String, BigDecimal> units) {
        Map<String, Long> facts = new HashMap<>(seen.facts());
        units.forEach((thing, number) -> facts.merge(unitsStart() + line(thing), number.setScale(0, RoundingMode.CEILING).longValue(),
                Long::sum));
        String more = (hint.isEmpty() ? "" : hint + "; ") + nobody.words() + " belong to nobody";
        return new Warning(code, pointer, text, more, new Seen(count(), allowed(), facts, Optional.of(nobody)));
    }

    /** What two runs are compared by of the units of nobody. */
    public Map<String, Long> unitsOfNobody() {
        Map<String, Long> units = new HashMap<>(seen.facts());
        units.keySet().removeIf(fact -> !fact.startsWith(unitsStart()));
        return units;
    }

    /** Whether a fact says how many units are nobody's. */
    public static boolean isOfNobody(String fact) {
        return fact.contains(UNITS + ABOUT);
    }

    private String unitsStart() {
        return code + " " + pointer + UNITS + ABOUT;
    }

    /** The same; that all rows are so is one thing, and a row more of them says nothing new. */
    public Warning aboutEveryRow() {
        return about(Map.of("", 1L));
    }

    /** The same told from two places is one warning; it is allowed when both of them allow it. */
    public Warning and(Warning other) {
        Warning first = allowed() && !other.allowed() ? other : this;
        Map<String, Long> facts = new HashMap<>(seen.facts());
        other.seen.facts().forEach((fact, times) -> facts.merge(fact, times, Math::max));
        return new Warning(first.code, first.pointer, first.text, first.hint, new Seen(first.count(), first.allowed(), facts,
                Stream.concat(seen.nobody().stream(), other.seen.nobody().stream()).max(Comparator.comparing(Nobody::units))));
    }

    /** The things it is about that are named in full, each with how often it was seen; none when they are too many or too long. */
    public Map<String, Long> things() {
        String start = code + " " + pointer + ABOUT;
        Map<String, Long> things = new TreeMap<>();
        seen.facts().forEach((fact, times) -> {
            if (fact.startsWith(start) && fact.length() - start.length() <= LONGEST && !fact.matches("(?s).*\\d" + MANY + "[0-9a-f]+")) {
                things.put(fact.substring(start.length()), times);
            }
        });
        return things;
    }

    public long count() {
        return seen.count();
    }

    public boolean allowed() {
        return seen.allowed();
    }

    public String sentence() {
        return code + " " + pointer + ": " + text + (hint.isEmpty() ? "" : "  Hint: " + hint);
    }

    /** Facts are kept one a line. */
    private static String line(String thing) {
        String line = thing.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " " + Integer.toHexString(line.hashCode());
    }
}
