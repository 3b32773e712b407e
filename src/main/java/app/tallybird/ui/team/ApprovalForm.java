package app.tallybird.ui.team;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.settings.SecondPerson;
import app.tallybird.settings.SecondPerson.Needed;
import app.tallybird.settings.SettingKey;
import app.tallybird.ui.control.Fields.Named;

/** For which sends a second person is needed, while it is looked at and changed. */
final class ApprovalForm {

    static final List<Named> CHOICES = Stream.of(Needed.values()).map(ApprovalForm::named).toList();

    final ObjectProperty<@Nullable Named> needed = new SimpleObjectProperty<>(CHOICES.getFirst());
    final StringProperty above = new SimpleStringProperty("");
    /** Whether it is another one than what is kept. */
    final BooleanProperty changed = new SimpleBooleanProperty();
    /** Whether it can be changed here: nobody is offered what nobody could answer. */
    final BooleanProperty offered = new SimpleBooleanProperty();
    final StringProperty words = new SimpleStringProperty("");
    private final Consumer<Map<String, String>> keep;
    private SecondPerson kept = SecondPerson.NOBODY;

    /** {@code keep} saves settings by their keys. */
    ApprovalForm(Consumer<Map<String, String>> keep) {
        this.keep = keep;
        needed.subscribe(now -> look());
        above.subscribe(now -> look());
    }

    private static Named named(Needed needed) {
        return new Named(needed.name().toLowerCase(Locale.ROOT), switch (needed) {
            case OFF -> "No send";
            case EVERY -> "Every send";
            case ABOVE -> "Sends above an amount a month";
            case HELD -> "Sends with counts that were held";
        });
    }

    void begin(TeamState state) {
        kept = state.rule();
        needed.set(named(kept.needed()));
        above.set(kept.needed() == Needed.ABOVE ? kept.above().toPlainString() : "");
        boolean on = kept.needed() != Needed.OFF;
        offered.set(state.team().mayAsk() && (on || !state.team().alone()));
        words.set(state.team().alone()
                ? on ? "Nobody else works with this ledger, so that nothing of it can be approved." : "Nobody else works with this ledger."
                : state.team().mayAsk()
                        ? "If a number changed since the plan was made, the approval is void and a new plan waits."
                        : "Billing says it.");
        look();
    }

    /** What is kept, for whoever may not change it. */
    String said() {
        return named(kept.needed()).name() + (kept.needed() == Needed.ABOVE ? ": " + kept.above().toPlainString() : "");
    }

    boolean byAmount() {
        Named now = needed.get();
        return now != null && now.id().equals("above");
    }

    private void look() {
        Named now = needed.get();
        changed.set(now != null && (!now.equals(named(kept.needed())) || (byAmount() && !above.get().strip().equals(text(kept.above())))));
    }

    private static String text(BigDecimal amount) {
        return amount.toPlainString();
    }

    /** Keeps it, for all integrations. */
    void keep() {
        Named now = needed.get();
        if (now == null || !changed.get()) {
            return;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (byAmount()) {
            settings.put(SettingKey.APPROVAL_ABOVE.key(), above.get().strip());
        }
        settings.put(SettingKey.APPROVAL.key(), now.id());
        keep.accept(settings);
    }
}
