package app.tallybird.ui.step.review;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** The numbers of a plan to look at, and beside them what explains one of them. */
public final class PlanNumbersView extends VBox {

    private static final double LEAST = 300;
    private static final double MOST = 430;
    private static final double TABLE = 320;

    private final PlanNumbersModel model;
    private final Matrix matrix;

    public PlanNumbersView(PlanNumbersModel model) {
        super(10);
        this.model = model;
        matrix = new Matrix("plan-numbers", "Counts of customers and services as they were prepared. Arrows move, Enter explains a number.",
                (row, column) -> {
                    model.explain(row, column);
                    return true;
                });
        matrix.content.bind(model.matrix);
        matrix.first.bindBidirectional(model.place.desktop().nameColumn());
        matrix.lastStays();
        matrix.placeholder.setText("No counts to show.");
        matrix.setMinHeight(TABLE);
        matrix.row.subscribe(this::moved);
        matrix.column.subscribe(this::moved);
        ExplanationPane explanation = new ExplanationPane(model.explanation,
                new ExplanationPane.Acts(model.explaining::copy, model::exportEvidence, this::close));
        Widgets.width(explanation, LEAST, MOST);
        Label title = Widgets.text(model.title, "strong");
        title.setId("plan-numbers-title");
        getChildren().addAll(new ProblemBar(model.problem, model::copy),
                Widgets.row(Widgets.grow(title), Widgets.button("plan-numbers-back", "_Back to the plan", this::back)),
                new FilterBar<>(model.customers, "Customer"), Widgets.grow(new HBox(12, Widgets.grow(matrix), explanation)));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F6 && model.explanation.get() != null) {
                if (Widgets.holds(explanation, getScene().getFocusOwner())) {
                    matrix.requestFocus();
                } else {
                    explanation.enter();
                }
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** The keyboard goes to the numbers. */
    public void focus() {
        matrix.requestFocus();
    }

    private void moved() {
        if (model.explanation.get() != null) {
            model.explain(matrix.row.get(), matrix.column.get());
        }
    }

    private void back() {
        model.explanation.set(null);
        model.close();
    }

    private void close() {
        model.close();
        matrix.requestFocus();
    }
}
