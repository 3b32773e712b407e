package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** For a table that is asked per parent: which parent Run asks for, the first few or one of those that were read. */
final class ParentPicker extends VBox {

    private static final List<FieldPath> IDS = java.util.stream.Stream.of("id", "uid", "uuid", "guid", "instanceUid", "key")
            .map(FieldPath::ofName).toList();
    static final String FIRST = "the first " + PreviewLimits.BUILDER.parents();

    private final LiveModel live;
    private final Button open = Widgets.button("ask-for", "", this::toggle, "small");
    private final VBox choice = new VBox(6);
    private String table = "";
    private List<Choice> shown = List.of();

    /** One line of the list; no row stands for the first ones. */
    record Choice(String words, @Nullable Row row) {
        boolean fits(String typed) {
            return words.toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return words;
        }
    }

    ParentPicker(LiveModel live) {
        super(6);
        this.live = live;
        getChildren().addAll(Widgets.row(Widgets.label("Ask for", "muted", "small"), open), choice);
        hide();
    }

    /** Shows what the table is asked for; nothing when it is not asked per parent or no parent was read. */
    void show(String name) {
        List<Row> parents = live.parents(name);
        boolean wanted = !parents.isEmpty();
        setVisible(wanted);
        setManaged(wanted);
        if (!name.equals(table)) {
            hide();
        }
        table = name;
        String now = live.askedFor(name).map(one -> words(one.row()))
                .orElse(parents.size() <= PreviewLimits.BUILDER.parents()
                        ? "all " + parents.size()
                        : FIRST + " of " + LocalFormat.number(new java.math.BigDecimal(parents.size())));
        open.setText(now);
        open.setAccessibleText("Run asks for " + now + ". Press to choose another parent.");
    }

    /** The lines of the list for these parents. */
    static List<Choice> choices(List<Row> parents) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(FIRST, null));
        parents.forEach(row -> choices.add(new Choice(words(row), row)));
        return choices;
    }

    /** "Acme Dental · 1043". */
    static String words(Row row) {
        String name = ReadingScope.nameOf(row);
        Optional<String> id = IDS.stream().map(row::read).filter(JsonPrimitive.class::isInstance).map(value -> value.getAsString())
                .findFirst();
        return id.isEmpty() || id.get().equals(name) ? name : name + " · " + id.get();
    }

    private void hide() {
        choice.getChildren().clear();
        choice.setVisible(false);
        choice.setManaged(false);
    }

    private void toggle() {
        if (choice.isVisible()) {
            hide();
            return;
        }
        shown = choices(live.parents(table));
        FilteredList<Choice> fitting = new FilteredList<>(FXCollections.observableArrayList(shown));
        ListView<Choice> list = new ListView<>(fitting);
        list.setId("parents");
        list.setAccessibleText("Parents that were read. Enter chooses one.");
        list.setPrefHeight(150);
        list.setMinHeight(130);
        list.setPlaceholder(Widgets.text("No parent with this name or id was read.", "muted"));
        list.getSelectionModel().selectFirst();
        TextField search = new TextField();
        search.setId("parent-search");
        search.setPromptText("Name or id");
        search.setAccessibleText(
                "Search the " + LocalFormat.count(shown.size(), "parent") + " by name or id; Enter takes the first that fits");
        search.textProperty().subscribe(typed -> {
            fitting.setPredicate(one -> one.fits(typed));
            list.getSelectionModel().selectFirst();
        });
        search.setOnAction(event -> choose(list.getSelectionModel().getSelectedItem()));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(list.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> choose(list.getSelectionModel().getSelectedItem()));
        choice.getChildren().setAll(search, list);
        choice.setVisible(true);
        choice.setManaged(true);
        search.requestFocus();
    }

    private void choose(@Nullable Choice chosen) {
        if (chosen != null) {
            hide();
            live.askFor(table, chosen.row());
            show(table);
            open.requestFocus();
        }
    }
}
