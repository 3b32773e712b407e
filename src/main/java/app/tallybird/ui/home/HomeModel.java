package app.tallybird.ui.home;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Integrations;
import app.tallybird.app.MonthClose;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.NextFile;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** All integrations of this computer, what needs a person, and what can be done with each; or, when there is none, how to begin. */
public final class HomeModel extends PageModel {

    private static final int MANY = 12;
    private static final Set<ProblemCode> SIGN_IN = Set.of(ProblemCode.VENDOR_SIGN_IN, ProblemCode.SYNTHESIZE_SIGN_IN);

    final Exits exits;
    final ChangeModel change;
    final PushAllModel pushAll;
    final ObservableList<IntegrationRow> rows = FXCollections.observableArrayList();
    final BooleanProperty empty = new SimpleBooleanProperty();
    /** Nothing was read yet, so that nothing is known to be empty. */
    final BooleanProperty reading = new SimpleBooleanProperty(true);
    /** The rows by what they need; offered when there are many. */
    final Filtered<IntegrationRow> filtered = new Filtered<>(row -> row.name() + " " + row.vendor(),
            List.of(new Filtered.Kind<>("All", row -> true), new Filtered.Kind<>("Needs you", row -> !row.attention().isEmpty()),
                    state("Failed", IntegrationRow.State.FAILED), state("Held", IntegrationRow.State.HELD),
                    state("Waits for approval", IntegrationRow.State.APPROVAL), state("Not yet", IntegrationRow.State.NOT_YET),
                    state("Pushed", IntegrationRow.State.PUSHED), state("Paused", IntegrationRow.State.PAUSED)));
    /** More rows than can be seen at once. */
    final BooleanProperty many = new SimpleBooleanProperty();
    final ObjectProperty<TeamRole> role = new SimpleObjectProperty<>(TeamRole.BILLING);
    final ObjectProperty<MonthSummary> summary = new SimpleObjectProperty<>(MonthSummary.NONE);
    /** The month that is about to be closed, with what is missing of it. */
    final ObjectProperty<MonthClose.@Nullable Status> closing = new SimpleObjectProperty<>();
    /** The closed month that is about to be opened again, and why. */
    final ObjectProperty<@Nullable YearMonth> reopening = new SimpleObjectProperty<>();
    final StringProperty reason = new SimpleStringProperty("");
    /** Why nothing is sent at this time, and since when; empty while the ledger answers. */
    final StringProperty away;
    private final LookAgain again;
    private Optional<String> mended = Optional.empty();
    private Optional<YearMonth> wanted = Optional.empty();

    /** Ways out of the home page. */
    public interface Exits {

        void add();

        /** Opens an integration at this step. */
        void open(String name, Step step);

        /** Opens the review of an integration that waits in a queue. */
        void review(String name, Queued queued);

        void history(String name);

        /** Opens the page of an integration. */
        void integration(String name);

        void demo();

        /** Opens the connector builder. */
        void build();

        /** Shows what waits for a second person. */
        void team();

        /** Shows what invoices of the month say beside what was billed. */
        void leaks(YearMonth month);

        /** Shows a file that waits for a word before the integration reads it. */
        void file(String name, Path file);
    }

    /** What is done about a row with one press; an empty label means nothing. */
    record Act(String label, Runnable run) {
        static final Act NONE = new Act("", () -> {
        });
    }

    public HomeModel(Workplace place, Exits exits) {
        super(place);
        this.exits = exits;
        change = new ChangeModel(place, this::changed);
        pushAll = new PushAllModel(place, this::queueEnded, exits::review);
        again = new LookAgain(place, problem, () -> look(true),
                () -> change.ask.get() == null && closing.get() == null && reopening.get() == null && !pushAll.busy.get());
        away = again.away;
    }

    /** Reads settings and ledgers; asks nobody outside. */
    public void enter() {
        again.begin();
        problem.set(null);
        look(false);
    }

    /** It goes on behind other pages too, and what it changed is read when this one is shown again. */
    private void queueEnded() {
        if (again.isOpen()) {
            enter();
        }
    }

    /** {@code asBefore} when nobody asked for it: what has not changed stays as it is, the focus too, and what was refused. */
    private void look(boolean asBefore) {
        Optional<YearMonth> month = wanted;
        aside.start(Task.look("", cancel -> {
            again.learn();
            return new RowReader(place.application()).read(month);
        }), found -> show(found, asBefore), failure -> {
            empty.set(false);
            again.failed(failure, !reading.get());
        });
    }

    /** What was refused in the queue is tried again once its secret is another one. */
    private void changed() {
        enter();
        mended.ifPresent(pushAll::again);
        mended = Optional.empty();
    }

    /** Looks at another month, back as far as there are pushes and not ahead; only this month can be worked on. */
    void look(int months) {
        MonthSummary now = summary.get();
        if (months < 0 ? now.earlier() : now.later()) {
            wanted = Optional.of(now.month().plusMonths(months));
            enter();
        }
    }

    /** A push goes on and is found again; questions that are open are not. */
    @Override
    public void leave() {
        super.leave();
        again.end();
        change.leave();
        pushAll.leave();
    }

    /** The window closes: what is being sent ends between two requests, and what is left is finished by the next push. */
    public void close() {
        again.end();
        pushAll.stop();
    }

    private void show(RowReader.Found found, boolean asBefore) {
        again.answered();
        reading.set(false);
        role.set(found.role());
        empty.set(found.rows().isEmpty());
        summary.set(MonthSummary.of(found, place.application().localTime().toLocalDate()));
        List<IntegrationRow> sorted = found.rows().stream().sorted(IntegrationRow.ORDER).toList();
        if (!asBefore || !sorted.equals(rows)) {
            rows.setAll(sorted);
            filtered.setAll(sorted);
        }
        many.set(rows.size() > MANY);
        if (!many.get()) {
            filtered.choose("All");
            filtered.search.set("");
        }
    }

    private static Filtered.Kind<IntegrationRow> state(String label, IntegrationRow.State state) {
        return new Filtered.Kind<>(label, row -> row.state() == state);
    }

    /** The one thing that is done about it next: what needs a person comes before the push. */
    Act act(IntegrationRow row) {
        if (!row.month().now() || !away.get().isEmpty() || !Offered.act(role.get(), row)) {
            return Act.NONE;
        }
        if (row.daily().paused()) {
            return new Act("Resume", () -> pause(row));
        }
        if (!row.needs().isEmpty()) {
            return act(row.needs().getFirst());
        }
        return row.setUp() ? new Act("Push now", () -> push(row)) : new Act("Continue", () -> open(row, row.unfinished()));
    }

    private Act act(NeedsYou.Need need) {
        String name = need.integration();
        return switch (need.act()) {
            case REPLACE_SECRET -> new Act("Fix sign-in", () -> change.askSecret(name));
            case CONNECT -> opens("Fix set-up", name, Step.CONNECT);
            case MAP -> opens("Map", name, Step.MAP);
            case ACCOUNTS -> opens("Accounts", name, Step.ACCOUNTS);
            case SERVICES -> opens("Services", name, Step.SERVICES);
            case REVIEW -> opens("Review", name, Step.REVIEW);
            case APPROVE -> new Act("Look at it", exits::team);
            case PUSH -> opens(need.kind() == NeedsYou.Kind.UNFINISHED ? "Finish it" : "Look and push", name, Step.REVIEW);
            case SCHEDULE -> opens("Schedule", name, Step.SCHEDULE);
            case CONNECTOR -> opens("Connector", name, Step.VENDOR);
            case DISMISS -> new Act("Dismiss", () -> dismiss(name));
            case DETAILS -> new Act("Try again", this::enter);
        };
    }

    private Act opens(String label, String name, Step step) {
        return new Act(label, () -> exits.open(name, step));
    }

    /** What can be done at once about a line that failed. */
    Act act(PushLine line) {
        return line.problem().map(problem -> SIGN_IN.contains(problem.code()) ? new Act("Fix sign-in", () -> {
            mended = Optional.of(line.name());
            change.askSecret(line.name());
        }) : new Act("Read again", () -> pushAll.again(line.name()))).orElse(Act.NONE);
    }

    /** What the queue of pushes does or waits for, in a word or two; empty for nothing. */
    public ObservableValue<String> queue() {
        return pushAll.status;
    }

    /** The page's main button: what waits for a person first, then a sign-in, then what can go. */
    void main() {
        if (!away.get().isEmpty()) {
            place.desktop().say(away.get());
            return;
        }
        switch (summary.get().main()) {
            case REVIEW, PUSH -> pushAll(IntegrationRow.State.HELD, IntegrationRow.State.FAILED, IntegrationRow.State.NOT_YET);
            case SIGN_IN ->
                rows.stream().filter(row -> row.needs(NeedsYou.Kind.SECRET)).findFirst().ifPresent(row -> change.askSecret(row.name()));
            case APPROVE -> exits.team();
            case CLOSE -> askClose();
            case AGAIN -> pushAll(IntegrationRow.State.values());
            case NOTHING -> {
            }
        }
    }

    /** Looks what is missing of the month that is shown, before it is closed. */
    void askClose() {
        YearMonth month = summary.get().month();
        start(Task.look("", cancel -> new MonthClose(place.application()).status(month)), closing::set);
    }

    void keepOpen() {
        closing.set(null);
        reopening.set(null);
    }

    void askReopen() {
        keepOpen();
        reason.set("");
        reopening.set(summary.get().month());
    }

    /** Opens it again for the reason that is typed; without one it is asked for. */
    void reopen() {
        YearMonth month = reopening.get();
        String why = reason.get();
        if (month != null && !why.isBlank()) {
            keepOpen();
            change(cancel -> {
                new MonthClose(place.application()).reopen(month, why);
                return LocalFormat.monthOfYear(month) + " is open again. Nothing was sent. " + MonthClose.LATE;
            }, this::enter);
        }
    }

    /** Records the month as it is, with what is missing. */
    void close(MonthClose.Status asked) {
        keepOpen();
        change(cancel -> {
            ClosedMonth closed = new MonthClose(place.application()).close(asked.month(), !asked.missing().isEmpty());
            return LocalFormat.monthOfYear(closed.month()) + " is closed with " + LocalFormat.units(closed.units())
                    + MonthMoney.ofRecord(closed.money()) + ". Nothing was sent.";
        }, this::enter);
    }

    private void dismiss(String integration) {
        change(cancel -> {
            new NeedsYou(place.application()).dismiss(integration);
            return "It is not shown any more, until another notice does not arrive.";
        }, this::enter);
    }

    /** Opens its page, or where its set-up stopped. */
    void show(IntegrationRow row) {
        if (row.setUp()) {
            exits.integration(row.name());
        } else {
            open(row, row.unfinished());
        }
    }

    /** Opens it at this step, or where its set-up stopped. */
    void open(IntegrationRow row, Step step) {
        exits.open(row.name(), row.setUp() ? step : row.unfinished());
    }

    /** Shows the review first; sends from here only when the person chose that for this integration, and then only what nothing holds. */
    void push(IntegrationRow row) {
        if (!away.get().isEmpty()) {
            place.desktop().say(away.get());
        } else if (row.daily().paused()) {
            place.desktop().say("\"" + row.name() + "\" is paused: resume it in its menu first.");
        } else if (row.setUp() && row.daily().straight()) {
            pushAll.straight(row.name(), () -> exits.open(row.name(), Step.REVIEW));
        } else {
            open(row, Step.REVIEW);
        }
    }

    /** Reads those that are set up and not paused, shows what would be sent, and sends only after another press. */
    private void pushAll(IntegrationRow.State... which) {
        Set<IntegrationRow.State> states = Set.of(which);
        List<String> names = rows.stream().filter(row -> row.setUp() && !row.daily().paused() && states.contains(row.state()))
                .map(IntegrationRow::name).toList();
        pushAll.read(names);
    }

    void pause(IntegrationRow row) {
        boolean pause = !row.daily().paused();
        change(cancel -> {
            new Integrations(place.application(), place.programs()).pause(row.name(), pause);
            return "\"" + row.name() + "\" " + (pause ? "is paused: nothing is sent until it is resumed." : "is on again.");
        }, this::enter);
    }

    void straight(IntegrationRow row) {
        boolean straight = !row.daily().straight();
        change(cancel -> place.ledger(row.name(), ledger -> {
            ledger.note(RowReader.STRAIGHT, straight ? "yes" : "");
            return straight
                    ? "\"Push now\" sends \"" + row.name() + "\" at once when nothing is held; else it shows the review."
                    : "\"Push now\" shows the review of \"" + row.name() + "\" first.";
        }), this::enter);
    }

    /** A file dropped on a row becomes what a file integration reads; its preview is shown. */
    void drop(IntegrationRow row, Path file) {
        if (row.daily().fileInput().isEmpty()) {
            place.desktop().say("\"" + row.name() + "\" reads no file: drop it on an integration that does.");
            return;
        }
        start(Task.change("", "", cancel -> {
            NextFile next = NextFile.of(place.application(), row.name()).orElseThrow();
            Optional<NextFile.Waits> waits = next.waits(file);
            if (waits.isEmpty()) {
                next.take(file);
            }
            return new Arrived(waits.map(NextFile.Waits::words), next.pointed().isPresent());
        }), arrived -> {
            if (arrived.waits().isEmpty()) {
                place.desktop().say("\"" + row.name() + "\" reads " + file.getFileName() + " from now on.");
                enter();
                open(row, Step.REVIEW);
            } else if (arrived.pointed()) {
                exits.file(row.name(), file);
            } else {
                place.desktop().say(arrived.waits().get() + " If it is meant all the same, choose it in the set-up.");
            }
        });
    }

    /** What was found of a dropped file: why it waits, and whether it can be pointed at. */
    private record Arrived(Optional<String> waits, boolean pointed) {
    }

    /** Changes something and says it. */
    private void change(Work<String> change, Runnable then) {
        start(Task.change("", "", change), said -> {
            place.desktop().say(said);
            then.run();
        });
    }
}
