package app.tallybird.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** One request as it will be sent. Immutable; the time limit covers the whole exchange. */
public record HttpCall(String method, URI uri, List<Header> headers, @Nullable Body body, Duration timeout) {

    /** The limit of one request when the caller names none. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    public record Header(String name, String value) {

        private static final Pattern ENDS_IT = Pattern.compile("[\\r\\n\\x00]");

        /** What all headers of that name say, whatever its case. */
        public static List<String> values(List<Header> headers, String name) {
            return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).toList();
        }

        @Override
        public String toString() {
            return name + ": ***";
        }
    }

    /** The bytes to send and their media type. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copied nowhere because a body may be large
    public record Body(String contentType, byte[] bytes) {
    }

    public HttpCall {
        headers = List.copyOf(headers);
    }

    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, List.of(), null, DEFAULT_TIMEOUT);
    }

    public static HttpCall of(String method, URI uri, String contentType, byte[] bytes) {
        return new HttpCall(method, uri, List.of(), new Body(contentType, bytes), DEFAULT_TIMEOUT);
    }

    public static HttpCall json(String method, URI uri, String json) {
        return of(method, uri, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything that is not plain in an address becomes a percent sequence, slashes included. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What would end the header is left out of the value. */
    public HttpCall withHeader(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, Header.ENDS_IT.matcher(value).replaceAll("")));
        return new HttpCall(method, uri, more, body, timeout);
    }

    /** Where it goes; what its address, headers and body carry is not said. */
    @Override
    public String toString() {
        return method + " " + shown(uri) + " " + headers;
    }

    static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?***");
    }

    public HttpCall withTimeout(Duration limit) {
        return new HttpCall(method, uri, headers, body, limit);
    }
}
