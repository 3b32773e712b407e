package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Workplace;

/**
 * The integrations of a month pushed together: all are read side by side, each at its vendor's own pace, and shown as they come. What nothing holds is
 * sent exactly as shown; what is held, incomplete or could not be read waits for its own review, and those are gone through one after the other. It
 * goes on while another page is open. Used on the screen's thread.
 */
final class PushAllModel {

    private static final String HOLDER = "the window";

    private final Workplace place;
    private final Runnable changed;
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
    private final List<ScreenWork> running = new ArrayList<>();
    private Optional<Runnable> preview = Optional.empty();
    private boolean stopping;
    private int begun;
    private int ended;

    PushAllModel(Workplace place, Runnable changed) {
        this.place = place;
        this.changed = changed;
    }

    /** Reads them; nothing is sent. */
    void read(List<String> names) {
        if (!busy.get() && !names.isEmpty()) {
            lines.setAll(names.stream().map(PushLine::waiting).toList());
            step(names, "Reading", this::plan, changed);
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
            } else if (lines.getFirst().plan().isPresent() && preview.isPresent()) {
                close();
                preview.get().run();
            }
        });
    }

    /** Sends those that can be sent. */
    void send() {
        List<String> ready = lines.stream().filter(PushLine::sendable).map(PushLine::name).toList();
        if (!busy.get() && !ready.isEmpty()) {
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
            lines.clear();
            label();
        }
    }

    /** The first that waits for its review and was not opened yet. */
    Optional<String> waiting() {
        return lines.stream().filter(PushLine::toReview).map(PushLine::name).findFirst();
    }

    /** Its review is open. */
    void seen(String name) {
        lines.replaceAll(line -> line.name().equals(name) ? line.looked() : line);
        label();
    }

    private PushLine plan(PushLine line, Cancel cancel) {
        return place.open(line.name(), HOLDER, open -> line.planned(new SyncUsage(open.context()).plan(ReadListener.none(), cancel)));
    }

    private PushLine apply(PushLine line, Cancel cancel) {
        return place.open(line.name(), HOLDER, open -> {
            SyncUsage verb = new SyncUsage(open.context());
            return line.sent(verb.apply(verb.saved(line.plan().orElseThrow().hash()), PushChoices.attended(), PushListener.none(), cancel));
        });
    }

    /** All of them at once; each line is shown as soon as it is known. {@code then} is done after the last, unless somebody stopped it. */
    private void step(List<String> names, String verb, BiFunction<PushLine, Cancel, PushLine> piece, Runnable then) {
        stopping = false;
        busy.set(true);
        begun = names.size();
        ended = 0;
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

    private void label() {
        List<PushLine> ready = lines.filtered(PushLine::sendable);
        int counts = ready.stream().mapToInt(PushLine::counts).sum();
        sendLabel.set(busy.get() || ready.isEmpty()
                ? ""
                : "Send " + LocalFormat.count(counts, "count") + " of " + LocalFormat.count(ready.size(), "integration"));
        long waiting = lines.stream().filter(PushLine::toReview).count();
        reviewLabel.set(waiting().map(name -> "Review " + name + (waiting > 1 ? ", then " + LocalFormat.number(waiting - 1) + " more" : ""))
                .orElse(""));
        status.set(busy.get() ? words.get() : waiting > 0 ? LocalFormat.number(waiting) + " to review" : "");
    }
}
