package app.tallybird.ui.file;

import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** How the next file comes: dropped, or read by itself from a folder, and by which day. */
final class WatchCard extends VBox {

    private static final int LAST_DAY = 28;

    WatchCard(FileModel model) {
        super(8);
        WatchModel watch = model.watch;
        getStyleClass().add("file-section");
        CheckBox on = Widgets.styled(new CheckBox("Read the _next file by itself"), "strong");
        on.setId("watch-next");
        on.setMnemonicParsing(true);
        on.selectedProperty().bindBidirectional(watch.on);
        TextField where = Fields.text("watch-where", watch.where);
        where.setAccessibleText("Where the next files arrive, with * for what changes in their names");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(watch.where);
        where.setTooltip(whole);
        Button change = Widgets.button("watch-change", "Change…",
                () -> model.place.desktop().openFolder("Where the next files arrive").ifPresent(watch::in), "small");
        Label wrong = Widgets.text("", "warn-text", "small");
        watch.wrong.subscribe(now -> {
            wrong.setText(now.isEmpty() ? "" : "⚠ " + now);
            Widgets.show(wrong, !now.isEmpty());
        });
        VBox folder = new VBox(8, new HBox(8, Widgets.grow(where), change), wrong,
                Widgets.text("The newest file whose name fits is read with these settings, at its schedule or at the next review. "
                        + "If a heading changes, nothing is sent.", "muted", "small"));
        Label dropped = Widgets.text("The next file is dropped on its row at home. If a heading changes, nothing is sent.", "muted",
                "small");
        getChildren().setAll(on, Widgets.when(watch.on, folder), Widgets.when(watch.on.not(), dropped), due(watch));
    }

    private static HBox due(WatchModel watch) {
        ComboBox<Integer> day = Widgets.styled(new ComboBox<>(), "small-box");
        day.setId("file-by");
        day.getItems().setAll(IntStream.rangeClosed(0, LAST_DAY).boxed().toList());
        day.setConverter(Fields.converter(one -> one == 0 ? "no day" : "day " + one));
        day.setValue(watch.day.get());
        watch.day.subscribe(now -> day.setValue(now.intValue()));
        day.setOnAction(event -> watch.day.set(day.getValue()));
        Label words = Widgets.text("A file of each month is missing after", "small");
        words.setLabelFor(day);
        day.setAccessibleText(words.getText());
        return Widgets.row(Widgets.grow(words), day);
    }
}
