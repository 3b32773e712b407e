package app.tallybird.ui.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.NeedsYou;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** All integrations of this computer, what needs a person, and what can be done with each; or, when there is none, how to begin. */
public final class HomeModel {

    private final Workplace place;
    private final Doors doors;
    final ChangeModel change;
    private final PushAllModel pushAll;
    final ObservableList<IntegrationRow> rows = FXCollections.observableArrayList();
    final ObservableList<Need> needs = FXCollections.observableArrayList();
    final BooleanProperty empty = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ScreenWork reading;
    private final ScreenWork acting;

    /** Ways out of the home page. */
    public interface Doors {

        void add();

        /** Opens an integration at this step. */
        void open(String name, Step step);

        void history(String name);

        void demo();

        /** Opens the connector builder. */
        void build();
    }

    /** Something that waits for a person, and the act that mends it. */
    public record Need(String integration, String words, Tone tone, String label, Runnable act) {
    }

    public HomeModel(Workplace place, Doors doors) {
        this.place = place;
        this.doors = doors;
        change = new ChangeModel(place, this::enter);
        pushAll = new PushAllModel(place, this::enter);
        reading = place.lane();
        acting = place.lane();
    }

    /** Reads settings and ledgers; asks nobody outside. */
    public void enter() {
        problem.set(null);
        reading.start(ScreenWork.Task.look("", cancel -> new RowReader(place.application()).read()), this::show, failure -> {
            problem.set(failure);
            empty.set(false);
        });
    }

    /** Another page is shown. A push goes on and is found again; questions that are open are not. */
    public void leave() {
        reading.leave();
        acting.leave();
        change.leave();
        pushAll.leave();
    }

    /** The window closes: what is being sent ends between two requests, and what is left is finished by the next push. */
    public void close() {
        pushAll.stop();
    }

    private void show(RowReader.Found found) {
        rows.setAll(found.rows());
        empty.set(found.rows().isEmpty() && found.broken().isEmpty());
        List<Need> list = new ArrayList<>();
        found.broken().forEach(need -> list.add(need(need)));
        for (IntegrationRow row : found.rows()) {
            row.needs().forEach(need -> list.add(need(need)));
            if (!row.setUp() && !row.daily().paused()) {
                list.add(new Need(row.name(), "The set-up stopped at \"" + row.unfinished().title() + "\".", Tone.INFO, "Continue",
                        () -> doors.open(row.name(), row.unfinished())));
            }
        }
        needs.setAll(list);
    }

    private Need need(NeedsYou.Need need) {
        String name = need.integration();
        return switch (need.act()) {
            case REPLACE_SECRET -> new Need(name, need.words(), Tone.BAD, "Renew", () -> change.askSecret(name));
            case MAP -> new Need(name, need.words(), need.kind() == NeedsYou.Kind.NO_PLACE ? Tone.BAD : Tone.WARN, "Open",
                    () -> doors.open(name, Step.MAP));
            case ACCOUNTS -> new Need(name, need.words(), Tone.BAD, "Open", () -> doors.open(name, Step.ACCOUNTS));
            case SERVICES -> new Need(name, need.words(), Tone.BAD, "Open", () -> doors.open(name, Step.SERVICES));
            case REVIEW -> new Need(name, need.words(), Tone.WARN, "Review", () -> doors.open(name, Step.PREVIEW));
            case PUSH -> new Need(name, need.words(), need.kind() == NeedsYou.Kind.MONTH_END ? Tone.WARN : Tone.BAD,
                    need.kind() == NeedsYou.Kind.UNFINISHED ? "Finish it" : "Look and push", () -> doors.open(name, Step.PREVIEW));
            case SCHEDULE -> new Need(name, need.words(), Tone.WARN, "Look", () -> doors.open(name, Step.SCHEDULE));
            case DETAILS -> new Need(name, need.words(), Tone.BAD, "Try again", this::enter);
        };
    }

    void add() {
        doors.add();
    }

    void demo() {
        doors.demo();
    }

    void build() {
        doors.build();
    }

    /** Shows the preview first; sends from here only when the person chose that for this integration, and then only what nothing holds. */
    void push(IntegrationRow row) {
        if (row.daily().paused()) {
            place.desktop().say("\"" + row.name() + "\" is paused: resume it in its menu first.");
        } else if (row.setUp() && row.daily().straight()) {
            pushAll.straight(row.name(), () -> doors.open(row.name(), Step.PREVIEW));
        } else {
            doors.open(row.name(), row.setUp() ? Step.PREVIEW : row.unfinished());
        }
    }

    /** Reads all that are set up and not paused, shows what would be sent, and sends only after another press. */
    void pushAll() {
        List<String> names = rows.stream().filter(row -> row.setUp() && !row.daily().paused()).map(IntegrationRow::name).toList();
        if (names.isEmpty()) {
            place.desktop().say("There is no integration that is set up and not paused.");
        } else {
            pushAll.read(names);
        }
    }

    void edit(IntegrationRow row) {
        doors.open(row.name(), row.setUp() ? Step.CONNECT : row.unfinished());
    }

    void schedule(IntegrationRow row) {
        doors.open(row.name(), row.setUp() ? Step.SCHEDULE : row.unfinished());
    }

    void history(IntegrationRow row) {
        doors.history(row.name());
    }

    void pause(IntegrationRow row) {
        boolean pause = !row.daily().paused();
        work(cancel -> new Integrations(place.application(), place.programs()).pause(row.name(), pause), done -> place.desktop()
                .say("\"" + row.name() + "\" " + (pause ? "is paused: nothing is sent until it is resumed." : "is on again.")));
    }

    void straight(IntegrationRow row) {
        boolean straight = !row.daily().straight();
        work(cancel -> {
            try (Ledger ledger = place.application().openLedger(row.name())) {
                ledger.note(RowReader.STRAIGHT, straight ? "yes" : "");
            }
            return straight;
        }, done -> place.desktop()
                .say(straight
                        ? "\"Push now\" sends \"" + row.name() + "\" at once when nothing is held; else it shows the preview."
                        : "\"Push now\" shows the preview of \"" + row.name() + "\" first."));
    }

    /** A file dropped on a row becomes what a file integration reads; its preview is shown. */
    void drop(IntegrationRow row, Path file) {
        if (row.daily().fileInput().isEmpty()) {
            place.desktop().say("\"" + row.name() + "\" reads no file: drop it on an integration that does.");
            return;
        }
        String input = row.daily().fileInput().get();
        work(cancel -> {
            Application application = place.application();
            IntegrationSettings saved = application.settings().find(row.name()).orElseThrow();
            Map<String, String> inputs = new HashMap<>(saved.inputs());
            inputs.put(input, file.toAbsolutePath().toString());
            application.settings().save(saved.withInputs(inputs));
            return file;
        }, done -> {
            place.desktop().say("\"" + row.name() + "\" reads " + file.getFileName() + " from now on.");
            doors.open(row.name(), row.setUp() ? Step.PREVIEW : row.unfinished());
        });
    }

    private <T> void work(Work<T> work, Consumer<T> done) {
        problem.set(null);
        acting.start(ScreenWork.Task.change("", "", work), result -> {
            enter();
            done.accept(result);
        }, problem::set);
    }

    void copy(String text) {
        place.desktop().copy(text, "Details copied");
    }

    boolean inDemo() {
        return place.demo();
    }

    PushAllModel pushAllModel() {
        return pushAll;
    }
}
