package app.tallybird.ui.settings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.NoticeAddresses.Which;

/** An address that is a secret: it is typed, kept and never shown again. To be used on the screen's thread. */
final class AddressRow {

    final Which which;
    final StringProperty typed = new SimpleStringProperty("");
    final BooleanProperty kept = new SimpleBooleanProperty();
    final StringProperty error = new SimpleStringProperty("");

    AddressRow(Which which) {
        this.which = which;
    }

    String words() {
        return switch (which) {
            case WEBHOOK -> "Webhook: address that failures are sent to (a secret)";
            case HEARTBEAT -> "Heartbeat: address that is called after each push that went through (a secret)";
        };
    }
}
