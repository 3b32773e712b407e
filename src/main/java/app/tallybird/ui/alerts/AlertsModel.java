package app.tallybird.ui.alerts;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.daily.Ticket;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** An alert that is written by hand, sent to Synthesize and followed until the PSA has a ticket. */
public final class AlertsModel extends PageModel {

    static final Named NO_SERVICE = new Named("", "None");

    final ObservableList<String> integrations = FXCollections.observableArrayList();
    /** By their ids here. */
    final ObservableList<Named> accounts = FXCollections.observableArrayList();
    /** By their ids at Synthesize. */
    final ObservableList<Named> services = FXCollections.observableArrayList(List.of(NO_SERVICE));
    final ObjectProperty<@Nullable String> integration = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> account = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Named> service = new SimpleObjectProperty<>(NO_SERVICE);
    final ObjectProperty<Alert.Priority> priority = new SimpleObjectProperty<>(Alert.Priority.MEDIUM);
    final StringProperty title = new SimpleStringProperty("");
    final StringProperty text = new SimpleStringProperty("");
    /** The message's id at Synthesize, once it was taken. */
    final StringProperty message = new SimpleStringProperty("");
    /** What became of the alert, or empty. */
    final StringProperty fate = new SimpleStringProperty("");
    /** What is missing, or empty. */
    final StringProperty refusal = new SimpleStringProperty("");
    private String sentWith = "";

    private record Facts(List<Named> accounts, List<Named> services) {
    }

    public AlertsModel(Workplace place) {
        super(place);
        integration.subscribe((before, now) -> another(now));
    }

    public void enter() {
        read(cancel -> place.integrations(), names -> {
            integrations.setAll(names);
            integration.set(names.isEmpty() ? null : names.getFirst());
        });
    }

    private void another(@Nullable String name) {
        account.set(null);
        accounts.clear();
        show(List.of());
        if (name != null) {
            read(cancel -> place.ledger(name, AlertsModel::facts), known -> {
                accounts.setAll(known.accounts());
                show(known.services());
            });
        }
    }

    private void show(List<Named> known) {
        services.setAll(Named.after(NO_SERVICE, known));
        service.set(NO_SERVICE);
    }

    private static Facts facts(Ledger ledger) {
        Map<String, String> names = ledger.serviceNames();
        return new Facts(Named.of(ledger.accountNames()), Named.sorted(ledger.serviceIds().entrySet().stream()
                .map(one -> new Named(one.getValue(), names.getOrDefault(one.getKey(), one.getKey())))));
    }

    /** Sends it and follows it; what is missing is said instead. */
    void send() {
        String name = integration.get();
        Named to = account.get();
        Named about = service.get();
        refusal.set(name == null
                ? "Set up an integration first: alerts are sent with its keys."
                : to == null
                        ? "Choose the customer."
                        : title.get().isBlank()
                                ? "Give the alert a title."
                                : text.get().isBlank() ? "Say what happened and what to do." : "");
        if (!refusal.get().isEmpty() || name == null || to == null || work.busy.get()) {
            return;
        }
        Alert alert = new Alert(title.get().strip(), text.get().strip(), "tallybird-" + place.now().toEpochMilli(), priority.get(),
                about == null ? "" : about.id());
        fate.set("");
        message.set("");
        sentWith = name;
        change("Sending the alert", cancel -> place.open(name, "", open -> open.alert(to.id(), alert, false, cancel)), sent -> {
            fate.set(sent.words());
            sent.taken().ifPresent(taken -> message.set(taken.messageId()));
            if (!message.get().isEmpty()) {
                trace();
            }
        });
    }

    /** Asks every few seconds what became of the alert, until that is settled or the time is up. */
    void trace() {
        String id = message.get();
        if (!id.isEmpty() && !work.busy.get()) {
            String with = sentWith;
            change("Waiting for the ticket of alert " + id, cancel -> place.open(with, "", open -> ticket(open).follow(id, cancel)),
                    trace -> fate.set(words(id, trace)));
        }
    }

    private static String words(String id, AlertTrace trace) {
        return trace.ticketId().map(ticket -> "Ticket " + ticket + " was made.")
                .or(() -> trace.trouble().map(why -> "Alert " + id + " did not become a ticket: " + why + "."))
                .orElse("Alert " + id + " has no ticket yet (" + trace.status() + "). Ask again later.");
    }

    private static Ticket ticket(OpenIntegration open) {
        return new Ticket(open.context().synthesize(), open.context().sleeper());
    }

    private <T> void change(String words, Work<T> change, Consumer<T> done) {
        start(Task.change(words, "", change), done);
    }

    @Override
    protected void stopped(Problem how) {
        fate.set(message.get().isEmpty() ? how.notChanged() : "Stopped asking; alert " + message.get() + " is with Synthesize.");
    }
}
