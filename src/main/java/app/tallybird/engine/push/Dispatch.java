package app.tallybird.engine.push;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.ledger.IntentCell;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeCell;
import app.tallybird.ledger.OutcomeWriter;
import app.tallybird.ledger.RunId;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

/**
 * Sends cells, many at a time, and writes what became of each. The first reason to stop wins; what was not started by then is left, and what is
 * in flight is waited for.
 */
final class Dispatch {

    private static final int INTENTS_PER_COMMIT = 50;
    /** Enough to keep 95 requests a second going while some of them wait for a retry. */
    private static final int IN_FLIGHT = 64;

    private final RunId run;
    private final Ledger ledger;
    private final Synthesize synthesize;
    private final Breaker breaker;
    private final Tally tally;
    private final OutcomeWriter writer;
    private final AtomicReference<Problem> stop = new AtomicReference<>();

    Dispatch(RunId run, Ledger ledger, Synthesize synthesize, Breaker breaker, Tally tally, OutcomeWriter writer) {
        this.run = run;
        this.ledger = ledger;
        this.synthesize = synthesize;
        this.breaker = breaker;
        this.tally = tally;
        this.writer = writer;
    }

    Optional<Problem> stopped() {
        return Optional.ofNullable(stop.get());
    }

    void stop(Problem reason) {
        stop.compareAndSet(null, reason);
    }

    /** Notes a result that needed no request. */
    void note(CellResult result) {
        writer.add(new OutcomeCell(result.key(), result.units(), result.outcome(), result.message()));
        tally.add(result);
    }

    /** Returns when nothing is in flight any more. */
    void send(List<SendCell> cells, boolean noBuild, Cancel cancel) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < cells.size() && stop.get() == null; from += INTENTS_PER_COMMIT) {
                List<SendCell> chunk = cells.subList(from, Math.min(from + INTENTS_PER_COMMIT, cells.size()));
                ledger.intents(run, chunk.stream().map(cell -> new IntentCell(cell.key(), cell.units())).toList());
                for (SendCell cell : chunk) {
                    free.acquireUninterruptibly();
                    if (mayStart(cancel)) {
                        threads.execute(() -> sendOne(cell, noBuild, cancel, free));
                    } else {
                        free.release();
                        notSent(cell);
                    }
                }
            }
        }
    }

    private boolean mayStart(Cancel cancel) {
        if (stop.get() != null) {
            return false;
        }
        try {
            cancel.check();
            breaker.beforeNext(cancel, tally).ifPresent(this::stop);
        } catch (HttpFailure cancelled) {
            stop(cancelled());
        }
        return stop.get() == null;
    }

    private void sendOne(SendCell cell, boolean noBuild, Cancel cancel, Semaphore free) {
        try {
            if (stop.get() != null) {
                notSent(cell);
                return;
            }
            note(answered(cell, noBuild, cancel));
        } catch (ProblemException ledger) {
            // What happened cannot be noted, so nothing more may be sent; the cell stays in doubt and is sent by the next run.
            stop(ledger.problem());
        } finally {
            free.release();
        }
    }

    private CellResult answered(SendCell cell, boolean noBuild, Cancel cancel) {
        try {
            return result(cell, synthesize.count(cell.serviceId(), cell.key().accountId(), cell.units(), noBuild, cancel));
        } catch (ProblemException ended) {
            stop(ended.problem());
            boolean refusedUnseen = ended.problem().code().exitCode() == ProblemCode.SYNTHESIZE_SIGN_IN.exitCode();
            return new CellResult(cell.key(), cell.units(), refusedUnseen ? Outcome.FAILED : Outcome.UNKNOWN, ended.problem().what());
        }
    }

    private CellResult result(SendCell cell, CountResult answer) {
        return switch (answer) {
            case CountResult.Accepted accepted -> {
                breaker.succeeded();
                yield result(cell, Outcome.ACCEPTED, "");
            }
            case CountResult.NotMapped notMapped -> {
                breaker.succeeded();
                yield result(cell, Outcome.NOT_MAPPED, notMapped.message());
            }
            case CountResult.Refused refused -> {
                breaker.succeeded();
                yield result(cell, Outcome.REFUSED, refused.message());
            }
            case CountResult.Failed failed -> {
                if (failed.problem().code() == ProblemCode.CANCELLED) {
                    stop(cancelled());
                } else {
                    breaker.failed(failed.problem());
                }
                yield result(cell, failed.reached() ? Outcome.UNKNOWN : Outcome.FAILED, failed.problem().what());
            }
        };
    }

    private static CellResult result(SendCell cell, Outcome outcome, String message) {
        return new CellResult(cell.key(), cell.units(), outcome, message);
    }

    /** Its intent is written but nothing left: said so, so that nobody looks for it at Synthesize. */
    private void notSent(SendCell cell) {
        note(result(cell, Outcome.FAILED, "not sent: the run was stopped before"));
    }

    private static Problem cancelled() {
        return Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "What was accepted stays; the rest was not sent.",
                "Start sync-usage again to send the rest.");
    }
}
