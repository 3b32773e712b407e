package app.tallybird.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushReport;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.notice.Notice;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;
import app.tallybird.problem.Wording;
import app.tallybird.schedule.BeforeClose;
import app.tallybird.schedule.Due;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Routine;

/**
 * A push that nobody watches. It sends what a second person has agreed to; else it finds out by itself whether the scheduled period still wants a push, and holds
 * while the month's books are closed. It notes how it went, and tells people when something needs them.
 */
public final class UnattendedPush {

    private static final Logger LOG = LoggerFactory.getLogger(UnattendedPush.class);
    /** The file that was pushed last. */
    static final String PUSHED_FILE = "file-pushed";
    private static final String NAMELESS = "(no name)";
    private static final String NOTHING_ACCEPTED = "Synthesize accepted no count: all of them wait for a mapping.";

    private final Application application;
    private final PushChoices choices;
    private final boolean evenIfDone;
    /** Of a server, which looks again and again. */
    private final Optional<Patience> patience;

    /** @param evenIfDone pushes whatever the schedule says */
    public UnattendedPush(Application application, PushChoices choices, boolean evenIfDone) {
        this(application, choices, evenIfDone, Optional.empty());
    }

    private UnattendedPush(Application application, PushChoices choices, boolean evenIfDone, Optional<Patience> patience) {
        this.application = application;
        this.choices = choices;
        this.evenIfDone = evenIfDone;
        this.patience = patience;
    }

    /** One of a server, which looks again and again: without a schedule it does nothing, and after a failure it waits. */
    public static UnattendedPush ofServer(Application application, Patience patience) {
        return new UnattendedPush(application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), false, Optional.of(patience));
    }

    /**
     * How it ended.
     *
     * @param result empty when it came to no plan
     * @param skipped why nothing had to be done
     * @param told what a person should know of the integration, and what was done to tell people, one sentence each
     * @param waiting the folder in which no new file had arrived
     */
    public record Ended(Optional<UsageResult> result, List<Problem> problems, Optional<String> skipped, List<String> told,
            Optional<FileWait> waiting) {

        Ended(Optional<UsageResult> result, List<Problem> problems, Optional<String> skipped, List<String> told) {
            this(result, problems, skipped, told, Optional.empty());
        }

        /** The end of one that could not even begin, of which nobody was told. */
        public static Ended of(Problem problem) {
            return new Ended(Optional.empty(), List.of(problem), Optional.empty(), List.of());
        }
    }

    /** Runs it; every problem is among those returned. */
    public Ended run(PushListener listener, Cancel cancel) {
        Instant started = application.surroundings().clock().instant();
        try (OpenIntegration open = application.openIntegration("schedule")) {
            return run(open, started, listener, cancel);
        } catch (RuntimeException | Error failure) {
            return notBegun(problem(failure), cancel);
        }
    }

    /** The end of one that did not even begin. */
    public Ended notBegun(Problem problem, Cancel cancel) {
        Instant started = application.surroundings().clock().instant();
        return new Ended(Optional.empty(), List.of(problem), Optional.empty(), withoutContext(started, problem, cancel));
    }

    private static Problem problem(Throwable failure) {
        if (!(failure instanceof ProblemException)) {
            LOG.error("fault {}", Unexpected.place(failure));
        }
        return Unexpected.problem(failure);
    }

    private Ended run(OpenIntegration open, Instant started, PushListener listener, Cancel cancel) {
        IntegrationContext context = open.context();
        String name = context.integration().name();
        if (context.integration().paused()) {
            return skipped("\"" + name + "\" is paused: nothing was read or sent. Resume it with: integrations resume " + name);
        }
        Routine routine = application.routines().find(name);
        ZonedDateTime now = application.localTime();
        boolean agreed = TeamDesk.due(context.ledger(), now).isPresent();
        Optional<Due> due = TeamDesk.due(context.ledger(), now).or(() -> Schedules.due(application, routine, context.ledger()));
        if (due.isPresent() && !due.get().now() && !evenIfDone) {
            return skipped(words(due.get()));
        }
        Optional<String> early = patience.flatMap(one -> early(one, due, context.ledger(), now));
        if (early.isPresent()) {
            return skipped(early.get());
        }
        LocalDate period = due.map(Due::period).orElse(now).toLocalDate();
        NoticeDesk.Matter matter = new NoticeDesk.Matter(name, Optional.of(context), Optional.of(context.ledger()), period);
        Optional<Path> arrived = open.watched().flatMap(folder -> WatchedFolder.arrived(context.integration().vendor()));
        Optional<FileWait> waiting = open.watched().map(folder -> FileWait.of(folder, arrived, due.map(Due::period).orElse(now), now));
        Optional<String> nothingNew = open.watched().filter(folder -> !agreed)
                .flatMap(folder -> nothingNew(folder, arrived, context.ledger()));
        if (nothingNew.isPresent()) {
            context.ledger().note(NeedsYou.LOOKED, started.toString());
            return new Ended(Optional.empty(), List.of(), nothingNew, dates(matter, cancel), waiting);
        }
        Optional<UsageResult> result = Optional.empty();
        List<Problem> problems = new ArrayList<>();
        Optional<NextFile.Taken> file = arrived.map(path -> NextFile.Taken.of(path, now.toLocalDate()));
        try {
            file.filter(one -> !agreed).flatMap(one -> older(one, context.ledger())).ifPresent(problem -> {
                throw problem.asException();
            });
            result = Optional.of(push(open, listener, cancel));
            problems.addAll(result.get().problems());
        } catch (RuntimeException | Error failure) {
            problems.add(problem(failure));
        }
        try {
            note(context.ledger(), started, problems, result);
        } catch (RuntimeException | Error failure) {
            problems.add(problem(failure));
        }
        boolean complete = result.flatMap(UsageResult::run).filter(PushReport::complete).isPresent();
        file.filter(one -> complete).ifPresent(one -> context.ledger().note(PUSHED_FILE, one.toString()));
        List<String> told = new ArrayList<>(open.notes());
        beforeClose(routine, period).ifPresent(told::add);
        told.addAll(tell(matter, problems, complete, cancel));
        return new Ended(result, List.copyOf(problems), Optional.empty(), told);
    }

    /** What kind of push it is, when it is the one before the close of a month. */
    private Optional<String> beforeClose(Routine routine, LocalDate period) {
        return routine.schedule().map(schedule -> Schedules.runs(application, schedule))
                .flatMap(runs -> runs instanceof BeforeClose before ? before.month(period) : Optional.empty())
                .map(month -> "This is the push before " + month + " closes"
                        + application.monthEnd().close(month).map(day -> " on " + day).orElse("") + ".");
    }

    /** Why a server does not try now. */
    private static Optional<String> early(Patience patience, Optional<Due> due, Ledger ledger, ZonedDateTime now) {
        return due.isEmpty()
                ? Optional.of("Nothing to do: there is no schedule.")
                : patience.until(due.get(), ledger, now).map(
                        until -> "Nothing to do: after the last failure the next try is at " + Wording.moment(until, now.getZone()) + ".");
    }

    /** Why the folder has no file that was not pushed before. */
    private Optional<String> nothingNew(WatchedFolder folder, Optional<Path> file, Ledger ledger) {
        if (file.isEmpty()) {
            return Optional.of("Nothing to do: " + folder.why() + ".");
        }
        return evenIfDone
                ? Optional.empty()
                : pushed(ledger).filter(one -> one.hash().equals(NextFile.hash(file.get())))
                        .map(one -> "Nothing to do: no new file has arrived; " + one.name() + " was pushed on " + one.day() + ".");
    }

    private static Optional<NextFile.Taken> pushed(Ledger ledger) {
        return ledger.note(PUSHED_FILE).flatMap(NextFile.Taken::parse);
    }

    /** A file of a month before that of the one pushed last is not read by itself. */
    private Optional<Problem> older(NextFile.Taken file, Ledger ledger) {
        return evenIfDone
                ? Optional.empty()
                : NextFile.older(file.name(), file.month(), pushed(ledger).stream().toList()).map(waits -> Problem
                        .of(ProblemCode.CONFIGURATION, waits.words(), "Nothing was read or sent.", "Push it by hand if it is meant."));
    }

    /** A file that does not arrive is told after its day, and when the month ends without a push. */
    private List<String> dates(NoticeDesk.Matter matter, Cancel cancel) {
        List<String> told = new ArrayList<>();
        matter.ledger().ifPresent(ledger -> {
            NeedsYou needs = new NeedsYou(application);
            Map<Notice.Kind, Problem> over = new LinkedHashMap<>();
            needs.fileMissing(matter.integration(), ledger).ifPresent(need -> over.put(Notice.Kind.FILE_MISSING, need));
            needs.monthEnd(matter.integration(), ledger).ifPresent(need -> over.put(Notice.Kind.MONTH_END, need));
            over.forEach((kind, need) -> told.addAll(NoticeDesk.after(application, List.of(need)).failed(matter, kind, need, cancel)));
        });
        return told;
    }

    /** What a second person has agreed to goes first; where nothing was agreed to, the vendor is read. */
    private UsageResult push(OpenIntegration open, PushListener listener, Cancel cancel) {
        ZonedDateTime now = application.localTime();
        List<ZonedDateTime> closed = application.closedMonths().all().stream().map(month -> month.at().atZone(now.getZone())).toList();
        open.closedSinceAgreed(now, closed).ifPresent(problem -> {
            throw problem.asException();
        });
        return open.sendApproved(listener, cancel).orElseGet(() -> {
            UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), cancel);
            return open.apply(open.heldWhileClosed(plan, choices), choices, listener, cancel);
        });
    }

    private static Ended skipped(String words) {
        return new Ended(Optional.empty(), List.of(), Optional.of(words), List.of());
    }

    private static String words(Due due) {
        String next = " The next one is due at " + Wording.moment(due.next()) + ".";
        return due.reason() == Due.Reason.DONE
                ? "Nothing to do: the push of " + Wording.moment(due.period()) + " is done." + next
                : "Nothing to do: the schedule begins later." + next;
    }

    private static void note(Ledger ledger, Instant started, List<Problem> problems, Optional<UsageResult> result) {
        if (problems.stream().anyMatch(problem -> problem.code() == ProblemCode.CANCELLED)) {
            return;
        }
        Optional<PushReport> run = result.flatMap(UsageResult::run);
        boolean nothing = problems.isEmpty() && run.filter(one -> !one.complete()).isPresent();
        ledger.attempt(new Attempt(started,
                problems.isEmpty() ? nothing ? ProblemCode.NOT_MAPPED.name() : Attempt.DONE : problems.getFirst().code().name(),
                problems.isEmpty() ? nothing ? NOTHING_ACCEPTED : "Done." : problems.getFirst().sentence(), run.map(PushReport::runId)));
    }

    private List<String> withoutContext(Instant started, Problem problem, Cancel cancel) {
        try {
            return toldWithoutContext(started, problem, cancel);
        } catch (RuntimeException | Error failure) {
            return List.of("Nobody could be told: " + problem(failure).what());
        }
    }

    private List<String> toldWithoutContext(Instant started, Problem problem, Cancel cancel) {
        Optional<String> name = application.chosenName().filter(IntegrationSettings::isName);
        if (NoticeDesk.kind(problem.code()).isEmpty()) {
            return List.of();
        }
        LocalDate today = application.localTime().toLocalDate();
        if (name.filter(application.ledgers()::exists).isPresent()) {
            try (Ledger ledger = application.openLedger(name.get())) {
                note(ledger, started, List.of(problem), Optional.empty());
                return tell(new NoticeDesk.Matter(name.get(), Optional.empty(), Optional.of(ledger), today), List.of(problem), false,
                        cancel);
            } catch (RuntimeException | Error noLedger) {
                LOG.warn("told without the ledger: {}", Unexpected.place(noLedger));
            }
        }
        return tell(new NoticeDesk.Matter(name.orElse(NAMELESS), Optional.empty(), Optional.empty(), today), List.of(problem), false,
                cancel);
    }

    private List<String> tell(NoticeDesk.Matter matter, List<Problem> problems, boolean complete, Cancel cancel) {
        NoticeDesk desk = NoticeDesk.after(application, problems);
        List<String> told = new ArrayList<>();
        try {
            if (problems.isEmpty() && complete) {
                told.addAll(desk.recovered(matter, cancel));
                told.addAll(desk.signOfLife(cancel));
            }
            if (problems.isEmpty() || problems.stream().anyMatch(problem -> problem.code() == ProblemCode.CANCELLED)) {
                return told;
            }
            Map<Notice.Kind, Problem> first = new LinkedHashMap<>();
            problems.forEach(problem -> NoticeDesk.kind(problem.code()).ifPresent(kind -> first.putIfAbsent(kind, problem)));
            // the first says what stands in the way; counts that lost their place are told beside whatever else there is
            Optional<Notice.Kind> gravest = NoticeDesk.kind(problems.getFirst().code());
            first.forEach((kind, problem) -> {
                if (kind == Notice.Kind.NO_PLACE || gravest.filter(kind::equals).isPresent()) {
                    told.addAll(desk.failed(matter, kind, problem, cancel));
                }
            });
            told.addAll(dates(matter, cancel));
        } catch (RuntimeException | Error failure) {
            told.add("Nobody could be told: " + problem(failure).what());
        }
        return told;
    }
}
