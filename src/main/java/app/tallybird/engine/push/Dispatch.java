package app.tallybird.engine.push;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeWriter;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

/**
 * Sends cells, many at a time, and writes what became of each. The first reason to stop wins; what was not started by then is left, and what is
 * in flight is waited for. Whatever happens, a cell that left has an outcome in the end, and one that did not leave is as if it was never begun.
 */
final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    /** Enough to keep 95 requests a second going while some of them wait for a retry. A thread takes one whose turn it is, so few are busy. */
    private static final int IN_FLIGHT = 64;

    private final Synthesize synthesize;
    private final LostPlaces places;
    private final Breaker breaker;
    private final Tally tally;
    private final Leave leave;
    private final OutcomeWriter writer;
    private final Cancel sending;
    private final AtomicReference<Problem> stop = new AtomicReference<>();
    /** Begun, but stopped before anything left. */
    private final Queue<CellKey> unsent = new ConcurrentLinkedQueue<>();

    Dispatch(Synthesize synthesize, LostPlaces places, Breaker breaker, Tally tally, Leave leave, Cancel cancel) {
        this.synthesize = synthesize;
        this.places = places;
        this.breaker = breaker;
        this.tally = tally;
        this.leave = leave;
        writer = leave.writer();
        this.sending = cancel.part(this::mayLeave);
    }

    private boolean mayLeave() {
        try {
            leave.check();
            return true;
        } catch (ProblemException none) {
            stop(none.problem());
            return false;
        }
    }

    /** Returns when so much time has passed, or when nothing is to be sent any more. */
    void rest(Duration time, Sleeper sleeper) {
        if (time.isZero()) {
            return;
        }
        tally.waiting("The push before was cut off, waiting " + time.toSeconds() + " s until nothing of it is under way");
        try {
            sleeper.sleep(time, sending);
        } catch (HttpFailure cancelled) {
            stop(cancelled());
        }
    }

    Optional<Problem> stopped() {
        return Optional.ofNullable(stop.get());
    }

    /** Only what is on the wire already goes its way; who waits for a turn or a retry stays here. */
    private void stop(Problem reason) {
        stop.compareAndSet(null, reason);
        sending.halt();
    }

    /** Notes a result that needed no request. */
    void note(CellResult result) {
        writer.add(result);
        tally.add(result);
        tally.fault().ifPresent(fault -> stop(fault(fault, result.key())));
    }

    /** Returns when nothing is in flight any more. */
    void send(List<PlanCell> cells, boolean noBuild) {
        Semaphore free = new Semaphore(IN_FLIGHT);
        List<PlanCell> begun = new ArrayList<>();
        try (ExecutorService threads = threads()) {
            Intents intents = new Intents(writer, cells, threads);
            while (intents.hasNext() && stop.get() == null) {
                List<PlanCell> chunk = intents.next();
                begun.addAll(chunk);
                for (PlanCell cell : chunk) {
                    free.acquireUninterruptibly();
                    awaitLeave();
                    int round = breaker.round();
                    threads.execute(() -> sendOne(cell, noBuild, round, free));
                }
            }
            intents.left().forEach(cell -> unsent.add(cell.key()));
        }
        writer.withdraw(unsent);
        Set<CellKey> noted = tally.results().stream().map(CellResult::key).collect(Collectors.toCollection(HashSet::new));
        noted.addAll(unsent);
        begun.stream().filter(cell -> !noted.contains(cell.key())).forEach(cell -> {
            stop(fault("a send without an end", cell.key()));
            note(result(cell, Outcome.UNKNOWN, "nothing is known of this send"));
        });
    }

    /** Whoever was last at work is the next to be woken, so that few take turns; one more than can be sent at once writes what is sent next. */
    private static ExecutorService threads() {
        return new ForkJoinPool(IN_FLIGHT + 1, pool -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("push-" + (thread.getPoolIndex() + 1));
            return thread;
        }, null, true);
    }

    /** Returns when the next one may start, or when none may. */
    private void awaitLeave() {
        try {
            sending.check();
            breaker.beforeNext(sending, tally).ifPresent(this::stop);
            synthesize.awaitTurn(sending);
        } catch (HttpFailure cancelled) {
            stop(cancelled());
        }
    }

    private void sendOne(PlanCell cell, boolean noBuild, int round, Semaphore free) {
        try {
            if (stop.get() != null) {
                unsent.add(cell.key());
                return;
            }
            answered(cell, noBuild, round).ifPresentOrElse(this::note, () -> unsent.add(cell.key()));
        } catch (ProblemException ledger) {
            // What happened cannot be noted, so nothing more may be sent; the cell stays in doubt and is sent by the next run.
            stop(ledger.problem());
        } catch (RuntimeException | Error fault) {
            stop(fault(fault, cell.key()));
        } finally {
            free.release();
        }
    }

    /** What became of it; empty when it was stopped before it left. */
    private Optional<CellResult> answered(PlanCell cell, boolean noBuild, int round) {
        try {
            return result(cell, round, synthesize.count(places.serviceId(cell), cell.key().accountId(), cell.sent(), noBuild, sending));
        } catch (ProblemException ended) {
            stop(ended.problem());
            return of(cell, refusesSignIn(ended.problem()) ? Outcome.FAILED : Outcome.UNKNOWN, ended.problem().what());
        } catch (RuntimeException | Error fault) {
            // Whether it left before the fault nobody knows, and the next cell may meet the same.
            Problem problem = fault(fault, cell.key());
            stop(problem);
            return of(cell, Outcome.UNKNOWN, problem.what());
        }
    }

    private Optional<CellResult> result(PlanCell cell, int round, CountResult answer) {
        return switch (answer) {
            case CountResult.Accepted accepted -> {
                breaker.succeeded();
                yield of(cell, Outcome.ACCEPTED, "");
            }
            case CountResult.NotMapped notMapped -> {
                breaker.succeeded();
                yield of(cell, places.hadOne(cell.key()) ? Outcome.LOST : Outcome.NOT_MAPPED, notMapped.message());
            }
            case CountResult.Refused refused -> {
                breaker.succeeded();
                yield of(cell, Outcome.REFUSED, refused.message());
            }
            case CountResult.Failed failed -> {
                if (failed.problem().code() == ProblemCode.CANCELLED) {
                    stop(cancelled());
                    if (!failed.reached()) {
                        yield Optional.empty();
                    }
                } else if (refusesSignIn(failed.problem())) {
                    stop(failed.problem());
                } else {
                    breaker.failed(round, failed.problem());
                }
                yield of(cell, failed.reached() ? Outcome.UNKNOWN : Outcome.FAILED, failed.problem().what());
            }
        };
    }

    private static boolean refusesSignIn(Problem problem) {
        return problem.code().exitCode() == ProblemCode.SYNTHESIZE_SIGN_IN.exitCode();
    }

    private static Optional<CellResult> of(PlanCell cell, Outcome outcome, String message) {
        return Optional.of(result(cell, outcome, message));
    }

    static CellResult result(PlanCell cell, Outcome outcome, String message) {
        return new CellResult(cell.key(), cell.sent(), outcome, message);
    }

    private static Problem cancelled() {
        return Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "What was accepted stays; the rest was not sent.",
                "Start sync-usage again to send the rest.");
    }

    /** The log gets the kind and the place of a fault, never its text. */
    static Problem fault(Throwable fault, CellKey cell) {
        LOG.error("fault {}", Unexpected.place(fault));
        return fault(fault.getClass().getSimpleName(), cell);
    }

    private static Problem fault(String kind, CellKey cell) {
        return Problem.of(ProblemCode.FAILED,
                "Tallybird met a fault of its own (" + kind + ") while it sent \"" + cell.serviceKey() + "\" of account " + cell.accountId()
                        + ", and stopped.",
                "What was accepted stays; whether this count arrived is not known.",
                "Run sync-usage again: it sends this one in any case. If it stays so, send us the diagnostics.");
    }
}
