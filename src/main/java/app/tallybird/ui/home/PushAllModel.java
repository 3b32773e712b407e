package app.tallybird.ui.home;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.WorkFailures;
import app.tallybird.ui.wizard.Workplace;

/**
 * Several integrations pushed one after the other: all are read and shown first, then those that nothing holds are sent exactly as shown. What is held,
 * incomplete or could not be read waits for a look at its own preview. Used on the screen's thread.
 */
final class PushAllModel {

    private final Workplace place;
    private final Runnable changed;
    final ObservableList<PushLine> lines = FXCollections.observableArrayList();
    /** What the sending button says; empty while there is nothing to send. */
    final StringProperty sendLabel = new SimpleStringProperty("");
    private final ScreenWork lane;
    private Optional<Runnable> preview = Optional.empty();
    private boolean stopping;

    PushAllModel(Workplace place, Runnable changed) {
        this.place = place;
        this.changed = changed;
        lane = place.lane();
    }

    /** Reads them; nothing is sent. */
    void read(List<String> names) {
        if (!busy().get()) {
            lines.setAll(names.stream().map(PushLine::waiting).toList());
            step(names, "Reading", this::plan, this::label);
        }
    }

    /** Reads one and sends it at once when nothing keeps it; else {@code preview} shows why, if the page is still open. */
    void straight(String name, Runnable held) {
        if (busy().get()) {
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
        if (!busy().get() && !ready.isEmpty()) {
            step(ready, "Sending", this::apply, () -> {
                label();
                changed.run();
            });
        }
    }

    /** Stops between two requests; what was sent is in the ledger. */
    void stop() {
        stopping = true;
        lane.stop();
    }

    /** The page is left: what was begun goes on and is found again, and no other page is opened by itself. */
    void leave() {
        preview = Optional.empty();
    }

    void close() {
        if (!busy().get()) {
            lines.clear();
            sendLabel.set("");
        }
    }

    private PushLine plan(PushLine line, Cancel cancel) {
        return with(line, open -> line.planned(new SyncUsage(open.bench()).plan(ReadListener.none(), cancel)));
    }

    private PushLine apply(PushLine line, Cancel cancel) {
        return with(line, open -> {
            SyncUsage verb = new SyncUsage(open.bench());
            UsageResult result = verb.apply(verb.saved(line.plan().orElseThrow().hash()), PushChoices.attended(), PushListener.none(),
                    cancel);
            return line.sent(result);
        });
    }

    private PushLine with(PushLine line, Function<OpenIntegration, PushLine> work) {
        try (OpenIntegration open = place.application().openSaved(line.name(), "the window")) {
            return work.apply(open);
        } catch (ProblemException e) {
            return line.failed(e.problem());
        }
    }

    /** One piece of the work on one line. */
    private interface Piece {
        PushLine of(PushLine line, Cancel cancel);
    }

    /** One integration after the other; each line is shown as soon as it is known. */
    private void step(List<String> names, String verb, Piece piece, Runnable then) {
        sendLabel.set("");
        stopping = false;
        next(new ArrayDeque<>(lines.filtered(line -> names.contains(line.name()))), verb, piece, then);
    }

    private void next(Deque<PushLine> todo, String verb, Piece piece, Runnable then) {
        PushLine line = todo.poll();
        if (stopping) {
            label();
            changed.run();
        } else if (line == null) {
            then.run();
        } else {
            lane.start(ScreenWork.Task.change(verb + " " + line.name(), line.name(), cancel -> safely(piece, line, cancel)), done -> {
                show(done);
                next(todo, verb, piece, then);
            }, failure -> {
                show(line.failed(failure));
                next(todo, verb, piece, then);
            });
        }
    }

    private void show(PushLine done) {
        lines.replaceAll(one -> one.name().equals(done.name()) ? done : one);
    }

    private static PushLine safely(Piece piece, PushLine line, Cancel cancel) {
        try {
            return piece.of(line, cancel);
        } catch (RuntimeException fault) {
            return line.failed(WorkFailures.problem(fault));
        }
    }

    private void label() {
        List<PushLine> ready = lines.filtered(PushLine::sendable);
        int counts = ready.stream().mapToInt(PushLine::counts).sum();
        sendLabel.set(ready.isEmpty()
                ? ""
                : "Send " + LocalFormat.count(counts, "count") + " of " + LocalFormat.count(ready.size(), "integration"));
    }

    ReadOnlyBooleanProperty busy() {
        return lane.busy;
    }

    /** What is going on, or empty. */
    StringProperty words() {
        return lane.words;
    }
}
