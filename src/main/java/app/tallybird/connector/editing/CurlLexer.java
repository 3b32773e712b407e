package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.List;

/** Takes a command line apart the way a shell does: a POSIX shell, or the Windows command line with its carets. */
final class CurlLexer {

    private final String text;
    private final boolean windows;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private CurlLexer(String text, boolean windows) {
        this.text = text;
        this.windows = windows;
    }

    static List<String> words(String command) {
        String text = command.replace("\r\n", "\n").replace('\r', '\n').strip();
        boolean windows = text.contains("^\n") || text.contains("^\"") || text.contains("^&");
        CurlLexer lexer = new CurlLexer(text, windows);
        lexer.run();
        return lexer.words;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
            } else if (windows && c == '^') {
                caret();
            } else if (c == '"') {
                doubleQuoted();
            } else if (!windows && c == '\'') {
                singleQuoted();
            } else if (!windows && c == '$' && at < text.length() && text.charAt(at) == '\'') {
                at++;
                ansiQuoted();
            } else if (!windows && c == '\\') {
                escaped();
            } else if (!windows && c == '`' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            } else {
                add(c);
            }
        }
        end();
    }

    private void add(char c) {
        word.append(c);
        begun = true;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
            begun = false;
        }
    }

    /** Before a line's end it joins the lines; elsewhere the character behind it loses its meaning, except a quote, which browsers write so. */
    private void caret() {
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == '\n') {
            // Browsers write "^" and an empty line for a line break inside a quote.
            return;
        }
        if (c == '"') {
            caretQuoted();
        } else {
            add(c);
        }
    }

    /** {@code ^"…^"}: what Chrome copies as cURL (cmd). */
    private void caretQuoted() {
        begun = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '^' && at < text.length()) {
                char next = text.charAt(at++);
                if (next == '"') {
                    return;
                }
                if (next == '\\' && text.startsWith("^\"", at)) {
                    at += 2;
                    word.append('"');
                } else {
                    word.append(next);
                }
            } else if (c == '\\' && text.startsWith("^\"", at)) {
                at += 2;
                word.append('"');
            } else {
                word.append(c);
            }
        }
    }

    private void doubleQuoted() {
        begun = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                if (windows && at < text.length() && text.charAt(at) == '"') {
                    at++;
                    word.append('"');
                    continue;
                }
                return;
            }
            if (c == '\\' && at < text.length() && (windows ? "\"\\" : "\"\\$`\n").indexOf(text.charAt(at)) >= 0) {
                char next = text.charAt(at++);
                if (next != '\n') {
                    word.append(next);
                }
            } else {
                word.append(c);
            }
        }
    }

    private void singleQuoted() {
        begun = true;
        int end = text.indexOf('\'', at);
        int stop = end < 0 ? text.length() : end;
        word.append(text, at, stop);
        at = Math.min(text.length(), stop + 1);
    }

    private void ansiQuoted() {
        begun = true;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\'') {
                return;
            }
            if (c != '\\' || at >= text.length()) {
                word.append(c);
                continue;
            }
            char next = text.charAt(at++);
            switch (next) {
                case 'n' -> word.append('\n');
                case 't' -> word.append('\t');
                case 'r' -> word.append('\r');
                case 'u' -> {
                    String hex = text.substring(at, Math.min(text.length(), at + 4));
                    if (hex.matches("[0-9A-Fa-f]{4}")) {
                        word.append((char) Integer.parseInt(hex, 16));
                        at += 4;
                    }
                }
                default -> word.append(next);
            }
        }
    }

    private void escaped() {
        if (at >= text.length()) {
            return;
        }
        char next = text.charAt(at++);
        if (next != '\n') {
            add(next);
        }
    }
}
