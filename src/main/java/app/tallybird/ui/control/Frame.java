package app.tallybird.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/**
 * The frame of every page: what is above and below never moves and is never pushed out of the window; only the middle scrolls, and only when it does
 * not fit. What changes its place with the state of the page (a problem, a list of reasons, a question) belongs into the middle.
 */
public class Frame extends BorderPane {

    private static final double AROUND = 40;

    private final ScrollPane middle = new ScrollPane();

    public Frame() {
        middle.setFitToWidth(true);
        middle.setFitToHeight(true);
        middle.setFocusTraversable(false);
        middle.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        middle.setMinHeight(0);
        setCenter(middle);
        middle.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::follow);
    }

    /** What has the focus is in sight, however it got it. */
    private void follow(@Nullable Node owner) {
        Node content = middle.getContent();
        Node at = owner;
        while (at != null && !at.equals(content)) {
            at = at.getParent();
        }
        if (at == null || owner == null || content == null) {
            return;
        }
        // what was said beside it just now moves it
        middle.applyCss();
        middle.layout();
        Bounds there = content.sceneToLocal(owner.localToScene(owner.getLayoutBounds()));
        double room = middle.getViewportBounds().getHeight();
        double rest = content.getLayoutBounds().getHeight() - room;
        double top = middle.getVvalue() * rest;
        if (rest > 0 && there.getHeight() < room && (there.getMinY() < top || there.getMaxY() > top + room)) {
            double wanted = there.getMinY() < top ? there.getMinY() - AROUND : there.getMaxY() - room + AROUND;
            middle.setVvalue(Math.max(0, Math.min(1, wanted / rest)));
        }
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
