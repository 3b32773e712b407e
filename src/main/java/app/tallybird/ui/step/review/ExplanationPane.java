package app.tallybird.ui.step.review;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
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
        Widgets.onKey(this, KeyCode.ESCAPE, close);
    }

    void show(@Nullable Explanation what) {
        Widgets.show(this, what != null);
        getChildren().clear();
        if (what == null) {
            return;
        }
        Button shut = Widgets.button("close-explanation", "C_lose", close, "small");
        getChildren().setAll(Widgets.row(Widgets.text(what.title(), "strong"), Widgets.spring(), shut),
                Widgets.label(what.number(), "big-number"), Widgets.text("Rule: " + what.rule()));
        if (!what.leftOut().isEmpty()) {
            getChildren().add(Widgets.text("Not counted: " + String.join(" · ", what.leftOut()), "muted"));
        }
        if (!what.rows().isEmpty()) {
            getChildren().addAll(Widgets.text(what.more(), "muted", "small"), Widgets.grow(table(what)));
        }
        setAccessibleText(what.title() + " is " + what.number() + ". Rule: " + what.rule());
    }

    private static TableView<List<String>> table(Explanation what) {
        TableView<List<String>> table = Tables.of("explanation-rows", FXCollections.observableArrayList(what.rows()), "",
                "The rows behind this number");
        IntStream.range(0, what.columns().size())
                .forEach(at -> table.getColumns().add(Tables.text(what.columns().get(at), 130, row -> row.get(at), "mono")));
        return table;
    }
}
