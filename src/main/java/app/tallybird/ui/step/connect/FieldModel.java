package app.tallybird.ui.step.connect;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.connector.format.Input;
import app.tallybird.synthesize.SynthesizeKeys;

/** One thing to enter: what it is, what was entered, and what is wrong with it or was put right. */
public final class FieldModel {

    private static final String TIDIED = "Blanks or quotes around it were taken away.";
    private static final String INVISIBLE = "[\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00a0]";

    public final String key;
    public final String label;
    public final String help;
    final Kind kind;
    public final List<Input.Choice> choices;
    public final StringProperty value;
    public final StringProperty error = new SimpleStringProperty("");
    public final StringProperty note = new SimpleStringProperty("");
    private boolean tidied;
    private boolean refused;

    /** What sort of value; {@code type} picks the control, {@code judge} says what is wrong with a value, or nothing. */
    record Kind(Input.Type type, boolean secret, boolean required, UnaryOperator<String> judge) {
    }

    private FieldModel(String key, String label, String help, Kind kind, List<Input.Choice> choices, String value) {
        this.key = key;
        this.label = label;
        this.help = help;
        this.kind = kind;
        this.choices = choices;
        this.value = new SimpleStringProperty(value);
        this.value.subscribe((before, now) -> {
            refused = false;
            error.set("");
            note.set(tidied ? TIDIED : "");
            tidied = false;
        });
    }

    /** A key of Synthesize; what cannot be one is said as soon as the field is left. */
    static FieldModel key(String key, String label, String value) {
        return new FieldModel(key, label, "",
                new Kind(Input.Type.TEXT, true, true,
                        entered -> SynthesizeKeys.fault(key, label, entered).map(bad -> bad.what() + " " + bad.next()).orElse("")),
                List.of(), value);
    }

    static FieldModel of(Input input, Optional<String> saved) {
        String help = input.help().text() + (input.help().example().isEmpty()
                ? ""
                : (input.help().text().isEmpty() ? "" : " ") + "Example: " + input.help().example());
        return new FieldModel(input.key(), input.label(), help, new Kind(input.type(), input.secret(), input.required(), entered -> ""),
                input.choices(), saved.or(input::defaultValue).orElse(""));
    }

    /** Takes away what pasting leaves around a value, and says so; a secret keeps inner blanks. */
    void clean() {
        String before = value.get();
        String after = kind.type() == Input.Type.CHOICE ? before : tidy(before);
        if (!after.equals(before)) {
            value.set(after);
            note.set(TIDIED);
        }
        if (after.isEmpty() && kind.required()) {
            error.set("This is needed.");
        } else if (error.get().isEmpty()) {
            error.set(kind.judge().apply(after));
        }
    }

    /** What the other side said of the value; it stands until the value, or another one of that side, changes or is tried again. */
    void refuse(String why) {
        error.set(why);
        refused = true;
    }

    /** What the other side said of it may be different now. */
    void forget() {
        if (refused) {
            refused = false;
            error.set("");
        }
    }

    /** For what is pasted, before it is in the field. */
    String pasted(String text) {
        String after = tidy(text);
        tidied = !after.equals(text);
        return after;
    }

    private static String tidy(String before) {
        String text = before.replaceAll(INVISIBLE, "").strip();
        boolean quoted = text.length() >= 2 && text.charAt(0) == text.charAt(text.length() - 1) && "\"'`".indexOf(text.charAt(0)) >= 0;
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }
}
