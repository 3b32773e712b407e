package app.tallybird.ui.step.accounts;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.names.NameMatch;
import app.tallybird.model.Account;

/** A name of a file, and who a person says it is; the one likely customer is proposed. */
record NameRow(NameMatch match, ObjectProperty<@Nullable Account> chosen) {

    static NameRow of(NameMatch match) {
        boolean one = match.how() == NameMatch.How.LIKELY && match.candidates().size() == 1;
        return new NameRow(match, new SimpleObjectProperty<>(one ? match.candidates().getFirst() : null));
    }

    String name() {
        return match.name();
    }

    List<Account> candidates() {
        return match.candidates();
    }

    /** A customer of its own, known by this name. */
    Account itself() {
        return new Account(name(), name());
    }

    String why() {
        return match.how() == NameMatch.How.LIKELY
                ? match.candidates().size() == 1
                        ? "Much the same name as a known customer."
                        : "Much the same name as several known customers."
                : "No customer has a name like it, and known ones are missing in the file: it may be one of them under a new name.";
    }

    String words(Account account) {
        return account.equals(itself()) ? "A new customer" : account.name() + " (" + account.id() + ")";
    }
}
