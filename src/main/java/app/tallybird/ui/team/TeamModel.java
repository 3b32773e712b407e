package app.tallybird.ui.team;

import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OpenIntegration;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.engine.push.PushReport;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.DatabaseKeeping;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.problem.Problem;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.step.review.PlanNumbersModel;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** What waits for a second person, with their answer; who did what; who there is, and for what a second person is needed. */
public final class TeamModel extends PageModel {

    final ObjectProperty<TeamState> state = new SimpleObjectProperty<>(TeamState.NONE);
    /** What the page is for, or what waits. */
    final StringProperty words = new SimpleStringProperty("");
    final Filtered<AuditEntry> audit = new Filtered<>(entry -> entry.person() + " " + entry.place() + " " + entry.words(),
            Stream.concat(Stream.of(new Filtered.Kind<AuditEntry>("All", entry -> true)),
                    Stream.of(AuditKind.values()).map(kind -> new Filtered.Kind<AuditEntry>(label(kind), entry -> entry.kind() == kind)))
                    .toList());
    final StringProperty auditWords = new SimpleStringProperty("");
    /** Where the ledger lies that others work with, too; null where it is this computer's own, and until it has answered. */
    final ObjectProperty<@Nullable SharedPlace> shared = new SimpleObjectProperty<>();
    /** The computers that work with these ledgers, a line each. */
    final ObjectProperty<List<String>> computers = new SimpleObjectProperty<>(List.of());
    /** Whose task copies of the ledgers are, and what is known of them. */
    final StringProperty backup = new SimpleStringProperty("");
    final PlanNumbersModel numbers;
    /** The plan whose numbers are shown in place of all else, or none. */
    final ObjectProperty<@Nullable WaitingPlan> looking = new SimpleObjectProperty<>();
    final ApprovalForm form;
    /** Looks beside, whether the ledger is within reach. */
    private final ScreenWork asking;
    private final Map<String, StringProperty> notes = new HashMap<>();
    private final Exits exits;
    private final BiConsumer<Boolean, Long> told;

    /**
     * Ways out of the page.
     *
     * @param review opens the review of an integration
     * @param share opens the page on which the ledger is shared, or taken back
     */
    public record Exits(Consumer<String> review, Runnable share) {
    }

    /** {@code told} hears whether there is something to see, and how much waits for whoever works here. */
    public TeamModel(Workplace place, Exits exits, BiConsumer<Boolean, Long> told) {
        super(place);
        this.exits = exits;
        this.told = told;
        asking = place.work();
        numbers = new PlanNumbersModel(place, () -> looking.set(null));
        form = new ApprovalForm(this::keepRule);
    }

    private static String label(AuditKind kind) {
        return switch (kind) {
            case SEND -> "Sends";
            case DECISION -> "Decisions";
            case RULE -> "Rules";
            case SETTING -> "Settings";
        };
    }

    /** Reads ledgers and settings; asks nobody outside. */
    public void enter() {
        read(cancel -> TeamState.read(place.application()), this::show);
        test("");
    }

    /** Signs in to the shared ledger and looks how it answers. */
    void test() {
        test("The ledger was asked.");
    }

    private void test(String said) {
        Optional<Instant> lost = Optional.ofNullable(shared.get()).flatMap(SharedPlace::lost);
        asking.start(Task.look("", cancel -> SharedPlace.of(place.application(), lost)), found -> {
            shared.set(found.orElse(null));
            kept();
            if (!said.isEmpty()) {
                place.desktop().say(said);
            }
        }, problem::set);
    }

    private void show(TeamState found) {
        // what the page says of it is drawn with the state
        form.begin(found);
        state.set(found);
        if (problem.get() == null) {
            found.unread().stream().findFirst().ifPresent(problem::set);
        }
        audit.setAll(found.audit());
        auditWords.set(LocalFormat.count(found.audit().size(), "entry") + found.oldest()
                .map(entry -> " since " + LocalFormat.monthOfYear(YearMonth.from(entry.at().atZone(place.zone())))).orElse(""));
        words.set(words(found));
        kept();
        told.accept(found.glance().worthSeeing(), found.glance().forMe());
    }

    private void kept() {
        Optional<DatabaseKeeping> keeping = Optional.ofNullable(shared.get()).flatMap(SharedPlace::keeping);
        computers.set(ComputerLine.of(audit.all, keeping.map(DatabaseKeeping::open).orElse(Map.of())).stream()
                .map(one -> one.words(this::near)).toList());
        backup.set(isAsked() || shared.get() != null
                ? keeping.map(one -> BackupWords.of(one, this::near)).orElse("")
                : BackupWords.of(place.application().home().root()));
    }

    /** A shared ledger that has not answered yet. */
    private boolean isAsked() {
        return shared.get() == null && state.get().team().shared();
    }

    /** What is known of the place while no shared ledger has answered. */
    String whereItLies() {
        return isAsked() ? "Shared ledger, being asked" : "Files of this computer";
    }

    private static String words(TeamState found) {
        String what = "One person prepares, another approves; everyone sees the same ledger.";
        String beside = found.unread().isEmpty()
                ? ""
                : " What waits in " + LocalFormat.count(found.unread().size(), "integration")
                        + " is not known: the ledger could not be read.";
        if (found.team().alone() && found.waiting().isEmpty() && beside.isEmpty()) {
            return "For those who work together, where one prepares what is sent and another approves it; you are alone with the ledger of this "
                    + "computer until you share it.";
        }
        long mine = found.glance().forMe();
        long all = found.waiting().size();
        return (mine > 0
                ? LocalFormat.count(mine, "plan waits for you.", "plans wait for you.")
                : all > 0
                        ? LocalFormat.count(all, "plan waits, not for you.", "plans wait, none of them for you.")
                        : beside.isEmpty() ? "Nothing waits." : "Nothing waits in what could be read.")
                + beside + " " + what;
    }

    /** The note to who prepared a plan, kept while the page is open. */
    StringProperty note(WaitingPlan plan) {
        return notes.computeIfAbsent(plan.waiting().proposal().plan(), hash -> new SimpleStringProperty(""));
    }

    /** Shows the numbers of a plan as they were prepared; with a cause those that it is about. */
    void look(WaitingPlan plan, Optional<Cause> cause) {
        numbers.show(plan.integration(), plan.numbers().plan(), plan.numbers().choices().decisions(), cause);
        looking.set(plan);
    }

    /** Agrees to it and sends it, or sends what was agreed to before. */
    void approve(WaitingPlan plan) {
        Consumer<PushProgress> progress = work
                .newest(now -> work.words.set("Sending: " + LocalFormat.number(now.done()) + " of " + LocalFormat.number(now.total())));
        PushListener listener = new PushListener() {
            @Override
            public void progress(PushProgress now) {
                progress.accept(now);
            }
        };
        start(Task.change(plan.isApproved() ? "Reading again, then sending" : "Approving, reading again, then sending", plan.integration(),
                cancel -> sent(plan, listener, cancel)), done -> {
                    problem.set(done.problem().orElse(null));
                    good.set(done.words());
                    again();
                }, this::refused);
    }

    /** What came of it. */
    private record Done(String words, Optional<Problem> problem) {
    }

    private Done sent(WaitingPlan plan, PushListener listener, Cancel cancel) {
        if (plan.isApproved()) {
            try (OpenIntegration open = place.application().openSaved(plan.integration(), "approve")) {
                return open.sendApproved(listener, cancel).map(result -> done(plan, result))
                        .orElseGet(() -> new Done("It was sent already, or it is void by now: see who did what.", Optional.empty()));
            }
        }
        TeamDesk.Approved approved = new TeamDesk(place.application()).approve(plan.waiting(), listener, cancel);
        return approved.result().map(result -> done(plan, result))
                .orElseGet(() -> new Done(LocalFormat.joined(" ", "Plan " + plan.id() + " is approved.", approved.later().orElse("")),
                        approved.failed()));
    }

    private static Done done(WaitingPlan plan, UsageResult result) {
        String words = result.run().map(run -> words(plan, run)).orElse("");
        return new Done(words, result.problemsButHolds().stream().findFirst());
    }

    private static String words(WaitingPlan plan, PushReport run) {
        int total = run.cells().size() + run.unsent().size();
        return "Plan " + plan.id() + " is sent: " + LocalFormat.number(run.accepted()) + " of " + LocalFormat.count(total, "count")
                + " accepted.";
    }

    /** Gives it back to who prepared it, with the note. */
    void sendBack(WaitingPlan plan) {
        String note = note(plan).get();
        start(Task.change("Sending back", "", cancel -> new TeamDesk(place.application()).sendBack(plan.waiting(), note, cancel)), back -> {
            good.set("Plan " + plan.id() + " is sent back to " + back.prepared().by() + ". Nothing of it was sent.");
            notes.remove(back.plan());
            again();
        }, this::refused);
    }

    private void refused(Problem why) {
        problem.set(why);
        again();
    }

    /** Reads again and leaves standing what was said. */
    private void again() {
        aside.start(Task.look("", cancel -> TeamState.read(place.application())), this::show, problem::set);
    }

    /** Opens the review of what was sent back. */
    void review(TeamDesk.Returned one) {
        exits.review().accept(one.integration());
    }

    void share() {
        exits.share().run();
    }

    /** "Plan 7F3A of dana was sent back by mia, Today 14:02: “Woodgrove moved on the 1st?”" */
    String words(TeamDesk.Returned one) {
        Proposal proposal = one.proposal();
        String plan = "Plan " + proposal.shortName() + " of " + proposal.prepared().by();
        String by = proposal.answer().map(answer -> " by " + answer.by() + ", " + near(answer.at())).orElse("");
        return proposal.state() == ProposalState.SENT_BACK
                ? plan + " was sent back" + by + ": \u201c" + proposal.note() + "\u201d"
                : plan + (by.isEmpty() ? "" : ", approved" + by + ",") + " is void: " + proposal.note() + ". "
                        + (one.forMe() ? "Look at the numbers of now and ask again." : "It goes back to " + proposal.prepared().by() + ".");
    }

    String near(Instant at) {
        return LocalFormat.near(at.atZone(place.zone()), place.application().localTime());
    }

    private void keepRule(Map<String, String> settings) {
        start(Task.change("", "", cancel -> {
            new Preferences(place.application()).set(settings);
            return settings;
        }), saved -> {
            good.set("It is saved: from the next send on.");
            again();
        }, this::refused);
    }

    /** Writes down the entries that are shown. */
    void export() {
        List<AuditEntry> entries = List.copyOf(audit.shown);
        place.desktop().saveFile("Export who did what", "who-did-what.csv")
                .ifPresent(file -> start(Task.change("", "", cancel -> write(file, csv(entries))),
                        saved -> place.desktop().say(LocalFormat.count(entries.size(), "entry") + " written to " + saved + ".")));
    }

    private String csv(List<AuditEntry> entries) {
        CsvText csv = new CsvText("At", "Who", "Computer", "Where", "Kind", "What");
        entries.forEach(entry -> csv.line(entry.at(), entry.person(), entry.computer(), entry.place(), entry.kind().word(), entry.words()));
        return csv.toString();
    }

    @Override
    public boolean staysOpen() {
        return work.writes();
    }

    @Override
    public void leave() {
        super.leave();
        asking.leave();
        numbers.leave();
    }
}
