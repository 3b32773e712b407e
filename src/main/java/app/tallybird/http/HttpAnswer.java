package app.tallybird.http;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What came back. The body may be read once, only inside the {@link BodyReader}; it is already unzipped and its size is bounded.
 *
 * @param uri the address that answered, in its original form, also behind a sandbox
 */
public record HttpAnswer(int status, List<HttpCall.Header> headers, InputStream body, URI uri) {

    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /** The first header of that name, whatever its case. */
    public Optional<String> header(String name) {
        for (HttpCall.Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return Optional.of(header.value());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return status + " from " + HttpCall.shown(uri) + " " + headers;
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
