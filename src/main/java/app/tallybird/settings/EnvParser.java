package app.tallybird.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads NAME=value lines: {@code export}, PowerShell's {@code $env:}, blanks round the sign, quotes with and without escapes and over several
 * lines, comments. Nothing is expanded, and a value may hold any number of equals signs. By hand, because libraries read one dialect each and expand.
 * <p>
 * A backslash is a backslash. Escapes are understood in double quotes alone, and only in a file that means them: one of its values has an escaped quote,
 * dollar sign, grave accent or backslash. A key in PEM form means its {@code \n} in every file, and a path is a path in every file.
 */
final class EnvParser {

    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*(?:export\\s+|set\\s+|\\$env:)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=(.*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COLON = Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*:\\s+(.*)");

    /** A drive or a server's share, written with single backslashes. */
    private static final Pattern PATH = Pattern.compile("([A-Za-z]:|\\\\\\\\[A-Za-z0-9._-]+)\\\\[^\\\\\"].*");
    private static final String PEM = "-----BEGIN ";

    private final List<String> lines;
    private final boolean escapes;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<EnvFile.Note> notes = new ArrayList<>();
    private int next;

    private EnvParser(String text) {
        lines = List.of(text.split("\\r\\n|\\n|\\r", -1));
        escapes = lines.stream().map(ASSIGNMENT::matcher).filter(Matcher::matches).map(found -> found.group(2).strip())
                .anyMatch(value -> value.startsWith("\"") && hasEscapes(value.substring(1)));
    }

    static EnvFile parse(String text) {
        EnvParser parser = new EnvParser(text);
        while (parser.next < parser.lines.size()) {
            parser.line();
        }
        return new EnvFile(parser.values, parser.notes);
    }

    private void line() {
        int number = next + 1;
        String line = lines.get(next++).replace("\u200b", "").replace("\ufeff", "");
        String plain = line.strip();
        if (plain.isEmpty() || plain.startsWith("#") || plain.startsWith(";") || plain.startsWith("//")) {
            return;
        }
        Matcher assignment = ASSIGNMENT.matcher(line);
        Matcher colon = COLON.matcher(line);
        if (!assignment.matches() && !colon.matches()) {
            notes.add(new EnvFile.Note(number, "is no NAME=value line and was passed over"));
            return;
        }
        boolean equals = assignment.matches();
        String name = equals ? assignment.group(1) : colon.group(1);
        String value = value(equals ? assignment.group(2) : colon.group(2), number);
        if (value.isEmpty()) {
            notes.add(new EnvFile.Note(number, name + " is empty and counts as absent"));
            return;
        }
        if (value.startsWith("<") && value.endsWith(">")) {
            notes.add(new EnvFile.Note(number, name + " still holds the sample's placeholder and counts as absent"));
            return;
        }
        if (values.put(name, value) != null) {
            notes.add(new EnvFile.Note(number, name + " appears more than once; the last one counts"));
        }
    }

    /** A {@code #} right after the sign belongs to the value, one after a blank begins a comment. */
    private String value(String text, int number) {
        String raw = text.strip();
        if (raw.isEmpty()) {
            return "";
        }
        return switch (raw.charAt(0)) {
            case '\'' -> quoted(raw.substring(1), '\'', number);
            case '"' -> quoted(raw.substring(1), '"', number);
            case '`' -> quoted(raw.substring(1), '`', number);
            case '#' -> text.startsWith("#") ? withoutComment(raw) : "";
            default -> withoutComment(raw);
        };
    }

    /** Whether what follows a quote can only be meant with escapes; a share's two backslashes at the beginning are none. */
    private static boolean hasEscapes(String rest) {
        for (int i = 0; i + 1 < rest.length() && rest.charAt(i) != '"'; i++) {
            if (rest.charAt(i) != '\\') {
                continue;
            }
            char next = rest.charAt(++i);
            boolean two = next == '\\' && (i > 1 || rest.startsWith("\\\\\\\\"));
            if (two || next == '$' || next == '`' || (next == '"' && rest.indexOf('"', i + 1) > 0)) {
                return true;
            }
        }
        return false;
    }

    /** A quote that is never closed is part of the value, as people paste passwords that begin with one. */
    private String quoted(String rest, char quote, int number) {
        StringBuilder value = new StringBuilder();
        boolean escaped = quote == '"' && (escapes || rest.startsWith(PEM)) && !PATH.matcher(rest).matches();
        String line = rest;
        int ahead = next;
        while (true) {
            int end = take(line, quote, escaped, value);
            if (end >= 0) {
                String after = line.substring(end + 1).strip();
                if (!after.isEmpty() && !after.startsWith("#") && !after.equals(";")) {
                    notes.add(new EnvFile.Note(number, "has text after the closing quote, which was passed over"));
                }
                next = ahead;
                return value.toString();
            }
            if (ahead >= lines.size()) {
                return withoutComment(quote + rest);
            }
            value.append('\n');
            line = lines.get(ahead++);
        }
    }

    /** Appends up to the closing quote and returns its place, or -1 when the line ends before. */
    private static int take(String line, char quote, boolean escapes, StringBuilder value) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\\' && escapes && i + 1 < line.length()) {
                char escaped = line.charAt(++i);
                switch (escaped) {
                    case 'n' -> value.append('\n');
                    case 'r' -> value.append('\r');
                    case 't' -> value.append('\t');
                    case '"', '\\', '$', '`' -> value.append(escaped);
                    default -> value.append('\\').append(escaped);
                }
            } else {
                value.append(c);
            }
        }
        return -1;
    }

    private static String withoutComment(String raw) {
        for (int i = 1; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' && Character.isWhitespace(raw.charAt(i - 1))) {
                return raw.substring(0, i).strip();
            }
        }
        return raw.strip();
    }
}
