package app.tallybird.ui;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import app.tallybird.problem.Problem;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** A window that says why the real one cannot open. Needs no settings, no theme and no ledger. */
final class StartFailure {

    private StartFailure() {
    }

    static void show(Stage stage, Problem problem) {
        TextArea text = new TextArea(ProblemBar.text(problem));
        text.setId("failure");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(problem.sentence());
        Button close = Widgets.button("close", "Close", Platform::exit);
        close.setDefaultButton(true);
        VBox root = new VBox(12, Widgets.label("Tallybird could not start"), text, close);
        root.setStyle("-fx-padding: 18px;");
        stage.setTitle("Tallybird could not start");
        stage.getIcons().setAll(AppIcon.pictures());
        stage.setScene(new Scene(root, 620, 320));
        stage.show();
        close.requestFocus();
    }
}
