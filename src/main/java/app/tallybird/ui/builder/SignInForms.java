package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** The forms of each way to sign in, for the connector or for one table. */
final class SignInForms {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, String> SCHEMES = Map.of("duo", "Duo (HMAC)");

    static {
        TYPES.put("none", "No sign-in");
        TYPES.put("headers", "API key in a header");
        TYPES.put("bearer", "Bearer token");
        TYPES.put("basic", "User and password (Basic)");
        TYPES.put("query", "API key in the address");
        TYPES.put("oauth2", "OAuth 2");
        TYPES.put("session", "Sign-in request, then a session token");
        TYPES.put("signed", "Each request is signed");
    }

    private SignInForms() {
    }

    /** How the connector's requests are signed. */
    static List<Node> ofConnector(BuilderModel model, Form form) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(form.choice("How requests are signed", "/auth/type", TYPES, type -> SignInKinds.choose(model, "/auth", type)));
        nodes.addAll(kind(model, form, "/auth"));
        return nodes;
    }

    /** How one table's requests are signed; normally as the connector's. */
    static Node ofTable(BuilderModel model, Form form, String table) {
        String at = table + "/auth";
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "As the connector");
        words.putAll(TYPES);
        VBox box = new VBox(10,
                form.choice("How this table's requests are signed", at + "/type", words, type -> SignInKinds.choose(model, at, type)));
        box.getChildren().addAll(kind(model, form, at));
        return box;
    }

    private static List<Node> kind(BuilderModel model, Form form, String at) {
        DraftTree draft = model.draft().get();
        List<Node> nodes = new ArrayList<>(switch (draft.text(at + "/type")) {
            case "headers" -> List.of(form.pairs("Headers", at + "/headers", "+ Header", "Authorization", "{{secret.apiKey}}"));
            case "query" -> List.of(form.pairs("Parameters", at + "/query", "+ Parameter", "api_key", "{{secret.apiKey}}"));
            case "basic" -> List.of(form.text("User", at + "/username", "{{input.user}}"),
                    form.bound("Password (may be empty)", at + "/password", "", new TextField(), model::setAlways), headers(form, at));
            case "bearer" -> List.of(form.text("Token", at + "/token", "{{secret.apiToken}}"),
                    form.text("Word before it, when it is not \"Bearer \"", at + "/prefix", "Bearer "), headers(form, at));
            case "oauth2" -> OAuthForm.content(model, form, at);
            case "session" -> SessionForm.content(model, form, at);
            case "signed" -> List.of(form.choice("Kind of signature", at + "/scheme", SCHEMES, false),
                    Form.beside(form.text("Key", at + "/keyId", "{{input.integrationKey}}"),
                            form.text("Secret", at + "/secret", "{{secret.secretKey}}")),
                    Widgets.text("Each request carries its own signature, made of its address, its parameters and the time.", "muted",
                            "small"));
            default -> List.<Node>of();
        });
        nodes.add(form.wrong(at));
        return nodes;
    }

    static Node headers(Form form, String at) {
        return form.pairs("Further headers (optional)", at + "/headers", "+ Header", "X-Api-Key", "{{secret.apiKey}}");
    }
}
