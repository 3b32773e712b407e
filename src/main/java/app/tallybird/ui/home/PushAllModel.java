package app.tallybird.ui.home;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.Workplace;

/**
 * Several integrations pushed one after the other: all are read and shown first, then those that nothing holds are sent exactly as shown. What is held,
 * incomplete or could not be read waits for a look at its own preview. Used on the screen's thread.
 */
final class PushAllModel {

    private static final String HOLDER = "the window";

    private final Workplace place;
    private final Runnable changed;
    final ObservableList<PushLine> lines = FXCollections.observableArrayList();
    /** What the sending button says; empty while there is nothing to send. */
    final StringProperty sendLabel = new SimpleStringProperty("");
    final ScreenWork work;
    private Optional<Runnable> preview = Optional.empty();
    private boolean stopping;

    PushAllModel(Workplace place, Runnable changed) {
        this.place = place;
        this.changed = changed;
        work = place.work();
    }

    /** Reads them; nothing is sent. */
    void read(List<String> names) {
        if (!work.busy.get()) {
            lines.setAll(names.stream().map(PushLine::waiting).toList());
            step(names, "Reading", this::plan, this::label);
        }
    }

    /** Reads one and sends it at once when nothing keeps it; else {@code preview} shows why, if the page is still open. */
    void straight(String name, Runnable held) {
        if (work.busy.get()) {
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
            } else {
                label();
            }
        });
    }

    /** Sends those that can be sent. */
    void send() {
        List<String> ready = lines.stream().filter(PushLine::sendable).map(PushLine::name).toList();
        if (!work.busy.get() && !ready.isEmpty()) {
            step(ready, "Sending", this::apply, () -> {
                label();
                changed.run();
            });
        }
    }

    /** Stops between two requests; what was sent is in the ledger. */
    void stop() {
        stopping = true;
        work.stop();
    }

    /** The page is left: what was begun goes on and is found again, and no other page is opened by itself. */
    void leave() {
        preview = Optional.empty();
    }

    void close() {
        if (!work.busy.get()) {
            lines.clear();
            sendLabel.set("");
        }
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

    /** One integration after the other; each line is shown as soon as it is known. */
    private void step(List<String> names, String verb, BiFunction<PushLine, Cancel, PushLine> piece, Runnable then) {
        sendLabel.set("");
        stopping = false;
        next(new ArrayDeque<>(lines.filtered(line -> names.contains(line.name()))), verb, piece, then);
    }

    private void next(Deque<PushLine> todo, String verb, BiFunction<PushLine, Cancel, PushLine> piece, Runnable then) {
        PushLine line = todo.poll();
        if (stopping) {
            label();
            changed.run();
        } else if (line == null) {
            then.run();
        } else {
            Consumer<PushLine> ended = done -> {
                lines.replaceAll(one -> one.name().equals(done.name()) ? done : one);
                next(todo, verb, piece, then);
            };
            work.start(Task.change(verb + " " + line.name(), line.name(), cancel -> piece.apply(line, cancel)), ended,
                    failure -> ended.accept(line.failed(failure)));
        }
    }

    private void label() {
        List<PushLine> ready = lines.filtered(PushLine::sendable);
        int counts = ready.stream().mapToInt(PushLine::counts).sum();
        sendLabel.set(ready.isEmpty()
                ? ""
                : "Send " + LocalFormat.count(counts, "count") + " of " + LocalFormat.count(ready.size(), "integration"));
    }
}
