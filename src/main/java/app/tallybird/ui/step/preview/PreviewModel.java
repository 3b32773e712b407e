package app.tallybird.ui.step.preview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanCsv;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** The usage plan before it is sent. Nothing is sent from here; what is held needs a tick for each reason. */
public final class PreviewModel extends StepModel {

    private static final Duration FRESH = Duration.ofMinutes(10);

    final Filtered<PreviewRow> rows = new Filtered<>(PreviewRow::text, List.of(new Filtered.Kind<>("All", row -> true),
            new Filtered.Kind<>("To look at", row -> row.cell().state() != CellState.SAME && row.cell().state() != CellState.LEFT_OUT),
            kind("Held", CellState.HELD), kind("Unknown", CellState.UNKNOWN), kind("Changed", CellState.CHANGED),
            kind("New", CellState.NEW), kind("Going to zero", CellState.TO_ZERO), kind("Not mapped last time", CellState.NOT_MAPPED),
            kind("Left out", CellState.LEFT_OUT), kind("Unchanged", CellState.SAME)));
    final StringProperty words = new SimpleStringProperty("");
    /** What an interrupted push left, or empty. */
    final StringProperty interrupted = new SimpleStringProperty("");
    final ObjectProperty<List<HoldGroup>> holds = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<List<String>> warnings = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<@Nullable Explanation> explanation = new SimpleObjectProperty<>();
    private final Set<HoldGroup> ticked = new HashSet<>();
    private final PreparedPush prepared;
    private @Nullable UsagePlan plan;
    private Figures figures = Figures.NONE;
    private int madeAt;

    public PreviewModel(Setup setup, Workplace place, PreparedPush prepared) {
        super(Step.PREVIEW, setup, place);
        this.prepared = prepared;
    }

    private static Filtered.Kind<PreviewRow> kind(String label, CellState state) {
        return new Filtered.Kind<>(label, row -> row.cell().state() == state);
    }

    @Override
    public void enter() {
        boolean old = plan == null || madeAt != setup.now().version()
                || Duration.between(plan.identity().created(), place.now()).compareTo(FRESH) > 0;
        if (old) {
            readAgain();
        }
        footer();
    }

    @Override
    protected void overtaken() {
        footer();
    }

    /** Reads the vendor and makes the plan anew. */
    void readAgain() {
        plan = null;
        explanation.set(null);
        footer();
        Consumer<String> progress = work.newest(work.words::set);
        Snapshot from = setup.now();
        String vendor = setup.connector().name();
        ReadListener listener = event -> {
            switch (event) {
                case ReadEvent.Progress done -> progress.accept("Reading " + vendor + ": " + LocalFormat.count(done.rows(), "row") + " of "
                        + done.table() + (done.of() > 0 ? ", " + done.done() + " of " + done.of() : ""));
                case ReadEvent.PageRead page -> progress.accept("Reading " + vendor + ": " + page.table() + ", page " + page.page());
                case ReadEvent.Waiting waiting ->
                    progress.accept("Waiting " + LocalFormat.span(waiting.howLong()) + ": " + waiting.reason());
                case ReadEvent.SigningIn _ -> progress.accept("Signing in at " + vendor);
                case ReadEvent.Asking _,ReadEvent.Answered _,ReadEvent.PagingStopped _,ReadEvent.TableDone _ -> {
                }
            }
        };
        plan("Reading " + vendor, (open, cancel) -> {
            Path file = rowsFile(from);
            UsagePlan made = new SyncUsage(open.context()).plan(listener, cancel, Optional.of(file));
            return new Shown(made, Figures.of(made, open.context().integration().thresholds().accounts().unknownPercent()),
                    open.context().ledger().lastComplete(), open.context().ledger().openRun(),
                    made.cells().stream().map(PreviewRow::new).sorted(PreviewRow.RISK_FIRST).toList());
        }, shown -> show(from, shown));
    }

    private record Shown(UsagePlan plan, Figures figures, Optional<RunRecord> last, Optional<RunRecord> open, List<PreviewRow> rows) {
    }

    /** Where the rows behind the numbers are kept; what an earlier plan left there is removed. */
    private Path rowsFile(Snapshot from) {
        try {
            Path file = place.application().home().rows(place.application().sandbox(), from.name());
            Files.deleteIfExists(file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Snapshot from, Shown shown) {
        plan = shown.plan();
        madeAt = from.version();
        attention.set(false);
        figures = shown.figures();
        boolean someSame = shown.plan().totals().getOrDefault(CellState.SAME, 0L) > 0;
        rows.setAll(shown.rows(), someSame ? "To look at" : "All");
        ticked.clear();
        holds.set(HoldGroup.of(shown.plan().holds()));
        warnings.set(WarningBar.words(shown.plan().warnings()));
        ZoneId zone = place.zone();
        words.set(
                "Read from " + setup.connector().name() + " at " + LocalFormat.time(shown.plan().identity().created(), zone) + ": "
                        + LocalFormat.count(shown.plan().cells().size(), "count") + " for "
                        + LocalFormat.count(shown.plan().accounts(), "customer")
                        + (shown.plan().complete()
                                ? ", complete. "
                                : ", not complete. ")
                        + shown.last().map(run -> "Compared with what Synthesize accepted; your last complete push was on "
                                + LocalFormat.dateTime(run.started(), zone) + ".").orElse("There was no complete push yet."));
        interrupted.set(shown.open()
                .map(run -> "A push of " + LocalFormat.dateTime(run.started(), zone) + " was interrupted: " + run.accepted() + " of "
                        + LocalFormat.count(run.start().total(), "count was", "counts were")
                        + " accepted. Sending now finishes it; what was accepted at the same number is not sent twice.")
                .orElse(""));
        footer();
    }

    void tick(HoldGroup group, boolean now) {
        if (now) {
            ticked.add(group);
        } else {
            ticked.remove(group);
        }
        footer();
    }

    private boolean allTicked() {
        return ticked.containsAll(holds.get());
    }

    private int toSend() {
        return plan == null ? 0 : allTicked() ? figures.all() : figures.free();
    }

    private void footer() {
        UsagePlan now = plan;
        buttons.set(List.of(new StepButton("read-again", "_Read again", this::readAgain)));
        if (now == null) {
            nextLabel.set("Send");
            blocked.set(work.busy.get() ? "" : "The numbers have not been read yet: press \"Read again\".");
            hint.set("");
            return;
        }
        boolean waits = now.wholeRunHeld() && !allTicked();
        boolean some = figures.held() > 0 && !now.wholeRunHeld() && !allTicked();
        nextLabel.set("Send " + LocalFormat.count(waits ? figures.all() : toSend(), "count") + (some ? ", hold " + figures.held() : ""));
        blocked.set(figures.tooManyUnknown()
                ? LocalFormat.count(figures.unknownAccounts(), "customer") + " of " + now.accounts()
                        + " could not be read. Nothing is sent of half a reading: read again."
                : waits
                        ? "Look at the numbers and tick " + reasons(holds.get().size() - ticked.size()) + " above first."
                        : toSend() == 0 && interrupted.get().isEmpty() ? "There is nothing to send." : "");
        hint.set(LocalFormat.count(figures.sendable(), "count") + " · " + LocalFormat.amount(figures.units(), "unit")
                + (figures.was().signum() == 0 ? "" : " (was " + LocalFormat.number(figures.was()) + ")"));
    }

    private static String reasons(int missing) {
        return missing == 1 ? "the reason" : "the " + missing + " reasons";
    }

    @Override
    public void next() {
        UsagePlan now = plan;
        Snapshot from = setup.now();
        if (now == null) {
            return;
        }
        if (madeAt != from.version()) {
            readAgain();
            return;
        }
        PreparedPush.Order order = new PreparedPush.Order(now, allTicked() ? Consent.ACCEPTED : Consent.ATTENDED, toSend());
        run("Removing the rows behind the numbers", cancel -> rowsFile(from), removed -> {
            plan = null;
            explanation.set(null);
            finish(() -> prepared.put(order));
        });
    }

    /** Shows where the number of a row came from. */
    void explain(PreviewRow row) {
        UsagePlan now = plan;
        if (now != null) {
            aside.start(Task.look("", cancel -> Explanation.of(row.cell(), now)), explanation::set, problem::set);
        }
    }

    /** Leaves the cell of a row out on purpose, or takes it back in, and reads again, because that is another plan. */
    void toggleLeftOut(PreviewRow row) {
        LeftOut mark = new LeftOut(Optional.of(row.cell().key().accountId()), Optional.of(row.cell().key().serviceKey()));
        boolean out = row.cell().state() != CellState.LEFT_OUT;
        change("Saving", (open, cancel) -> {
            leaveOut(open, mark, out);
            return mark;
        }, done -> readAgain());
    }

    /** Writes the rows that are shown, or the whole plan as JSON. */
    void export(boolean json) {
        UsagePlan now = plan;
        if (now == null) {
            return;
        }
        String name = setup.name() + "-" + now.hash() + (json ? ".json" : ".csv");
        List<PlanCell> cells = rows.shown.stream().map(PreviewRow::cell).toList();
        place.desktop().saveFile("Export the plan", name).ifPresent(file -> run("Writing " + file.getFileName(),
                cancel -> write(file, json ? PlanJson.write(now).toString() : PlanCsv.write(now, cells)),
                done -> good.set((json ? "The whole plan" : LocalFormat.count(cells.size(), "line")) + " written to " + done + ".")));
    }
}
