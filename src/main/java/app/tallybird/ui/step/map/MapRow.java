package app.tallybird.ui.step.map;

import app.tallybird.ledger.LeftOut;

/** A customer or a service that is not mapped, or is left out on purpose. */
public record MapRow(LeftOut mark, String name, boolean leftOut) {
}
