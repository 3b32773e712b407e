package app.tallybird.ui.builder;

import java.util.List;

import app.tallybird.sandbox.NinjaSide;

/** NinjaOne as a person builds it who has its documentation. */
abstract class NinjaByHand extends AtBuilder {

    final BuilderModel blank() {
        return blank("Ninja by hand", "https://app.ninjarmm.com/");
    }

    static void signIn(BuilderModel model) {
        model.choose("/auth/type", "oauth2");
        model.set("/auth/tokenUrl", "https://app.ninjarmm.com/ws/oauth/token");
        model.set("/auth/scope", "monitoring");
        model.value("clientId", NinjaSide.CLIENT_ID);
        model.value("clientSecret", NinjaSide.CLIENT_SECRET);
    }

    static void table(BuilderModel model, String name, String path) {
        TableCard.add(model);
        TableCard.rename(model, "table", name);
        String at = "/tables/" + name;
        model.set(at + "/request/path", path);
        model.live.run();
        CallsPane.chosen(model, new AnswerTree.ClickedValue("answer", model.live.shown.get().answers().get(name), List.of()));
        model.choose(at + "/paging/type", "cursor");
        model.set(at + "/paging/fromLastRow", "id");
        model.set(at + "/paging/sizeParam", "pageSize");
        model.set(at + "/paging/size", "1000");
        model.set(at + "/key", "id");
    }

    final BuilderModel ninja() {
        BuilderModel model = blank();
        signIn(model);
        table(model, "organizations", "/v2/organizations");
        table(model, "devices", "/v2/devices");
        Lists.tick(model, "/accounts/from", "organizations", true);
        model.set("/accounts/id", "id");
        model.set("/accounts/name", "name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "organizationId");
        model.set("/services/0/name", "All devices");
        return model;
    }
}
