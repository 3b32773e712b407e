package app.tallybird.ui.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Following;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.TakenPlan;
import app.tallybird.ui.wizard.Workplace;

/**
 * The integrations of a month pushed together: all are read side by side, each at its vendor's own pace, and shown as they come. What nothing holds is
 * sent exactly as shown; what is held, incomplete or could not be read waits for its own review, and those are gone through one after the other, with
 * the very plans that were read. It goes on while another page is open. Used on the screen's thread.
 */
final class PushAllModel {

    private static final String HOLDER = "the window";

    private final Workplace place;
    private final Runnable changed;
    private final ReviewDoor door;
    final ObservableList<PushLine> lines = FXCollections.observableArrayList();
    /** What the sending button says; empty while there is nothing to send. */
    final StringProperty sendLabel = new SimpleStringProperty("");
    /** What the button says that opens the next review; empty while none waits. */
    final StringProperty reviewLabel = new SimpleStringProperty("");
    final BooleanProperty busy = new SimpleBooleanProperty();
    /** What goes on, or empty. */
    final StringProperty words = new SimpleStringProperty("");
    /** What goes on or waits, in two or three words for the header; empty for nothing. */
    final StringProperty status = new SimpleStringProperty("");
    private final Set<String> sending = new HashSet<>();
    private final List<ScreenWork> running = new ArrayList<>();
    private Optional<Runnable> preview = Optional.empty();
    private boolean stopping;
    private int begun;
    private int ended;

    /** Opens the review of an integration. */
    @FunctionalInterface
    interface ReviewDoor {
        void open(String name, Queued queued);
    }

    PushAllModel(Workplace place, Runnable changed, ReviewDoor door) {
        this.place = place;
        this.changed = changed;
        this.door = door;
    }

    /** Reads them; nothing is sent. */
    void read(List<String> names) {
        if (!busy.get() && !names.isEmpty()) {
            lines.setAll(names.stream().map(PushLine::waiting).toList());
            step(names, "Reading", this::plan, changed);
        }
    }

    /** Reads one again that could not be read; the others stay as they are and go on. */
    void again(String name) {
        if (lines.stream().anyMatch(line -> line.name().equals(name) && line.problem().isPresent())) {
            become(name, line -> PushLine.waiting(name));
            step(List.of(name), "Reading", this::plan, changed);
        }
    }

    /** Reads one and sends it at once when nothing keeps it; else {@code preview} shows why, if the page is still open. */
    void straight(String name, Runnable held) {
        if (busy.get()) {
            return;
        }
        preview = Optional.of(held);
        lines.setAll(PushLine.waiting(name));
        step(List.of(name), "Reading", this::plan, () -> {
            if (lines.getFirst().sendable()) {
                send();
            } else if (lines.getFirst().read().isPresent() && preview.isPresent()) {
                close();
                preview.get().run();
            }
        });
    }

    /** Sends those that can be sent, also while others are still read. */
    void send() {
        List<String> ready = ready().stream().map(PushLine::name).toList();
        if (!ready.isEmpty()) {
            sending.addAll(ready);
            step(ready, "Sending", this::apply, changed);
        }
    }

    /** Stops between two requests; what was sent is in the ledger. */
    void stop() {
        stopping = true;
        List.copyOf(running).forEach(ScreenWork::stop);
    }

    /** The page is left: what was begun goes on and is found again, and no other page is opened by itself. */
    void leave() {
        preview = Optional.empty();
    }

    void close() {
        if (!busy.get()) {
            lines.stream().filter(line -> line.read().isPresent() && line.result().isEmpty()).map(PushLine::name)
                    .forEach(name -> place.queues().start(name, cancel -> place.noRows(name), done -> {
                    }, failure -> {
                    }));
            lines.clear();
            label();
        }
    }

    /** Opens the first review that waits, with what was read. */
    void review() {
        following().ifPresent(next -> next.open().run());
    }

    /** The first that waits for its review and was not opened yet. */
    private Optional<Following> following() {
        return lines.stream().filter(PushLine::toReview).map(PushLine::name).findFirst().map(name -> new Following(name, () -> {
            become(name, line -> line.looked(PushLine.Look.OPEN));
            door.open(name, new InQueue(name));
        }));
    }

    /** What the review of a line knows of the queue and tells it. */
    private final class InQueue implements Queued {

        private final String name;

        InQueue(String name) {
            this.name = name;
        }

        @Override
        public Optional<Read> read() {
            return lines.stream().filter(line -> line.name().equals(name)).findFirst().flatMap(PushLine::read);
        }

        @Override
        public Optional<Following> following() {
            return PushAllModel.this.following();
        }

        @Override
        public void readAgain(UsagePlan plan) {
            become(name, line -> line.read().map(read -> line.planned(plan, read.settings(), line.asks())).orElse(line));
        }

        @Override
        public void sent(UsageResult result) {
            become(name, line -> line.sent(result));
        }

        @Override
        public void held() {
            become(name, line -> line.looked(PushLine.Look.HELD));
        }

        @Override
        public void left() {
            become(name, line -> line.look() == PushLine.Look.OPEN ? line.looked(PushLine.Look.NOT_YET) : line);
        }
    }

    private void become(String name, UnaryOperator<PushLine> change) {
        lines.replaceAll(line -> line.name().equals(name) ? change.apply(line) : line);
        label();
    }

    private PushLine plan(PushLine line, Cancel cancel) {
        Path rows = place.noRows(line.name());
        // before it is opened: what changes while it is read is then not what the plan is of
        IntegrationSettings settings = settings(line.name());
        return place.open(line.name(), HOLDER, open -> {
            SyncUsage verb = new SyncUsage(open.context());
            UsagePlan made = verb.plan(ReadListener.none(), cancel, Optional.of(rows));
            return line.planned(made, settings, verb.needsSecondPerson(made, PushChoices.attended()));
        });
    }

    private PushLine apply(PushLine line, Cancel cancel) {
        place.noRows(line.name());
        return place.open(line.name(), HOLDER, open -> {
            Queued.Read read = line.read().orElseThrow();
            UsagePlan saved = new SyncUsage(open.context()).saved(read.plan().hash());
            if (!TakenPlan.isGood(read, settings(line.name()), open)) {
                throw Problem.of(ProblemCode.PLAN_STALE, "Settings, or what is left out, have changed since it was read.",
                        "Nothing was sent.", "Read it again and look at the new numbers.").asException();
            }
            return line.sent(open.apply(saved, PushChoices.attended(), PushListener.none(), cancel));
        });
    }

    private IntegrationSettings settings(String name) {
        return place.application().settings().find(name).orElseThrow();
    }

    /** All of them at once; each line is shown as soon as it is known. {@code then} is done after the last, unless somebody stopped it. */
    private void step(List<String> names, String verb, BiFunction<PushLine, Cancel, PushLine> piece, Runnable then) {
        if (!busy.get()) {
            stopping = false;
            begun = 0;
            ended = 0;
        }
        busy.set(true);
        begun += names.size();
        progress(verb);
        label();
        for (PushLine line : List.copyOf(lines.filtered(one -> names.contains(one.name())))) {
            ScreenWork work = place.work();
            running.add(work);
            work.start(Task.change(verb + " " + line.name(), line.name(), cancel -> piece.apply(line, cancel)),
                    done -> ended(work, done, verb, then),
                    failure -> ended(work, failure.code() == ProblemCode.CANCELLED ? line : line.failed(failure), verb, then));
        }
    }

    private void ended(ScreenWork work, PushLine done, String verb, Runnable then) {
        running.remove(work);
        sending.remove(done.name());
        ended++;
        lines.replaceAll(one -> one.name().equals(done.name()) ? done : one);
        if (ended < begun) {
            progress(verb);
            label();
            return;
        }
        busy.set(false);
        words.set("");
        label();
        if (stopping) {
            changed.run();
        } else {
            then.run();
        }
    }

    private void progress(String verb) {
        words.set(verb + " " + LocalFormat.count(begun, "integration") + ", " + LocalFormat.number(ended) + " done");
    }

    /** Those that can be sent and are not on their way. */
    private List<PushLine> ready() {
        return List.copyOf(lines.filtered(line -> line.sendable() && !sending.contains(line.name())));
    }

    private static String label(List<PushLine> send, List<PushLine> ask) {
        String sends = send.isEmpty() ? "" : "Send " + counts(send);
        return ask.isEmpty() ? sends : send.isEmpty() ? "Ask for approval, " + counts(ask) : sends + ", ask for approval of " + counts(ask);
    }

    private static String counts(List<PushLine> lines) {
        return LocalFormat.count(lines.stream().mapToInt(PushLine::counts).sum(), "count") + " of "
                + LocalFormat.count(lines.size(), "integration");
    }

    private void label() {
        List<PushLine> ready = ready();
        sendLabel.set(label(ready.stream().filter(line -> !line.asks()).toList(), ready.stream().filter(PushLine::asks).toList()));
        long waiting = lines.stream().filter(PushLine::toReview).count();
        reviewLabel.set(following()
                .map(next -> "Review " + next.name() + (waiting > 1 ? ", then " + LocalFormat.number(waiting - 1) + " more" : ""))
                .orElse(""));
        status.set(busy.get() ? words.get() : waiting > 0 ? LocalFormat.number(waiting) + " to review" : "");
    }
}
