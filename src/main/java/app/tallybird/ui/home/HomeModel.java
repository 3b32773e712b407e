package app.tallybird.ui.home;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.NeedsYou;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** All integrations of this computer, what needs a person, and what can be done with each; or, when there is none, how to begin. */
public final class HomeModel extends PageModel {

    final Exits exits;
    final ChangeModel change;
    final PushAllModel pushAll;
    final ObservableList<IntegrationRow> rows = FXCollections.observableArrayList();
    final ObservableList<Need> needs = FXCollections.observableArrayList();
    final BooleanProperty empty = new SimpleBooleanProperty();

    /** Ways out of the home page. */
    public interface Exits {

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

    public HomeModel(Workplace place, Exits exits) {
        super(place);
        this.exits = exits;
        change = new ChangeModel(place, this::enter);
        pushAll = new PushAllModel(place, this::enter);
    }

    /** Reads settings and ledgers; asks nobody outside. */
    public void enter() {
        problem.set(null);
        aside.start(Task.look("", cancel -> new RowReader(place.application()).read()), this::show, failure -> {
            problem.set(failure);
            empty.set(false);
        });
    }

    /** A push goes on and is found again; questions that are open are not. */
    @Override
    public void leave() {
        super.leave();
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
                        () -> exits.open(row.name(), row.unfinished())));
            }
        }
        needs.setAll(list);
    }

    private Need need(NeedsYou.Need need) {
        boolean unfinished = need.kind() == NeedsYou.Kind.UNFINISHED;
        return switch (need.act()) {
            case REPLACE_SECRET -> need(need, Tone.BAD, "Renew", () -> change.askSecret(need.integration()));
            case MAP -> need(need, need.kind() == NeedsYou.Kind.NO_PLACE ? Tone.BAD : Tone.WARN, "Open", Step.MAP);
            case ACCOUNTS -> need(need, Tone.BAD, "Open", Step.ACCOUNTS);
            case SERVICES -> need(need, Tone.BAD, "Open", Step.SERVICES);
            case REVIEW -> need(need, Tone.WARN, "Review", Step.REVIEW);
            case PUSH -> need(need, need.kind() == NeedsYou.Kind.MONTH_END ? Tone.WARN : Tone.BAD,
                    unfinished ? "Finish it" : "Look and push", Step.REVIEW);
            case SCHEDULE -> need(need, Tone.WARN, "Look", Step.SCHEDULE);
            case CONNECTOR -> need(need, Tone.WARN, "Look", Step.VENDOR);
            case DISMISS -> need(need, Tone.WARN, "Dismiss", () -> dismiss(need.integration()));
            case DETAILS -> need(need, Tone.BAD, "Try again", this::enter);
        };
    }

    private Need need(NeedsYou.Need need, Tone tone, String label, Step opens) {
        return need(need, tone, label, () -> exits.open(need.integration(), opens));
    }

    private static Need need(NeedsYou.Need need, Tone tone, String label, Runnable act) {
        return new Need(need.integration(), need.words(), tone, label, act);
    }

    private void dismiss(String integration) {
        change(cancel -> {
            new NeedsYou(place.application()).dismiss(integration);
            return "It is not shown any more, until another notice does not arrive.";
        }, this::enter);
    }

    /** Opens it at this step, or where its set-up stopped. */
    void open(IntegrationRow row, Step step) {
        exits.open(row.name(), row.setUp() ? step : row.unfinished());
    }

    /** Shows the review first; sends from here only when the person chose that for this integration, and then only what nothing holds. */
    void push(IntegrationRow row) {
        if (row.daily().paused()) {
            place.desktop().say("\"" + row.name() + "\" is paused: resume it in its menu first.");
        } else if (row.setUp() && row.daily().straight()) {
            pushAll.straight(row.name(), () -> exits.open(row.name(), Step.REVIEW));
        } else {
            open(row, Step.REVIEW);
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
        String input = row.daily().fileInput().get();
        change(cancel -> {
            Application application = place.application();
            IntegrationSettings saved = application.settings().find(row.name()).orElseThrow();
            Map<String, String> inputs = new HashMap<>(saved.inputs());
            inputs.put(input, file.toAbsolutePath().toString());
            application.settings().save(saved.withInputs(inputs));
            return "\"" + row.name() + "\" reads " + file.getFileName() + " from now on.";
        }, () -> {
            enter();
            open(row, Step.REVIEW);
        });
    }

    /** Changes something and says it. */
    private void change(Work<String> change, Runnable then) {
        start(Task.change("", "", change), said -> {
            place.desktop().say(said);
            then.run();
        });
    }
}
