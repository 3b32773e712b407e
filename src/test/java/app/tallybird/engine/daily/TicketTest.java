package app.tallybird.engine.daily;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTaken;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.synthesize.Synthesize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An alert is followed every five seconds until there is a ticket, until there will be none, or for five minutes. */
class TicketTest {

    private static final Alert ALERT = new Alert("Down", "It is down.", "matter-1", Alert.Priority.VERY_HIGH, "");
    private static final AlertTrace QUEUED = new AlertTrace("Queued", "", Optional.empty(), Optional.empty());
    private static final AlertTrace MADE = new AlertTrace("Done", "", Optional.of("T-7"), Optional.empty());
    private static final AlertTrace LOST = new AlertTrace("Failed", "", Optional.empty(), Optional.of("the board is closed"));

    private final List<String> happened = new ArrayList<>();

    /** The traces are told one after the other, the last one from then on. */
    private Ticket ticket(Optional<AlertTaken> taken, AlertTrace... traces) {
        List<AlertTrace> next = new ArrayList<>(List.of(traces));
        Synthesize synthesize = (Synthesize) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Synthesize.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "alert" -> {
                        happened.add("alert for " + given[0] + ": " + ((Alert) given[1]).priority().word());
                        yield taken;
                    }
                    case "alertTrace" -> {
                        happened.add("trace of " + given[0]);
                        yield next.size() > 1 ? next.removeFirst() : next.getFirst();
                    }
                    default -> throw new AssertionError(method);
                });
        return new Ticket(synthesize, (time, cancel) -> {
            cancel.check();
            happened.add("wait " + time.toSeconds());
        });
    }

    private static Optional<AlertTaken> taken(String messageId) {
        return Optional.of(new AlertTaken(messageId, "matter-1"));
    }

    @Test
    void itIsFollowedUntilThereIsATicket() {
        Ticket.State state = ticket(taken("m-1"), QUEUED, QUEUED, MADE).send("a-1", ALERT, true, Cancel.never());
        assertThat(state.words()).isEqualTo("Ticket T-7 was made.");
        assertThat(state.ticketId()).contains("T-7");
        assertThat(state.trace()).contains(MADE);
        assertThat(happened).containsExactly("alert for a-1: very high", "trace of m-1", "wait 5", "trace of m-1", "wait 5",
                "trace of m-1");
    }

    @Test
    void aTicketThatWillNotBeIsNotWaitedFor() {
        Ticket.State state = ticket(taken("m-1"), LOST).send("a-1", ALERT, true, Cancel.never());
        assertThat(state.words()).isEqualTo("Alert m-1 did not become a ticket: the board is closed.");
        assertThat(state.ticketId()).isEmpty();
        assertThat(happened).containsExactly("alert for a-1: very high", "trace of m-1");
    }

    @Test
    void afterFiveMinutesItIsLeftToBeAskedForLater() {
        Ticket.State state = ticket(taken("m-1"), QUEUED).send("a-1", ALERT, true, Cancel.never());
        assertThat(state.words()).isEqualTo("Alert m-1 is taken; there is no ticket yet.");
        assertThat(state.trace()).contains(QUEUED);
        assertThat(Collections.frequency(happened, "wait 5")).isEqualTo(Ticket.PATIENCE.dividedBy(Duration.ofSeconds(5))).isEqualTo(60);
        assertThat(Collections.frequency(happened, "trace of m-1")).isEqualTo(61);
    }

    @Test
    void nothingIsAskedThatNobodyWantsToKnowOrThatHasNoName() {
        assertThat(ticket(taken("m-1"), MADE).send("a-1", ALERT, false, Cancel.never()).words())
                .isEqualTo("Alert m-1 is taken; there is no ticket yet.");
        assertThat(ticket(taken(""), MADE).send("a-1", ALERT, true, Cancel.never()))
                .isEqualTo(new Ticket.State(taken(""), Optional.empty()));
        assertThat(ticket(Optional.empty(), MADE).send("a-1", ALERT, true, Cancel.never()).words())
                .isEqualTo("Whether Synthesize took the alert is not certain.");
        assertThat(happened).allMatch(one -> one.startsWith("alert"));
    }

    @Test
    void whoStopsWaitingIsToldThatTheAlertIsThere() {
        Cancel cancel = Cancel.create();
        cancel.cancel();
        assertThatThrownBy(() -> ticket(taken("m-1"), QUEUED).follow("m-1", cancel)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem()).extracting(Object::toString).asString().contains("CANCELLED", "Stopped on request.",
                        "The alert is with Synthesize.", "Ask later with: alert trace"));
        assertThat(happened).containsExactly("trace of m-1");
    }

    @Test
    void prioritiesHaveTheWordsOfAPerson() {
        assertThat(Stream.of(Alert.Priority.values()).map(Alert.Priority::word)).containsExactly("low", "medium", "high", "very high");
    }
}
