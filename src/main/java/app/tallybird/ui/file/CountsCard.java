package app.tallybird.ui.file;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.PointedFile;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** What a push would read, as soon as it is counted: customers, services, units, the numbers themselves, and what a person should look at. */
final class CountsCard extends VBox {

    private static final double ROW = 26;
    private static final int MOST_SHOWN = 4;
    private static final double PROBLEMS = 84;
    private static final int MOST_PROBLEMS = 6;

    private final FileModel model;
    private final Label state = Widgets.text("", "muted", "small");
    private final HBox figures = new HBox(18);
    private final Label total = Widgets.text("", "small");
    private final ListView<PointedFile.Count> list = new ListView<>();
    private final VBox problems = new VBox(4);

    CountsCard(FileModel model) {
        super(6);
        this.model = model;
        getStyleClass().addAll("file-section", "file-result");
        list.setId("file-counts");
        list.setFixedCellSize(ROW);
        list.setAccessibleText("The units of each customer and service");
        list.setCellFactory(made -> new Cell());
        figures.setId("file-figures");
        total.setId("file-total");
        getChildren().setAll(Widgets.label("Result", "strong"), state, figures, total, Widgets.room(problems, PROBLEMS), list);
        setMinHeight(Region.USE_PREF_SIZE);
        model.counts.subscribe((before, now) -> show());
        model.counting.busy.subscribe((before, now) -> show());
        model.blocked.subscribe((before, now) -> show());
        show();
    }

    private void show() {
        PointedFile.Counts now = model.counts.get();
        state.setText(now != null ? "" : model.counting.busy.get() ? "Counting…" : model.blocked.get());
        Widgets.show(state, now == null);
        figures.getChildren()
                .setAll(now == null
                        ? List.of()
                        : List.of(figure(LocalFormat.number(now.customers()), now.customers() == 1 ? "customer" : "customers"),
                                figure(LocalFormat.number(now.services()), now.services() == 1 ? "service" : "services"),
                                figure(LocalFormat.number(now.units()), "units")));
        String words = model.total();
        total.setText(words.isEmpty() ? "" : (model.totalFits() ? "✓ " : "⚠ ") + words);
        Widgets.style(total, "good-text", model.totalFits());
        Widgets.style(total, "warn-text", !model.totalFits());
        Widgets.show(total, !words.isEmpty());
        problems.getChildren().clear();
        if (now != null) {
            if (now.unknown() > 0) {
                problems.getChildren().add(Widgets
                        .text("⚠ " + LocalFormat.count(now.unknown(), "count") + " not known, and never sent as 0", "warn-text", "small"));
            }
            now.problems().stream().limit(MOST_PROBLEMS)
                    .forEach(one -> problems.getChildren().add(Widgets.text("⚠ " + one, "warn-text", "small")));
            if (now.problems().size() > MOST_PROBLEMS) {
                problems.getChildren().add(Widgets.text("and " + (now.problems().size() - MOST_PROBLEMS) + " more", "muted", "small"));
            }
        }
        list.getItems().setAll(now == null ? List.of() : now.list());
        double height = Math.max(1, Math.min(MOST_SHOWN, list.getItems().size())) * ROW + 4;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        Widgets.show(list, now != null && !now.list().isEmpty());
    }

    private static VBox figure(String number, String words) {
        VBox figure = new VBox(Widgets.label(number, "file-figure"), Widgets.label(words, "muted", "small"));
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return figure;
    }

    /** Customer, service and units. */
    private static final class Cell extends ListCell<PointedFile.Count> {
        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PointedFile.@Nullable Count count, boolean empty) {
            super.updateItem(count, empty);
            if (count == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Label who = Widgets.label(count.customer() + " · " + count.service(), "small");
            who.setMinWidth(0);
            Label units = Widgets.label(count.units().map(LocalFormat::number).orElse("?"), "small", "strong-cell");
            units.setMinWidth(Region.USE_PREF_SIZE);
            setGraphic(new HBox(8, Widgets.grow(who), units));
            setAccessibleText(LocalFormat.joined(", ", count.customer(), count.service(),
                    count.units().map(LocalFormat::number).orElse("not known"), count.why()));
        }
    }
}
