package app.tallybird.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Words that did not fit are said whole beside the pointer, wherever they are, unless something is said there already. */
public final class WholeWords {

    private WholeWords() {
    }

    /** For all that is in the node, now and later. */
    public static void of(Node root) {
        root.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            Node at = event.getTarget() instanceof Node target ? target : null;
            while (at != null && !(at instanceof Labeled)) {
                at = at.getParent();
            }
            if (at instanceof Labeled words) {
                tell(words);
            }
        });
    }

    private static void tell(Labeled words) {
        boolean ours = words.getTooltip() instanceof Whole;
        if (words.isTextTruncated() && (ours || words.getTooltip() == null)) {
            words.setTooltip(new Whole(words.getText()));
        } else if (ours) {
            words.setTooltip(null);
        }
    }

    private static final class Whole extends Tooltip {
        Whole(String words) {
            super(words);
        }
    }
}
