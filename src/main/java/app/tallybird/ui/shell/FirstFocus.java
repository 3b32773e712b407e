package app.tallybird.ui.shell;

import javafx.scene.Node;

/** Where the focus goes when a page of its own is opened: its first choice, else its first button. */
final class FirstFocus {

    private FirstFocus() {
    }

    static void give(Node page) {
        // what scrolls is only part of the scene once it is laid out
        page.applyCss();
        Node box = page.lookup(".combo-box");
        Node first = box == null ? page.lookup(".button") : box;
        if (first != null) {
            first.requestFocus();
        }
    }
}
