package app.tallybird.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor that answers from recorded exchanges. Implementations are thread-safe. */
@FunctionalInterface
public interface RecordedVendor {

    /**
     * The answer to a request, or empty when it was never recorded. {@code address} is host, path and query as they were sent,
     * {@code authorization} the header of that name or empty.
     */
    Optional<Answer> answer(String method, String address, String body, String authorization);

    /** The paths of this host that can be asked; empty when the host is not played. */
    default List<String> paths(String host) {
        return List.of();
    }

    /** What the vendor said. */
    record Answer(int status, Map<String, String> headers, String body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
