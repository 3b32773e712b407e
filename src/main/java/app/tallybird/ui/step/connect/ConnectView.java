package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepView;
import app.tallybird.ui.wizard.WebLinks;

/** Two cards to fill in at the left, the test at the right. */
public final class ConnectView implements StepView {

    private final ConnectModel model;
    private final BiConsumer<Duration, Runnable> later;
    private final VBox cards = Widgets.column();
    private final VBox test = Widgets.card();
    private final List<FieldView> fields = new ArrayList<>();
    private final VBox page = new VBox();

    /** {@code later} runs something on the screen after a time. */
    public ConnectView(ConnectModel model, BiConsumer<Duration, Runnable> later) {
        this.model = model;
        this.later = later;
        page.getStyleClass().add("step");
        HBox.setHgrow(cards, Priority.ALWAYS);
        test.setMinWidth(270);
        test.setPrefWidth(318);
        test.setMaxWidth(318);
        HBox both = new HBox(18, cards, test);
        both.setFillHeight(false);
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        page.getChildren().addAll(Widgets.title("Connect both sides"),
                Widgets.text(
                        "Enter the two keys that Synthesize shows once, and the credentials of the vendor. Nothing is sent until you test, "
                                + "and the test only reads.",
                        "page-words"),
                scroll);
        // the keys come last, and there are always two of them
        model.keys.addListener((property, before, now) -> {
            build();
            focus();
        });
        if (!model.keys.get().isEmpty()) {
            build();
        }
    }

    private void build() {
        fields.clear();
        VBox synthesize = Widgets.card(Widgets.label("Synthesize", "strong"), grid(model.keys.get()), clicks());
        Button swap = Widgets.button("swap-keys", "S_wap the two keys and test again", model::swapKeys, "small");
        synthesize.getChildren().add(Widgets.when(model.swapped, swap));
        VBox vendor = Widgets.card(Widgets.label(model.vendorName(), "strong"), grid(model.inputs.get()));
        Button importEnv = Widgets.button("import-env", "_Import .env…", model::importEnv, "small");
        var kept = Widgets.text(model.kept(), "muted", "small");
        HBox.setHgrow(kept, Priority.ALWAYS);
        kept.setMaxWidth(Double.MAX_VALUE);
        vendor.getChildren().add(Widgets.row(kept, importEnv));
        cards.getChildren().setAll(synthesize, vendor);
        Button again = Widgets.button("test-again", "_Test", model::test, "small");
        again.disableProperty().bind(model.busy());
        test.getChildren().setAll(Widgets.row(Widgets.label("Connection test", "strong"), Widgets.spring(), again), new CheckList(model));
        if (!model.vendorDocs().isEmpty() || !model.vendorNote().isEmpty()) {
            test.getChildren().addAll(Widgets.label("What is counted", "strong", "small", "top-line"),
                    Widgets.text(model.vendorNote(), "muted", "small"));
            Hyperlink docs = new Hyperlink("Open the vendor's own pages");
            docs.setOnAction(event -> model.browse(model.vendorDocs()));
            test.getChildren().add(docs);
        }
    }

    private Node clicks() {
        if (model.demo()) {
            return Widgets.text("The demo's own keys are filled in. With real ones: Synthesize → Integrations → Custom → Billing → "
                    + "Generate API Tokens.", "muted", "small");
        }
        Hyperlink open = new Hyperlink("Open Synthesize");
        open.setId("open-synthesize");
        open.setOnAction(event -> model.browse(WebLinks.SYNTHESIZE));
        return new VBox(2,
                Widgets.text(
                        "1 Sign in to Synthesize · 2 Integrations · 3 Custom · 4 choose the type with Billing · 5 Generate API Tokens. "
                                + "Both keys are shown once, so copy them here at once.",
                        "muted", "small"),
                open);
    }

    private Node grid(List<FieldModel> models) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("field-grid");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        int at = 0;
        for (FieldModel field : models) {
            FieldView view = new FieldView(field, model, later);
            fields.add(view);
            boolean wide = at % 2 == 0 && models.indexOf(field) == models.size() - 1;
            grid.add(view, at % 2, at / 2, wide ? 2 : 1, 1);
            at++;
        }
        return grid;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        fields.stream().filter(FieldView::isWrong).findFirst().or(() -> fields.stream().filter(FieldView::isEmpty).findFirst())
                .or(() -> fields.stream().findFirst()).ifPresent(FieldView::focusControl);
    }
}
