package app.tallybird.sandbox;

import java.time.Duration;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/**
 * Something that goes wrong for the next requests that fit. Immutable.
 *
 * @param host part of the name of the hosts whose requests fit; empty fits all
 * @param path a regular expression found in the path of those that fit
 * @param skip how many fitting requests pass before
 * @param times how many requests it hits after that
 * @param effect what those requests meet
 */
public record PlayedFault(String host, Pattern path, int skip, int times, Effect effect) {

    /**
     * What they meet.
     *
     * @param status for {@link Kind#STATUS} and {@link Kind#BODY}
     * @param retryAfter the header of that name, as it is sent; empty leaves it out
     * @param delay for {@link Kind#SLOW} and {@link Kind#HANG}; a hang of zero lasts until the sandbox closes
     * @param body for {@link Kind#BODY}
     */
    public record Effect(Kind kind, int status, String retryAfter, Duration delay, String body) {
    }

    /** What happens. */
    public enum Kind {
        /** An answer with a status, without acting. */
        STATUS,
        /** An answer with a status and a body of one's own as JSON, without acting. */
        BODY,
        /** The connection is closed without an answer, without acting. */
        CLOSE,
        /** Acts, then closes the connection without an answer. */
        ACT_THEN_CLOSE,
        /** Status 200 and a page to sign in at, without acting. */
        HTML,
        /** Acts, and sends the head and half of the body. */
        HALF_BODY,
        /** Status 200 and {@code []}, without acting. */
        EMPTY_LIST,
        /** Waits, then acts and answers. */
        SLOW,
        /** Waits, then closes the connection, without acting. */
        HANG
    }

    public static PlayedFault status(String host, String path, int times, int status) {
        return new PlayedFault(host, Pattern.compile(path), 0, times, new Effect(Kind.STATUS, status, "", Duration.ZERO, ""));
    }

    public static PlayedFault of(Kind kind, String host, String path, int times) {
        return new PlayedFault(host, Pattern.compile(path), 0, times, new Effect(kind, 500, "", Duration.ZERO, ""));
    }

    /** Whoever answers, it is with these words. */
    public static PlayedFault body(String host, String path, int times, int status, String body) {
        return new PlayedFault(host, Pattern.compile(path), 0, times, new Effect(Kind.BODY, status, "", Duration.ZERO, body));
    }

    /** The first so many fitting requests pass. */
    public PlayedFault after(int passing) {
        return new PlayedFault(host, path, passing, times, effect);
    }

    /** The answer asks to wait: seconds or an HTTP date, or nonsense. */
    public PlayedFault asking(String retryAfter) {
        return new PlayedFault(host, path, skip, times,
                new Effect(effect.kind(), effect.status(), retryAfter, effect.delay(), effect.body()));
    }

    public PlayedFault lasting(Duration delay) {
        return new PlayedFault(host, path, skip, times,
                new Effect(effect.kind(), effect.status(), effect.retryAfter(), delay, effect.body()));
    }

    boolean fits(Call call) {
        return call.host().contains(host) && path.matcher(call.path()).find();
    }

    /** Reads {@code {"kind", "host", "path", "skip", "times", "status", "retryAfter", "ms", "body"}}; every part may be missing. */
    static PlayedFault read(JsonObject json) {
        Effect effect = new Effect(Kind.valueOf(Json.text(json, "kind").orElse("STATUS")), Json.number(json, "status", 503),
                Json.text(json, "retryAfter").orElse(""), Duration.ofMillis(Json.number(json, "ms", 0)),
                Json.text(json, "body").orElse(""));
        return new PlayedFault(Json.text(json, "host").orElse(""), Pattern.compile(Json.text(json, "path").orElse("")),
                Json.number(json, "skip", 0), Json.number(json, "times", 1), effect);
    }
}
