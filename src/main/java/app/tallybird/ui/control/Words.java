package app.tallybird.ui.control;

import javafx.scene.control.Label;

/**
 * Words that break into lines. Where the toolkit fails to break what is written from right to left (PrismTextLayout of JavaFX 25), and would draw nothing,
 * they stand in one line, cut and told whole.
 */
final class Words extends Label {

    Words(String text) {
        super(text);
        textProperty().subscribe(now -> setWrapText(true));
    }

    @Override
    protected double computePrefHeight(double width) {
        try {
            return super.computePrefHeight(width);
        } catch (ArrayIndexOutOfBoundsException toolkit) {
            setWrapText(false);
            return super.computePrefHeight(width);
        }
    }

    @Override
    protected void layoutChildren() {
        try {
            super.layoutChildren();
        } catch (ArrayIndexOutOfBoundsException toolkit) {
            setWrapText(false);
            super.layoutChildren();
        }
    }
}
