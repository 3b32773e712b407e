package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** All integrations of this computer and what needs a person; or, when there is none, how to begin. */
public final class HomeModel {

    private final Workplace place;
    private final Doors doors;
    private final ObservableList<IntegrationRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Need> needs = FXCollections.observableArrayList();
    private final BooleanProperty empty = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** Ways out of the home page. */
    public interface Doors {

        void add();

        /** Opens an integration at this step. */
        void open(String name, Step step);

        void demo();

        /** Opens the connector builder. */
        void build();
    }

    /** Something that waits for a person, and the step where it is done. */
    public record Need(String integration, String words, String label, Step step) {
    }

    public HomeModel(Workplace place, Doors doors) {
        this.place = place;
        this.doors = doors;
    }

    /** Reads settings and ledgers; asks nobody outside. */
    public void enter() {
        problem.set(null);
        place.runner().start(cancel -> read(place.application()), this::show, failure -> {
            problem.set(failure);
            empty.set(false);
        });
    }

    /** The integrations that can be read, and what keeps the others from it: one that is broken does not hide the rest. */
    private record Found(List<IntegrationRow> rows, List<Need> broken) {
    }

    private static Found read(Application application) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (IntegrationSettings one : application.settings().all()) {
            try {
                found.rows().add(read(application, one));
            } catch (ProblemException unreadable) {
                found.broken().add(new Need(one.name(), unreadable.problem().sentence(), "Try again", Step.VENDOR));
            }
        }
        return found;
    }

    private static IntegrationRow read(Application application, IntegrationSettings one) {
        Setup setup = Setup.saved(application, one.name());
        try (Ledger ledger = application.openLedger(one.name())) {
            long version = ledger.baselineVersion();
            int held = (int) ledger.heldPlans().stream().filter(plan -> plan.baselineVersion() == version).count();
            boolean pushed = ledger.lastFinishedRun().isPresent();
            return new IntegrationRow(one.name(), setup.connector().name(), setup.firstUnfinished(),
                    new IntegrationRow.Known(ledger.accountNames().size(), ledger.serviceIds().size(),
                            ledger.runs(1).stream().findFirst(), ledger.openRun().isPresent(), pushed ? held : 0,
                            ledger.notMapped().size()));
        }
    }

    private void show(Found found) {
        rows.setAll(found.rows());
        empty.set(found.rows().isEmpty() && found.broken().isEmpty());
        List<Need> list = new ArrayList<>(found.broken());
        for (IntegrationRow row : found.rows()) {
            IntegrationRow.Known known = row.known();
            if (known.interrupted()) {
                list.add(new Need(row.name(),
                        "A push was interrupted. What was left is sent, and only that, when you look at the preview and send.",
                        "Finish it", Step.PREVIEW));
            } else if (known.held() > 0) {
                list.add(new Need(row.name(), "A push is held until a person has looked at it.", "Look", Step.PREVIEW));
            }
            if (known.notMapped() > 0) {
                list.add(new Need(row.name(), known.notMapped() + " counts wait for a mapping in Synthesize.", "Open", Step.MAP));
            }
            if (!row.setUp()) {
                list.add(new Need(row.name(), "The set-up stopped at \"" + row.unfinished().title() + "\".", "Continue", row.unfinished()));
            }
        }
        needs.setAll(list);
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

    /** Shows the preview first; nothing is sent from here. */
    void push(IntegrationRow row) {
        doors.open(row.name(), row.setUp() ? Step.PREVIEW : row.unfinished());
    }

    void open(IntegrationRow row) {
        doors.open(row.name(), row.unfinished());
    }

    void follow(Need need) {
        doors.open(need.integration(), need.step());
    }

    void copy(String text) {
        place.desktop().copy(text, "Details copied");
    }

    boolean inDemo() {
        return place.demo();
    }

    ObservableList<IntegrationRow> rows() {
        return rows;
    }

    ObservableList<Need> needs() {
        return needs;
    }

    BooleanProperty empty() {
        return empty;
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }
}
