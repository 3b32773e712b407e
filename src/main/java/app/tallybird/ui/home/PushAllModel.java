package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.Words;
import app.tallybird.ui.task.Faults;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Workplace;

/**
 * Several integrations pushed one after the other: all are read and shown first, then those that nothing holds are sent exactly as shown. What is held,
 * incomplete or could not be read waits for a look at its own preview. Used on the screen's thread.
 */
final class PushAllModel {

    private final Workplace place;
    private final Runnable changed;
    private final ObservableList<PushLine> lines = FXCollections.observableArrayList();
    private final StringProperty busy = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper sendLabel = new ReadOnlyStringWrapper("");
    private Running running = Running.nothing();

    PushAllModel(Workplace place, Runnable changed) {
        this.place = place;
        this.changed = changed;
    }

    /** Reads them; nothing is sent. */
    void read(List<String> names) {
        if (busy.get().isEmpty()) {
            lines.setAll(names.stream().map(PushLine::waiting).toList());
            step(names, "Reading", this::plan, this::label);
        }
    }

    /** Reads one and sends it at once when nothing keeps it; else {@code preview} shows why. */
    void straight(String name, Runnable preview) {
        if (!busy.get().isEmpty()) {
            return;
        }
        lines.setAll(PushLine.waiting(name));
        step(List.of(name), "Reading", this::plan, () -> {
            if (lines.getFirst().sendable()) {
                send();
            } else if (lines.getFirst().plan().isPresent()) {
                close();
                preview.run();
            } else {
                label();
            }
        });
    }

    /** Sends those that can be sent. */
    void send() {
        List<String> ready = lines.stream().filter(PushLine::sendable).map(PushLine::name).toList();
        if (busy.get().isEmpty() && !ready.isEmpty()) {
            step(ready, "Sending", this::apply, () -> {
                label();
                changed.run();
            });
        }
    }

    /** Stops between two requests; what was sent is in the ledger. */
    void stop() {
        running.stop();
    }

    void close() {
        if (busy.get().isEmpty()) {
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
        List<PushLine> todo = new ArrayList<>(lines.filtered(line -> names.contains(line.name())));
        busy.set(verb + " " + names.getFirst());
        running = place.runner().start(cancel -> {
            for (PushLine line : todo) {
                if (cancel.isCancelled()) {
                    throw Problem.of(ProblemCode.CANCELLED, "Stopped on request.", "What was sent is in the ledger.", "").asException();
                }
                place.runner().onScreen(() -> busy.set(verb + " " + line.name()));
                PushLine done = safely(piece, line, cancel);
                place.runner().onScreen(() -> lines.replaceAll(one -> one.name().equals(done.name()) ? done : one));
            }
            return todo;
        }, done -> {
            busy.set("");
            then.run();
        }, stopped -> {
            busy.set("");
            label();
            changed.run();
        });
    }

    private static PushLine safely(Piece piece, PushLine line, Cancel cancel) {
        try {
            return piece.of(line, cancel);
        } catch (RuntimeException fault) {
            return line.failed(Faults.problem(fault));
        }
    }

    private void label() {
        List<PushLine> ready = lines.filtered(PushLine::sendable);
        int counts = ready.stream().mapToInt(PushLine::counts).sum();
        sendLabel.set(ready.isEmpty() ? "" : "Send " + Words.count(counts, "count") + " of " + Words.count(ready.size(), "integration"));
    }

    ObservableList<PushLine> lines() {
        return lines;
    }

    /** What is going on, or empty. */
    StringProperty busy() {
        return busy;
    }

    /** What the sending button says; empty while there is nothing to send. */
    ReadOnlyStringProperty sendLabel() {
        return sendLabel.getReadOnlyProperty();
    }
}
