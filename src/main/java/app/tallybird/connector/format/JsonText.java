package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import app.tallybird.connector.format.Finding.Position;

/** Parses strict JSON (RFC 8259) and keeps the place of every value, which no JSON library here reports exactly. */
final class JsonText {

    private static final int NESTING = 64;

    private final String text;
    private final Findings findings;
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

    static Node parse(String text, Findings findings) throws Broken {
        JsonText parser = new JsonText(text, findings);
        Node value = parser.value("", 0);
        parser.blanks();
        if (parser.next < text.length()) {
            throw parser.broken("there is more after the end of the document", "remove it, or look for a bracket too many");
        }
        return value;
    }

    private Node value(String pointer, int depth) throws Broken {
        blanks();
        if (depth > NESTING) {
            throw broken("the nesting is deeper than " + NESTING, "");
        }
        Position at = position();
        if (next >= text.length()) {
            throw broken("the document ends too early", "look for a bracket or quote that is not closed");
        }
        char c = text.charAt(next);
        return switch (c) {
            case '{' -> object(at, pointer, depth);
            case '[' -> array(at, pointer, depth);
            case '"' -> new Node.Str(at, string());
            case 't' -> word("true", new Node.Bool(at, true));
            case 'f' -> word("false", new Node.Bool(at, false));
            case 'n' -> word("null", new Node.Nil(at));
            default -> number(at);
        };
    }

    private Node object(Position at, String pointer, int depth) throws Broken {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        next++;
        for (boolean first = true;; first = false) {
            blanks();
            if (take('}')) {
                return new Node.Obj(at, members);
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
            String inner = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            Node value = value(inner, depth + 1);
            if (members.put(name, new Node.Member(nameAt, value)) != null) {
                findings.add("C103", inner, nameAt, "\"" + name + "\" appears twice", "keep one of them");
            }
        }
    }

    private Node array(Position at, String pointer, int depth) throws Broken {
        List<Node> items = new ArrayList<>();
        next++;
        blanks();
        if (take(']')) {
            return new Node.Arr(at, items);
        }
        while (true) {
            items.add(value(pointer + "/" + items.size(), depth + 1));
            blanks();
            if (take(']')) {
                return new Node.Arr(at, items);
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

    private Node number(Position at) throws Broken {
        int end = next;
        while (end < text.length() && "+-0123456789.eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String literal = text.substring(next, end);
        if (!literal.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            throw broken("a value is expected here", "texts need double quotes; comments are not allowed");
        }
        next = end;
        return new Node.Num(at, new BigDecimal(literal));
    }

    private Node word(String word, Node value) throws Broken {
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
