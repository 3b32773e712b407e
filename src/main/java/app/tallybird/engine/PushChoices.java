package app.tallybird.engine;

import app.tallybird.engine.push.RebuildMode;

/** How a plan is sent. {@code changedOnly} leaves out cells whose accepted value is certain and the same. */
public record PushChoices(Consent consent, RebuildMode rebuild, boolean changedOnly) {

    public static PushChoices attended() {
        return new PushChoices(Consent.ATTENDED, RebuildMode.EACH, false);
    }

    public static PushChoices accepted() {
        return new PushChoices(Consent.ACCEPTED, RebuildMode.EACH, false);
    }
}
