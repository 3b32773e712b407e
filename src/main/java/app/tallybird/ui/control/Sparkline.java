package app.tallybird.ui.control;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polyline;

import app.tallybird.problem.Wording;

/** A line of a few numbers without axes, the oldest at the left. It says its numbers in words; alone it proves nothing. */
public final class Sparkline extends Pane {

    private static final double WIDTH = 110;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 3;

    public Sparkline(List<BigDecimal> values) {
        getStyleClass().add("spark");
        setMinSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        setAccessibleText(words(values));
        if (values.isEmpty()) {
            return;
        }
        double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        // a tenth of the height is at least a twentieth of the number, so that noise does not look like a cliff
        double range = Math.max(most - least, Math.max(1, Math.abs(most) / 2));
        double middle = (most + least) / 2;
        Polyline line = new Polyline();
        line.getStyleClass().add("spark-line");
        double step = (WIDTH - 2 * MARGIN) / Math.max(1, values.size() - 1);
        for (int index = 0; index < values.size(); index++) {
            line.getPoints().addAll(MARGIN + index * step,
                    HEIGHT / 2 - (values.get(index).doubleValue() - middle) / range * (HEIGHT - 2 * MARGIN));
        }
        if (values.size() == 1) {
            line.getPoints().addAll(WIDTH - MARGIN, HEIGHT / 2);
        }
        getChildren().add(line);
    }

    /** "2,318, 2,431, 2,450 units". */
    public static String words(List<BigDecimal> values) {
        return values.isEmpty()
                ? "no push yet"
                : values.stream().map(LocalFormat::number).collect(Collectors.joining(", ")) + " " + Wording.noun(values.getLast(), "unit");
    }
}
