package app.tallybird.engine.contract;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.plan.PlannedChange;
import app.tallybird.ledger.Ledger;

/** What written lines would change of what is kept. As long as one of them is refused, nothing is. */
public interface WrittenPlan<C extends WrittenColumn, T> {

    /** What happens to one line. */
    enum Change implements PlannedChange {
        ADDED("added", '+'),
        CHANGED("changed", '~'),
        SAME("same", '='),
        REFUSED("refused", '!');

        private final String word;
        private final char sign;

        Change(String word, char sign) {
            this.word = word;
            this.sign = sign;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public char sign() {
            return sign;
        }
    }

    /**
     * @param wanted what was understood; nothing of a refused line
     * @param before what is kept and said again or replaced
     * @param why a line is refused, or what was different before
     */
    record Line<C extends WrittenColumn, T>(WrittenLine<C> written, Change change, Optional<T> wanted, Optional<T> before, String why) {

        static <C extends WrittenColumn, T> Line<C, T> refused(WrittenLine<C> written, String why) {
            return new Line<>(written, Change.REFUSED, Optional.empty(), Optional.empty(), why);
        }
    }

    List<Line<C, T>> lines();

    /** Writes it down, in one commit. */
    void keep(Ledger ledger, Collection<T> added, Collection<T> replaced);

    default Stream<Line<C, T>> of(Change change) {
        return lines().stream().filter(line -> line.change() == change);
    }

    default boolean refuses() {
        return of(Change.REFUSED).findAny().isPresent();
    }

    default boolean changesPending() {
        return of(Change.ADDED).findAny().isPresent() || of(Change.CHANGED).findAny().isPresent();
    }

    /** Keeps what is added and changed; a plan that refuses a line can not be applied. */
    default void apply(Ledger ledger) {
        if (refuses()) {
            throw new IllegalStateException("a line is refused");
        }
        if (changesPending()) {
            keep(ledger, lines().stream().filter(line -> line.change() != Change.SAME).map(line -> line.wanted().orElseThrow()).toList(),
                    of(Change.CHANGED).map(line -> line.before().orElseThrow()).toList());
        }
    }
}
