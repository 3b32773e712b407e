package app.tallybird.ui.screens;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** A mouse, as the toolkit tells of it. Used on the screen's thread. */
final class Clicks {

    private Clicks() {
    }

    static void twice(Node node) {
        Event.fireEvent(node, event(MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY, 2));
    }

    /** The pointer comes over it. */
    static void over(Node node) {
        Event.fireEvent(node, event(MouseEvent.MOUSE_ENTERED_TARGET, MouseButton.NONE, 0));
    }

    private static MouseEvent event(javafx.event.EventType<MouseEvent> type, MouseButton button, int clicks) {
        return new MouseEvent(type, 0, 0, 0, 0, button, clicks, false, false, false, false, false, false, false, true, false, false, null);
    }
}
