package app.tallybird.ui.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.ScriptRecording;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.script.OldScript;
import app.tallybird.engine.CompareScript;
import app.tallybird.engine.script.ScriptComparison;
import app.tallybird.engine.script.ScriptComparison.Line;
import app.tallybird.engine.script.ScriptComparison.Why;
import app.tallybird.engine.script.ScriptCounts;
import app.tallybird.engine.script.ScriptCounts.Sent;
import app.tallybird.engine.script.ScriptReport;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Workplace;

/** A script of before sends to a Synthesize that this page plays; its counts are shown as they come and laid beside what is counted here. */
public final class CompareModel extends PageModel {

    final String name;
    /** Where the script is to send to, or empty while nobody listens. */
    final StringProperty address = new SimpleStringProperty("");
    /** The environment file of the script. */
    final StringProperty file = new SimpleStringProperty(OldScript.NONE.file());
    /** What came, the newest first. */
    final ObservableList<Sent> arrived = FXCollections.observableArrayList();
    final StringProperty arrivedWords = new SimpleStringProperty("");
    final StringProperty listenLabel = new SimpleStringProperty("");
    /** Empty while there is nothing to compare. */
    final StringProperty compareLabel = new SimpleStringProperty("");
    final Filtered<Line> rows = new Filtered<>(
            line -> line.account() + " " + line.service() + " " + line.reason().words(), Stream
                    .concat(Stream.of(new Filtered.Kind<Line>("All", line -> true)),
                            Stream.of(Why.values()).map(why -> new Filtered.Kind<Line>(why.title(), line -> line.reason().why() == why)))
                    .toList());
    /** What came of the comparison, or empty before it. */
    final StringProperty verdict = new SimpleStringProperty("");
    final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.ARRIVED);
    private final Runnable back;
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable ScriptRecording recording;
    private ScriptCounts counts = new ScriptCounts(List.of());
    private ScriptComparison found = new ScriptComparison(List.of());

    /** Which of the two tables is shown. */
    enum Side {
        ARRIVED("What arrived"),
        COMPARED("Compared");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private record Compared(ScriptComparison found, Optional<String> otherDay) {
    }

    /** {@code back} goes to where the page was opened from. */
    public CompareModel(Workplace place, String name, Runnable back) {
        super(place);
        this.name = name;
        this.back = back;
    }

    public void enter() {
        read(cancel -> OldScript.of(new SetupStore(place.application()).open(name).connector().id()).file(), file::set);
        listen();
        show();
    }

    private boolean listening() {
        return recording != null;
    }

    /** Ends the listening, or begins it anew; what came is kept until then. */
    void listenOrStop() {
        if (listening()) {
            stop();
        } else {
            listen();
        }
        show();
    }

    private void listen() {
        counts = new ScriptCounts(List.of());
        try {
            recording = ScriptRecording.start(place.application().surroundings().clock(), this::tell);
            problem.set(null);
        } catch (ProblemException e) {
            problem.set(e.problem());
        }
    }

    private void stop() {
        ScriptRecording now = recording;
        if (now != null) {
            now.close();
            counts = now.counts();
            recording = null;
        }
    }

    /** Many counts that come together are shown together. */
    private void tell() {
        if (told.compareAndSet(false, true)) {
            place.runner().onScreen(() -> {
                told.set(false);
                show();
            });
        }
    }

    private void show() {
        ScriptRecording now = recording;
        if (now != null) {
            counts = now.counts();
        }
        address.set(now == null ? "" : now.address().toString());
        arrived.setAll(counts.sent().reversed());
        listenLabel.set(now == null ? "Listen again" : "Stop listenin_g");
        compareLabel.set(arrived.isEmpty() ? "" : "_Compare " + LocalFormat.count(arrived.size(), "count"));
        arrivedWords.set(words());
    }

    private String words() {
        if (counts.sent().isEmpty()) {
            return listening() ? "Nothing has arrived yet. It is shown here as it comes." : "Nobody is listening, and nothing had arrived.";
        }
        long refused = counts.sent().stream().filter(one -> one.refused().isPresent()).count();
        return LocalFormat.count(counts.sent().size(), "count") + " of "
                + LocalFormat.count(counts.sent().stream().map(Sent::accountId).distinct().count(), "customer") + " and "
                + LocalFormat.count(counts.sent().stream().map(Sent::service).distinct().count(), "service") + " arrived, the last at "
                + LocalFormat.time(counts.sent().getLast().at(), place.zone())
                + LocalFormat.joined("", refused == 0 ? "" : "; refused: " + LocalFormat.number(refused)) + "."
                + (listening() ? "" : " Nobody is listening any more.");
    }

    /** Takes what a sandbox recorded elsewhere, on the server that runs the script for example. */
    void open() {
        place.desktop().openFile("A recording of: sandbox --record FILE", "")
                .ifPresent(chosen -> start(Task.look("Reading " + chosen.getFileName(), cancel -> ScriptCounts.read(chosen)), read -> {
                    stop();
                    counts = read;
                    show();
                }));
    }

    /** Reads the vendor and lays the counts beside it. */
    void compare() {
        ScriptCounts theirs = counts;
        start(Task.look("Reading " + name, cancel -> place.open(name, "", open -> {
            CompareScript verb = new CompareScript(open.context());
            return new Compared(verb.run(theirs, ReadListener.none(), cancel), verb.otherDay(theirs));
        })), this::compared);
    }

    private void compared(Compared now) {
        found = now.found();
        rows.setAll(found.cells(), "All");
        verdict.set(LocalFormat.joined(" ", ScriptReport.verdict(found), now.otherDay().orElse("")));
        side.set(Side.COMPARED);
    }

    /** {@code ending} says how it is written. */
    void save(String ending) {
        ScriptComparison now = found;
        place.desktop().saveFile("Save the comparison", name + "-script." + ending)
                .ifPresent(chosen -> start(Task.look("Writing " + chosen.getFileName(), cancel -> write(chosen, now)),
                        saved -> good.set("The comparison is written to " + saved + ".")));
    }

    private static Path write(Path file, ScriptComparison found) {
        return write(file, ScriptReport.of(found, file.toString()));
    }

    void copyAddress() {
        place.desktop().copy(address.get(), "Address copied");
    }

    void copyKeys() {
        place.desktop().copy(String.join("\n", ScriptRecording.keys()), "Lines copied");
    }

    void close() {
        back.run();
    }

    /** Nobody listens any more. */
    @Override
    public void leave() {
        super.leave();
        stop();
    }
}
