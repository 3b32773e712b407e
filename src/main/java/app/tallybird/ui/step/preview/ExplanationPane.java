package app.tallybird.ui.step.preview;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** The answer to "where does this number come from", beside the table; Escape closes it. */
final class ExplanationPane extends VBox {

    private final Runnable close;

    ExplanationPane(Runnable close) {
        this.close = close;
        getStyleClass().add("drawer");
        setId("explanation");
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
            }
        });
    }

    void show(@Nullable Explanation what) {
        setVisible(what != null);
        setManaged(what != null);
        if (what == null) {
            getChildren().clear();
            return;
        }
        Button shut = Widgets.button("close-explanation", "C_lose", close, "small");
        getChildren().setAll(Widgets.row(Widgets.text(what.title(), "strong"), Widgets.spring(), shut),
                Widgets.label(what.number(), "big-number"), Widgets.text("Rule: " + what.rule()));
        if (!what.leftOut().isEmpty()) {
            getChildren().add(Widgets.text("Not counted: " + String.join(" · ", what.leftOut()), "muted"));
        }
        if (!what.rows().isEmpty()) {
            getChildren().addAll(Widgets.text(what.more(), "muted", "small"), table(what));
        }
        setAccessibleText(what.title() + " is " + what.number() + ". Rule: " + what.rule());
        shut.requestFocus();
    }

    private static TableView<List<String>> table(Explanation what) {
        TableView<List<String>> table = Tables.of("explanation-rows", new FilteredList<>(FXCollections.observableArrayList(what.rows())),
                "");
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        for (int at = 0; at < what.columns().size(); at++) {
            int index = at;
            TableColumn<List<String>, String> column = Tables.text(what.columns().get(at), 130, row -> row.get(index), "mono");
            table.getColumns().add(column);
        }
        Tables.describe(table, "The rows behind this number");
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }
}
