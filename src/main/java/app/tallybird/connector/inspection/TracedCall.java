package app.tallybird.connector.inspection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.http.HttpCall;

/**
 * One request as it was sent and what came of it. Secrets in {@code url}, {@code headers} and {@code body} are masked; {@code answer} is raw.
 *
 * @param signIn a token request, which is no data
 * @param parent the parent row it was made for, or empty
 * @param status 0 when no answer came
 * @param kept the answer came from an earlier run and the vendor was not asked
 * @param failure what kept the answer from arriving, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; large
public record TracedCall(boolean signIn, String table, String parent, String method, String url, List<HttpCall.Header> headers, String body,
        int status, List<HttpCall.Header> answerHeaders, byte[] answer, Duration took, boolean kept, String failure) {

    private static final Set<String> PLAIN = Set.of("token_type", "scope", "expires_in", "error", "error_description");
    private static final String MASK = "***";

    public TracedCall {
        headers = List.copyOf(headers);
        answerHeaders = List.copyOf(answerHeaders);
    }

    /** "GET https://api.vendor.com/v1/devices?page=1". */
    public String line() {
        return method + " " + url;
    }

    /** "200 · 412 ms", or what went wrong; a time that was not measured is not said. */
    public String outcome() {
        if (status == 0) {
            return failure;
        }
        return status
                + (kept ? " · kept answer" : took.isZero() ? "" : took.toMillis() == 0 ? " · under 1 ms" : " · " + took.toMillis() + " ms");
    }

    /** The answer as text; of a token request nothing but kinds and times is readable. */
    public String text() {
        String text = new String(answer, StandardCharsets.UTF_8);
        return signIn ? json().map(TracedCall::masked).map(JsonElement::toString).orElse(text.isEmpty() ? "" : MASK) : text;
    }

    /** The answer as JSON, when it is. */
    public Optional<JsonElement> json() {
        try {
            JsonElement json = JsonParser.parseString(new String(answer, StandardCharsets.UTF_8));
            return json.isJsonNull() ? Optional.empty() : Optional.of(json);
        } catch (JsonParseException | StackOverflowError notJson) {
            return Optional.empty();
        }
    }

    /** How many seconds the token lives, when the answer says so. */
    public Optional<String> expiry(FieldPath expiresIn) {
        return json().map(expiresIn::read).filter(JsonPrimitive.class::isInstance).map(JsonElement::getAsString);
    }

    /** What the headers of that name say; of several as if they were one (RFC 9110, section 5.3). */
    public Optional<String> answerHeader(String name) {
        return HttpCall.Header.values(answerHeaders, name).stream().reduce((one, more) -> one + ", " + more);
    }

    private static JsonElement masked(JsonElement json) {
        if (json instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                copy.add(entry.getKey(), PLAIN.contains(entry.getKey()) ? entry.getValue() : masked(entry.getValue()));
            }
            return copy;
        }
        if (json instanceof JsonArray list) {
            JsonArray copy = new JsonArray();
            list.forEach(item -> copy.add(masked(item)));
            return copy;
        }
        return json instanceof JsonPrimitive text && text.isString() ? new JsonPrimitive(MASK) : json;
    }
}
