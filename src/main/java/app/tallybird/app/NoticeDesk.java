package app.tallybird.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.engine.IntegrationContext;
import app.tallybird.engine.daily.Ticket;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Undelivered;
import app.tallybird.notice.Notice;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Unexpected;
import app.tallybird.synthesize.Alert;

/**
 * Tells people of pushes that nobody watched: a ticket in the PSA where an account is named for it, else or when none comes of it the webhook. The
 * same kind of failure is told once in a day, a missing file once in a month; when it is over, that is told once. What cannot be told is returned as a sentence, never thrown.
 */
final class NoticeDesk {

    private static final Duration AGAIN = Duration.ofHours(24);
    private static final String MEMORY = "notice ";

    private final Application application;
    private final NoticeAddresses addresses;
    /** Whether Synthesize has refused the keys; a ticket would be one more request with them. */
    private boolean refused;

    NoticeDesk(Application application) {
        this.application = application;
        addresses = new NoticeAddresses(application);
    }

    /** The same after a push with these problems. */
    static NoticeDesk after(Application application, List<Problem> problems) {
        NoticeDesk desk = new NoticeDesk(application);
        desk.refused = problems.stream().anyMatch(NoticeDesk::refuses);
        return desk;
    }

    private static boolean refuses(Problem problem) {
        return problem.code() == ProblemCode.SYNTHESIZE_SIGN_IN || problem.code() == ProblemCode.SYNTHESIZE_ANOMALY;
    }

    /**
     * Whom and what a notice is about.
     *
     * @param context to write a ticket with; empty when the integration could not be opened
     * @param ledger to remember by; empty when it could not be opened
     * @param period the day of the period, which is part of the alert's id
     */
    record Matter(String integration, Optional<IntegrationContext> context, Optional<Ledger> ledger, LocalDate period) {
    }

    /** What was done about the failure, one sentence each. */
    List<String> failed(Matter matter, Notice.Kind kind, Problem problem, Cancel cancel) {
        Instant now = application.surroundings().clock().instant();
        Optional<Instant> told = matter.ledger().flatMap(ledger -> toldAsFarAsKnown(ledger, kind));
        if (told.filter(before -> again(kind, before, now)).isPresent()) {
            return List.of("Not told again: the same was told at " + told.get() + ".");
        }
        Notice notice = new Notice(kind, matter.integration(), id(matter, kind),
                "Tallybird, \"" + matter.integration() + "\": " + kind.words(), join(problem.what(), problem.notChanged()), problem.next(),
                now);
        List<String> done = new ArrayList<>();
        boolean arrived = ticket(matter, notice, priority(kind), true, done, cancel) || webhook(notice, done, cancel);
        delivered(matter, notice, arrived, done);
        if (arrived) {
            attempt(() -> matter.ledger().ifPresent(ledger -> ledger.note(MEMORY + kind, now.toString())), done);
        }
        return done;
    }

    /** Whether what was told then is not told again now. */
    private boolean again(Notice.Kind kind, Instant before, Instant now) {
        ZoneId zone = application.surroundings().clock().getZone();
        return kind == Notice.Kind.FILE_MISSING
                ? YearMonth.from(before.atZone(zone)).equals(YearMonth.from(now.atZone(zone)))
                : Duration.between(before, now).abs().compareTo(AGAIN) < 0;
    }

    /** What was tried and did not arrive is kept where a person will see it; that nothing is set up to tell anybody is no failure. */
    private void delivered(Matter matter, Notice notice, boolean arrived, List<String> done) {
        String tried = String.join(" ", done);
        attempt(() -> matter.ledger().ifPresent(ledger -> {
            if (arrived) {
                ledger.nothingUndelivered();
            } else if (!tried.isEmpty()) {
                ledger.undelivered(new Undelivered(notice.at(),
                        application.redactor().redact("Nobody could be told of \"" + notice.kind().words() + "\": " + tried)));
            }
        }), done);
    }

    /** Says that what was told is over, once. */
    List<String> recovered(Matter matter, Cancel cancel) {
        List<String> done = new ArrayList<>();
        matter.ledger().ifPresent(ledger -> {
            List<Notice.Kind> over = Stream.of(Notice.Kind.values()).filter(kind -> told(ledger, kind).isPresent()).toList();
            if (over.isEmpty()) {
                return;
            }
            String what = String.join(", ", over.stream().map(Notice.Kind::words).toList());
            Notice notice = new Notice(Notice.Kind.RECOVERED, matter.integration(), id(matter, over.getFirst()),
                    "Tallybird, \"" + matter.integration() + "\": recovered", "The push went through again. It was: " + what + ".", "",
                    application.surroundings().clock().instant());
            boolean arrived = webhook(notice, done, cancel) || ticket(matter, notice, Alert.Priority.LOW, false, done, cancel);
            delivered(matter, notice, arrived, done);
            if (arrived) {
                over.forEach(kind -> ledger.note(MEMORY + kind, ""));
            }
        });
        return done;
    }

    /** Tells the watching service that a push went through. */
    List<String> signOfLife(Cancel cancel) {
        List<String> done = new ArrayList<>();
        attempt(() -> addresses.find(NoticeAddresses.Which.HEARTBEAT).ifPresent(address -> {
            application.messenger().signOfLife(address, cancel);
            done.add("The heartbeat was sent.");
        }), done);
        return done;
    }

    /** That the ledger does not answer may be what is to be told: rather twice than never. */
    private static Optional<Instant> toldAsFarAsKnown(Ledger ledger, Notice.Kind kind) {
        try {
            return told(ledger, kind);
        } catch (ProblemException noLedger) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> told(Ledger ledger, Notice.Kind kind) {
        return ledger.note(MEMORY + kind).filter(text -> !text.isEmpty()).map(Instant::parse);
    }

    private boolean ticket(Matter matter, Notice notice, Alert.Priority priority, boolean follow, List<String> done, Cancel cancel) {
        if (refused || matter.context().isEmpty()) {
            return false;
        }
        IntegrationContext context = matter.context().get();
        Alert alert = new Alert(notice.title(), join(notice.text(), notice.next()), notice.id(), priority, "");
        boolean[] made = new boolean[1];
        attempt(() -> {
            String account = application.routines().find(matter.integration()).ticketAccount();
            if (account.isEmpty() || !application.appSettings().notices().tickets()) {
                return;
            }
            Ticket.State state = new Ticket(context.synthesize(), context.sleeper()).send(account, alert, follow, cancel);
            done.add(state.words());
            made[0] = follow ? state.ticketId().isPresent() : state.taken().isPresent();
        }, done);
        return made[0];
    }

    private boolean webhook(Notice notice, List<String> done, Cancel cancel) {
        boolean[] told = new boolean[1];
        attempt(() -> addresses.find(NoticeAddresses.Which.WEBHOOK).ifPresent(address -> {
            application.messenger().send(address, application.appSettings().notices().webhook(), notice, cancel);
            done.add("The webhook was told.");
            told[0] = true;
        }), done);
        return told[0];
    }

    /** Whatever it ends with is a sentence more: telling of a failure must not become the next. */
    private void attempt(Runnable work, List<String> done) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            Problem problem = Unexpected.problem(failure);
            refused = refused || refuses(problem);
            done.add(problem.what());
        }
    }

    /** What a problem is told as; empty for what needs no telling. */
    static Optional<Notice.Kind> kind(ProblemCode code) {
        return switch (code) {
            // what was never mapped is a to-do and listed as one
            // what waits for a second person is told when it begins to wait, to both of them
            case CANCELLED, LOCKED, WRONG_USE, NOT_MAPPED, APPROVAL_NEEDED -> Optional.empty();
            case DISCONNECTED, ACCOUNT_GONE, SERVICE_GONE, MAPPING_LOST -> Optional.of(Notice.Kind.NO_PLACE);
            case SYNTHESIZE_SIGN_IN, SYNTHESIZE_ANOMALY, VENDOR_SIGN_IN, VENDOR_FORBIDDEN -> Optional.of(Notice.Kind.SIGN_IN);
            case UNREACHABLE, TLS, PROXY, THROTTLED, VENDOR_ANSWER, VENDOR_INCOMPLETE -> Optional.of(Notice.Kind.NOT_READ);
            case HELD, PLAN_STALE -> Optional.of(Notice.Kind.HELD);
            case CONFIGURATION, CONNECTOR_DOCUMENT, CONNECTOR_NOT_APPROVED, WRONG_ORGANIZATION, HOME_NOT_WRITABLE, LEDGER_UNREADABLE,
                    LEDGER_NEWER, LEDGER_MOVED, NOT_ALLOWED ->
                Optional.of(Notice.Kind.SET_UP);
            case CHANGED_MEANWHILE, DISK_FULL, REFUSED, SYNTHESIZE_ANSWER, DUPLICATE_ROWS, BLOCKED, FAILED ->
                Optional.of(Notice.Kind.FAILED);
        };
    }

    private static Alert.Priority priority(Notice.Kind kind) {
        return kind == Notice.Kind.SIGN_IN || kind == Notice.Kind.HELD || kind == Notice.Kind.NO_PLACE
                ? Alert.Priority.HIGH
                : Alert.Priority.MEDIUM;
    }

    private static String id(Matter matter, Notice.Kind kind) {
        String name = matter.integration().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return "tallybird-" + name + "-" + kind.key() + "-" + matter.period();
    }

    private static String join(String first, String second) {
        return (first + " " + second).strip();
    }
}
