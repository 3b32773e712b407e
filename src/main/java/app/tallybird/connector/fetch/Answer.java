package app.tallybird.connector.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;

import app.tallybird.http.HttpCall;

/**
 * One page as it was read: its rows, and what is around them for paging and rules.
 *
 * @param around the answer without the list of rows
 */
public record Answer(int status, List<HttpCall.Header> headers, URI uri, List<JsonElement> rows, JsonElement around) {

    /** The first header of this name, in any spelling. */
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(HttpCall.Header::value).findFirst();
    }
}
