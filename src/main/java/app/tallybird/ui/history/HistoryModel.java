package app.tallybird.ui.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.daily.HistoryJson;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.history.HistoryReader.Chart;
import app.tallybird.ui.history.HistoryReader.Choice;
import app.tallybird.ui.history.HistoryReader.Question;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.wizard.Workplace;

/** The pushes of one integration and its units over time, for all or one of its services and customers. */
public final class HistoryModel {

    static final Choice EVERY_SERVICE = new Choice("", "All services");
    static final Choice EVERY_CUSTOMER = new Choice("", "All customers");

    private final Workplace place;
    final ObservableList<String> integrations = FXCollections.observableArrayList();
    final ObservableList<Choice> services = FXCollections.observableArrayList(List.of(EVERY_SERVICE));
    final ObservableList<Choice> customers = FXCollections.observableArrayList(List.of(EVERY_CUSTOMER));
    final ObjectProperty<@Nullable String> integration = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Choice> service = new SimpleObjectProperty<>(EVERY_SERVICE);
    final ObjectProperty<@Nullable Choice> customer = new SimpleObjectProperty<>(EVERY_CUSTOMER);
    /** The newest first. */
    final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    final ObjectProperty<Chart> chart = new SimpleObjectProperty<>(Chart.EMPTY);
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    /** What the chart shows, as a sentence. */
    final StringProperty chartWords = new SimpleStringProperty("");
    final DetailModel details;
    private final ScreenWork lane;
    private boolean filling;

    public HistoryModel(Workplace place) {
        this.place = place;
        lane = place.lane();
        details = new DetailModel(place, this::read);
        integration.addListener((property, before, now) -> another());
        service.addListener((property, before, now) -> read());
        customer.addListener((property, before, now) -> read());
    }

    /** Shows this integration, or the first when the name is empty. */
    public void enter(String name) {
        problem.set(null);
        lane.start(
                ScreenWork.Task.look("", cancel -> place.application().settings().all().stream().map(IntegrationSettings::name).toList()),
                names -> {
                    integrations.setAll(names);
                    integration.set(names.contains(name) ? name : names.isEmpty() ? null : names.getFirst());
                }, problem::set);
    }

    /** Whether something is being sent that is better watched. */
    public boolean staysOpen() {
        return details.staysOpen();
    }

    /** Another page is shown or the window closes. */
    public void leave() {
        lane.leave();
        details.leave();
    }

    private void another() {
        filling = true;
        service.set(EVERY_SERVICE);
        customer.set(EVERY_CUSTOMER);
        filling = false;
        details.close();
        read();
    }

    private void read() {
        String name = integration.get();
        if (filling || name == null) {
            return;
        }
        Choice one = service.get();
        Choice other = customer.get();
        Question question = new Question(name, one == null ? EVERY_SERVICE : one, other == null ? EVERY_CUSTOMER : other);
        problem.set(null);
        lane.start(ScreenWork.Task.look("", cancel -> HistoryReader.read(place.application(), question)), found -> show(question, found),
                problem::set);
    }

    private void show(Question question, HistoryReader.Found found) {
        // the lists are filled anew; what is chosen in them stays chosen
        filling = true;
        services.setAll(all(EVERY_SERVICE, found.services()));
        customers.setAll(all(EVERY_CUSTOMER, found.accounts()));
        service.set(question.service());
        customer.set(question.account());
        filling = false;
        runs.setAll(found.runs());
        chart.set(found.chart());
        int pushes = found.chart().points().size();
        chartWords.set(pushes == 0
                ? "No push of \"" + question.integration() + "\" was accepted yet."
                : "What Synthesize had after " + (pushes == 1 ? "the last push" : "each of the last " + LocalFormat.count(pushes, "push"))
                        + ": " + question.words() + ".");
    }

    private static List<Choice> all(Choice every, List<Choice> single) {
        List<Choice> list = new ArrayList<>(List.of(every));
        list.addAll(single);
        return list;
    }

    void open(RunRow row) {
        String name = integration.get();
        if (name != null) {
            details.open(name, row, List.copyOf(runs));
        }
    }

    /** Writes every count of every push of the integration. */
    void export(boolean json) {
        String name = integration.get();
        if (name == null) {
            return;
        }
        place.desktop().saveFile("Export the history", name + "-history" + (json ? ".json" : ".csv"))
                .ifPresent(file -> place.runner().start(cancel -> {
                    try (Ledger ledger = place.application().openLedger(name)) {
                        History history = new History(ledger);
                        return Files.writeString(file, json ? HistoryJson.of(history) : history.csv(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }, done -> place.desktop().say("Every push of \"" + name + "\" is written to " + done + "."), problem::set));
    }

    void copy(String text) {
        place.desktop().copy(text, "Details copied");
    }
}
