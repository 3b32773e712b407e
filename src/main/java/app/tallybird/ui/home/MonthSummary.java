package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.app.NeedsYou;
import app.tallybird.model.MoneySum;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.home.IntegrationRow.State;

/**
 * A month in a few words and numbers.
 *
 * @param month the month that is shown
 * @param words how long it lasts and who needs a person
 * @param states of those that owe a push, the good first
 * @param main what the main button does
 */
record MonthSummary(YearMonth month, String words, List<State> states, Sum sum, Main main, Ways ways) {

    static final MonthSummary NONE = new MonthSummary(YearMonth.of(2000, 1), "", List.of(), new Sum(BigDecimal.ZERO, Optional.empty(), Worth.NONE),
            Main.NOTHING, new Ways(false, false));

    MonthSummary {
        states = List.copyOf(states);
    }

    /** Units of all, their change where there is something to compare with, and what it is worth. */
    record Sum(BigDecimal units, Optional<BigDecimal> change, Worth worth) {
    }

    /** The change in money of all that have one, each currency for itself; {@code there} says whether there is any price. */
    record Worth(boolean there, MoneySum change, long priced, long of) {
        static final Worth NONE = new Worth(false, MoneySum.NONE, 0, 0);

        static Worth of(List<InMonth> months) {
            List<MoneySum> known = months.stream().flatMap(one -> one.money().change().stream()).filter(sum -> !sum.isEmpty()).toList();
            return new Worth(months.stream().anyMatch(one -> one.money().prices()),
                    known.stream().reduce(MoneySum.NONE, MoneySum::plus), known.size(), months.size());
        }
    }

    /** Whether one can look further back, or ahead. */
    record Ways(boolean earlier, boolean later) {
    }

    /** What the main button does. */
    enum Main {
        REVIEW("Review what waits"),
        SIGN_IN("Fix sign-in"),
        PUSH("Push what is ready"),
        AGAIN("Push all again"),
        NOTHING("");

        private final String label;

        Main(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static MonthSummary of(RowReader.Found found, LocalDate today) {
        boolean now = found.month().equals(found.now());
        List<IntegrationRow> owing = found.rows().stream().filter(row -> row.state() != State.PAUSED && row.state() != State.SET_UP)
                .filter(row -> now || row.month().latest().isPresent()).toList();
        List<State> states = Stream.of(State.PUSHED, State.HELD, State.FAILED, State.NOT_YET)
                .flatMap(state -> owing.stream().map(IntegrationRow::state).filter(state::equals)).toList();
        List<InMonth> months = owing.stream().map(IntegrationRow::month).toList();
        BigDecimal units = months.stream().flatMap(one -> one.latest().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> change = months.stream().flatMap(one -> one.change().stream()).reduce(BigDecimal::add);
        return new MonthSummary(found.month(), now ? words(found.rows(), today) : "Looking back: nothing is changed here.", states,
                new Sum(units, change, Worth.of(months)), now ? main(owing) : Main.NOTHING, new Ways(found.month().isAfter(found.earliest()), !now));
    }

    private static String words(List<IntegrationRow> rows, LocalDate today) {
        long left = YearMonth.from(today).lengthOfMonth() - (long) today.getDayOfMonth();
        long waiting = rows.stream().filter(row -> !row.attention().isEmpty()).count();
        return (left == 0 ? "The last day of the month." : LocalFormat.count(left, "day") + " left.")
                + (waiting == 0 ? "" : " " + LocalFormat.count(waiting, "integration needs you.", "integrations need you."));
    }

    private static Main main(List<IntegrationRow> owing) {
        if (owing.stream().anyMatch(row -> row.state() == State.HELD)) {
            return Main.REVIEW;
        }
        if (owing.stream().anyMatch(row -> row.needs(NeedsYou.Kind.SECRET))) {
            return Main.SIGN_IN;
        }
        return owing.isEmpty() ? Main.NOTHING : owing.stream().allMatch(row -> row.state() == State.PUSHED) ? Main.AGAIN : Main.PUSH;
    }

    long number(State state) {
        return states.stream().filter(state::equals).count();
    }

    boolean earlier() {
        return ways.earlier();
    }

    boolean later() {
        return ways.later();
    }
}
