package app.tallybird.ui.builder;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** A request that signs in, where its answer holds the token, and what carries the token from then on. */
final class SessionForm {

    private static final Map<String, String> METHODS = Form.plain(List.of("GET", "POST"));

    private SessionForm() {
    }

    static List<Node> content(BuilderModel model, Form form, String at) {
        DraftTree draft = model.draft().get();
        VBox login = new VBox(10, Widgets.label("Sign-in request", "strong"), request(form, at + "/login"));
        login.getChildren().addAll(RequestBody.content(model, form, at + "/login",
                new RequestBody.Words(Form.id(at) + "-login-body-kind", "Body of the sign-in request", "{{secret.password}}")));
        login.getChildren().addAll(form.wrong(at + "/login"),
                FormParts.fold(model, Form.id(at) + "-more-login", "More about the sign-in request",
                        draft.has(at + "/login/query") || draft.has(at + "/login/headers") || draft.has(at + "/login/base"),
                        form.pairs("Parameters", at + "/login/query", "+ Parameter", "api_key", "{{secret.apiKey}}"),
                        form.pairs("Headers", at + "/login/headers", "+ Header", "X-Api-Key", "{{secret.apiKey}}"),
                        form.text("Another address than the connector's", at + "/login/base", "https://login.vendor.com")));
        return List.of(login,
                Form.beside(FormParts.answerPath(model, form, "Token is at", at + "/token", "data.token"),
                        form.text("or in the header", at + "/tokenHeader", "X-Auth-Token"),
                        form.number("Valid for seconds", at + "/validSeconds", "1800")),
                form.pairs("Headers that carry the token", at + "/headers", "+ Header", "Authorization", "Bearer {{session.token}}"),
                FormParts.fold(model, Form.id(at) + "-more-session", "More about the token",
                        draft.has(at + "/json") || draft.has(at + "/renewFrom"),
                        form.pairs("Places in the JSON body that carry it", at + "/json", "+ Place", "auth.token", "{{session.token}}"),
                        FormParts.answerPath(model, form, "Every answer brings the next token at", at + "/renewFrom", "token")));
    }

    private static Node request(Form form, String at) {
        Node method = form.choice("Method", at + "/method", METHODS, true);
        ((VBox) method).setPrefWidth(104);
        ((VBox) method).setMinWidth(104);
        HBox.setHgrow(method, Priority.NEVER);
        return new HBox(8, method, form.text("Path", at + "/path", "/v1/login"));
    }
}
