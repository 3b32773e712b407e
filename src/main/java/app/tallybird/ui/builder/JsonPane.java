package app.tallybird.ui.builder;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.Finding;
import app.tallybird.ui.control.Widgets;

/** The document as text, with what is wrong at its lines. Text that can be read is taken over at once. */
final class JsonPane extends VBox {

    private final TextArea area = new TextArea();
    private final BuilderModel model;
    private boolean typing;

    JsonPane(BuilderModel model) {
        this.model = model;
        getStyleClass().add("json-pane");
        area.setId("json");
        area.getStyleClass().add("code");
        area.setAccessibleText("The connector as JSON");
        area.setText(model.text());
        area.textProperty().subscribe((before, now) -> {
            typing = true;
            model.text(now);
            typing = false;
        });
        VBox.setVgrow(area, Priority.ALWAYS);
        Label state = Widgets.text("", "small");
        ListView<Finding> list = new ListView<>();
        list.setId("findings");
        list.setPrefHeight(150);
        list.setMinHeight(80);
        list.setMaxHeight(170);
        list.setAccessibleText("What is wrong. Enter goes to its line.");
        list.setPlaceholder(Widgets.text("No mistakes.", "good-text"));
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable Finding finding, boolean empty) {
                super.updateItem(finding, empty);
                setText(empty || finding == null ? null : sentence(finding));
                setWrapText(true);
                setPrefWidth(0);
            }
        });
        list.setOnMouseClicked(event -> go(list.getSelectionModel().getSelectedItem()));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go(list.getSelectionModel().getSelectedItem());
            }
        });
        model.findings.subscribe(now -> {
            list.setItems(FXCollections.observableArrayList(now));
            state.setText(model.isBroken() ? "This text can not be read; the forms show the last one that could." : "");
        });
        getChildren().addAll(area, state, list);
    }

    /** "12:5 C202 …". */
    static String sentence(Finding finding) {
        return finding.at().line() + ":" + finding.at().column() + "  " + finding.code() + " " + finding.pointer() + ": " + finding.text()
                + (finding.hint().isEmpty() ? "" : "  Hint: " + finding.hint());
    }

    private void go(@Nullable Finding finding) {
        if (finding == null) {
            return;
        }
        List<String> lines = area.getText().lines().toList();
        int place = 0;
        for (int i = 0; i < Math.min(finding.at().line() - 1, lines.size()); i++) {
            place += lines.get(i).length() + 1;
        }
        area.positionCaret(Math.min(area.getLength(), place + finding.at().column() - 1));
        area.requestFocus();
    }

    /** Shows the document again after anything but typing here has changed it. */
    void refresh() {
        if (!typing && !area.getText().equals(model.text())) {
            int caret = area.getCaretPosition();
            area.setText(model.text());
            area.positionCaret(Math.min(caret, area.getLength()));
        }
    }

    TextArea area() {
        return area;
    }
}
