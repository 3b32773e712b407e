package app.tallybird.connector.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonElement;

import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.LinkHeaders;

/**
 * One page as it was read: its rows, and what is around them for paging and rules.
 *
 * @param none the document takes the whole answer for no rows, so that nothing else in it counts
 * @param around the answer without the list of rows
 * @param table the bytes of an answer that is a table and not JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied nowhere because a table may be large
public record Answer(boolean none, List<HttpCall.Header> headers, URI uri, List<JsonElement> rows, JsonElement around, byte[] table) {

    private static final byte[] NO_TABLE = {};

    /** An answer of which nothing but its headers and what is around the rows is known yet. */
    static Answer bare(HttpAnswer answer, JsonElement around) {
        return new Answer(false, answer.headers(), answer.uri(), List.of(), around, NO_TABLE);
    }

    Answer with(List<JsonElement> read) {
        return new Answer(none, headers, uri, read, around, table);
    }

    Answer withTable(byte[] bytes) {
        return new Answer(none, headers, uri, rows, around, bytes);
    }

    Answer asNoRows() {
        return new Answer(true, headers, uri, List.of(), around, NO_TABLE);
    }

    /** The first header of this name, in any spelling. */
    public Optional<String> header(String name) {
        return HttpCall.Header.values(headers, name).stream().findFirst();
    }

    /** What its Link headers lead to. */
    public LinkHeaders links() {
        return LinkHeaders.of(HttpCall.Header.values(headers, "Link"));
    }
}
