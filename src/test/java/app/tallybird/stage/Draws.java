package app.tallybird.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one try of a property is made of: drawn at random, the ends more often than chance would, or exactly as given. Remembers what it gave. */
public final class Draws {

    private static final int ENDS = 20;

    private final Random random;
    private final List<Long> given;
    private final boolean repeated;
    private final List<Long> taken = new ArrayList<>();

    private Draws(Random random, List<Long> given, boolean repeated) {
        this.random = random;
        this.given = given;
        this.repeated = repeated;
    }

    static Draws of(Random random) {
        return new Draws(random, List.of(), false);
    }

    /** The same draws again, and the smallest there is for each one after them. */
    static Draws again(List<Long> given) {
        return new Draws(new Random(0), given, true);
    }

    List<Long> taken() {
        return List.copyOf(taken);
    }

    public int between(int least, int most) {
        return Math.toIntExact(least + draw((long) most - least));
    }

    public boolean either() {
        return draw(1) == 1;
    }

    public long seed() {
        return draw(Long.MAX_VALUE - 1);
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    private long draw(long most) {
        long value = repeated ? Math.min(most, taken.size() < given.size() ? given.get(taken.size()) : 0) : fresh(most);
        taken.add(value);
        return value;
    }

    private long fresh(long most) {
        return switch (random.nextInt(ENDS)) {
            case 0 -> 0;
            case 1 -> most;
            default -> random.nextLong(most + 1);
        };
    }
}
