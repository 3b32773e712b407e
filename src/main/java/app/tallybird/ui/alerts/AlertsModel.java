package app.tallybird.ui.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTrace;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.Workplace;

/** An alert that is written by hand, sent to Synthesize and followed until the PSA has a ticket. */
public final class AlertsModel {

    static final Named NO_SERVICE = new Named("", "None");

    private final Workplace place;
    final ObservableList<String> integrations = FXCollections.observableArrayList();
    final ObservableList<Named> accounts = FXCollections.observableArrayList();
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
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ScreenWork lists;
    private final ScreenWork lane;
    private String sentWith = "";

    /** An account by its id, or a service by its id at Synthesize. */
    record Named(String id, String name) {
    }

    private record Facts(List<Named> accounts, List<Named> services) {
    }

    public AlertsModel(Workplace place) {
        this.place = place;
        lists = place.lane();
        lane = place.lane();
        integration.addListener((property, before, now) -> another());
    }

    public void enter() {
        problem.set(null);
        lists.start(
                ScreenWork.Task.look("", cancel -> place.application().settings().all().stream().map(IntegrationSettings::name).toList()),
                names -> {
                    integrations.setAll(names);
                    integration.set(names.isEmpty() ? null : names.getFirst());
                }, problem::set);
    }

    /** Another page is shown: what became of an alert is asked no more. */
    public void leave() {
        lists.leave();
        lane.leave();
    }

    private void another() {
        account.set(null);
        service.set(NO_SERVICE);
        accounts.clear();
        services.setAll(NO_SERVICE);
        String name = integration.get();
        if (name != null) {
            problem.set(null);
            lists.start(ScreenWork.Task.look("", cancel -> read(name)), known -> {
                accounts.setAll(known.accounts());
                services.setAll(known.services());
                service.set(NO_SERVICE);
            }, problem::set);
        }
    }

    private Facts read(String name) {
        try (Ledger ledger = place.application().openLedger(name)) {
            Map<String, String> names = ledger.serviceNames();
            List<Named> services = new ArrayList<>(List.of(NO_SERVICE));
            services.addAll(sorted(ledger.serviceIds().entrySet().stream()
                    .map(one -> new Named(one.getValue(), names.getOrDefault(one.getKey(), one.getKey()))).toList()));
            return new Facts(sorted(ledger.accountNames().entrySet().stream().map(one -> new Named(one.getKey(), one.getValue())).toList()),
                    services);
        }
    }

    private static List<Named> sorted(List<Named> list) {
        return list.stream().sorted(Comparator.comparing(Named::name, String.CASE_INSENSITIVE_ORDER)).toList();
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
        if (!refusal.get().isEmpty() || name == null || to == null || lane.busy.get()) {
            return;
        }
        Alert alert = new Alert(title.get().strip(), text.get().strip(),
                "tallybird-" + place.application().surroundings().clock().instant().toEpochMilli(), priority.get(),
                about == null ? "" : about.id());
        fate.set("");
        message.set("");
        sentWith = name;
        work("Sending the alert", cancel -> in(name, open -> ticket(open).send(to.id(), alert, false, cancel)), sent -> {
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
        if (!id.isEmpty() && !lane.busy.get()) {
            String with = sentWith;
            work("Waiting for the ticket of alert " + id, cancel -> in(with, open -> ticket(open).follow(id, cancel)),
                    trace -> fate.set(words(id, trace)));
        }
    }

    private static String words(String id, AlertTrace trace) {
        return trace.ticketId().map(ticket -> "Ticket " + ticket + " was made.")
                .or(() -> trace.trouble().map(why -> "Alert " + id + " did not become a ticket: " + why + "."))
                .orElse("Alert " + id + " has no ticket yet (" + trace.status() + "). Ask again later.");
    }

    private static Ticket ticket(OpenIntegration open) {
        return new Ticket(open.bench().synthesize(), open.bench().sleeper());
    }

    private <T> T in(String name, Function<OpenIntegration, T> what) {
        try (OpenIntegration open = place.application().openSaved(name, "")) {
            return what.apply(open);
        }
    }

    void stop() {
        lane.stop();
    }

    private <T> void work(String words, Work<T> work, Consumer<T> done) {
        problem.set(null);
        lane.start(ScreenWork.Task.change(words, "", work), done, failure -> {
            if (failure.code() == ProblemCode.CANCELLED) {
                fate.set(
                        message.get().isEmpty() ? failure.notChanged() : "Stopped asking; alert " + message.get() + " is with Synthesize.");
            } else {
                problem.set(failure);
            }
        });
    }

    void copy(String words) {
        place.desktop().copy(words, "Details copied");
    }

    /** What is going on, or empty. */
    StringProperty busy() {
        return lane.words;
    }
}
