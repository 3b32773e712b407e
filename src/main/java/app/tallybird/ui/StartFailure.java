package app.tallybird.ui;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import app.tallybird.app.LedgerSharing;
import app.tallybird.problem.Problem;
import app.tallybird.secret.Secret;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.task.TaskRunner;

/**
 * A window that says why the real one cannot open, and tries again. Needs no settings, no theme and no ledger. Where the ledger is a shared one, its address
 * and password can be corrected; the one of this computer takes its place never, for the others go on with the shared one.
 */
final class StartFailure {

    private final TaskRunner runner;
    private final Optional<LedgerSharing> sharing;
    private final Runnable again;
    private final TextArea text = new TextArea();
    private final TextField address = new TextField();
    private final PasswordField password = new PasswordField();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    /** {@code sharing} is there where the ledger is a shared one; {@code again} makes another start. */
    StartFailure(TaskRunner runner, Optional<LedgerSharing> sharing, Runnable again) {
        this.runner = runner;
        this.sharing = sharing;
        this.again = again;
    }

    void show(Stage stage, Problem problem) {
        text.setId("failure");
        text.setEditable(false);
        text.setWrapText(true);
        say(problem);
        Button close = Widgets.button("close", "Close", Platform::exit);
        close.setCancelButton(true);
        Button retry = Widgets.button("try-again", "_Try again", this::tryAgain);
        retry.setDefaultButton(true);
        retry.disableProperty().bind(busy);
        Label asking = Widgets.label("Asking the ledger\u2026");
        Label title = Widgets.label("Tallybird could not start");
        title.setStyle("-fx-font-size: 1.3em; -fx-font-weight: bold;");
        VBox root = new VBox(12, title, Widgets.grow(text));
        sharing.ifPresent(shared -> root.getChildren().add(ledger(shared)));
        HBox buttons = new HBox(10, Widgets.when(busy, asking), Widgets.spring(), close, retry);
        buttons.setAlignment(Pos.CENTER_LEFT);
        root.getChildren().add(buttons);
        root.setStyle("-fx-padding: 18px;");
        stage.setTitle("Tallybird could not start");
        stage.getIcons().setAll(AppIcon.pictures());
        stage.setScene(new Scene(root, 620, sharing.isPresent() ? 480 : 320));
        stage.show();
        retry.requestFocus();
    }

    private void say(Problem problem) {
        text.setText(ProblemBar.text(problem));
        text.setAccessibleText(problem.sentence());
    }

    /** What is named at the start is not chosen here. */
    private Node ledger(LedgerSharing shared) {
        address.setId("failure-address");
        address.setText(shared.readable().orElse(""));
        password.setId("failure-password");
        password.setPromptText("Empty for the one that is kept");
        VBox fields = new VBox(6);
        if (shared.isNamed()) {
            Label named = Widgets.text("The shared ledger is named at the start of the program (--ledger or TALLYBIRD_LEDGER)"
                    + shared.readable().map(text -> ": " + text).orElse("") + ". Change it there.");
            named.setId("failure-named");
            fields.getChildren().add(named);
        } else {
            fields.getChildren().add(Fields.labelled("Address of the shared ledger", address));
        }
        fields.getChildren()
                .add(shared.isPasswordNamed()
                        ? Widgets.text("Its password comes from TALLYBIRD_LEDGER_PASSWORD; change it there.")
                        : Fields.labelled("Password of the role", password));
        return fields;
    }

    private void tryAgain() {
        Optional<Secret> typed = Optional.of(password.getText()).filter(words -> !words.isBlank()).map(Secret::of);
        String to = address.getText();
        if (sharing.isEmpty()) {
            again.run();
            return;
        }
        LedgerSharing shared = sharing.get();
        busy.set(true);
        runner.start(cancel -> {
            shared.correct(shared.isNamed() ? shared.written().orElse(to) : to, typed);
            return true;
        }, done -> again.run(), problem -> {
            busy.set(false);
            say(problem);
        });
    }
}
