package app.tallybird.ui.shell;

import java.util.Objects;

import app.tallybird.ui.theme.Scheme;

/** Where the window was and how it looked; in the screen's own units. */
public record Placement(double x, double y, double width, double height, boolean maximized, Scheme scheme, double nameColumn) {

    public static final double LEAST_WIDTH = 1024;
    public static final double LEAST_HEIGHT = 640;
    public static final double NAME_COLUMN = 190;

    public Placement {
        Objects.requireNonNull(scheme, "a file that was not written by this program may name none");
        nameColumn = nameColumn == 0 ? NAME_COLUMN : nameColumn;
    }

    public Placement(double x, double y, double width, double height, boolean maximized, Scheme scheme) {
        this(x, y, width, height, maximized, scheme, NAME_COLUMN);
    }

    /** In the middle of the first screen, by the system's colours. */
    public static Placement first() {
        return new Placement(Double.NaN, Double.NaN, 1280, 800, false, Scheme.SYSTEM);
    }

    /** The same, pushed onto a screen of this size and place, and never smaller than the pages need or bigger than the screen. */
    public Placement within(double left, double top, double screenWidth, double screenHeight) {
        double w = Math.min(Math.max(width, LEAST_WIDTH), screenWidth);
        double h = Math.min(Math.max(height, LEAST_HEIGHT), screenHeight);
        double newX = Double.isNaN(x) ? left + (screenWidth - w) / 2 : Math.min(Math.max(x, left), left + screenWidth - w);
        double newY = Double.isNaN(y) ? top + (screenHeight - h) / 2 : Math.min(Math.max(y, top), top + screenHeight - h);
        return new Placement(newX, newY, w, h, maximized, scheme, nameColumn);
    }
}
