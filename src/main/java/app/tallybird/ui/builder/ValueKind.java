package app.tallybird.ui.builder;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** What kind of JSON a value is, so that one that is typed in a form is compared like those that the vendor sends. */
enum ValueKind {
    TEXT("text"),
    NUMBER("a number"),
    YES_NO("true or false");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,20})?");

    private final String words;

    ValueKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The kind of a value; empty for what is no single value. */
    static Optional<ValueKind> of(JsonElement json) {
        if (!(json instanceof JsonPrimitive value)) {
            return Optional.empty();
        }
        return Optional.of(value.isNumber() ? NUMBER : value.isBoolean() ? YES_NO : TEXT);
    }

    /** The text as this kind, or as a text when it is none of it; a placeholder and a number such as 007 stay texts. */
    JsonPrimitive read(String text) {
        String bare = text.strip();
        return switch (this) {
            case NUMBER -> PLAIN_NUMBER.matcher(bare).matches() ? new JsonPrimitive(new BigDecimal(bare)) : new JsonPrimitive(text);
            case YES_NO -> bare.equalsIgnoreCase("true") || bare.equalsIgnoreCase("false")
                    ? new JsonPrimitive(Boolean.valueOf(bare.toLowerCase(Locale.ROOT)))
                    : new JsonPrimitive(text);
            case TEXT -> new JsonPrimitive(text);
        };
    }
}
