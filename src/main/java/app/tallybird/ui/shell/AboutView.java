package app.tallybird.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;

/** What this program is, where it keeps its things, and whose works it holds: a dialog before the page, which goes on below. */
final class AboutView extends StackPane {

    private static final double WIDEST = 680;
    private static final double HIGHEST = 480;

    private final Button close;

    /** Over the page, which waits until it is closed. */
    static void over(Node page, StackPane root, AboutModel model) {
        Node before = root.getScene().getFocusOwner();
        AboutView[] dialog = new AboutView[1];
        dialog[0] = new AboutView(model, () -> {
            root.getChildren().remove(dialog[0]);
            page.setDisable(false);
            if (before != null) {
                before.requestFocus();
            }
        });
        page.setDisable(true);
        root.getChildren().add(dialog[0]);
        dialog[0].focus();
    }

    AboutView(AboutModel model, Runnable shut) {
        setId("about");
        getStyleClass().add("dialog-ground");
        TextArea works = new TextArea(model.works);
        works.setId("about-works");
        works.setEditable(false);
        works.setMinHeight(80);
        works.setAccessibleText("Works of others and their licenses");
        Label heading = Widgets.label("Works of others and their licenses", "strong");
        heading.setLabelFor(works);
        VBox.setVgrow(works, Priority.ALWAYS);
        close = Widgets.button("about-close", "C_lose", shut, "accent");
        VBox card = Widgets.card(Widgets.title("Tallybird"), line("about-version", model.version),
                Widgets.when(model.update.isNotEmpty(), update(model)), line("about-home", model.home), line("about-logs", model.logs),
                heading, works, Widgets.row(Widgets.button("about-copy", "_Copy", model::copy),
                        Widgets.button("about-log-folder", "Copy the log _folder", model::copyLogs), Widgets.spring(), close));
        card.setMaxSize(WIDEST, HIGHEST);
        card.setMinHeight(0);
        getChildren().add(card);
        Widgets.onKey(this, KeyCode.ESCAPE, shut);
    }

    private static Node update(AboutModel model) {
        Label line = Widgets.text(model.update, "muted");
        line.setId("about-update");
        return line;
    }

    private static Node line(String id, String words) {
        Label line = Widgets.text(words);
        line.setId(id);
        return line;
    }

    void focus() {
        close.requestFocus();
    }
}
