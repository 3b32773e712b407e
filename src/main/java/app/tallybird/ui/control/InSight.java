package app.tallybird.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

/** What has the focus is in sight, however it got it. */
final class InSight {

    private static final double AROUND = 40;

    private InSight() {
    }

    /** Scrolls the pane up or down to what has the focus inside it. */
    static void keep(ScrollPane pane) {
        pane.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> follow(pane, owner));
    }

    private static void follow(ScrollPane pane, @Nullable Node owner) {
        Node content = pane.getContent();
        Node at = owner;
        while (at != null && !at.equals(content)) {
            at = at.getParent();
        }
        if (at == null || owner == null || content == null) {
            return;
        }
        // what was said beside it just now moves it
        pane.applyCss();
        pane.layout();
        Bounds there = content.sceneToLocal(owner.localToScene(owner.getLayoutBounds()));
        double room = pane.getViewportBounds().getHeight();
        double rest = content.getLayoutBounds().getHeight() - room;
        double top = pane.getVvalue() * rest;
        if (rest > 0 && there.getHeight() < room && (there.getMinY() < top || there.getMaxY() > top + room)) {
            double wanted = there.getMinY() < top ? there.getMinY() - AROUND : there.getMaxY() - room + AROUND;
            pane.setVvalue(Math.max(0, Math.min(1, wanted / rest)));
        }
    }
}
