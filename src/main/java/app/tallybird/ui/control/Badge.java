package app.tallybird.ui.control;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A word on a coloured ground. */
public final class Badge extends Label {

    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    public Badge(Tag tag) {
        this();
        show(tag);
    }

    public void show(Tag tag) {
        setText(tag.words());
        for (Tone tone : Tone.values()) {
            Widgets.style(this, tone.style(), tone == tag.tone());
        }
    }
}
