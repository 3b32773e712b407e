package app.tallybird.connector.format;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.Finding.Position;

/**
 * Strict JSON (RFC 8259) with the place of every value. Parsed by hand, because Gson tells no columns, says in its own words what is wrong, and drops
 * one of two properties of the same name silently.
 */
final class JsonText {

    private static final int NESTING = 64;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

    private final String text;
    private final Findings findings;
    private final Map<String, Position> values = new HashMap<>();
    private final Map<String, Position> names = new HashMap<>();
    private JsonElement root = JsonNull.INSTANCE;
    private int next;
    private int line = 1;
    private int lineStart;

    private JsonText(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Ends the parsing; the finding is already noted. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(null, null, false, false);
        }
    }

    static JsonText parse(String text, Findings findings) throws Broken {
        JsonText parser = new JsonText(text.startsWith("\ufeff") ? text.substring(1) : text, findings);
        parser.root = parser.value("", 0);
        parser.blanks();
        if (parser.next < parser.text.length()) {
            throw parser.broken("there is more after the end of the document", "remove it, or look for a bracket too many");
        }
        return parser;
    }

    /** What the text says. */
    JsonElement root() {
        return root;
    }

    /** Where the value stands that a pointer leads to, or the nearest one around it. */
    Position at(String pointer) {
        String rest = pointer;
        while (!values.containsKey(rest) && !rest.isEmpty()) {
            rest = Pointer.parent(rest);
        }
        return values.getOrDefault(rest, Position.START);
    }

    /** Where the name of a property stands. */
    Position nameAt(String pointer) {
        return names.getOrDefault(pointer, at(pointer));
    }

    private JsonElement value(String pointer, int depth) throws Broken {
        blanks();
        if (depth > NESTING) {
            throw broken("the nesting is deeper than " + NESTING, "");
        }
        values.put(pointer, position());
        if (next >= text.length()) {
            throw broken("the document ends too early", "look for a bracket or quote that is not closed");
        }
        return switch (text.charAt(next)) {
            case '{' -> object(pointer, depth);
            case '[' -> array(pointer, depth);
            case '"' -> new JsonPrimitive(string());
            case 't' -> word("true", new JsonPrimitive(true));
            case 'f' -> word("false", new JsonPrimitive(false));
            case 'n' -> word("null", JsonNull.INSTANCE);
            default -> number();
        };
    }

    private JsonElement object(String pointer, int depth) throws Broken {
        JsonObject object = new JsonObject();
        next++;
        for (boolean first = true;; first = false) {
            blanks();
            if (take('}')) {
                return object;
            }
            if (!first) {
                expect(',', "a comma or } is missing");
                blanks();
            }
            Position nameAt = position();
            if (next >= text.length() || text.charAt(next) != '"') {
                throw broken("a property name in double quotes is expected", "a comma before } is not allowed");
            }
            String name = string();
            blanks();
            expect(':', "a colon is missing after \"" + name + "\"");
            String inner = pointer + Pointer.of(name);
            names.put(inner, nameAt);
            JsonElement value = value(inner, depth + 1);
            if (object.has(name)) {
                findings.add("C103", inner, nameAt, "\"" + name + "\" appears twice", "keep one of them");
            }
            object.add(name, value);
        }
    }

    private JsonElement array(String pointer, int depth) throws Broken {
        JsonArray items = new JsonArray();
        next++;
        blanks();
        if (take(']')) {
            return items;
        }
        while (true) {
            items.add(value(pointer + "/" + items.size(), depth + 1));
            blanks();
            if (take(']')) {
                return items;
            }
            expect(',', "a comma or ] is missing");
        }
    }

    private String string() throws Broken {
        StringBuilder value = new StringBuilder();
        next++;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                next--;
                throw broken("a text goes over the end of the line", "close the quote, or write \\n for a new line");
            }
            value.append(c == '\\' ? escape() : c);
        }
        throw broken("a text is not closed", "add a double quote");
    }

    private char escape() throws Broken {
        char c = next < text.length() ? text.charAt(next++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw broken("\\" + c + " is not an escape of JSON", "write \\\\ for a backslash");
        };
    }

    private char unicode() throws Broken {
        String hex = text.substring(next, Math.min(next + 4, text.length()));
        if (!hex.matches("[0-9A-Fa-f]{4}")) {
            throw broken("\\u needs four hexadecimal digits", "");
        }
        next += 4;
        return (char) Integer.parseInt(hex, 16);
    }

    private JsonElement number() throws Broken {
        int end = next;
        while (end < text.length() && "+-0123456789.eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String literal = text.substring(next, end);
        if (!NUMBER.matcher(literal).matches()) {
            throw broken("a value is expected here", "texts need double quotes; comments are not allowed");
        }
        next = end;
        return JsonParser.parseString(literal);
    }

    private JsonElement word(String word, JsonElement value) throws Broken {
        if (!text.startsWith(word, next)) {
            throw broken("a value is expected here", "texts need double quotes");
        }
        next += word.length();
        return value;
    }

    private void blanks() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            if (text.charAt(next++) == '\n') {
                line++;
                lineStart = next;
            }
        }
    }

    private boolean take(char c) {
        boolean there = next < text.length() && text.charAt(next) == c;
        next += there ? 1 : 0;
        return there;
    }

    private void expect(char c, String otherwise) throws Broken {
        if (!take(c)) {
            throw broken(otherwise, "");
        }
    }

    private Position position() {
        return new Position(line, next - lineStart + 1);
    }

    private Broken broken(String what, String hint) {
        findings.add("C101", "", position(), what, hint);
        return new Broken();
    }
}
