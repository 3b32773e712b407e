package app.tallybird.serve;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.app.Lookout;
import app.tallybird.app.ScheduledPush;
import app.tallybird.http.Cancel;
import app.tallybird.http.Time;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Unexpected;

/**
 * Looks at all integrations and has those pushed that are due, each by one worker at a time. Whether a push is really made is decided once more under the
 * integration's lock, so that several servers, a scheduler and a person make one push of a period. Nothing that goes wrong with one integration, with the
 * settings or with the ledger ends it. One thread looks; workers report from theirs.
 */
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int DOUBLED = 8;

    private final Lookout lookout;
    private final Time time;
    private final Workers workers;
    private final Meters meters;
    private final Readiness readiness;
    private int lost;
    private Set<String> said = Set.of();

    Rounds(Lookout lookout, Time time, Workers workers, Meters meters, Readiness readiness) {
        this.lookout = lookout;
        this.time = time;
        this.workers = workers;
        this.meters = meters;
        this.readiness = readiness;
    }

    /** Looks once. */
    void look(Cancel cancel) {
        long began = time.nanos().nanos();
        List<ScheduledPush> scheduled = new ArrayList<>();
        Map<String, Problem> unread = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        try {
            for (String name : lookout.integrations()) {
                if (cancel.isEnding()) {
                    return;
                }
                scheduled(name, unread).ifPresent(scheduled::add);
                Optional.ofNullable(unread.get(name)).filter(Rounds::outOfReach).ifPresent(problem -> {
                    throw problem.asException();
                });
            }
            if (scheduled.isEmpty()) {
                unread.forEach((name, problem) -> without.add("\"" + name + "\": " + problem.sentence()));
            }
            ZonedDateTime now = ZonedDateTime.now(time.clock());
            scheduled.stream().filter(one -> workers.free(one, now)).forEach(one -> workers.push(one, cancel));
        } catch (RuntimeException | Error failure) {
            without.add(Unexpected.problem(failure).sentence());
        }
        lost = without.isEmpty() ? 0 : lost + 1;
        meters.looked(scheduled, unread.size(), Duration.ofNanos(time.nanos().nanos() - began));
        readiness.looked(without);
        say(unread, without);
    }

    private Optional<ScheduledPush> scheduled(String name, Map<String, Problem> unread) {
        try {
            return lookout.scheduled(name);
        } catch (RuntimeException | Error failure) {
            unread.put(name, Unexpected.problem(failure));
            return Optional.empty();
        }
    }

    /** Whoever can not reach the shared ledger for one can not for the next either, and each try takes its time. */
    private static boolean outOfReach(Problem problem) {
        return problem.code() == ProblemCode.UNREACHABLE;
    }

    /** What stays as it is is said once. */
    private void say(Map<String, Problem> unread, List<String> without) {
        Set<String> now = new LinkedHashSet<>(without);
        unread.forEach((name, problem) -> now.add("\"" + name + "\": " + problem.sentence()));
        now.stream().filter(words -> !said.contains(words)).forEach(words -> LOG.warn("{}", words));
        if (now.isEmpty() && !said.isEmpty()) {
            LOG.info("All settings and ledgers can be read again.");
        }
        said = now;
    }

    /** How long until the next look: longer and longer while nothing can be reached. */
    Duration pause(Duration every) {
        Duration longer = every.multipliedBy(1L << Math.min(DOUBLED, lost));
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }
}
