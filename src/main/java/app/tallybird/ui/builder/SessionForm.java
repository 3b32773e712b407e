package app.tallybird.ui.builder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import com.google.gson.JsonObject;

import app.tallybird.connector.draft.DraftTree;
import app.tallybird.ui.control.Pieces;

/** A request that signs in, where its answer holds the token, and what carries the token from then on. */
final class SessionForm {

    private static final Map<String, String> METHODS = Form.plain(List.of("GET", "POST"));
    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("", "None");
        BODIES.put("json", "JSON");
        BODIES.put("form", "Form");
        BODIES.put("graphql", "GraphQL");
    }

    private SessionForm() {
    }

    static List<Node> content(BuilderModel model, Form form, String at) {
        DraftTree draft = model.draft().get();
        VBox login = new VBox(10, Pieces.label("Sign-in request", "strong"), request(form, at + "/login"));
        login.getChildren().addAll(body(model, form, at + "/login"));
        login.getChildren().addAll(Parts.wrong(model, form, at + "/login"),
                Parts.fold(model, Form.id(at) + "-more-login", "More about the sign-in request",
                        draft.has(at + "/login/query") || draft.has(at + "/login/headers") || draft.has(at + "/login/base"),
                        form.pairs("Parameters", at + "/login/query", "+ Parameter", "api_key", "{{secret.apiKey}}"),
                        form.pairs("Headers", at + "/login/headers", "+ Header", "X-Api-Key", "{{secret.apiKey}}"),
                        form.text("Another address than the connector's", at + "/login/base", "https://login.vendor.com")));
        return List.of(login,
                Form.beside(Parts.answerPath(model, form, "Token is at (in the answer)", at + "/token", "data.token"),
                        form.text("or in the answer's header", at + "/tokenHeader", "X-Auth-Token"),
                        form.number("Seconds until the next sign-in", at + "/validSeconds", "1800")),
                form.pairs("Headers that carry the token", at + "/headers", "+ Header", "Authorization", "Bearer {{session.token}}"),
                Parts.fold(model, Form.id(at) + "-more-session", "More about the token", draft.has(at + "/json") || draft.has(
                        at + "/renewFrom"),
                        form.pairs("Places in the JSON body that carry the token", at + "/json", "+ Place", "auth.token",
                                "{{session.token}}"),
                        Parts.answerPath(model, form, "Every answer brings the next token at", at + "/renewFrom", "token")));
    }

    private static Node request(Form form, String at) {
        Node method = form.choice("Method", at + "/method", METHODS, true);
        ((VBox) method).setPrefWidth(104);
        ((VBox) method).setMinWidth(104);
        HBox.setHgrow(method, Priority.NEVER);
        return new HBox(8, method, form.text("Path", at + "/path", "/v1/login"));
    }

    private static List<Node> body(BuilderModel model, Form form, String at) {
        String kind = kind(model.draft().get(), at);
        var box = Form.box(BODIES);
        box.setId(Form.id(at) + "-body-kind");
        box.setAccessibleText("Body of the sign-in request");
        box.setValue(kind);
        box.setOnAction(event -> body(model, at, box.getValue()));
        Node chosen = new VBox(Pieces.label("Body", "field-label"), box);
        return switch (kind) {
            case "json" -> List.of(chosen, Parts.json(model, form, "JSON; texts may hold {{secret.password}}", at + "/json"));
            case "form" -> List.of(chosen,
                    form.pairs("Form fields", at + "/form", "+ Field", "password", "{{secret.password}}"));
            case "graphql" -> List.of(chosen, form.area("Query", at + "/graphql/query", "mutation ($password: String!) { … }"),
                    Parts.json(model, form, "Variables", at + "/graphql/variables"));
            default -> List.of(chosen);
        };
    }

    private static String kind(DraftTree draft, String at) {
        return BODIES.keySet().stream().filter(one -> !one.isEmpty() && draft.has(at + "/" + one)).findFirst().orElse("");
    }

    /** Another kind of body; the fields of a form and of a flat JSON object are the same ones. */
    static void body(BuilderModel model, String at, String kind) {
        model.edit(draft -> {
            String before = kind(draft, at);
            JsonObject fields = draft.at(at + "/" + before).filter(json -> !before.isEmpty() && json.isJsonObject())
                    .map(json -> json.getAsJsonObject()).orElseGet(JsonObject::new);
            boolean flat = fields.asMap().values().stream()
                    .allMatch(value -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString());
            DraftTree tree = before.isEmpty() ? draft : draft.without(at + "/" + before);
            return switch (kind) {
                case "" -> tree;
                case "graphql" -> tree.with(at + "/method", "POST").with(at + "/graphql/query", "");
                default -> tree.with(at + "/method", "POST").with(at + "/" + kind,
                        flat && !before.equals("graphql") ? fields : new JsonObject());
            };
        });
    }
}
