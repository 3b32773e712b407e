package app.tallybird.ui.trust;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.exchange.ImportReview;

/** A connector that waits for a person to agree to what it touches. Another author takes a tick more. Used on the screen's thread. */
public final class TrustModel {

    /** What is looked at, or null. */
    public final ObjectProperty<@Nullable ImportReview> review = new SimpleObjectProperty<>();
    /** Whether the person has asked the new author. */
    public final BooleanProperty asked = new SimpleBooleanProperty();
    private final Consumer<ImportReview> agreed;
    private final Runnable declined;

    /** {@code agreed} takes what was looked at. */
    public TrustModel(Consumer<ImportReview> agreed, Runnable declined) {
        this.agreed = agreed;
        this.declined = declined;
    }

    public void show(ImportReview now) {
        asked.set(false);
        review.set(now);
    }

    public boolean mayAgree() {
        ImportReview now = review.get();
        return now != null && (!now.isOtherAuthor() || asked.get());
    }

    /** The person trusts it with all that is shown. */
    public void agree() {
        ImportReview now = review.get();
        if (now != null && mayAgree()) {
            review.set(null);
            agreed.accept(now);
        }
    }

    public void decline() {
        review.set(null);
        declined.run();
    }
}
