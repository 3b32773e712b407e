package app.tallybird.ui.step.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.StepPage;
import app.tallybird.ui.wizard.WebLinks;

/** Two cards to fill in at the left, the test at the right. */
public final class ConnectView extends StepPage {

    private final ConnectModel model;
    private final BiConsumer<Duration, Runnable> later;
    private final VBox cards = Widgets.grow(Widgets.column());
    private final VBox test = Widgets.width(Widgets.card(), 270, 318);
    private final List<FieldView> fields = new ArrayList<>();

    /** {@code later} runs something on the screen after a time. */
    public ConnectView(ConnectModel model, BiConsumer<Duration, Runnable> later) {
        this.model = model;
        this.later = later;
        HBox both = new HBox(18, cards, test);
        both.setFillHeight(false);
        getChildren().addAll(Widgets.title("Connect both sides"),
                Widgets.text(
                        "Enter the two keys that Synthesize shows once, and the credentials of the vendor. Nothing is sent until you test, "
                                + "and the test only reads.",
                        "page-words"),
                Widgets.notice("asked-again", Tone.INFO, model.again), both);
        // the keys come last, and there are always two of them
        model.keys.subscribe((before, now) -> {
            build();
            focus();
        });
        if (!model.keys.get().isEmpty()) {
            build();
        }
    }

    private void build() {
        fields.clear();
        ConnectorDocument connector = model.setup.connector();
        cards.getChildren().setAll(
                Widgets.card(Widgets.label("Synthesize", "strong"), grid(model.keys.get()), clicks(),
                        Widgets.when(model.swapped,
                                Widgets.button("swap-keys", "S_wap the two keys and test again", model::swapKeys, "small"))),
                Widgets.card(Widgets.label(connector.name(), "strong"), grid(model.inputs.get()),
                        Widgets.row(Widgets.grow(Widgets.text(model.kept, "muted", "small")),
                                Widgets.button("import-env", "_Import .env…", model::importEnv, "small"))));
        Button again = Widgets.button("test-again", "Test", model::test, "small");
        again.disableProperty().bind(model.work.busy);
        test.getChildren().setAll(Widgets.row(Widgets.label("Connection test", "strong"), Widgets.spring(), again), new CheckList(model));
        if (!connector.head().docs().isEmpty() || !connector.head().note().isEmpty()) {
            test.getChildren().addAll(Widgets.label("What is counted", "strong", "small", "top-line"),
                    Widgets.text(connector.head().note(), "muted", "small"), link("Open the vendor's own pages", connector.head().docs()));
        }
    }

    private Hyperlink link(String words, String address) {
        Hyperlink link = new Hyperlink(words);
        link.setOnAction(event -> model.place.desktop().browse(address));
        return link;
    }

    private Node clicks() {
        if (model.place.demo()) {
            return Widgets.text("The demo's own keys are filled in. With real ones: Synthesize → Integrations → Custom → Billing → "
                    + "Generate API Tokens.", "muted", "small");
        }
        Hyperlink open = link("Open Synthesize", WebLinks.SYNTHESIZE);
        open.setId("open-synthesize");
        return new VBox(2,
                Widgets.text(
                        "1 Sign in to Synthesize · 2 Integrations · 3 Custom · 4 choose the type with Billing · 5 Generate API Tokens. "
                                + "Both keys are shown once, so copy them here at once.",
                        "muted", "small"),
                open);
    }

    private Node grid(List<FieldModel> models) {
        GridPane grid = Widgets.styled(new GridPane(), "field-grid");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        for (int at = 0; at < models.size(); at++) {
            FieldView view = new FieldView(models.get(at), model, later);
            fields.add(view);
            boolean wide = at % 2 == 0 && at == models.size() - 1;
            grid.add(view, at % 2, at / 2, wide ? 2 : 1, 1);
        }
        return grid;
    }

    @Override
    public void focus() {
        fields.stream().filter(FieldView::isWrong).findFirst().or(() -> fields.stream().filter(FieldView::isEmpty).findFirst())
                .or(() -> fields.stream().findFirst()).ifPresent(FieldView::focusControl);
    }
}
