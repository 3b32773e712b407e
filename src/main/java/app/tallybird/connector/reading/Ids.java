package app.tallybird.connector.reading;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.http.JsonNumbers;

/** Ids as texts: 1.0 is 1, and no digit of a long id is lost. A number beyond reason is no id but a fault. */
public final class Ids {

    private static final int SHOWN = 40;

    private Ids() {
    }

    /** {@code pointer} is the place of the document that wants the id. */
    public static String text(JsonPrimitive value, String pointer) {
        return JsonNumbers.text(value).orElseThrow(() -> Fault
                .of("E339", pointer, "a number beyond reason is no id: " + shown(value.getAsString()), "look at the vendor's answer")
                .asException());
    }

    private static String shown(String literal) {
        return literal.length() <= SHOWN ? literal : literal.substring(0, SHOWN) + "…";
    }
}
