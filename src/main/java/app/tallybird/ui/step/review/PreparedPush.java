package app.tallybird.ui.step.review;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.PushChoices;
import app.tallybird.engine.plan.UsagePlan;

/** What the review hands to the sending: the plan as it was shown, and who stands behind it. Taken once. */
public final class PreparedPush {

    private @Nullable Order order;

    /** A plan that a person looked at. */
    public record Order(UsagePlan plan, PushChoices choices, int counts) {
    }

    public void put(Order prepared) {
        order = prepared;
    }

    public Optional<Order> take() {
        Optional<Order> taken = Optional.ofNullable(order);
        order = null;
        return taken;
    }
}
