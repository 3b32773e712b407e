package app.tallybird.ui.step.review;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.daily.RunCsv;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushGroups;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.RunId;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.WebLinks;
import app.tallybird.ui.wizard.Workplace;

/**
 * Sends what the review prepared, on the review's own page: each number gets its sign as it is accepted, and at the end what became of all is told by
 * reason.
 */
public final class SendModel extends StepModel {

    final Filtered<CustomerLine> customers = new Filtered<>(CustomerLine::text,
            Stream.concat(Stream.of(new Filtered.Kind<CustomerLine>("All", line -> true)),
                    SentWords.KINDS.stream().map(kind -> new Filtered.Kind<CustomerLine>(kind.heading(), line -> has(line, kind))))
                    .toList());
    final StringProperty title = new SimpleStringProperty("");
    /** How far it is, and then what became of it. */
    final StringProperty verdict = new SimpleStringProperty("Send");
    final StringProperty words = new SimpleStringProperty("");
    /** While it sends; else empty. */
    final ObjectProperty<@Nullable PushProgress> progress = new SimpleObjectProperty<>();
    /** After it was sent; else empty. */
    final ObjectProperty<List<PushGroup>> groups = new SimpleObjectProperty<>(List.of());
    /** The group whose customers alone are shown, or none. */
    final ObjectProperty<@Nullable PushGroup> chosen = new SimpleObjectProperty<>();
    final ObjectProperty<MatrixContent> matrix = new SimpleObjectProperty<>(MatrixContent.NONE);
    /** Whether the push is held between two requests. */
    final BooleanProperty paused = new SimpleBooleanProperty();
    private final PreparedPush prepared;
    private SentTable table = new SentTable(PreparedPush.Seen.NOTHING);
    private Map<String, Set<PushGroup.Kind>> byCustomer = Map.of();
    private final Map<CellKey, CellResult> results = new HashMap<>();
    private final Queue<CellResult> answers = new ConcurrentLinkedQueue<>();
    private Instant planned = Instant.MAX;
    private boolean tooOld;
    private boolean filling;
    private String explained = "";
    private @Nullable RunId shownRun;
    private boolean mayRetry;
    /** Whether it waits for a second person now. */
    private boolean asked;

    public SendModel(Setup setup, Workplace place, PreparedPush prepared) {
        super(Step.SEND, setup, place);
        this.prepared = prepared;
        customers.shown.addListener((ListChangeListener<CustomerLine>) change -> fill());
        chosen.subscribe(now -> fill());
    }

    private boolean has(CustomerLine line, PushGroup.Kind kind) {
        return byCustomer.getOrDefault(line.id(), Set.of()).contains(kind);
    }

    @Override
    public void enter() {
        title.set("Review " + setup.name());
        Optional<PreparedPush.Order> order = prepared.take();
        if (order.isPresent()) {
            send(order.get());
        } else if (groups.get().isEmpty()) {
            look("Reading the ledger", (open, cancel) -> LastPush.newest(open.context().ledger(), place.now()), this::showPast);
        }
        footer();
    }

    @Override
    public boolean staysOpen() {
        return work.busy.get() && progress.get() != null;
    }

    private void say(String heading, String below) {
        verdict.set(heading);
        words.set(below);
    }

    private void begin(Instant made, int counts, String below) {
        planned = made;
        tooOld = false;
        paused.set(false);
        mayRetry = false;
        asked = false;
        groups.set(List.of());
        chosen.set(null);
        explained = below;
        answers.clear();
        progressed(new PushProgress(counts, 0, 0, 0, 0, 0, 0, ""));
    }

    /** Holds the push between two requests. The plan, the lock and what is left stay as they are. */
    void pause() {
        if (work.busy.get() && progress.get() != null && !paused.get()) {
            work.pause();
            paused.set(true);
            tell();
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
        tell();
        work.words.set("Sending");
        work.resume();
        footer();
    }

    private void progressed(PushProgress now) {
        progress.set(now);
        for (CellResult answer = answers.poll(); answer != null; answer = answers.poll()) {
            table.set(answer.key(), SentTable.kind(answer.outcome()));
        }
        tell();
        fill();
    }

    private void tell() {
        PushProgress now = progress.get();
        if (now != null && paused.get()) {
            work.words.set("Paused");
            say(SentWords.paused(now), SentWords.PAUSED);
        } else if (now != null) {
            say(SentWords.sending(now), now.waiting().isEmpty() ? explained : "Waiting: " + now.waiting());
        }
    }

    private void fill() {
        if (filling) {
            return;
        }
        PushGroup only = chosen.get();
        Set<String> of = only == null ? Set.of() : only.cells().stream().map(CellKey::accountId).collect(Collectors.toSet());
        matrix.set(table.content(
                only == null ? List.copyOf(customers.shown) : table.lines().stream().filter(line -> of.contains(line.id())).toList(),
                !groups.get().isEmpty()));
    }

    /** Shows the customers of a group alone, or all again. */
    void choose(PushGroup group) {
        chosen.set(group.equals(chosen.get()) ? null : group);
    }

    /** What is told of it while it goes on, from any thread. */
    private PushListener listener() {
        Consumer<PushProgress> latest = work.newest(this::progressed);
        return new PushListener() {
            @Override
            public void progress(PushProgress now) {
                latest.accept(now);
            }

            @Override
            public void answered(CellResult result) {
                answers.add(result);
            }
        };
    }

    private void send(PreparedPush.Order order) {
        results.clear();
        byCustomer = Map.of();
        shownRun = null;
        table = new SentTable(order.seen());
        filling = true;
        customers.setAll(order.seen().lines(), "All");
        filling = false;
        begin(order.plan().identity().created(), order.counts(), SentWords.NOTED);
        PushListener listener = listener();
        PushChoices choices = order.choices();
        change("Sending", (open, cancel) -> {
            return noted(open, open.apply(new SyncUsage(open.context()).saved(order.plan().hash()), choices, listener, cancel));
        }, this::show, this::failed);
    }

    /** Sends again what failed, is unclear, was not mapped or never left. */
    void retry() {
        begin(place.now(), again(), "");
        PushListener listener = listener();
        change("Sending again", (open, cancel) -> {
            UsagePlan plan = new Correction(open.context()).retryPlan(cancel);
            return noted(open, open.apply(plan, PushChoices.attended(), listener, cancel));
        }, this::show, this::failed);
    }

    /** The step is done with the first count that was accepted, also when nobody looks any more. */
    private UsageResult noted(OpenIntegration open, UsageResult result) {
        if (result.run().filter(run -> run.accepted() > 0).isPresent()) {
            setup.store.done(open.context().integration().name(), Step.SEND);
        }
        return result;
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
        boolean nothing = reached == null || reached.done() == 0;
        say(nothing ? "Nothing was sent" : "Stopped", nothing ? "" : "What was sent before is in the ledger.");
        problem.set(refusal);
        footer();
    }

    private void show(UsageResult result) {
        ended();
        SentWords.problem(result).ifPresent(problem::set);
        if (result.run().isEmpty()) {
            asked = result.asked().isPresent();
            result.asked().ifPresent(waits -> setup.queued().sent(result));
            say(SentWords.unsent(result), result.asked().map(waits -> SentWords.waits(waits.proposal())).orElse(""));
            footer();
            return;
        }
        PushReport run = result.run().get();
        run.cells().forEach(cell -> results.put(cell.key(), cell));
        List<PushGroup> now = new ArrayList<>(PushGroups.of(table.table().cells().values(), List.copyOf(results.values()),
                run.unsent().stream().filter(key -> !results.containsKey(key)).toList(), LocalFormat::number));
        result.groups(LocalFormat::number).stream().filter(group -> group.kind() == PushGroup.Kind.HELD).forEach(now::add);
        shownRun = run.runId();
        setup.queued().sent(result);
        mayRetry = true;
        show(now, run.stopped().isPresent() ? "Stopped: " : "Sent: ");
        words.set(SentWords.ended(run, result));
        attention.set(run.cells().stream().anyMatch(CellResult::fails) || run.left() > 0);
        if (tooOld && run.stopped().isPresent()) {
            problem.set(SentWords.tooOld());
        }
        if (run.accepted() > 0) {
            setup.markDone(Step.SEND);
        }
        footer();
    }

    /** Signs, filters and the sums by what became of the counts. */
    private void show(List<PushGroup> now, String how) {
        now.forEach(group -> group.cells().forEach(key -> table.set(key, group.kind())));
        byCustomer = table.byCustomer();
        groups.set(List.copyOf(now));
        filling = true;
        customers.setAll(table.lines(), "All");
        filling = false;
        fill();
        verdict.set(SentWords.verdict(how, now));
    }

    private void showPast(Optional<LastPush> past) {
        if (past.isEmpty()) {
            say("Nothing was sent yet", "Go back to the review: it shows every number first.");
        } else {
            LastPush push = past.get();
            table = new SentTable(PreparedPush.Seen.of(push.table()));
            shownRun = push.run().id();
            String when = LocalFormat.dateTime(push.run().started(), place.zone());
            show(push.groups(), "Your last push: ");
            words.set(
                    push.unfinished().map(unfinished -> unfinished.words(when, LocalFormat::number) + " Go back to the review to send it.")
                            .orElse("Run " + push.run().id().value() + " of " + when + "."));
        }
        footer();
    }

    private boolean isShown() {
        return !groups.get().isEmpty();
    }

    private int again() {
        return groups.get().stream().filter(group -> group.kind().again()).mapToInt(group -> group.cells().size()).sum();
    }

    private int failures() {
        return mayRetry ? SentWords.count(groups.get(), PushGroup.Kind.FAILED, PushGroup.Kind.IN_DOUBT, PushGroup.Kind.NOT_SENT) : 0;
    }

    private void footer() {
        StepButton open = new StepButton("open-synthesize", "Open S_ynthesize", this::openSynthesize);
        boolean failed = failures() > 0;
        List<StepButton> beside = new ArrayList<>();
        if (isShown()) {
            beside.add(open);
            if (failed) {
                beside.add(new StepButton("done", afterwards(), this::finish));
            } else if (mayRetry && again() > 0) {
                beside.add(new StepButton("retry", "S_end " + LocalFormat.number(again()) + " again", this::retry));
            }
        }
        buttons.set(beside);
        nextLabel.set(isShown()
                ? failed ? SentWords.again(groups.get(), again()) : afterwards()
                : paused.get() ? "Paused" : progress.get() != null ? "Sending\u2026" : asked ? afterwards() : "Back to the review");
        hint.set(isShown() ? "Last step: review and approve in Synthesize. Approving there writes to your PSA at once." : "");
        blocked.set("");
    }

    private String afterwards() {
        return setup.routine() ? setup.queued().following().map(one -> "Next: " + one.name()).orElse("Done") : "Next: Schedule";
    }

    @Override
    public void next() {
        if (!isShown() && !asked) {
            goBack.run();
        } else if (failures() > 0) {
            retry();
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
        place.desktop().copy(SentWords.details(setup.name() + ": " + verdict.get() + " " + words.get(), problem.get(), groups.get()),
                "Details copied");
    }

    /** Writes every count of the push that is shown, sent or not, with what became of it. */
    void exportCsv() {
        RunId run = shownRun;
        if (run != null && !work.busy.get()) {
            place.desktop().saveFile("Export the result", setup.name() + "-" + run.value() + ".csv")
                    .ifPresent(file -> look("Writing " + file.getFileName(),
                            (open, cancel) -> write(file,
                                    RunCsv.write(open.context().ledger(), open.context().ledger().run(run).orElseThrow(), place.zone())),
                            done -> good.set("The result of run " + run.value() + " is written to " + done + ".")));
        }
    }
}
