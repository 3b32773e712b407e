package app.tallybird.ui.control;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;

import app.tallybird.problem.Wording;

/**
 * A line of one number for each month, the oldest at the left. A month without a number is a gap with a cross, never zero; what was read and is not
 * accepted is a hollow end. It says its numbers in words; alone it proves nothing.
 */
public final class Sparkline extends Pane {

    private static final double WIDTH = 136;
    private static final double HEIGHT = 28;
    private static final double MARGIN = 5;
    private static final double DOT = 2.6;

    /** {@code read} is what was read after the last accepted one and is not accepted, or empty. */
    public Sparkline(List<Optional<BigDecimal>> months, Optional<BigDecimal> read) {
        this(months, read, WIDTH);
    }

    /** The same in another width. */
    public Sparkline(List<Optional<BigDecimal>> months, Optional<BigDecimal> read, double width) {
        getStyleClass().add("spark");
        setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPrefSize(width, HEIGHT);
        setMaxSize(width, HEIGHT);
        setAccessibleText(words(months, read));
        List<Optional<BigDecimal>> all = new ArrayList<>(months);
        if (read.isPresent()) {
            all.set(all.size() - 1, read);
        }
        List<Integer> known = IntStream.range(0, all.size()).filter(at -> all.get(at).isPresent()).boxed().toList();
        if (known.isEmpty()) {
            return;
        }
        double least = all.stream().flatMap(Optional::stream).mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double most = all.stream().flatMap(Optional::stream).mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        // a tenth of the height is at least a twentieth of the number, so that noise does not look like a cliff
        double range = Math.max(most - least, Math.max(1, Math.abs(most) / 2));
        Polyline line = new Polyline();
        line.getStyleClass().add("spark-line");
        Polygon ground = new Polygon();
        ground.getStyleClass().add("spark-ground");
        for (int at : known) {
            double height = HEIGHT / 2 - (all.get(at).orElseThrow().doubleValue() - (most + least) / 2) / range * (HEIGHT - 2 * MARGIN);
            line.getPoints().addAll(x(at, all.size(), width), height);
        }
        ground.getPoints().setAll(line.getPoints());
        ground.getPoints().addAll(x(known.getLast(), all.size(), width), HEIGHT, x(known.getFirst(), all.size(), width), HEIGHT);
        getChildren().addAll(ground, line);
        List<Double> points = line.getPoints();
        Circle end = new Circle(points.get(points.size() - 2), points.getLast(), DOT);
        end.getStyleClass().add(read.isPresent() ? "spark-read" : "spark-end");
        getChildren().add(end);
        IntStream.range(known.getFirst(), all.size()).filter(at -> all.get(at).isEmpty()).forEach(at -> {
            Text cross = new Text(x(at, all.size(), width) - DOT, HEIGHT / 2 + DOT, "\u00d7");
            cross.getStyleClass().add("spark-gap");
            getChildren().add(cross);
        });
    }

    private static double x(int at, int of, double width) {
        return MARGIN + at * (width - 2 * MARGIN) / Math.max(1, of - 1);
    }

    /** "2,318, none, 2,431 units; 2,450 read". */
    public static String words(List<Optional<BigDecimal>> months, Optional<BigDecimal> read) {
        List<Optional<BigDecimal>> since = months.stream().dropWhile(Optional::isEmpty).toList();
        String accepted = since.isEmpty()
                ? "no push yet"
                : since.stream().map(one -> one.map(LocalFormat::number).orElse("none")).collect(Collectors.joining(", ")) + " "
                        + Wording.noun(2, "unit");
        return accepted + read.map(value -> "; " + LocalFormat.number(value) + " read, not accepted").orElse("");
    }
}
