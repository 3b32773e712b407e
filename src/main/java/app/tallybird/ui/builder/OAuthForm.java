package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

import app.tallybird.connector.editing.DraftTree;

/** OAuth 2 with its three grants. */
final class OAuthForm {

    private static final Map<String, String> GRANTS = new LinkedHashMap<>();
    private static final Map<String, String> CLIENT = new LinkedHashMap<>();
    private static final Map<String, String> SEND = new LinkedHashMap<>();

    static {
        GRANTS.put("clientCredentials", "Client credentials");
        GRANTS.put("password", "User's password");
        GRANTS.put("refreshToken", "Refresh token");
        CLIENT.put("body", "In the body");
        CLIENT.put("basic", "As Basic sign-in");
        SEND.put("form", "Form");
        SEND.put("json", "JSON");
    }

    private OAuthForm() {
    }

    static List<Node> content(BuilderModel model, Form form, String at) {
        DraftTree draft = model.draft().get();
        List<Node> nodes = new ArrayList<>();
        nodes.add(form.text("Address for the token", at + "/tokenUrl", "https://api.vendor.com/oauth/token"));
        nodes.add(form.choice("Grant", at + "/grant", GRANTS, grant -> SignInKinds.grant(model, at, grant)));
        nodes.add(Form.beside(form.text("Client ID", at + "/clientId", "{{input.clientId}}"),
                form.text("Client secret", at + "/clientSecret", "{{secret.clientSecret}}")));
        switch (draft.text(at + "/grant")) {
            case "password" -> nodes.add(Form.beside(form.text("User", at + "/username", "{{input.user}}"),
                    form.text("Password", at + "/password", "{{secret.password}}")));
            case "refreshToken" -> nodes.add(Form.beside(form.text("Refresh token", at + "/refreshToken", "{{secret.refreshToken}}"),
                    form.choice("A new one is kept as", at + "/saveRefreshTokenAs", secrets(draft), false)));
            default -> {
            }
        }
        nodes.add(Form.beside(form.text("Scope (optional)", at + "/scope", ""),
                form.choice("Client goes", at + "/clientAuth", CLIENT, false), form.choice("Sent as", at + "/send", SEND, false)));
        nodes.add(Form.beside(FormParts.answerPath(model, form, "Token is at", at + "/token", "access_token"),
                FormParts.answerPath(model, form, "Its life in seconds is at", at + "/expiresIn", "expires_in")));
        nodes.add(form.pairs("Further fields of the token request (optional)", at + "/extra", "+ Field", "audience", ""));
        nodes.add(SignInForms.headers(form, at));
        return nodes;
    }

    /** The secret inputs, which alone may take a token. */
    private static Map<String, String> secrets(DraftTree draft) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "Not kept");
        for (int i = 0; i < draft.size("/inputs"); i++) {
            if (draft.text("/inputs/" + i + "/secret").equals("true")) {
                String key = draft.text("/inputs/" + i + "/key");
                String label = draft.text("/inputs/" + i + "/label");
                words.put(key, label.isEmpty() ? key : label);
            }
        }
        return words;
    }
}
