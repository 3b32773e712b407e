package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;

import app.tallybird.connector.draft.Beginnings;
import app.tallybird.connector.draft.DraftTree;
import app.tallybird.ui.control.Pieces;

/** Where the API is, whom the connector may talk to, and how its requests are signed. */
final class SignInCard {

    private static final Map<String, String> TYPES = new LinkedHashMap<>();
    private static final Map<String, String> GRANTS = new LinkedHashMap<>();
    private static final Map<String, String> CLIENT = new LinkedHashMap<>();
    private static final Map<String, String> SEND = new LinkedHashMap<>();

    static {
        TYPES.put("none", "No sign-in");
        TYPES.put("headers", "API key in a header");
        TYPES.put("bearer", "Bearer token");
        TYPES.put("basic", "User and password (Basic)");
        TYPES.put("query", "API key in the address");
        TYPES.put("oauth2", "OAuth 2");
        GRANTS.put("clientCredentials", "Client credentials");
        GRANTS.put("password", "User's password");
        CLIENT.put("body", "In the body");
        CLIENT.put("basic", "As Basic sign-in");
        SEND.put("form", "Form");
        SEND.put("json", "JSON");
    }

    private SignInCard() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        DraftTree draft = model.draft().get();
        List<Node> nodes = new ArrayList<>();
        nodes.add(form.text("Address of the API", "/http/base", "https://api.vendor.com"));
        nodes.add(hosts(model, form));
        nodes.add(form.choice("How requests are signed", "/auth/type", TYPES, type -> choose(model, type)));
        nodes.addAll(switch (draft.text("/auth/type")) {
            case "headers" -> List.of(form.pairs("Headers", "/auth/headers", "+ Header", "Authorization", "{{secret.apiKey}}"));
            case "query" -> List.of(form.pairs("Parameters", "/auth/query", "+ Parameter", "api_key", "{{secret.apiKey}}"));
            case "basic" -> List.of(form.text("User", "/auth/username", "{{input.user}}"),
                    form.text("Password", "/auth/password", "{{secret.password}}"),
                    more(form));
            case "bearer" -> List.of(form.text("Token", "/auth/token", "{{secret.apiToken}}"),
                    form.text("Word before it, when it is not \"Bearer \"", "/auth/prefix", "Bearer "), more(form));
            case "oauth2" -> oauth(form, draft);
            case "", "none" -> List.<Node>of();
            default -> List.<Node>of(Pieces.text("The sign-in \"" + draft.text("/auth/type") + "\" is edited as JSON.", "muted"));
        });
        nodes.add(Pieces.text(
                "{{secret.key}} and {{input.key}} stand for what a person enters on the card Credentials. Secrets may be used only here.",
                "muted", "small"));
        nodes.add(Pieces.row(Pieces.button("test-sign-in", "Test sign-in", model.live()::run)));
        return nodes;
    }

    private static Node more(Form form) {
        return form.pairs("Further headers (optional)", "/auth/headers", "+ Header", "X-Api-Key", "{{secret.apiKey}}");
    }

    private static List<Node> oauth(Form form, DraftTree draft) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(form.text("Address for the token", "/auth/tokenUrl", "https://api.vendor.com/oauth/token"));
        nodes.add(form.choice("Grant", "/auth/grant", GRANTS, true));
        nodes.add(Form.beside(form.text("Client ID", "/auth/clientId", "{{input.clientId}}"),
                form.text("Client secret", "/auth/clientSecret", "{{secret.clientSecret}}")));
        if (draft.text("/auth/grant").equals("password")) {
            nodes.add(Form.beside(form.text("User", "/auth/username", "{{input.user}}"),
                    form.text("Password", "/auth/password", "{{secret.password}}")));
        }
        nodes.add(
                Form.beside(form.text("Scope (optional)", "/auth/scope", ""), form.choice("Client goes", "/auth/clientAuth", CLIENT, false),
                        form.choice("Sent as", "/auth/send", SEND, false)));
        nodes.add(Form.beside(form.text("Token is at", "/auth/token", "access_token"),
                form.text("Its life in seconds is at", "/auth/expiresIn", "expires_in")));
        nodes.add(form.pairs("Further fields of the token request (optional)", "/auth/extra", "+ Field", "audience", ""));
        nodes.add(more(form));
        return nodes;
    }

    private static Node hosts(BuilderModel model, Form form) {
        TextField field = new TextField(String.join(", ", model.draft().get().texts("/http/allowedHosts")));
        field.setId("allowed-hosts");
        field.setPromptText("api.vendor.com, or *.vendor.com");
        field.setAccessibleText("Hosts it may talk to");
        field.textProperty().subscribe((before, now) -> hosts(model, now));
        var wrong = Pieces.text("", "field-below", "error-text");
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
        VBox box = new VBox(Pieces.label("Hosts it may talk to", "field-label"), field,
                Pieces.label("Nothing, and no secret, is ever sent to another host.", "field-below"), wrong);
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
        model.edit(draft -> {
            JsonObject auth = new JsonObject();
            auth.addProperty("type", type);
            DraftTree tree = draft;
            switch (type) {
                case "headers", "query" -> {
                    tree = input(tree, "apiKey", "API key", true);
                    JsonObject one = new JsonObject();
                    one.addProperty(type.equals("headers") ? "Authorization" : "api_key", "{{secret.apiKey}}");
                    auth.add(type, one);
                }
                case "bearer" -> {
                    tree = input(tree, "apiToken", "API token", true);
                    auth.addProperty("token", "{{secret.apiToken}}");
                }
                case "basic" -> {
                    tree = input(input(tree, "user", "User", false), "password", "Password", true);
                    auth.addProperty("username", "{{input.user}}");
                    auth.addProperty("password", "{{secret.password}}");
                }
                case "oauth2" -> {
                    tree = input(input(tree, "clientId", "Client ID", false), "clientSecret", "Client secret", true);
                    auth.addProperty("grant", "clientCredentials");
                    auth.addProperty("tokenUrl", draft.text("/http/base").isEmpty() ? "" : draft.text("/http/base") + "/oauth/token");
                    auth.addProperty("clientId", "{{input.clientId}}");
                    auth.addProperty("clientSecret", "{{secret.clientSecret}}");
                }
                default -> {
                }
            }
            return tree.with("/auth", auth);
        });
        if (model.draft().get().texts("/http/allowedHosts").isEmpty()) {
            Beginnings.host(model.draft().get().text("/http/base")).ifPresent(host -> hosts(model, host));
        }
    }

    private static DraftTree input(DraftTree draft, String key, String label, boolean secret) {
        if (CredentialsCard.keys(draft).contains(key)) {
            return draft;
        }
        JsonObject input = new JsonObject();
        input.addProperty("key", key);
        input.addProperty("label", label);
        if (secret) {
            input.addProperty("secret", true);
        }
        return draft.with("/inputs/-", input);
    }
}
