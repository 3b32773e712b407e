package app.tallybird.engine.daily;

import java.time.Duration;
import java.util.Optional;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Sleeper;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTaken;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.synthesize.Synthesize;

/** Sends an alert and follows it until the PSA has a ticket. */
public final class Ticket {

    /** How long a ticket may take. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration STEP = Duration.ofSeconds(5);

    private final Synthesize synthesize;
    private final Sleeper sleeper;

    public Ticket(Synthesize synthesize, Sleeper sleeper) {
        this.synthesize = synthesize;
        this.sleeper = sleeper;
    }

    /** How an alert fared: taken or not certainly, and what is known of its ticket. */
    public record State(Optional<AlertTaken> taken, Optional<AlertTrace> trace) {

        public Optional<String> ticketId() {
            return trace.flatMap(AlertTrace::ticketId);
        }

        /** What became of it, as a sentence. */
        public String words() {
            if (taken.isEmpty()) {
                return "Whether Synthesize took the alert is not certain.";
            }
            String message = "Alert " + taken.get().messageId();
            return ticketId().map(id -> "Ticket " + id + " was made.")
                    .or(() -> trace.flatMap(AlertTrace::trouble).map(why -> message + " did not become a ticket: " + why + "."))
                    .orElse(message + " is taken; there is no ticket yet.");
        }
    }

    /** Sends it; with {@code follow} returns when the ticket exists, when it will not, or when the time is up. Refusals are thrown. */
    public State send(String accountId, Alert alert, boolean follow, Cancel cancel) {
        Optional<AlertTaken> taken = synthesize.alert(accountId, alert, cancel);
        if (taken.isEmpty() || !follow || taken.get().messageId().isEmpty()) {
            return new State(taken, Optional.empty());
        }
        return new State(taken, Optional.of(follow(taken.get().messageId(), cancel)));
    }

    /** Asks every few seconds. */
    public AlertTrace follow(String messageId, Cancel cancel) {
        AlertTrace trace = synthesize.alertTrace(messageId, cancel);
        for (Duration waited = Duration.ZERO; !trace.settled() && waited.compareTo(PATIENCE) < 0; waited = waited.plus(STEP)) {
            pause(cancel);
            trace = synthesize.alertTrace(messageId, cancel);
        }
        return trace;
    }

    private void pause(Cancel cancel) {
        try {
            sleeper.sleep(STEP, cancel);
        } catch (HttpFailure stopped) {
            throw Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "The alert is with Synthesize.", "Ask later with: alert trace")
                    .asException();
        }
    }
}
