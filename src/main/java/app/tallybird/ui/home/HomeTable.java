package app.tallybird.ui.home;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** The integrations of a month under their headings; only the rows scroll. Enter opens the chosen one, Alt and Enter does what its button does. */
final class HomeTable extends VBox {

    /** State, units, money, twelve months, next run, acts: in a wide window, and where the names need the room. */
    private static final List<Double> ROOMY = List.of(200.0, 100.0, 116.0, 146.0, 158.0, 160.0);
    private static final List<Double> TIGHT = List.of(178.0, 84.0, 112.0, 0.0, 132.0, 160.0);
    private static final double WIDE = 1_100;
    private static final double ROW = 51;
    private static final double SECOND = 37;
    private static final double BORDER = 3;

    final ListView<IntegrationRow> list = new ListView<>();
    /** Without room for it the line of twelve months is not there. */
    final BooleanBinding wide = widthProperty().greaterThan(WIDE);

    private String chosen = "";

    /** Without any price nothing is said of money. */
    private final ObservableValue<Boolean> money;

    /** Whether there is room for all of it. */
    final BooleanBinding roomy;

    private final List<DoubleBinding> widths;

    HomeTable(HomeModel model) {
        money = model.summary.map(now -> now.sum().worth().there());
        roomy = Bindings.createBooleanBinding(() -> wide.get() || !money.getValue(), wide, money);
        widths = IntStream.range(0, ROOMY.size())
                .mapToObj(column -> Bindings.createDoubleBinding(() -> (roomy.get() ? ROOMY : TIGHT).get(column), roomy)).toList();
        getStyleClass().add("month-table");
        // the page is never as wide as the columns that go when there is no room for them
        setMinWidth(0);
        setMaxHeight(USE_PREF_SIZE);
        list.setId("integrations");
        list.setItems(model.filtered.shown);
        list.setAccessibleText(
                "Integrations. Enter opens the chosen one, Alt and Enter does what its button says; a file dropped on one is read by it.");
        list.setCellFactory(made -> new HomeRow(model, this));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            IntegrationRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null && list.equals(event.getTarget())) {
                event.consume();
                if (event.isAltDown()) {
                    model.act(row).run().run();
                } else {
                    model.show(row);
                }
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(row -> chosen = row == null ? chosen : row.name());
        list.focusedProperty().subscribe(this::choose);
        model.filtered.shown.addListener((Observable change) -> choose());
        list.setMinHeight(ROW);
        list.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> height(model.filtered.shown), model.filtered.shown));
        list.maxHeightProperty().bind(list.prefHeightProperty());
        getChildren().addAll(head(model), list);
        Widgets.grow(list);
    }

    /** One is chosen, so that Enter has something to open: the one of before when the rows were read again, else the first. */
    private void choose() {
        if (list.isFocused() && list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(
                    list.getItems().stream().filter(row -> row.name().equals(chosen)).findFirst().orElse(list.getItems().getFirst()));
        }
    }

    private static double height(List<IntegrationRow> rows) {
        return BORDER + rows.stream().mapToDouble(row -> row.attention().isEmpty() ? ROW : ROW + SECOND).sum();
    }

    private Node head(HomeModel model) {
        Label month = Widgets.label("", "month-head");
        month.textProperty().bind(model.summary.map(now -> LocalFormat.month(now.month())));
        HBox head = columns(List.of(Widgets.label("Integration", "month-head"), month, right(Widgets.label("Units now", "month-head")),
                right(Widgets.label("Money change", "month-head")), Widgets.label("12 months", "month-head"),
                Widgets.label("Next run", "month-head"), new Region()));
        head.getStyleClass().add("month-heads");
        return head;
    }

    static Node right(Node... content) {
        VBox box = new VBox(1, content);
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    /** Name, state, units, money, twelve months, next run, acts: each in the room of its column. */
    HBox columns(List<Node> cells) {
        HBox row = Widgets.styled(new HBox(), "month-columns");
        for (int at = 0; at < cells.size(); at++) {
            HBox box = new HBox(cells.get(at));
            boolean first = at == 0;
            box.setAlignment(at == 2 || at == 3 || at == cells.size() - 1 ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            if (first) {
                Widgets.grow(box);
                box.setMinWidth(0);
                box.setPrefWidth(0);
            } else {
                DoubleBinding width = widths.get(at - 1);
                List.of(box.minWidthProperty(), box.prefWidthProperty(), box.maxWidthProperty()).forEach(one -> one.bind(width));
            }
            row.getChildren().add(at == 3 ? Widgets.when(money, box) : at == 4 ? Widgets.when(wide, box) : box);
        }
        return row;
    }
}
