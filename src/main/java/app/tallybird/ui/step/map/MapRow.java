package app.tallybird.ui.step.map;

import app.tallybird.ledger.LeftOut;

/** A customer or a service that is not mapped, or is left out on purpose. */
public record MapRow(LeftOut mark, String name, boolean leftOut) {

    String words() {
        return leftOut
                ? "Left out on purpose: no counts are sent"
                : "Only if your PSA has exactly this name";
    }
}
