package app.tallybird.engine.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.InsideSums;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.http.Cancel;
import app.tallybird.http.Sleeper;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeWriter;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Synthesize;

/**
 * Sends the cells of one order. Intents are durable before the first of them leaves, and no cell has two requests in flight, because an order
 * holds each cell once. The caller holds the integration's lock.
 */
public final class Push {

    private final Synthesize synthesize;
    private final Ledger ledger;
    private final Clock clock;
    private final Sleeper sleeper;

    public Push(Synthesize synthesize, Ledger ledger, Clock clock, Sleeper sleeper) {
        this.synthesize = synthesize;
        this.ledger = ledger;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Sends, and returns when nothing is in flight any more. What the server answers is in the report, never thrown. */
    public PushReport run(PushOrder order, PushListener listener, Cancel cancel) {
        Instant started = clock.instant();
        RunId run = ledger.begin(order.start());
        ledger.contracts().counted(run, order.counted());
        Map<CellKey, Set<String>> made = order.sums().isEmpty() ? Map.of() : ledger.contracts().made();
        // until the end they may be made of what they were made of before, and of what they are made of now
        made(order, made, key -> true, key -> true);
        LostPlaces places = new LostPlaces(ledger, order.serviceIds());
        Tally tally = new Tally(order.cells().size() - order.carried().size(), listener, System::nanoTime);
        Optional<Problem> stopped;
        boolean once = order.rebuild() == RebuildMode.ONCE;
        boolean owedBefore = ledger.buildPending();
        synthesize.onWait((reason, time) -> tally.waiting(Wording.inside(reason) + ", waiting " + (time.toMillis() + 999) / 1_000 + " s"));
        OutcomeWriter writer = new OutcomeWriter(ledger, run);
        try (writer) {
            Dispatch dispatch = new Dispatch(synthesize, places, new Breaker(sleeper), tally, new Leave(writer, clock), cancel);
            List<PlanCell> cells = new ArrayList<>();
            List<PlanCell> waiting = new ArrayList<>();
            for (PlanCell cell : order.cells()) {
                if (places.serviceId(cell).isEmpty()) {
                    dispatch.note(places.withoutService(cell));
                } else if (order.carried().contains(cell.key())) {
                    dispatch.note(Dispatch.result(cell, Outcome.CARRIED, "accepted by the push that was cut short"));
                } else {
                    (cell.move().waits() ? waiting : cells).add(cell);
                }
            }
            if (once && !(cells.isEmpty() && waiting.isEmpty())) {
                ledger.buildPending(true);
            }
            if (order.start().takesOver().isPresent()) {
                dispatch.rest(writer.untilQuiet(), sleeper);
            }
            dispatch.send(cells, once);
            while (!waiting.isEmpty() && dispatch.stopped().isEmpty()) {
                waiting = sendReady(waiting, tally, dispatch, once);
            }
            stopped = dispatch.stopped();
        }
        Rebuild rebuild = stopped.isPresent()
                ? new Rebuild(false, Optional.empty())
                : rebuild(order, owedBefore, tally.results(), places, cancel.part(() -> hasLock(writer)));
        Explained cells = explained(places, inOrder(order, tally.results()), stopped.or(rebuild::problem), cancel);
        if (!cells.news().isEmpty()) {
            ledger.explain(run, cells.news());
        }
        Set<CellKey> there = keys(cells.all(), Outcome.ACCEPTED);
        there.addAll(keys(cells.all(), Outcome.CARRIED));
        Set<CellKey> inDoubt = keys(cells.all(), Outcome.UNKNOWN);
        made(order, made, key -> !there.contains(key), key -> there.contains(key) || inDoubt.contains(key));
        Set<CellKey> told = cells.all().stream().map(CellResult::key).collect(Collectors.toSet());
        List<CellKey> unsent = order.cells().stream().map(PlanCell::key).filter(key -> !told.contains(key)).toList();
        if (!unsent.isEmpty() && stopped.isEmpty()) {
            throw new IllegalStateException(
                    Wording.count(unsent.size(), "cell") + " of run " + run.value() + " without an outcome or a reason for it");
        }
        boolean owed = ledger.buildPending();
        ledger.finish(run, end(cells.end(), owed));
        boolean complete = ledger.run(run).filter(RunRecord::complete).isPresent();
        int accepted = (int) cells.all().stream().filter(cell -> cell.outcome().atSynthesize()).count();
        return new PushReport(run, cells.all(), unsent,
                new PushReport.Ending(complete, rebuild.done(), owed, cells.end().map(problem -> withWhatStays(problem, accepted))),
                Duration.between(started, clock.instant()));
    }

    /**
     * Sends those of which all that holds their units from now on has been accepted, and returns the others. When there are none to send, the others stay as
     * they were: else their units would be billed nowhere.
     */
    private static List<PlanCell> sendReady(List<PlanCell> waiting, Tally tally, Dispatch dispatch, boolean once) {
        Set<CellKey> there = keys(tally.results(), Outcome.ACCEPTED);
        there.addAll(keys(tally.results(), Outcome.CARRIED));
        Map<Boolean, List<PlanCell>> parts = waiting.stream()
                .collect(Collectors.partitioningBy(cell -> InsideSums.lacks(cell, there).isEmpty()));
        List<PlanCell> ready = parts.getOrDefault(true, List.of());
        List<PlanCell> others = parts.getOrDefault(false, List.of());
        if (ready.isEmpty()) {
            others.forEach(
                    cell -> dispatch.note(Dispatch.result(cell, Outcome.FAILED, InsideSums.stays(cell, InsideSums.lacks(cell, there)))));
            return List.of();
        }
        dispatch.send(ready, once);
        return others;
    }

    /** Answers come in any order; what is said of them follows the plan. */
    private static List<CellResult> inOrder(PushOrder order, List<CellResult> results) {
        Map<CellKey, Integer> places = new HashMap<>();
        order.cells().forEach(cell -> places.putIfAbsent(cell.key(), places.size()));
        return results.stream().sorted(Comparator.comparing(result -> places.getOrDefault(result.key(), Integer.MAX_VALUE))).toList();
    }

    /** Notes what own services are made of: of what they were made of before, of what they are made of in this order, or of both. */
    private void made(PushOrder order, Map<CellKey, Set<String>> before, Predicate<CellKey> old, Predicate<CellKey> now) {
        if (order.sums().isEmpty()) {
            return;
        }
        Map<CellKey, Set<String>> back = order.back(before);
        Map<CellKey, Set<String>> made = new HashMap<>(before);
        for (PlanCell sum : order.sums()) {
            // of a number of before nobody knows what it was made of, only that it holds what goes back into it; 0 holds nothing
            boolean known = sum.move().ends() || !sum.move().parts().isEmpty() || sum.sent().signum() == 0;
            Set<String> parts = new HashSet<>(!known || old.test(sum.key()) ? before.getOrDefault(sum.key(), Set.of()) : Set.of());
            if (now.test(sum.key())) {
                parts.addAll(known ? sum.move().parts() : back.getOrDefault(sum.key(), Set.of()));
            }
            made.put(sum.key(), parts);
        }
        ledger.contracts().made(made);
    }

    /** All results, those among them that are told anew, and why the run ends early if it does. */
    private record Explained(List<CellResult> all, List<CellResult> news, Optional<Problem> end) {
    }

    /** A run that ends early has no leave to ask more; what a look that fails leaves unexplained ends it, too. */
    private Explained explained(LostPlaces places, List<CellResult> results, Optional<Problem> end, Cancel cancel) {
        if (end.isPresent()) {
            return new Explained(results, List.of(), end);
        }
        try {
            List<CellResult> news = places.explain(results, synthesize, cancel);
            Map<CellKey, CellResult> byKey = news.stream().collect(Collectors.toMap(CellResult::key, cell -> cell));
            return new Explained(results.stream().map(cell -> byKey.getOrDefault(cell.key(), cell)).toList(), news, Optional.empty());
        } catch (ProblemException noLook) {
            return new Explained(results, List.of(), Optional.of(noLook.problem()));
        }
    }

    /** What a refusal or an outage says of itself is not true of the counts before it. */
    private static Problem withWhatStays(Problem problem, int accepted) {
        return accepted == 0 || problem.code() == ProblemCode.CANCELLED
                ? problem
                : problem
                        .butUnchanged(Wording.count(accepted, "count was accepted before and stays", "counts were accepted before and stay")
                                + "; the rest is sent by the next push.");
    }

    private static RunEnd end(Optional<Problem> stopped, boolean buildOwed) {
        if (stopped.isPresent()) {
            return stopped.get().code() == ProblemCode.CANCELLED ? RunEnd.CANCELLED : RunEnd.STOPPED;
        }
        return buildOwed ? RunEnd.FAILED : RunEnd.DONE;
    }

    private record Rebuild(boolean done, Optional<Problem> problem) {
    }

    /**
     * Plain calls build by themselves. Once a no_build count went out, by this run or by one before it that did not come so far, one building
     * call is owed; it repeats an accepted cell, so it changes no number.
     */
    private Rebuild rebuild(PushOrder order, boolean owedBefore, List<CellResult> results, LostPlaces places, Cancel cancel) {
        Set<CellKey> sent = keys(results, Outcome.ACCEPTED);
        if (!owedBefore && sent.isEmpty() && keys(results, Outcome.UNKNOWN).isEmpty()) {
            ledger.buildPending(false);
            return new Rebuild(false, Optional.empty());
        }
        if (order.rebuild() == RebuildMode.EACH && !sent.isEmpty()) {
            ledger.buildPending(false);
            return new Rebuild(true, Optional.empty());
        }
        Set<CellKey> accepted = keys(results, Outcome.CARRIED);
        accepted.addAll(sent);
        Optional<PlanCell> any = order.cells().stream().filter(cell -> accepted.contains(cell.key())).reduce((first, second) -> second);
        if (!ledger.buildPending() || any.isEmpty()) {
            return new Rebuild(false, Optional.empty());
        }
        return buildingCall(any.get(), places.serviceId(any.get()), cancel);
    }

    private Rebuild buildingCall(PlanCell cell, String serviceId, Cancel cancel) {
        try {
            CountResult answer = synthesize.count(serviceId, cell.key().accountId(), cell.sent(), false, cancel);
            return switch (answer) {
                case CountResult.Accepted accepted -> {
                    ledger.buildPending(false);
                    yield new Rebuild(true, Optional.empty());
                }
                case CountResult.Failed failed -> new Rebuild(false, Optional.of(failed.problem()));
                case CountResult.NotMapped notMapped -> new Rebuild(false, Optional.of(notBuilt(notMapped.message())));
                case CountResult.Refused refused -> new Rebuild(false, Optional.of(notBuilt(refused.message())));
            };
        } catch (ProblemException refused) {
            return new Rebuild(false, Optional.of(refused.problem()));
        } catch (RuntimeException | Error fault) {
            return new Rebuild(false, Optional.of(Dispatch.fault(fault, cell.key())));
        }
    }

    /** Who has not is told why, and nothing is written any more. */
    private static boolean hasLock(OutcomeWriter writer) {
        writer.checkLock();
        return true;
    }

    private static Problem notBuilt(String message) {
        return Problem.of(ProblemCode.SYNTHESIZE_ANSWER,
                "The counts are at Synthesize, but the call that rebuilds its billing view was answered: " + message,
                "The counts stay as they are.", "Run sync-usage again: it makes up for the rebuild.").canRetry();
    }

    private static Set<CellKey> keys(List<CellResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).map(CellResult::key)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
