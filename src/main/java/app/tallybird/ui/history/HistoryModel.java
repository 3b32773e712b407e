package app.tallybird.ui.history;

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
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.history.HistoryReader.Chart;
import app.tallybird.ui.history.HistoryReader.Question;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** The pushes of one integration and its units over time, for all or one of its services and customers. */
public final class HistoryModel extends PageModel {

    static final Named EVERY_SERVICE = new Named("", "All services");
    static final Named EVERY_CUSTOMER = new Named("", "All customers");

    final ObservableList<String> integrations = FXCollections.observableArrayList();
    final ObservableList<Named> services = FXCollections.observableArrayList(List.of(EVERY_SERVICE));
    final ObservableList<Named> customers = FXCollections.observableArrayList(List.of(EVERY_CUSTOMER));
    final ObjectProperty<@Nullable String> integration = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> service = new SimpleObjectProperty<>(EVERY_SERVICE);
    final ObjectProperty<@Nullable Named> customer = new SimpleObjectProperty<>(EVERY_CUSTOMER);
    /** The newest first. */
    final ObservableList<RunRow> runs = FXCollections.observableArrayList();
    final ObjectProperty<Chart> chart = new SimpleObjectProperty<>(Chart.EMPTY);
    /** What the chart shows, as a sentence. */
    final StringProperty chartWords = new SimpleStringProperty("");
    final DetailModel details;
    private boolean filling;

    public HistoryModel(Workplace place) {
        super(place);
        details = new DetailModel(place, this::load);
        integration.subscribe((before, now) -> another());
        service.subscribe((before, now) -> load());
        customer.subscribe((before, now) -> load());
    }

    /** Shows this integration, or the first when the name is empty. */
    public void enter(String name) {
        read(cancel -> place.integrations(), names -> {
            integrations.setAll(names);
            integration.set(names.contains(name) ? name : names.isEmpty() ? null : names.getFirst());
        });
    }

    @Override
    public boolean staysOpen() {
        return details.staysOpen();
    }

    @Override
    public void leave() {
        super.leave();
        details.leave();
    }

    private void another() {
        filling = true;
        service.set(EVERY_SERVICE);
        customer.set(EVERY_CUSTOMER);
        filling = false;
        details.close();
        load();
    }

    /** Shows the chart of one service and one customer. */
    public void of(String serviceId, String customerId) {
        filling = true;
        services.stream().filter(one -> one.id().equals(serviceId)).findFirst().ifPresent(service::set);
        customers.stream().filter(one -> one.id().equals(customerId)).findFirst().ifPresent(customer::set);
        filling = false;
        load();
    }

    private void load() {
        String name = integration.get();
        if (filling || name == null) {
            return;
        }
        Named one = service.get();
        Named other = customer.get();
        Question question = new Question(name, one == null ? EVERY_SERVICE : one, other == null ? EVERY_CUSTOMER : other);
        read(cancel -> HistoryReader.read(place.application(), question), found -> show(question, found));
    }

    private void show(Question question, HistoryReader.Found found) {
        // the lists are filled anew; what is chosen in them stays chosen
        filling = true;
        services.setAll(Named.after(EVERY_SERVICE, found.services()));
        customers.setAll(Named.after(EVERY_CUSTOMER, found.accounts()));
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
                .ifPresent(file -> place.runner().start(cancel -> place.ledger(name, ledger -> {
                    History history = new History(ledger, place.zone());
                    return write(file, json ? HistoryJson.of(history) : history.csv());
                }), done -> place.desktop().say("Every push of \"" + name + "\" is written to " + done + "."), problem::set));
    }
}
