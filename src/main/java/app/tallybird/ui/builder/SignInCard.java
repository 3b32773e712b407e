package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;

/** Where the API is, whom the connector may talk to, and how its requests are signed. */
final class SignInCard {

    private SignInCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(form.text("Address of the API", "/http/base", "https://api.vendor.com"));
        nodes.add(hosts(model, form));
        nodes.addAll(SignInForms.ofConnector(model, form));
        nodes.add(Widgets.text(
                "{{secret.key}} and {{input.key}} stand for what a person enters on the card Credentials. Secrets may be used only here.",
                "muted", "small"));
        nodes.addAll(CredentialsCard.values(model));
        nodes.add(Widgets.row(Widgets.button("test-sign-in", "Test sign-in", model.live()::run)));
        nodes.addAll(HttpForm.content(model, form));
        return nodes;
    }

    private static Node hosts(BuilderModel model, Form form) {
        TextField field = new TextField(String.join(", ", model.draft().get().texts("/http/allowedHosts")));
        field.setId("allowed-hosts");
        field.setPromptText("api.vendor.com, or *.vendor.com");
        field.setAccessibleText("Hosts it may talk to");
        field.textProperty().subscribe((before, now) -> hosts(model, now));
        var wrong = Widgets.text("", "field-below", "error-text");
        form.watch(model.findings(), () -> {
            wrong.setText(model.findingAt("/http/allowedHosts"));
            wrong.setManaged(!wrong.getText().isEmpty());
            wrong.setVisible(!wrong.getText().isEmpty());
        });
        form.watch(model.draft(), () -> {
            if (!field.isFocused()) {
                field.setText(String.join(", ", model.draft().get().texts("/http/allowedHosts")));
            }
        });
        VBox box = new VBox(Widgets.label("Hosts it may talk to", "field-label"), field,
                Widgets.label("Nothing, and no secret, is ever sent to another host.", "field-below"), wrong);
        box.getStyleClass().add("field");
        return box;
    }

    /** Takes the hosts from a text with commas. */
    static void hosts(BuilderModel model, String text) {
        com.google.gson.JsonArray hosts = new com.google.gson.JsonArray();
        for (String host : text.split("[,\\s]+", -1)) {
            if (!host.isBlank()) {
                hosts.add(host.strip());
            }
        }
        if (!model.draft().get().at("/http/allowedHosts").map(hosts::equals).orElse(false)) {
            model.change(draft -> draft.with("/http/allowedHosts", hosts));
        }
    }

    /** Another way to sign keeps what both ways have in common, and proposes the inputs it needs. */
    static void choose(BuilderModel model, String type) {
        SignInKinds.choose(model, "/auth", type);
    }
}
