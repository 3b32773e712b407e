package app.tallybird.ui.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.Consent;
import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.Hold;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.model.MoneySum;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** One push to the cell, compared with another one, and the way back from it, which is shown before it is sent. */
final class DetailModel extends PageModel {

    /** Who holds the integration, for another program that wants it. */
    private static final String HOLDER = "undo";

    private final Runnable changed;
    final Filtered<DetailRow> rows = new Filtered<>(DetailRow::text,
            List.of(new Filtered.Kind<>("All", row -> true), new Filtered.Kind<>("Changed", DetailRow::changes),
                    new Filtered.Kind<>("Needs you", row -> row.tag().tone() == Tone.WARN || row.tag().tone() == Tone.BAD)));
    /** Whether any row is said in money, too. */
    final BooleanProperty priced = new SimpleBooleanProperty();
    /** The pushes that it can be compared with. */
    final ObservableList<RunRow> others = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable RunRow> compared = new SimpleObjectProperty<>();
    /** The push that is open, or empty. */
    final ObjectProperty<@Nullable RunRow> shown = new SimpleObjectProperty<>();
    final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.EMPTY);
    /** Why some or all of the earlier values wait for a look, or empty. */
    final StringProperty holds = new SimpleStringProperty("");
    /** Whether the person has looked at what is held. */
    final BooleanProperty looked = new SimpleBooleanProperty();
    private String integration = "";
    private @Nullable UsagePlan undo;

    /** The words around the rows; {@code undo} and {@code send} label their buttons, empty for none. */
    record Page(String title, String words, String first, String second, String undo, String send) {
        static final Page EMPTY = new Page("", "", "Before", "Sent", "", "");
    }

    DetailModel(Workplace place, Runnable changed) {
        super(place);
        this.changed = changed;
        compared.subscribe((before, now) -> compare());
        looked.subscribe((before, now) -> sendable());
    }

    void open(String name, RunRow row, List<RunRow> all) {
        integration = name;
        others.setAll(all.stream().filter(one -> !one.id().equals(row.id())).toList());
        good.set("");
        compared.set(null);
        shown.set(row);
        cells();
    }

    /** Back to all pushes. */
    void close() {
        if (!work.busy.get()) {
            aside.leave();
            noUndo();
            problem.set(null);
            shown.set(null);
        }
    }

    /** Shows every count of the push. */
    void cells() {
        RunRow row = shown.get();
        if (row == null) {
            return;
        }
        noUndo();
        look(history -> history.details(row.line().run().id()).stream().map(DetailRow::of).toList(), list -> {
            show(list);
            page.set(new Page("Push of " + row.inside(),
                    "Run " + row.id() + ", by " + row.by() + ": " + LocalFormat.count(row.line().run().start().total(), "count") + ", "
                            + LocalFormat.units(row.units()) + " accepted (" + LocalFormat.delta(row.change()) + ")."
                            + sentence(LocalFormat.WRITTEN.change(row.line().change()))
                            + sentence(LocalFormat.WRITTEN.margin(row.line().margin())) + decided(row),
                    "Before", "Sent", row.undoable() ? "Undo this push…" : "", ""));
        });
    }

    /** What was decided before it, with who, when and why. */
    private String decided(RunRow row) {
        return row.line().run().start().decisions().stream()
                .map(one -> " "
                        + one.title() + ": " + one.decision() + ", " + LocalFormat.joined(", ", one.by(),
                                LocalFormat.time(one.at(), place.zone()), one.note().isEmpty() ? "" : "\u201c" + one.note() + "\u201d")
                        + ".")
                .collect(Collectors.joining());
    }

    private void compare() {
        RunRow row = shown.get();
        RunRow other = compared.get();
        if (row == null || other == null) {
            return;
        }
        noUndo();
        boolean later = other.line().run().started().isAfter(row.line().run().started());
        RunRow first = later ? row : other;
        RunRow second = later ? other : row;
        look(history -> history.compare(first.line().run().id(), second.line().run().id()), found -> {
            List<DetailRow> list = found.stream().map(DetailRow::of).toList();
            show(list);
            MoneySum money = History.money(found);
            page.set(new Page("Two pushes compared",
                    list.isEmpty()
                            ? "Both got the same numbers accepted."
                            : LocalFormat.count(list.size(), "count differs", "counts differ") + " between " + first.inside() + " and "
                                    + second.inside() + "." + (money.isEmpty() ? "" : sentence(LocalFormat.WRITTEN.change(money))),
                    first.when(), second.when(), "", ""));
        });
    }

    /** Makes the plan that goes back to the values before the push, and shows it. Sends nothing. */
    void planUndo() {
        RunRow row = shown.get();
        if (row == null) {
            return;
        }
        String name = integration;
        work("Asking for what Synthesize has", false,
                cancel -> place.open(name, HOLDER, open -> new Correction(open.context()).undoPlan(row.id(), cancel)), plan -> {
                    noUndo();
                    undo = plan;
                    show(plan.cells().stream().map(cell -> DetailRow.of(cell, plan.money())).toList());
                    page.set(new Page("Undo the push of " + row.inside(),
                            "These values were accepted before it and would be sent again, as plan " + plan.hash()
                                    + ". Nothing is sent yet. The next push sends the vendor's values, unless the integration is paused.",
                            "Now", "Back to", "", ""));
                    holds.set(plan.holds().stream().map(Hold::words).collect(Collectors.joining(" ")));
                    sendable();
                });
    }

    private void noUndo() {
        undo = null;
        holds.set("");
        looked.set(false);
    }

    private Consent consent() {
        return looked.get() ? Consent.ACCEPTED : Consent.ATTENDED;
    }

    /** What may be sent now is on the button; what is held waits for the tick. */
    private void sendable() {
        UsagePlan plan = undo;
        if (plan != null) {
            int send = plan.toSend(looked.get()).size();
            int held = plan.toSend(true).size() - send;
            Page now = page.get();
            page.set(new Page(now.title(), now.words(), now.first(), now.second(), "",
                    send == 0 ? "" : "Send " + LocalFormat.count(send, "earlier value") + (held > 0 ? ", hold " + held : "")));
        }
    }

    /** Sends the way back exactly as it was shown. */
    void sendUndo() {
        UsagePlan plan = undo;
        if (plan == null || work.busy.get()) {
            return;
        }
        Consumer<PushProgress> latest = work.newest(now -> work.words.set("Sending the earlier values: "
                + LocalFormat.number(now.accepted()) + " of " + LocalFormat.number(now.total()) + " accepted"));
        PushChoices choices = new PushChoices(consent(), RebuildMode.EACH, false);
        String name = integration;
        work("Sending the earlier values", true, cancel -> place.open(name, HOLDER, open -> {
            return open.apply(new SyncUsage(open.context()).saved(plan.hash()), choices, latest::accept, cancel);
        }), this::undone);
    }

    private void undone(UsageResult result) {
        noUndo();
        result.problems().stream().findFirst().ifPresent(problem::set);
        result.run()
                .ifPresent(run -> good.set(LocalFormat.count(run.accepted(), "earlier value") + " went back to Synthesize"
                        + Stream.of(OutcomeGroup.NOT_MAPPED, OutcomeGroup.NO_PLACE).filter(group -> run.count(group) > 0)
                                .map(group -> "; " + group.word() + ": " + run.count(group)).collect(Collectors.joining())
                        + ". Run " + run.runId().value() + ". Pause the integration if the next push must not change them again."));
        Page before = page.get();
        page.set(new Page(before.title(), "", before.first(), before.second(), "", ""));
        changed.run();
    }

    @Override
    public boolean staysOpen() {
        return work.writes();
    }

    private void show(List<DetailRow> list) {
        priced.set(list.stream().anyMatch(row -> row.money().isPresent()));
        rows.setAll(list, "All");
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : " " + Wording.sentence(words);
    }

    private <T> void look(Function<History, T> what, Consumer<T> done) {
        String name = integration;
        read(cancel -> place.ledger(name, ledger -> what.apply(new History(ledger, place.zone(), CountedOnce.NONE))), done);
    }

    private <T> void work(String words, boolean sends, Work<T> work, Consumer<T> done) {
        start(new Task<>(words, integration, sends, work), done, this::failed);
    }

    private void failed(Problem failure) {
        problem.set(failure);
        changed.run();
    }

    @Override
    protected void stopped(Problem how) {
        failed(how);
    }
}
