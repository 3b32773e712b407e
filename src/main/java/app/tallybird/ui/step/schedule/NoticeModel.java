package app.tallybird.ui.step.schedule;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.Integrations;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.Preferences;
import app.tallybird.http.HostAddress;
import app.tallybird.ledger.Ledger;
import app.tallybird.notice.Messenger;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Programs;
import app.tallybird.settings.AppSettings.WebhookKind;
import app.tallybird.ui.control.Fields.Named;

/** Who is told when a push that nobody watches fails or is held: a ticket in the PSA, a webhook, both or nobody. Used on the screen's thread. */
public final class NoticeModel {

    final BooleanProperty ticket = new SimpleBooleanProperty();
    final BooleanProperty webhook = new SimpleBooleanProperty();
    /** Whether an address is kept already. */
    final BooleanProperty webhookKept = new SimpleBooleanProperty();
    /** Whom a ticket can be written for. */
    final ObservableList<Named> accounts = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Named> account = new SimpleObjectProperty<>();
    final ObjectProperty<WebhookKind> kind = new SimpleObjectProperty<>(WebhookKind.JSON);
    final StringProperty address = new SimpleStringProperty("");
    private boolean ticketsOn = true;
    private @Nullable NoticeFacts shown;

    /** What is set now. */
    record NoticeFacts(List<Named> accounts, String account, boolean ticketsOn, boolean webhook, WebhookKind kind) {
    }

    /**
     * What a person chose, for the thread that saves it; {@code address} is empty to leave the one that is there.
     *
     * @param shown what the page showed before; what is the same still was changed by nobody here
     */
    record Chosen(String account, boolean webhook, String address, WebhookKind kind, Optional<NoticeFacts> shown) {

        /** Saves it; an address that is none is thrown before anything is changed. */
        void save(Application application, Programs programs, String integration) {
            NoticeAddresses addresses = new NoticeAddresses(application);
            boolean there = addresses.present(NoticeAddresses.Which.WEBHOOK);
            if (webhook && !address.isEmpty()) {
                addresses.set(NoticeAddresses.Which.WEBHOOK, address);
            } else if (!webhook && there) {
                addresses.remove(NoticeAddresses.Which.WEBHOOK);
            }
            Preferences preferences = new Preferences(application);
            Optional<WebhookKind> kindShown = shown.map(NoticeFacts::kind);
            if (webhook && kindShown.filter(kind::equals).isEmpty()) {
                preferences.set("webhook-kind", kind.name(), kindShown.map(one -> one.name().toLowerCase(Locale.ROOT)));
            }
            if (shown.map(NoticeFacts::account).filter(account::equals).isEmpty()) {
                new Integrations(application, programs).ticketAccount(integration, account);
            }
        }
    }

    static NoticeFacts read(Application application, String integration) {
        var notices = application.appSettings().notices();
        try (Ledger ledger = application.openLedger(integration)) {
            return new NoticeFacts(Named.of(ledger.accountNames()), application.routines().find(integration).ticketAccount(),
                    notices.tickets(), new NoticeAddresses(application).present(NoticeAddresses.Which.WEBHOOK), notices.webhook());
        }
    }

    void show(NoticeFacts known) {
        shown = known;
        accounts.setAll(known.accounts());
        Optional<Named> named = known.accounts().stream().filter(one -> one.id().equals(known.account())).findFirst();
        account.set(named.orElse(known.account().isEmpty() ? null : new Named(known.account(), known.account())));
        ticket.set(!known.account().isEmpty());
        ticketsOn = known.ticketsOn();
        webhook.set(known.webhook());
        webhookKept.set(known.webhook());
        kind.set(known.kind());
        address.set("");
    }

    /** What is missing for the choice, or empty. */
    String missing() {
        if (ticket.get() && account.get() == null) {
            return "Choose the customer that the ticket is written for, usually your own company.";
        }
        if (webhook.get() && !webhookKept.get() && address.get().isBlank()) {
            return "Paste the webhook's address, or switch the webhook off.";
        }
        if (webhook.get() && !address.get().isBlank() && !isAddress(address.get())) {
            return "The webhook's address must begin with https:// and a host.";
        }
        return "";
    }

    private static boolean isAddress(String text) {
        try {
            Messenger.checkAddress(text);
            return true;
        } catch (ProblemException notAnAddress) {
            return false;
        }
    }

    Chosen chosen() {
        Named named = account.get();
        return new Chosen(ticket.get() && named != null ? named.id() : "", webhook.get(), address.get().strip(), kind.get(),
                Optional.ofNullable(shown));
    }

    /** Said once beside an address that is not encrypted or in the own network, or empty. */
    String caution() {
        String typed = address.get().strip();
        return isAddress(typed) ? HostAddress.caution(URI.create(typed)).map(words -> words + ".").orElse("") : "";
    }

    /** Said beside the choice of a ticket when it will not come, or empty. */
    String ticketWords() {
        return ticketsOn
                ? "The alert is sent through Synthesize; the account must be mapped there."
                : "Tickets are switched off in the settings, so none is written until they are switched on there.";
    }
}
