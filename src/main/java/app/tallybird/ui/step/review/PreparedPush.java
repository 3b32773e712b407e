package app.tallybird.ui.step.review;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.PushChoices;
import app.tallybird.engine.plan.UsagePlan;

/** What the review hands to the sending: the plan as it was shown, and who stands behind it. Taken once. */
public final class PreparedPush {

    private @Nullable Order order;

    /** A plan that a person looked at, {@code counts} of it to be sent, and what was seen of it. */
    record Order(UsagePlan plan, PushChoices choices, int counts, Seen seen) {
    }

    /** Customers in their order and services as they are shown. */
    record Seen(ReviewTable table, List<CustomerLine> lines, List<ReviewTable.Service> columns) {
        static final Seen NOTHING = new Seen(ReviewTable.NONE, List.of(), List.of());

        /** All of it. */
        static Seen of(ReviewTable table) {
            return new Seen(table, table.customers(), table.services());
        }
    }

    void put(Order prepared) {
        order = prepared;
    }

    Optional<Order> take() {
        Optional<Order> taken = Optional.ofNullable(order);
        order = null;
        return taken;
    }
}
