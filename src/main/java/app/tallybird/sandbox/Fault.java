package app.tallybird.sandbox;

import java.util.regex.Pattern;

import com.google.gson.JsonObject;

/**
 * Something that goes wrong for the next requests that fit.
 *
 * @param host part of the host's name; empty fits all
 * @param path a regular expression found in the path
 * @param skip how many fitting requests pass before
 * @param times how many requests it hits after that
 */
public record Fault(String host, Pattern path, int skip, int times, Kind kind, int status, String retryAfter) {

    /** What happens. The last ones let the server act before the answer is lost. */
    public enum Kind {
        STATUS, CLOSE, HTML, HALF_BODY, EMPTY_LIST, ACT_THEN_CLOSE
    }

    public static Fault status(String host, String path, int times, int status) {
        return new Fault(host, Pattern.compile(path), 0, times, Kind.STATUS, status, "");
    }

    public static Fault of(Kind kind, String host, String path, int times) {
        return new Fault(host, Pattern.compile(path), 0, times, kind, 500, "");
    }

    public Fault after(int passing) {
        return new Fault(host, path, passing, times, kind, status, retryAfter);
    }

    public Fault asking(String wait) {
        return new Fault(host, path, skip, times, kind, status, wait);
    }

    static Fault read(JsonObject json) {
        return new Fault(text(json, "host", ""), Pattern.compile(text(json, "path", "")), number(json, "skip", 0), number(json, "times", 1),
                Kind.valueOf(text(json, "kind", "STATUS")), number(json, "status", 503), text(json, "retryAfter", ""));
    }

    private static String text(JsonObject json, String name, String otherwise) {
        return json.has(name) ? json.get(name).getAsString() : otherwise;
    }

    private static int number(JsonObject json, String name, int otherwise) {
        return json.has(name) ? json.get(name).getAsInt() : otherwise;
    }
}
