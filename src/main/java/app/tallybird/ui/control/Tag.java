package app.tallybird.ui.control;

/** A word with a tone, shown as a badge; the words stand for themselves without the colour. */
public record Tag(String words, Tone tone) {
}
