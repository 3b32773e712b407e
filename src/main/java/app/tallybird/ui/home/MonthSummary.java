package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.app.NeedsYou;
import app.tallybird.engine.daily.MonthEndRule;
import app.tallybird.model.MoneySum;
import app.tallybird.model.Right;
import app.tallybird.problem.Wording;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.home.IntegrationRow.State;

/**
 * A month in a few words and numbers.
 *
 * @param month the month that is shown
 * @param words how long it lasts and who needs a person
 * @param states of those that owe a push, the good first
 * @param main what the main button does
 * @param close what is said of its close
 */
record MonthSummary(YearMonth month, String words, List<State> states, Sum sum, Main main, Ways ways, Close close) {

    static final MonthSummary NONE = new MonthSummary(YearMonth.of(2000, 1), "", List.of(),
            new Sum(BigDecimal.ZERO, Optional.empty(), Worth.NONE, 0), Main.NOTHING, new Ways(false, false),
            new Close("", "", false, false));

    MonthSummary {
        states = List.copyOf(states);
    }

    /** Units of all that could be read, their change where there is something to compare with, and what it is worth. */
    record Sum(BigDecimal units, Optional<BigDecimal> change, Worth worth, long unread) {
    }

    /** The change in money of all that have one, each currency for itself; {@code there} says whether there is any price. */
    record Worth(boolean there, MoneySum change, long priced, long of) {
        static final Worth NONE = new Worth(false, MoneySum.NONE, 0, 0);

        static Worth of(List<InMonth> months) {
            List<MoneySum> known = months.stream().flatMap(one -> one.money().change().stream()).filter(sum -> !sum.isEmpty()).toList();
            return new Worth(months.stream().anyMatch(one -> one.money().prices()), known.stream().reduce(MoneySum.NONE, MoneySum::plus),
                    known.size(), months.size());
        }
    }

    /** Whether one can look further back, or ahead. */
    record Ways(boolean earlier, boolean later) {
    }

    /**
     * What is said of the close of a month.
     *
     * @param day "closes Monday 30", or that it is closed; empty without a close day
     * @param words who closed it and with what, or the same of the last month that was closed
     * @param open whether it can be closed
     * @param closed whether it can be opened again
     */
    record Close(String day, String words, boolean open, boolean closed) {
    }

    /** What the main button does. */
    enum Main {
        REVIEW("Review what waits"),
        SIGN_IN("Fix sign-in"),
        PUSH("Push what is ready"),
        APPROVE("See what waits"),
        CLOSE("Close the month\u2026"),
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
        List<State> states = Stream.of(State.PUSHED, State.HELD, State.APPROVAL, State.FAILED, State.NOT_YET)
                .flatMap(state -> owing.stream().map(IntegrationRow::state).filter(state::equals)).toList();
        List<InMonth> months = owing.stream().map(IntegrationRow::month).toList();
        BigDecimal units = months.stream().flatMap(one -> one.latest().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<BigDecimal> change = months.stream().flatMap(one -> one.change().stream()).reduce(BigDecimal::add);
        Optional<ClosedMonth> closed = found.closing().shown();
        MonthEndRule rule = found.closing().rule();
        boolean closing = closed.isEmpty() && (rule.left(today) < Math.max(1, rule.settings().warnDays())
                || rule.close(found.month()).filter(day -> !day.isAfter(today)).isPresent());
        String end = closed.isPresent() ? "the month is closed" : rule.words(today);
        return new MonthSummary(found.month(),
                now ? words(found.rows(), end) + Offered.limits(found.role()) : "Looking back: nothing is changed here.", states,
                new Sum(closed.filter(kept -> !now).map(ClosedMonth::units).orElse(units), change, Worth.of(months),
                        now ? owing.stream().filter(row -> row.needs(NeedsYou.Kind.UNREADABLE)).count() : 0),
                now ? Offered.main(found.role(), main(owing, closing)) : Main.NOTHING,
                new Ways(found.month().isAfter(found.earliest()), !now), close(found, !owing.isEmpty()));
    }

    private static Close close(RowReader.Found found, boolean owing) {
        Optional<ClosedMonth> closed = found.closing().shown();
        return new Close(
                closed.isPresent()
                        ? "closed"
                        : found.closing().rule().close(found.month())
                                .map(day -> "closes " + LocalFormat.day(day.getDayOfWeek()) + " " + day.getDayOfMonth()).orElse(""),
                closed.or(found.closing()::before)
                        .map(one -> LocalFormat.monthOfYear(one.month()) + " closed "
                                + LocalFormat.dateTime(one.at(), found.closing().zone()) + " by " + one.by() + " \u00b7 "
                                + LocalFormat.number(one.pushed()) + " of " + LocalFormat.number(one.integrations().size()) + " pushed, "
                                + LocalFormat.units(one.units()) + MonthMoney.ofRecord(one.money()))
                        .orElse(""),
                closed.isEmpty() && owing && found.role().may(Right.CLOSE), closed.isPresent() && found.role().may(Right.CLOSE));
    }

    private static String words(List<IntegrationRow> rows, String end) {
        long waiting = rows.stream().filter(IntegrationRow::needsMe).count();
        return Wording.sentence(end)
                + (waiting == 0 ? "" : " " + LocalFormat.count(waiting, "integration needs you.", "integrations need you."));
    }

    private static Main main(List<IntegrationRow> owing, boolean closing) {
        if (owing.stream().anyMatch(row -> row.state() == State.HELD)) {
            return Main.REVIEW;
        }
        if (owing.stream().anyMatch(row -> row.needs(NeedsYou.Kind.SECRET))) {
            return Main.SIGN_IN;
        }
        if (owing.isEmpty()) {
            return Main.NOTHING;
        }
        if (owing.stream().anyMatch(row -> row.state() != State.PUSHED && row.state() != State.APPROVAL)) {
            return Main.PUSH;
        }
        return owing.stream().anyMatch(row -> row.state() == State.APPROVAL) ? Main.APPROVE : closing ? Main.CLOSE : Main.AGAIN;
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
