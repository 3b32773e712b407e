package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Takes a command line apart the way a shell does: a POSIX shell, or the Windows command line with its carets. No library here knows both. */
final class CurlLexer {

    private static final Pattern WINDOWS = Pattern.compile("\\^(?:\\n|[\"&])");

    /** The groups: blanks, {@code $'…'}, {@code '…'}, {@code "…"}, and what a backslash takes the meaning of. A quote may be left open. */
    private static final Pattern IN_POSIX = Pattern
            .compile("(?s)(\\s+)|\\$'((?:\\\\.|[^'\\\\])*\\\\?)'?|'([^']*)'?|\"((?:\\\\.|[^\"\\\\])*\\\\?)\"?|\\\\(.?)|`\\n|.");
    /** The groups: blanks, {@code ^"…^"} as Chrome copies it, nothing, {@code "…"}, and what a caret takes the meaning of. */
    private static final Pattern IN_WINDOWS = Pattern
            .compile("(?s)(\\s+)|\\^\"((?:\\^?\\\\\\^\"|\\^[^\"]|[^^])*)(?:\\^\"?)?|(\\x00)|\"((?:\"\"|\\\\[\"\\\\]|[^\"])*)\"?|\\^(.?)|.");

    private static final Pattern ANSI_ESCAPE = Pattern.compile("(?s)\\\\(?:u([0-9A-Fa-f]{4})|(.))");
    private static final Pattern ESCAPE = Pattern.compile("(?s)\\\\([\"\\\\$`\\n])");
    private static final Pattern CARET = Pattern.compile("(?s)\\^?\\\\\\^(\")|\\^(.)");
    private static final Pattern DOUBLED = Pattern.compile("\"(\")|\\\\([\"\\\\])");

    private CurlLexer() {
    }

    static List<String> words(String command) {
        String text = command.replace("\r\n", "\n").replace('\r', '\n').strip();
        boolean windows = WINDOWS.matcher(text).find();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        Matcher piece = (windows ? IN_WINDOWS : IN_POSIX).matcher(text);
        while (piece.find()) {
            if (piece.group(1) != null && begun) {
                words.add(word.toString());
                word.setLength(0);
            }
            String said = said(piece, windows);
            boolean quoted = piece.group(2) != null || piece.group(3) != null || piece.group(4) != null;
            begun = piece.group(1) == null && (begun || quoted || !said.isEmpty());
            word.append(said);
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static String said(Matcher piece, boolean windows) {
        if (piece.group(1) != null) {
            return "";
        }
        if (piece.group(2) != null) {
            return windows
                    ? replaced(CARET, piece.group(2), UnaryOperator.identity())
                    : replaced(ANSI_ESCAPE, piece.group(2), CurlLexer::control);
        }
        if (piece.group(3) != null) {
            return piece.group(3);
        }
        if (piece.group(4) != null) {
            return replaced(windows ? DOUBLED : ESCAPE, piece.group(4), escaped -> escaped.equals("\n") ? "" : escaped);
        }
        String meant = piece.group(5) == null ? piece.group() : piece.group(5);
        return meant.equals("\n") || meant.equals("`\n") ? "" : meant;
    }

    private static String control(String escaped) {
        return switch (escaped) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "u" -> "";
            default -> escaped.length() == 4 ? String.valueOf((char) Integer.parseInt(escaped, 16)) : escaped;
        };
    }

    /** Each escape becomes what {@code change} makes of what it stands for. */
    private static String replaced(Pattern escapes, String text, UnaryOperator<String> change) {
        StringBuilder out = new StringBuilder();
        Matcher escape = escapes.matcher(text);
        int end = 0;
        while (escape.find()) {
            String inner = escape.group(1) != null || escape.groupCount() == 1 ? escape.group(1) : escape.group(2);
            out.append(text, end, escape.start()).append(change.apply(inner));
            end = escape.end();
        }
        return out.append(text, end, text.length()).toString();
    }
}
