package app.tallybird.ui.step.send;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.Consent;
import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.daily.RunCsv;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.step.review.PreparedPush;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.WebLinks;
import app.tallybird.ui.wizard.Workplace;

/** Sends what the review prepared, shows how far it is, and then what became of each count. */
public final class SendModel extends StepModel {

    final Filtered<ResultRow> rows = new Filtered<>(ResultRow::text, List.of(new Filtered.Kind<>("All", row -> true),
            new Filtered.Kind<>("Needs you", ResultRow::needsYou), new Filtered.Kind<>("Accepted", row -> !row.needsYou())));
    final StringProperty title = new SimpleStringProperty("Send");
    final StringProperty words = new SimpleStringProperty("");
    /** While it sends; else empty. */
    final ObjectProperty<@Nullable PushProgress> progress = new SimpleObjectProperty<>();
    /** After it was sent; else empty. */
    final ObjectProperty<@Nullable Summary> summary = new SimpleObjectProperty<>();
    /** Whether the push is held between two requests. */
    final BooleanProperty paused = new SimpleBooleanProperty();
    private final PreparedPush prepared;
    private Instant planned = Instant.MAX;
    private boolean tooOld;
    private String sendingTitle = "";
    private String sendingWords = "";
    private @Nullable RunId shownRun;
    private boolean mayRetry;
    /** What is held was held on purpose, so it is no error. */
    private boolean decided;

    public SendModel(Setup setup, Workplace place, PreparedPush prepared) {
        super(Step.SEND, setup, place);
        this.prepared = prepared;
    }

    @Override
    public void enter() {
        Optional<PreparedPush.Order> order = prepared.take();
        if (order.isPresent()) {
            send(order.get());
        } else if (summary.get() == null) {
            look("Reading the ledger",
                    (open, cancel) -> open.context().ledger().runs(1).stream().findFirst()
                            .map(run -> new LastPush(run, open.context().ledger().cells(run.id()), open.context().ledger().accountNames(),
                                    open.context().ledger().serviceNames())),
                    this::showPast);
        }
        footer();
    }

    @Override
    public boolean staysOpen() {
        return work.busy.get() && progress.get() != null;
    }

    private void say(String heading, String below) {
        title.set(heading);
        words.set(below);
    }

    private void begin(Instant made, String heading, String below) {
        planned = made;
        tooOld = false;
        paused.set(false);
        say(heading, below);
        sendingTitle = heading;
        sendingWords = below;
    }

    /** Holds the push between two requests. The plan, the lock and what is left stay as they are. */
    void pause() {
        if (work.busy.get() && progress.get() != null && !paused.get()) {
            work.pause();
            paused.set(true);
            tellPaused();
            footer();
        }
    }

    /** Goes on with exactly what is left, unless the plan has become too old meanwhile; then the push is stopped. */
    void resume() {
        if (!paused.get()) {
            return;
        }
        paused.set(false);
        Duration age = Duration.between(planned, place.now());
        if (age.compareTo(SyncUsage.PLAN_LIFE) > 0 || SyncUsage.ahead(planned, place.now())) {
            tooOld = true;
            work.stop();
            return;
        }
        say(sendingTitle, sendingWords);
        work.words.set("Sending");
        work.resume();
        footer();
    }

    private void progressed(PushProgress now) {
        progress.set(now);
        tellPaused();
    }

    private void tellPaused() {
        PushProgress now = progress.get();
        if (paused.get() && now != null) {
            title.set("Paused");
            work.words.set("Paused");
            words.set(LocalFormat.number(now.done()) + " of " + LocalFormat.count(now.total(), "count") + " are sent, "
                    + LocalFormat.number(now.left()) + " are left. Nothing more is sent until you press Resume, which goes on "
                    + "with exactly these. No other push of this integration can start meanwhile. Closing the window now is like Stop: the "
                    + "next start offers to finish.");
        }
    }

    private void send(PreparedPush.Order order) {
        mayRetry = false;
        summary.set(null);
        rows.setAll(List.of());
        begin(order.plan().identity().created(), "Sending " + LocalFormat.count(order.counts(), "count"),
                "Every count is noted on this computer before it leaves. You can stop at any time, and close the window: the next start says what "
                        + "was left and finishes exactly that.");
        progress.set(new PushProgress(order.counts(), 0, 0, 0, 0, 0, 0, ""));
        Consumer<PushProgress> latest = work.newest(this::progressed);
        PushChoices choices = order.choices();
        decided = choices.consent() == Consent.DECIDED;
        change("Sending", (open, cancel) -> {
            SyncUsage verb = new SyncUsage(open.context());
            return noted(open, verb.apply(verb.saved(order.plan().hash()), choices, latest::accept, cancel));
        }, result -> show(result, order.plan()), this::failed);
    }

    /** Sends again what failed, is unclear, was not mapped or never left. */
    void retry() {
        progress.set(new PushProgress(0, 0, 0, 0, 0, 0, 0, ""));
        Consumer<PushProgress> latest = work.newest(this::progressed);
        decided = false;
        begin(place.now(), "Sending again", "");
        change("Sending again", (open, cancel) -> {
            UsagePlan plan = new Correction(open.context()).retryPlan(cancel);
            return new Retried(noted(open, new SyncUsage(open.context()).apply(plan, PushChoices.attended(), latest::accept, cancel)),
                    plan);
        }, retried -> show(retried.result(), retried.plan()), this::failed);
    }

    /** The step is done with the first count that was accepted, also when nobody looks any more. */
    private UsageResult noted(OpenIntegration open, UsageResult result) {
        if (result.run().filter(run -> run.accepted() > 0).isPresent()) {
            setup.store.done(open.context().integration().name(), Step.SEND);
        }
        return result;
    }

    private record Retried(UsageResult result, UsagePlan plan) {
    }

    @Override
    protected void stopped(Problem how) {
        ended();
        say("Stopped", "Nothing was sent. Go back to the review: it shows every number first.");
        footer();
    }

    private void ended() {
        paused.set(false);
        progress.set(null);
    }

    private void failed(Problem refusal) {
        PushProgress reached = progress.get();
        ended();
        say(reached == null || reached.done() == 0 ? "Nothing was sent" : "Stopped",
                reached == null || reached.done() == 0 ? "" : "What was sent before is in the ledger.");
        problem.set(refusal);
        footer();
    }

    private void show(UsageResult result, UsagePlan plan) {
        ended();
        if (result.run().isEmpty()) {
            say("Nothing was sent", "");
            result.problems().stream().filter(one -> !decided || one.code() != ProblemCode.HELD).findFirst().map(SendModel::here)
                    .ifPresent(problem::set);
            footer();
            return;
        }
        PushReport run = result.run().get();
        Map<CellKey, PlanCell> cells = plan.cells().stream().collect(Collectors.toMap(PlanCell::key, cell -> cell));
        List<ResultRow> list = run.cells().stream().map(cell -> {
            Optional<PlanCell> of = Optional.ofNullable(cells.get(cell.key()));
            return new ResultRow(of.map(PlanCell::account).orElse(cell.key().accountId()),
                    of.map(PlanCell::service).orElse(cell.key().serviceKey()), cell.units(), cell.outcome(), cell.message());
        }).toList();
        rows.setAll(list, "Needs you");
        shownRun = run.runId();
        summary.set(Summary.of(list, run.left()));
        say(run.stopped().isPresent() ? "Stopped" : "Sent",
                LocalFormat.count(run.cells().size(), "count") + " in " + LocalFormat.took(run.took())
                        + (run.rebuilt()
                                ? ", and Synthesize rebuilds its billing view."
                                : run.buildOwed() ? ". A rebuild of the billing view is still owed; the next push makes it." : ".")
                        + " Run " + run.runId().value() + ", kept in the ledger."
                        + result.heldPlan().map(hash -> " What is held waits as plan " + hash + ".").orElse(""));
        mayRetry = list.stream().anyMatch(ResultRow::needsYou) || run.left() > 0;
        attention.set(run.cells().stream().anyMatch(CellResult::fails) || run.left() > 0);
        result.problems().stream().filter(one -> !decided || one.code() != ProblemCode.HELD).findFirst().map(SendModel::here)
                .ifPresent(problem::set);
        if (tooOld && run.stopped().isPresent()) {
            problem.set(Problem.of(ProblemCode.PLAN_STALE,
                    "It was paused until the plan was older than " + SyncUsage.PLAN_LIFE.toMinutes()
                            + " minutes, or the clock of this computer went back.",
                    "What was accepted stays; the rest was not sent.",
                    "Go back to the review: it reads the vendor again and shows what is left."));
        }
        if (run.accepted() > 0) {
            setup.markDone(Step.SEND);
        }
        footer();
    }

    /** What waits for a person is looked at in the review. */
    private static Problem here(Problem problem) {
        return problem.code() == ProblemCode.HELD
                ? Problem.of(ProblemCode.HELD, problem.what(), problem.notChanged(),
                        "Go back to the review: it shows the numbers and sends them once you have looked.")
                : problem;
    }

    private record LastPush(RunRecord run, List<RunCell> cells, Map<String, String> accounts, Map<String, String> services) {
    }

    private void showPast(Optional<LastPush> past) {
        if (past.isEmpty()) {
            say("Nothing was sent yet", "Go back to the review: it shows every number first.");
            footer();
            return;
        }
        RunRecord run = past.get().run();
        List<ResultRow> list = past.get().cells().stream()
                .map(cell -> new ResultRow(past.get().accounts().getOrDefault(cell.key().accountId(), cell.key().accountId()),
                        past.get().services().getOrDefault(cell.key().serviceKey(), cell.key().serviceKey()), cell.units(),
                        cell.outcome().orElse(Outcome.UNKNOWN), cell.message()))
                .toList();
        rows.setAll(list, "Needs you");
        shownRun = run.id();
        summary.set(Summary.of(list, Math.max(0, run.start().total() - list.size())));
        say(run.ended().isPresent() ? "Your last push" : "Your last push was interrupted",
                "Run " + run.id().value() + " of " + LocalFormat.dateTime(run.started(), place.zone()) + "."
                        + (run.ended().isPresent() ? "" : " Go back to the review: sending from there finishes exactly what was left."));
        footer();
    }

    private void footer() {
        Summary now = summary.get();
        int again = now != null && mayRetry ? now.failed() + now.notMapped() + now.lost() + now.notSent() : 0;
        StepButton open = new StepButton("open-synthesize", "Open S_ynthesize", this::openSynthesize);
        StepButton retry = new StepButton("retry", "S_end " + again + " again", this::retry);
        buttons.set(now == null ? List.of() : again == 0 ? List.of(open) : List.of(open, retry));
        nextLabel.set(now != null ? afterwards() : paused.get() ? "Paused" : progress.get() != null ? "Sending…" : "Back to the review");
        hint.set(now == null ? "" : "Last step: review and approve in Synthesize. Approving there writes to your PSA at once.");
        blocked.set("");
    }

    private String afterwards() {
        return setup.routine() ? setup.following().map(one -> "Next: " + one.name()).orElse("Done") : "Next: Schedule";
    }

    @Override
    public void next() {
        if (summary.get() == null) {
            goBack.run();
        } else {
            finish();
        }
    }

    private void openSynthesize() {
        if (place.demo()) {
            place.desktop().say("In the demo there is no Synthesize to open; with real keys this opens " + WebLinks.SYNTHESIZE + ".");
        } else {
            place.desktop().browse(WebLinks.SYNTHESIZE);
        }
    }

    /** The result as text for a ticket or a mail; names no secret. */
    void copyDetails() {
        Summary now = summary.get();
        if (now == null) {
            return;
        }
        StringBuilder text = new StringBuilder(setup.name()).append(": ").append(title.get()).append(". ").append(words.get()).append('\n')
                .append(now.line()).append('\n');
        Problem bad = problem.get();
        if (bad != null) {
            text.append(ProblemBar.text(bad)).append('\n');
        }
        rows.all.stream().filter(ResultRow::needsYou)
                .forEach(row -> text.append(row.tag().words()).append(": ").append(row.account()).append(", ").append(row.service())
                        .append(", ").append(Units.text(row.units())).append(". ").append(row.next()).append('\n'));
        place.desktop().copy(text.toString(), "Details copied");
    }

    /** Writes every count of the push that is shown, sent or not, with what became of it. */
    void exportCsv() {
        RunId run = shownRun;
        if (run != null && !work.busy.get()) {
            place.desktop().saveFile("Export the result", setup.name() + "-" + run.value() + ".csv")
                    .ifPresent(file -> look("Writing " + file.getFileName(),
                            (open, cancel) -> write(file,
                                    RunCsv.write(open.context().ledger(), open.context().ledger().run(run).orElseThrow())),
                            done -> good.set("The result of run " + run.value() + " is written to " + done + ".")));
        }
    }
}
