package app.tallybird.ui.step.review;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.Unfinished;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Causes;
import app.tallybird.engine.plan.CellState;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanCsv;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.PlanMoney;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.wizard.Following;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.TakenPlan;
import app.tallybird.ui.wizard.Workplace;

/**
 * Every number before it is sent, as customers and services, and what a person has to decide about it. What is undecided is held. Nothing is sent from
 * here.
 */
public final class ReviewModel extends StepModel {

    private static final Duration FRESH = Duration.ofMinutes(10);
    /** More services than this are folded to those that change. */
    private static final int MANY = 10;

    final StringProperty title = new SimpleStringProperty("");
    /** What happens, in a sentence or two. */
    final StringProperty verdict = new SimpleStringProperty("");
    final StringProperty words = new SimpleStringProperty("");
    /** What an interrupted push left, or empty. */
    final StringProperty interrupted = new SimpleStringProperty("");
    final ObjectProperty<List<String>> warnings = new SimpleObjectProperty<>(List.of());
    final Deciding deciding;
    final ObjectProperty<List<Cause>> causes;
    final ObjectProperty<Decisions> decisions;
    final ObjectProperty<@Nullable Cause> chosen;
    /** Until when the plan can be sent, or empty. */
    final StringProperty goodUntil = new SimpleStringProperty("");
    /** The names of the services, which are searched as well. */
    private String serviceNames = "";
    final Filtered<CustomerLine> customers = new Filtered<>(line -> line.text() + serviceNames,
            List.of(new Filtered.Kind<>("Changed", CustomerLine::changes), new Filtered.Kind<>("All", line -> true),
                    new Filtered.Kind<>("Held", line -> this.kept.customers().contains(line.id())), kind("New", CellState.NEW),
                    new Filtered.Kind<>("Zero", CustomerLine::toZero), kind("Unknown", CellState.UNKNOWN),
                    kind("Not mapped", CellState.NOT_MAPPED), kind("Left out", CellState.LEFT_OUT)));
    final ObjectProperty<MatrixContent> matrix = new SimpleObjectProperty<>(MatrixContent.NONE);
    /** What the button says that shows all services or those that change; empty when there are few. */
    final StringProperty fold = new SimpleStringProperty("");
    /** Whether there is any price, and whether the numbers are shown as what they are worth. */
    final BooleanProperty priced = new SimpleBooleanProperty();
    final BooleanProperty money = new SimpleBooleanProperty();
    final Explaining explaining;
    final ObjectProperty<@Nullable Explanation> explanation;
    private final PreparedPush prepared;
    private final Asking asking;
    private @Nullable UsagePlan plan;
    private Figures figures = Figures.NONE;
    private ReviewTable table = ReviewTable.NONE;
    private List<CustomerLine> lines = List.of();
    private List<ReviewTable.Service> columns = List.of();
    private ReviewTable.Kept kept = ReviewTable.Kept.NOTHING;
    /** How many counts go as it is decided. */
    private int toSend;
    private boolean filling;
    private boolean unfolded;
    private int madeAt;
    /** In a queue: nothing goes, and that is decided. */
    private boolean holdsAll;

    public ReviewModel(Setup setup, Workplace place, PreparedPush prepared) {
        super(Step.REVIEW, setup, place);
        this.prepared = prepared;
        asking = new Asking(setup, place);
        asking.needed.subscribe((before, now) -> footer());
        deciding = new Deciding(place);
        explaining = new Explaining(place, problem);
        explanation = explaining.explanation;
        causes = deciding.causes;
        decisions = deciding.decisions;
        chosen = deciding.chosen;
        decisions.subscribe((before, now) -> decided(now));
        customers.search.subscribe((before, now) -> fill());
        customers.shown.addListener((ListChangeListener<CustomerLine>) change -> fill());
        chosen.subscribe(now -> fill());
        money.subscribe((before, now) -> fill());
    }

    private static Filtered.Kind<CustomerLine> kind(String label, CellState state) {
        return new Filtered.Kind<>(label, line -> line.states().contains(state));
    }

    @Override
    public void enter() {
        boolean old = plan == null || madeAt != setup.now().version()
                || Duration.between(plan.identity().created(), place.now()).compareTo(FRESH) > 0;
        if (old) {
            setup.queued().read().filter(read -> plan == null).ifPresentOrElse(this::take, this::readAgain);
        }
        footer();
    }

    @Override
    protected void overtaken() {
        footer();
    }

    /** Reads the vendor and makes the plan anew. */
    void readAgain() {
        clear();
        Consumer<String> progress = work.newest(work.words::set);
        Snapshot from = setup.now();
        String vendor = setup.connector().name();
        plan("Reading " + vendor, (open, cancel) -> {
            Path file = place.noRows(from.name());
            return shown(new SyncUsage(open.context()).plan(ReadWords.to(vendor, progress), cancel, Optional.of(file)), open);
        }, shown -> {
            setup.queued().readAgain(shown.plan());
            show(from, shown);
        });
    }

    /** Takes what the queue has read, as long as it may be sent; else it is read again. */
    private void take(Queued.Read read) {
        Snapshot from = setup.now();
        look("Looking at what was read", (open,
                cancel) -> TakenPlan.isGood(read, from.settings(), open) ? Optional.of(shown(read.plan(), open)) : Optional.<Shown>empty(),
                shown -> shown.ifPresentOrElse(now -> show(from, now), this::readAgain));
    }

    private static Shown shown(UsagePlan made, OpenIntegration open) {
        Optional<Unfinished> before = Unfinished.of(open.context().ledger(), open.context().clock().instant());
        List<Cause> found = Causes.of(made, LocalFormat.WRITTEN);
        ReviewTable rows = ReviewTable.of(made);
        ReviewTable.Kept waits = rows.kept(Decisions.NONE.kept(found));
        Figures sums = Figures.of(made, found, open.context().integration().thresholds().accounts().unknownPercent(), before);
        return new Shown(made, sums, found, rows, rows.customers().stream().sorted(CustomerLine.worstFirst(waits.customers())).toList(),
                waits, sums.toSend(waits.keys()), open.context().ledger().lastComplete(), before, open.late(), Asking.Start.of(made, open));
    }

    private record Shown(UsagePlan plan, Figures figures, List<Cause> causes, ReviewTable table, List<CustomerLine> lines,
            ReviewTable.Kept kept, int toSend, Optional<RunRecord> last, Optional<Unfinished> before, Optional<String> late,
            Asking.Start asks) {
    }

    private void clear() {
        plan = null;
        figures = Figures.NONE;
        table = ReviewTable.NONE;
        explanation.set(null);
        deciding.begin(List.of());
        kept = ReviewTable.Kept.NOTHING;
        customers.setAll(List.of());
        List.of(verdict, words, interrupted).forEach(said -> said.set(""));
        warnings.set(List.of());
        refill();
    }

    private void show(Snapshot from, Shown shown) {
        plan = shown.plan();
        madeAt = from.version();
        attention.set(false);
        figures = shown.figures();
        table = shown.table();
        unfolded = false;
        asking.begin(shown.asks());
        serviceNames = table.services().stream().map(service -> " " + service.name()).collect(Collectors.joining());
        deciding.begin(shown.causes());
        verdict.set(figures.verdict());
        warnings.set(Stream.concat(shown.late().stream(), WarningBar.words(shown.plan().warnings()).stream()).toList());
        ZoneId zone = place.zone();
        words.set(
                "Read from " + setup.connector().name() + " at " + LocalFormat.time(shown.plan().identity().created(), zone)
                        + (shown.plan().complete() ? ", complete: " : ", not complete: ")
                        + LocalFormat.count(shown.plan().cells().size(), "count") + " for "
                        + LocalFormat.count(figures
                                .accounts(), "customer")
                        + ". " + shown.last().map(run -> "Compared with what Synthesize accepted; your last complete push was on "
                                + LocalFormat.dateTime(run.started(), zone) + ".").orElse("There was no complete push yet."));
        interrupted.set(
                shown.before().map(push -> push.words(LocalFormat.dateTime(push.run().started(), zone), LocalFormat::number)).orElse(""));
        kept = shown.kept();
        toSend = shown.toSend();
        filling = true;
        customers.setAll(shown.lines(), shown.lines().stream().anyMatch(CustomerLine::changes) ? "Changed" : "All");
        filling = false;
        // the window can answer before the table is filled
        place.runner().onScreen(this::refill);
        decisions.set(shown.asks().kept());
    }

    String decide(Cause cause, Decision decision, String typed) {
        return deciding.decide(cause, decision, typed);
    }

    String money(Cause cause) {
        return deciding.money(plan, cause);
    }

    private void decided(Decisions now) {
        verdict.set(deciding.verdict(plan));
        Optional.ofNullable(plan).ifPresent(made -> asking.decided(made, now));
        kept = table.kept(now.kept(causes.get()));
        toSend = figures.toSend(kept.keys());
        filling = true;
        customers.refresh();
        filling = false;
        refill();
    }

    void toggleFold() {
        unfolded = !unfolded;
        fill();
    }

    private void refill() {
        fill();
        footer();
    }

    private void fill() {
        if (filling) {
            return;
        }
        Cause only = chosen.get();
        Set<String> of = only == null ? Set.of() : only.cells().stream().map(cell -> cell.key().accountId()).collect(Collectors.toSet());
        lines = only == null ? List.copyOf(customers.shown) : table.customers().stream().filter(line -> of.contains(line.id())).toList();
        boolean many = table.services().size() > MANY && table.services().stream().anyMatch(ReviewTable.Service::changes);
        columns = many && !unfolded ? table.services().stream().filter(ReviewTable.Service::changes).toList() : table.services();
        columns = table.searched(customers.search.get(), lines).orElse(columns);
        fold.set(table.foldWords(many, unfolded, columns));
        Optional<MoneyTable> worth = Optional.ofNullable(plan).map(UsagePlan::money).filter(PlanMoney::isThere)
                .map(one -> new MoneyTable(table, one));
        priced.set(worth.isPresent());
        Optional<MoneyTable> shown = worth.filter(one -> money.get());
        lines = shown.map(one -> one.sorted(lines, kept.customers())).orElse(lines);
        matrix.set(shown.map(one -> one.content(lines, columns, kept)).orElseGet(() -> table.content(lines, columns, kept)));
    }

    /** Whether the plan as it stands can be shown as counted. */
    private void footer() {
        UsagePlan now = plan;
        title.set("Review " + setup.name());
        buttons.set(List.of(new StepButton("read-again", "_Read again", this::readAgain)));
        if (now == null) {
            nextLabel.set("Send");
            blocked.set(work.busy.get() ? "" : "The numbers have not been read yet: press \"Read again\".");
            hint.set("");
            return;
        }
        int goes = toSend;
        long holds = (long) figures.sendable() - goes;
        holdsAll = goes == 0 && holds > 0 && !setup.queued().equals(Queued.NOT) && setup.routine();
        nextLabel.set(holdsAll
                ? "Hold all " + LocalFormat.number(holds) + setup.queued().following().map(one -> ", next: " + one.name()).orElse(", done")
                : asking.label(goes, holds));
        blocked.set(figures.tooManyUnknown()
                ? LocalFormat.count(figures.unknownAccounts(), "customer") + " of " + figures.accounts()
                        + " could not be read. Nothing is sent of half a reading: read again."
                : goes > 0 || holdsAll || !interrupted.get().isEmpty()
                        ? ""
                        : holds > 0 ? "All counts wait: decide first what may go." : "There is nothing to send.");
        goodUntil.set(LocalFormat.time(now.identity().created().plus(SyncUsage.PLAN_LIFE), place.zone()));
        hint.set("Plan " + now.hash().substring(0, 4).toUpperCase(Locale.ROOT) + " \u00b7 good until " + goodUntil.get()
                + ", then it is read again");
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
        if (holdsAll) {
            setup.queued().held();
            setup.queued().following().map(Following::open).orElse(goBack).run();
            return;
        }
        PreparedPush.Order order = new PreparedPush.Order(now, PushChoices.decided(decisions.get()), toSend,
                new PreparedPush.Seen(table, List.copyOf(customers.all), columns));
        run("Removing the rows behind the numbers", cancel -> place.noRows(from.name()), removed -> {
            plan = null;
            explanation.set(null);
            finish(() -> prepared.put(order));
        });
    }

    private Optional<PlanCell> cell(int row, int column) {
        return row < lines.size() && column < columns.size()
                ? Optional.ofNullable(lines.get(row).cells().get(columns.get(column).key()))
                : Optional.empty();
    }

    /** Shows where the number in a line and a column of the matrix came from. */
    void explain(int row, int column) {
        UsagePlan now = plan;
        cell(row, column).filter(cell -> now != null)
                .ifPresent(cell -> explaining.explain(cell, Objects.requireNonNull(now), kept.keys().contains(cell.key()), () -> setup));
    }

    @Override
    public void leave() {
        super.leave();
        explaining.leave();
    }

    /** What a menu offers for a cell: leaving it out on purpose, or taking it back in; empty for none. */
    String leaveOutLabel(int row, int column) {
        return cell(row, column).map(cell -> cell.state() == CellState.LEFT_OUT ? "Take back in" : "Leave this count out on purpose")
                .orElse("");
    }

    /** Leaves the cell out on purpose, or takes it back in, and reads again, because that is another plan. */
    void toggleLeftOut(int row, int column) {
        cell(row, column).ifPresent(cell -> {
            LeftOut mark = new LeftOut(Optional.of(cell.key().accountId()), Optional.of(cell.key().serviceKey()));
            boolean out = cell.state() != CellState.LEFT_OUT;
            change("Saving", (open, cancel) -> {
                leaveOut(open, mark, out);
                return mark;
            }, done -> readAgain());
        });
    }

    /** Writes the counts of the customers that are shown, or the whole plan as JSON. */
    void export(boolean json) {
        UsagePlan now = plan;
        if (now == null) {
            return;
        }
        String name = setup.name() + "-" + now.hash() + (json ? ".json" : ".csv");
        List<PlanCell> cells = lines.stream().flatMap(line -> line.cells().values().stream()).toList();
        place.desktop().saveFile("Export the plan", name).ifPresent(file -> run("Writing " + file.getFileName(),
                cancel -> write(file, json ? PlanJson.write(now).toString() : PlanCsv.write(now, cells)),
                done -> good.set((json ? "The whole plan" : LocalFormat.count(cells.size(), "line")) + " written to " + done + ".")));
    }
}
