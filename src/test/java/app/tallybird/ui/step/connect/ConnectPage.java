package app.tallybird.ui.step.connect;

import java.nio.file.Path;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;

/** The page of both sides for NinjaOne, and what is typed there. */
final class ConnectPage {

    private ConnectPage() {
    }

    static ConnectModel open(AppOnSandbox hand, Setup setup) {
        setup.choose(hand.application.catalog().find("ninjaone", Path.of(".")), "ninjaone");
        ConnectModel model = new ConnectModel(setup, hand.place(new DirectTaskRunner()));
        model.enter();
        return model;
    }

    static FieldModel field(ConnectModel model, String key) {
        return java.util.stream.Stream.concat(model.keys.get().stream(), model.inputs.get().stream()).filter(field -> field.key.equals(key))
                .findFirst().orElseThrow();
    }

    static void enter(ConnectModel model, String vendor, String partner, String secret) {
        field(model, SetupStore.VENDOR_KEY).value.set(vendor);
        field(model, SetupStore.PARTNER_KEY).value.set(partner);
        field(model, "clientId").value.set(NinjaSide.CLIENT_ID);
        field(model, "clientSecret").value.set(secret);
    }
}
