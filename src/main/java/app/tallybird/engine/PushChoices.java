package app.tallybird.engine;

import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.push.RebuildMode;

/**
 * How a plan is sent. {@code changedOnly} leaves out cells whose accepted value is certain and the same; {@code decisions} count only when they are
 * what a person stands behind ({@link Consent#DECIDED}).
 */
public record PushChoices(Consent consent, RebuildMode rebuild, boolean changedOnly, Decisions decisions) {

    public PushChoices(Consent consent, RebuildMode rebuild, boolean changedOnly) {
        this(consent, rebuild, changedOnly, Decisions.NONE);
    }

    public static PushChoices attended() {
        return new PushChoices(Consent.ATTENDED, RebuildMode.EACH, false);
    }

    public static PushChoices accepted() {
        return new PushChoices(Consent.ACCEPTED, RebuildMode.EACH, false);
    }

    /** A person has looked at each cause and decided; what is undecided waits. */
    public static PushChoices decided(Decisions decisions) {
        return new PushChoices(Consent.DECIDED, RebuildMode.EACH, false, decisions);
    }

    /** Whether a person has seen the plan. */
    boolean seen() {
        return consent == Consent.ACCEPTED || consent == Consent.DECIDED;
    }
}
