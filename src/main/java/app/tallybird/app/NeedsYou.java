package app.tallybird.app;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.Unfinished;
import app.tallybird.engine.daily.MonthEndRule;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.schedule.Due;
import app.tallybird.schedule.Schedule;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Routine;

/** What waits for a person, for every saved integration. Reads settings and ledgers; asks nobody outside. */
public final class NeedsYou {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    /** When a scheduled start last found no new file. */
    static final String LOOKED = "file-looked-for";

    private final Application application;
    private final Function<ZonedDateTime, String> when;

    public NeedsYou(Application application) {
        this(application, WHEN::format);
    }

    private NeedsYou(Application application, Function<ZonedDateTime, String> when) {
        this.application = application;
        this.when = when;
    }

    /** The same with every moment to the second and with its zone. */
    public static NeedsYou exact(Application application) {
        return new NeedsYou(application, Wording::moment);
    }

    /** What it is about. */
    public enum Kind {
        SECRET,
        /** What is set up can not be used: a file, a key or a document is not there or not right. */
        SET_UP,
        UNMAPPED,
        /** Counts that had a place at Synthesize and have none now. */
        NO_PLACE,
        HELD,
        /** A plan waits for a second person, or is approved and was not sent yet. */
        APPROVAL,
        VENDOR_FAILING,
        PUSH_FAILING,
        /** A connector that is not the one that somebody agreed to. */
        CONNECTOR,
        SCHEDULE_MISSED,
        UNFINISHED,
        MONTH_END,
        /** No file came by its day. */
        FILE_MISSING,
        /** A contract rule that ends. */
        CONTRACT,
        /** A notice that reached nobody. */
        UNDELIVERED,
        /** An environment file that others may read. */
        EXPOSED,
        UNREADABLE;

        /** Its name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What a person can do about it, with the word for a button. */
    public enum Act {
        REPLACE_SECRET("Replace the secret"),
        CONNECT("Look at the set-up"),
        MAP("Map in Synthesize"),
        ACCOUNTS("Bring the accounts back"),
        SERVICES("Bring the services back"),
        REVIEW("Review"),
        /** The page of what waits for a second person. */
        APPROVE("Open the plan"),
        PUSH("Look and push"),
        SCHEDULE("Look at the schedule"),
        CONNECTOR("Look at the connector"),
        DISMISS("Dismiss"),
        DETAILS("Details");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One thing.
     *
     * @param plan the hash of the held plan, when it is about one
     */
    public record Need(String integration, Kind kind, String words, Act act, Optional<String> plan) {
    }

    /** Everything, in the order of the integrations, with the one that an environment file says; a paused one needs nothing. */
    public List<Need> all() {
        List<Need> needs = new ArrayList<>();
        application.unsaved().ifPresent(name -> {
            needs.addAll(of(name));
            application.exposedFile().ifPresent(words -> needs.add(need(name, Kind.EXPOSED, words, Act.DETAILS)));
        });
        for (IntegrationSettings one : application.settings().all()) {
            if (!one.paused()) {
                needs.addAll(of(one.name()));
            }
        }
        return needs;
    }

    /** Somebody has seen that a notice did not arrive. */
    public void dismiss(String integration) {
        try (Ledger ledger = application.openLedger(integration)) {
            ledger.nothingUndelivered();
        }
    }

    public List<Need> of(String integration) {
        try (Ledger ledger = application.openLedger(integration)) {
            return of(integration, ledger);
        } catch (ProblemException e) {
            return List.of(new Need(integration, Kind.UNREADABLE, e.problem().sentence(), Act.DETAILS, Optional.empty()));
        }
    }

    /** The sign-in that was refused last, as long as it needs a person; nothing is asked of anybody. */
    public Optional<Problem> refused(String integration) {
        try (Ledger ledger = application.openLedger(integration)) {
            return lastAttempt(integration, ledger).filter(need -> need.kind() == Kind.SECRET)
                    .flatMap(need -> ledger.attempts(1).stream().findFirst())
                    .map(last -> Problem.of(ProblemCode.valueOf(last.result()), last.words(), "", ""));
        }
    }

    List<Need> of(String integration, Ledger ledger) {
        List<Need> needs = new ArrayList<>();
        lastAttempt(integration, ledger).ifPresent(needs::add);
        boolean open = ledger.openRun().isPresent();
        if (!open && ledger.buildPending()) {
            needs.add(need(integration, Kind.UNFINISHED, "A rebuild of the billing view is owed. The next push makes it.", Act.PUSH));
        }
        if (needs.isEmpty() && !open) {
            notComplete(ledger).ifPresent(words -> needs.add(need(integration, Kind.PUSH_FAILING, words, Act.PUSH)));
        }
        unfinished(ledger).ifPresent(words -> needs.add(need(integration, Kind.UNFINISHED, words, Act.PUSH)));
        TeamDesk desk = new TeamDesk(application);
        Optional<TeamDesk.Waiting> waiting = desk.of(integration, ledger);
        waiting.ifPresent(one -> needs
                .add(new Need(integration, Kind.APPROVAL, TeamDesk.words(one), Act.APPROVE, Optional.of(one.proposal().plan()))));
        desk.returned(integration, ledger).ifPresent(one -> needs
                .add(new Need(integration, Kind.APPROVAL, TeamDesk.words(one), Act.REVIEW, Optional.of(one.proposal().plan()))));
        heldPlan(ledger).filter(plan -> waiting.filter(one -> one.proposal().plan().equals(plan.hash())).isEmpty())
                .ifPresent(plan -> needs.add(new Need(integration, Kind.HELD,
                        "A push of " + when.apply(local(plan.created())) + " is held until a person has looked at it.", Act.REVIEW,
                        Optional.of(plan.hash()))));
        places(integration, ledger, needs);
        connector(integration, needs).ifPresent(needs::add);
        missed(integration, ledger).ifPresent(needs::add);
        fileMissing(integration, ledger)
                .ifPresent(problem -> needs.add(need(integration, Kind.FILE_MISSING, problem.what(), Act.SCHEDULE)));
        monthEnd(integration, ledger).ifPresent(problem -> needs.add(need(integration, Kind.MONTH_END, problem.what(), Act.PUSH)));
        contracts(ledger).ifPresent(words -> needs.add(need(integration, Kind.CONTRACT, words, Act.REVIEW)));
        ledger.undelivered().ifPresent(
                lost -> needs.add(need(integration, Kind.UNDELIVERED, when.apply(local(lost.at())) + ": " + lost.words(), Act.DISMISS)));
        return needs;
    }

    /** Contract rules that end soon. */
    private Optional<String> contracts(Ledger ledger) {
        LocalDate today = application.localTime().toLocalDate();
        List<ContractRule> ending = ledger.contracts().rules().all().stream().filter(rule -> rule.period().endsSoon(today)).toList();
        if (ending.isEmpty()) {
            return Optional.empty();
        }
        ContractRule first = ending.stream().min(Comparator.comparing(rule -> rule.period().until().orElse(LocalDate.MAX))).orElseThrow();
        String who = first.scope().accountId().map(id -> ledger.accountNames().getOrDefault(id, id)).orElse("every customer");
        return Optional.of(Wording.count(ending.size(), "contract rule ends", "contract rules end") + " soon: " + first.id() + ", " + who
                + ", " + first.words() + (ending.size() > 1 ? ", and " + (ending.size() - 1) + " more" : "")
                + ". Then the count itself is sent.");
    }

    /** Counts without a place, except what is left out on purpose; those that had one come first. */
    private static void places(String integration, Ledger ledger, List<Need> needs) {
        Predicate<CellKey> leftOut = LeftOut.cells(ledger.leftOut());
        Map<Outcome, Long> waiting = ledger.withoutPlace().stream().filter(cell -> !leftOut.test(cell.key()))
                .filter(cell -> cell.outcome() == Outcome.NOT_MAPPED || cell.fails())
                .collect(Collectors.groupingBy(CellResult::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
        String orLeave = ", or leave out on purpose what is gone for good.";
        List.of(Outcome.DISCONNECTED, Outcome.ACCOUNT_GONE, Outcome.SERVICE_GONE, Outcome.LOST, Outcome.NOT_MAPPED).stream()
                .filter(waiting::containsKey).forEach(kind -> {
                    long number = waiting.getOrDefault(kind, 0L);
                    String find = Wording.count(number, "count finds ", "counts find ");
                    needs.add(switch (kind) {
                        case DISCONNECTED -> need(integration, Kind.NO_PLACE,
                                "The integration is disconnected or inactive at Synthesize: " + find + "no place there.", Act.MAP);
                        case ACCOUNT_GONE -> need(integration, Kind.NO_PLACE,
                                find + "no account at Synthesize any more: bring the accounts back" + orLeave, Act.ACCOUNTS);
                        case SERVICE_GONE -> need(integration, Kind.NO_PLACE,
                                find + "no service at Synthesize any more: bring the services back" + orLeave, Act.SERVICES);
                        case LOST ->
                            need(integration, Kind.NO_PLACE,
                                    Wording.count(number, "count that Synthesize took before finds",
                                            "counts that Synthesize took before find") + " no mapping there any more: map again" + orLeave,
                                    Act.MAP);
                        default -> need(integration, Kind.UNMAPPED,
                                Wording.count(number, "count waits", "counts wait")
                                        + " for a mapping in Synthesize: map or exclude there, and leave out on purpose what you exclude.",
                                Act.MAP);
                    });
                });
    }

    /** What keeps the last push from being complete, unless it is told otherwise: a stop by a person, a rebuild that is owed, counts without a place. */
    private static Optional<String> notComplete(Ledger ledger) {
        return ledger.runs(1).stream().findFirst().filter(run -> !run.complete())
                .filter(run -> run.ending().filter(end -> end == RunEnd.DONE || end == RunEnd.STOPPED).isPresent()).flatMap(run -> {
                    int failed = run.count(OutcomeGroup.FAILED);
                    int refused = run.count(OutcomeGroup.REFUSED);
                    String counts = (failed > 0 ? " " + OutcomeGroup.FAILED.of(failed) + "." : "")
                            + (refused > 0 ? " " + OutcomeGroup.REFUSED.of(refused) + "." : "");
                    boolean stopped = run.ending().filter(RunEnd.STOPPED::equals).isPresent();
                    boolean rest = run.start().kind() == RunKind.RETRY && run.accepted() > 0;
                    return stopped || rest || !counts.isEmpty()
                            ? Optional.of("The last push is not complete: " + run.accepted() + " of "
                                    + Wording.count(run.start().total(), "count") + " accepted." + counts
                                    + (rest && counts.isEmpty() ? " What was refused before it is still open." : ""))
                            : Optional.empty();
                });
    }

    /** What a push has left that a person or a crash cut short. */
    private Optional<String> unfinished(Ledger ledger) {
        return Unfinished.of(ledger, application.surroundings().clock().instant())
                .filter(push -> push.run().ending().filter(end -> end != RunEnd.CANCELLED).isEmpty())
                .map(push -> push.words(when.apply(local(push.run().started())), Long::toString));
    }

    /** The held plan that no push has overtaken. One of an integration that never pushed is part of its set-up, not a need. */
    static Optional<StoredPlan> heldPlan(Ledger ledger) {
        long version = ledger.baselineVersion();
        return isBeingSetUp(ledger)
                ? Optional.empty()
                : ledger.heldPlans().stream().filter(plan -> plan.baselineVersion() == version).findFirst();
    }

    /** It never pushed, and no schedule ever tried to. */
    private static boolean isBeingSetUp(Ledger ledger) {
        return ledger.runs(1).isEmpty() && ledger.attempts(1).isEmpty();
    }

    /** A start that failed counts until a later push, watched or not, went through. */
    private Optional<Need> lastAttempt(String integration, Ledger ledger) {
        Optional<Attempt> last = ledger.attempts(1).stream().findFirst().filter(one -> !one.done());
        Optional<RunRecord> good = ledger.lastComplete();
        if (last.isEmpty() || good.filter(run -> run.started().isAfter(last.get().started()))
                .filter(run -> last.get().run().filter(run.id()::equals).isEmpty()).isPresent()) {
            return Optional.empty();
        }
        String words = last.get().words();
        ProblemCode code = ProblemCode.valueOf(last.get().result());
        if (code == ProblemCode.CONNECTOR_NOT_APPROVED) {
            return Optional.of(need(integration, Kind.CONNECTOR, words, Act.CONNECTOR));
        }
        return NoticeDesk.kind(code).flatMap(kind -> switch (kind) {
            case SIGN_IN -> ledger.note(Integrations.RENEWED).map(Instant::parse).filter(last.get().started()::isBefore).isPresent()
                    ? Optional.<Need>empty()
                    : Optional.of(need(integration, Kind.SECRET, words, Act.REPLACE_SECRET));
            case SET_UP -> Optional.of(need(integration, Kind.SET_UP, words, Act.CONNECT));
            case NOT_READ -> Optional.of(need(integration, Kind.VENDOR_FAILING, words, Act.PUSH));
            case FAILED -> Optional.of(need(integration, Kind.PUSH_FAILING, words, Act.PUSH));
            // the plan itself and the counts themselves are listed
            case HELD, NO_PLACE, MONTH_END, FILE_MISSING, APPROVAL, ANSWER, RECOVERED, TEST -> Optional.empty();
        });
    }

    /** What changed in the connector of a saved integration, unless a push has already said so. */
    private Optional<Need> connector(String integration, List<Need> needs) {
        return needs.stream().anyMatch(need -> need.kind() == Kind.CONNECTOR)
                ? Optional.empty()
                : application.settings().find(integration).flatMap(saved -> application.approvals().news(saved.connector()))
                        .map(words -> need(integration, Kind.CONNECTOR, words, Act.CONNECTOR));
    }

    private Optional<Need> missed(String integration, Ledger ledger) {
        ZonedDateTime now = application.localTime();
        Routine routine = application.routines().find(integration);
        Optional<Due> due = Schedules.due(application, routine, ledger);
        String why = routine.schedule().filter(one -> one.start() == Schedule.Start.SERVER).isPresent()
                ? "no server was there to make it."
                : "the computer was off, nobody was signed in, or the scheduler lost the task.";
        Optional<ZonedDateTime> missed = due.flatMap(one -> one.missed(now));
        boolean tried = missed.isPresent()
                && Stream.concat(ledger.attempts(1).stream().map(Attempt::started), ledger.note(LOOKED).map(Instant::parse).stream())
                        .anyMatch(at -> !at.isBefore(missed.get().toInstant()));
        return tried
                ? Optional.empty()
                : missed.map(at -> need(integration, Kind.SCHEDULE_MISSED, "The push of " + when.apply(at) + " did not run: " + why,
                        Act.SCHEDULE));
    }

    /** That no file of the month came by the day that is set; what is still being set up waits for none. */
    public Optional<Problem> fileMissing(String integration, Ledger ledger) {
        return isBeingSetUp(ledger)
                ? Optional.empty()
                : FileDay.missing(application.routines().find(integration), ledger, application.localTime().toLocalDate())
                        .map(words -> Problem.of(ProblemCode.CONFIGURATION, words, "Nothing of it was read or sent.",
                                "Look for the file where it comes from, and put it where it is read."));
    }

    /** The warning that the month ends without a push; what is still being set up owes none. */
    Optional<Problem> monthEnd(String integration, Ledger ledger) {
        if (isBeingSetUp(ledger)) {
            return Optional.empty();
        }
        ZonedDateTime now = application.localTime();
        Routine routine = application.routines().find(integration);
        Optional<LocalDate> last = ledger.successes().stream().findFirst().map(at -> local(at).toLocalDate());
        Optional<LocalDate> next = routine.schedule()
                .map(one -> (routine.startsDaily() ? Schedules.runs(application, one) : one.rhythm()).after(now).toLocalDate());
        // a schedule that has just failed is no promise
        boolean failing = ledger.attempts(1).stream().anyMatch(one -> !one.done());
        MonthEndRule rule = application.monthEnd();
        return rule.missing(now.toLocalDate(), last, failing ? Optional.empty() : next)
                ? Optional.of(Problem.of(ProblemCode.FAILED,
                        "\"" + integration + "\" was not pushed this month, and " + rule.words(now.toLocalDate()) + ".", "",
                        "Push it before the invoices are made."))
                : Optional.empty();
    }

    private ZonedDateTime local(Instant at) {
        ZoneId zone = application.surroundings().clock().getZone();
        return at.atZone(zone);
    }

    private static Need need(String integration, Kind kind, String words, Act act) {
        return new Need(integration, kind, words, act, Optional.empty());
    }
}
