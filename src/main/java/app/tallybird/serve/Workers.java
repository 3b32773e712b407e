package app.tallybird.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.app.Application;
import app.tallybird.app.FileWait;
import app.tallybird.app.Patience;
import app.tallybird.app.ScheduledPush;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushReport;
import app.tallybird.http.Cancel;
import app.tallybird.http.Time;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Unexpected;

/** Makes the pushes, at most one for an integration at a time, each with a start of the program of its own, so that settings and secrets are those of now. Thread-safe. */
final class Workers {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final String INTEGRATION = "integration";

    private final Server.Starts starts;
    private final Executor threads;
    private final Patience patience;
    private final Time time;
    private final Meters meters;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> elsewhere = ConcurrentHashMap.newKeySet();
    private final Map<String, FileWait> waits = new ConcurrentHashMap<>();
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    /** The last of so many failures in a row; none yet is one that is tried again at once. */
    private record Failed(Instant began, long ended, int inARow) {
    }

    Workers(Server.Starts starts, Executor threads, Patience patience, Time time, Meters meters) {
        this.starts = starts;
        this.threads = threads;
        this.patience = patience;
        this.time = time;
        this.meters = meters;
    }

    /** Whether a push that is due should be tried now. */
    boolean free(ScheduledPush one, ZonedDateTime now) {
        String name = one.integration();
        return one.wantsPush() && !busy.contains(name) && !waitsAfterFailure(one)
                && Optional.ofNullable(waits.get(name)).filter(wait -> !wait.over(one.due(), now)).isEmpty();
    }

    /** What could not be written down must not be tried, and told, again and again; the ledger speaks for what could. */
    private boolean waitsAfterFailure(ScheduledPush one) {
        Failed last = failed.get(one.integration());
        boolean noted = last != null && one.tried().filter(at -> !at.isBefore(last.began())).isPresent();
        return last != null && last.inARow() > 0 && !noted && time.nanos().nanos() - last.ended() < Patience.after(last.inARow()).toNanos();
    }

    /** Has it pushed as soon as a worker is free. */
    void push(ScheduledPush one, Cancel cancel) {
        String name = one.integration();
        if (busy.add(name)) {
            threads.execute(() -> {
                try {
                    if (!cancel.isEnding()) {
                        run(name, cancel);
                    }
                } finally {
                    busy.remove(name);
                }
            });
        }
    }

    private void run(String name, Cancel cancel) {
        Instant began = time.clock().instant();
        long nanos = time.nanos().nanos();
        UnattendedPush.Ended ended = ended(name, cancel);
        long end = time.nanos().nanos();
        Optional<ProblemCode> code = ended.problems().stream().findFirst().map(Problem::code);
        if (code.filter(ProblemCode.LOCKED::equals).isPresent()) {
            if (elsewhere.add(name)) {
                LOG.atInfo().addKeyValue(INTEGRATION, name).log("{}: {}", name, ended.problems().getFirst().what());
            }
            return;
        }
        elsewhere.remove(name);
        meters.pushed(name, ended, Duration.ofNanos(end - nanos));
        ended.waiting().ifPresentOrElse(wait -> waits.put(name, wait), () -> waits.remove(name));
        if (code.isEmpty()) {
            failed.remove(name);
        } else if (code.get() != ProblemCode.CANCELLED) {
            int first = outOfReach(ended) ? 0 : 1;
            failed.merge(name, new Failed(began, end, first), (before, now) -> new Failed(began, end, before.inARow() + 1));
        }
        say(name, ended);
    }

    /** Neither what was to be sent nor that it was not could be reached: the first time it is tried as soon as a look reaches the ledger again. */
    private static boolean outOfReach(UnattendedPush.Ended ended) {
        return ended.problems().stream().allMatch(problem -> problem.code() == ProblemCode.UNREACHABLE);
    }

    private UnattendedPush.Ended ended(String name, Cancel cancel) {
        try (Application own = starts.about(name)) {
            return UnattendedPush.ofServer(own, patience).run(PushListener.none(), cancel);
        } catch (RuntimeException | Error failure) {
            return UnattendedPush.Ended.of(Unexpected.problem(failure));
        }
    }

    private static void say(String name, UnattendedPush.Ended ended) {
        ended.skipped().ifPresent(words -> LOG.atInfo().addKeyValue(INTEGRATION, name).log("{}: {}", name, words));
        ended.result().flatMap(result -> result.run()).ifPresent(report -> LOG.atInfo().addKeyValue(INTEGRATION, name)
                .addKeyValue("run", report.runId().value()).log("{}: {}", name, words(report)));
        ended.problems().stream().distinct().forEach(problem -> LOG.atWarn().addKeyValue(INTEGRATION, name)
                .addKeyValue("code", problem.code()).log("{}: {}", name, problem.sentence()));
        ended.told().forEach(words -> LOG.atInfo().addKeyValue(INTEGRATION, name).log("{}: {}", name, words));
    }

    private static String words(PushReport report) {
        List<String> counts = Stream.of(OutcomeGroup.values()).filter(group -> report.count(group) > 0)
                .map(group -> group.of(report.count(group))).collect(Collectors.toList());
        if (report.left() > 0) {
            counts.add(report.left() + " not sent");
        }
        return (report.stopped().isPresent() ? "stopped: " : "pushed: ") + (counts.isEmpty() ? "nothing" : String.join(", ", counts)) + ".";
    }
}
