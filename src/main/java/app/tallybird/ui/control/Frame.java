package app.tallybird.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

/**
 * The frame of every page: what is above and below never moves and is never pushed out of the window; only the middle scrolls, and only when it does
 * not fit. What changes its place with the state of the page (a problem, a list of reasons, a question) belongs into the middle.
 */
public class Frame extends BorderPane {

    private final ScrollPane middle = new ScrollPane();

    public Frame() {
        middle.setFitToWidth(true);
        middle.setFitToHeight(true);
        middle.setFocusTraversable(false);
        middle.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        middle.setMinHeight(0);
        setCenter(middle);
        InSight.keep(middle);
    }

    /** A page whose middle is all there is. */
    public static Frame of(Region content) {
        Frame frame = new Frame();
        frame.middle(content);
        return frame;
    }

    /** What scrolls when it needs more room than there is; else it has all of it. */
    public final void middle(Region content) {
        middle.setContent(content);
        middle.setVvalue(0);
    }

    /** What stays above. */
    public final void above(Region above) {
        above.setMinHeight(Region.USE_PREF_SIZE);
        setTop(above);
    }

    /** Words and buttons that stay below. */
    public final void below(Region below) {
        below.setMinHeight(Region.USE_PREF_SIZE);
        setBottom(Widgets.styled(below, "footer"));
    }

    /** Whenever this changes the beginning of the middle is shown: it stands there. */
    public final void beginning(ObservableValue<?> said) {
        said.subscribe(now -> middle.setVvalue(0));
    }
}
