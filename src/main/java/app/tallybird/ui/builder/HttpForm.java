package app.tallybird.ui.builder;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.ui.control.Widgets;

/** What all requests have in common, how fast they go, and what is tried again. */
final class HttpForm {

    private static final String AT = "/http";

    private HttpForm() {
    }

    static List<Node> content(BuilderModel model, Form form) {
        DraftTree draft = model.draft().get();
        boolean set = Stream.of("headers", "query", "timeoutSeconds", "rate", "parallel", "retry")
                .anyMatch(part -> draft.has(AT + "/" + part));
        return List.of(
                FormParts.fold(model, "more-http", "More about all requests", set,
                        form.pairs("Headers of all requests", AT + "/headers", "+ Header", "Accept", "application/json"),
                        form.pairs("Parameters of all requests", AT + "/query", "+ Parameter", "version", "2"),
                        Widgets.label("How fast", "strong"),
                        Form.beside(form.number("At most this many requests", AT + "/rate/requests", "as many as it takes"),
                                form.number("in this many seconds", AT + "/rate/perSeconds", ""),
                                form.number("At the same time", AT + "/parallel", "1")),
                        form.wrong(AT + "/rate"), form.number("Seconds to wait for an answer", AT + "/timeoutSeconds", "60"),
                        Widgets.label("What is tried again", "strong"),
                        FormParts.list(model, form, "When the status is one of", AT + "/retry/statuses",
                                "408, 425, 429, 500, 502, 503, 504"),
                        Form.beside(form.number("Attempts", AT + "/retry/attempts", "5"),
                                form.number("First wait, in seconds", AT + "/retry/firstWaitSeconds", "2"),
                                form.number("Longest wait", AT + "/retry/maxWaitSeconds", "120")),
                        form.text("Header in which the vendor says how long to wait", AT + "/retry/waitHeader", "Retry-After")),
                FailRules.fold(model, form, AT));
    }
}
