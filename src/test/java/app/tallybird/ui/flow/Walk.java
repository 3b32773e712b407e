package app.tallybird.ui.flow;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.ui.screens.Screen;

/** The ways through the wizard that several tests take. */
final class Walk {

    private Walk() {
    }

    /** From the first page to the keys, which are entered with this secret. */
    static void toKeys(Screen screen, String secret) {
        screen.awaitShown("begin");
        screen.press("begin");
        screen.awaitShown("vendor-ninjaone");
        screen.press("vendor-ninjaone");
        screen.press("next");
        screen.awaitNext("Test both sides");
        screen.fill("field-VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY);
        screen.fill("field-PARTNER_API_KEY", SynthesizeSide.PARTNER_KEY);
        screen.fill("field-clientId", NinjaSide.CLIENT_ID);
        screen.fill("field-clientSecret", secret);
    }

    /** From the keys to the customers. */
    static void toAccounts(Screen screen) {
        screen.press("next");
        screen.awaitNext("Next: Accounts");
        screen.press("next");
        screen.await("the customers", () -> screen.label("next").startsWith("Apply"));
    }

    /** From the customers to the preview, applying all that is offered. */
    static void toPreview(Screen screen) {
        screen.press("next");
        screen.awaitNext("Next: Services");
        screen.press("next");
        screen.awaitNext("Create 8 services");
        screen.press("next");
        screen.awaitNext("Next: Map");
        screen.press("next");
        screen.awaitNext("Set to pending");
        screen.press("next");
        screen.awaitNext("Next: Review");
        screen.press("next");
    }
}
