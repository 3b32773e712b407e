package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Recorded exchanges, and which of them a request gets: those of its method and address, and of its body where that is recorded, in their order.
 * Scheme and port do not matter. Dates may differ when nothing fits exactly, because a connector asks for today. Thread-safe.
 */
public final class Recording {

    private final List<Exchange> exchanges;
    private final boolean again;
    private final List<RequestShape> shapes;
    private final List<Integer> served = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();
    private final Map<List<Integer>, Integer> turns = new HashMap<>();

    private Recording(List<Exchange> exchanges, boolean again) {
        this.exchanges = List.copyOf(exchanges);
        this.again = again;
        shapes = this.exchanges.stream().map(RequestShape::of).toList();
    }

    /** Each exchange answers once. */
    public static Recording once(List<Exchange> exchanges) {
        return new Recording(exchanges, false);
    }

    /** Exchanges of the same request take turns, for ever. */
    public static Recording again(List<Exchange> exchanges) {
        return new Recording(exchanges, true);
    }

    /** The exchange of this request; a request that gets none is remembered. {@code authorization} is the header of that name, or empty. */
    public synchronized Optional<Exchange> answer(String method, String url, String body, String authorization) {
        RequestShape.Sent sent = new RequestShape.Sent(method, url, body, authorization);
        List<Integer> fitting = fitting(sent, false);
        if (fitting.isEmpty()) {
            fitting = fitting(sent, true);
        }
        if (fitting.isEmpty()) {
            strange.add(method + " " + url);
            return Optional.empty();
        }
        int turn = again ? turns.merge(fitting, 1, Integer::sum) - 1 : 0;
        int place = fitting.get(turn % fitting.size());
        served.add(place);
        return Optional.of(exchanges.get(place));
    }

    /**
     * The first exchange whose request says all that this one says, in any order, and perhaps more: a vendor that is asked without a page or a size
     * answers with its first page. Only for requests without a body.
     */
    public synchronized Optional<Exchange> nearest(String method, String url, String authorization) {
        String path = path(RequestShape.address(url));
        Set<String> asked = query(RequestShape.address(url));
        return IntStream.range(0, exchanges.size()).filter(place -> exchanges.get(place).sent().isEmpty())
                .filter(place -> shapes.get(place).signedBy(authorization) && shapes.get(place).method().equals(method)
                        && path(shapes.get(place).address()).equals(path))
                .filter(place -> query(shapes.get(place).address()).containsAll(asked)).mapToObj(exchanges::get).findFirst();
    }

    /** The paths that were recorded of a host, each once, in their order. */
    public List<String> paths(String host) {
        return shapes.stream().map(shape -> path(shape.address())).filter(path -> path.startsWith(host + "/"))
                .map(path -> path.substring(host.length())).distinct().toList();
    }

    private static String path(String address) {
        return address.replaceFirst("\\?.*", "");
    }

    private static Set<String> query(String address) {
        int mark = address.indexOf('?');
        return mark < 0 ? Set.of() : new HashSet<>(List.of(address.substring(mark + 1).split("&", -1)));
    }

    /** Where a body is recorded it decides; exchanges without one are for the rest. */
    private List<Integer> fitting(RequestShape.Sent sent, boolean anyDate) {
        List<Integer> all = IntStream.range(0, exchanges.size()).boxed().filter(place -> again || !served.contains(place))
                .filter(place -> shapes.get(place).fits(sent, anyDate)).toList();
        List<Integer> byBody = all.stream().filter(place -> exchanges.get(place).sent().isPresent()).toList();
        return byBody.isEmpty() ? all : byBody;
    }

    public List<Exchange> exchanges() {
        return exchanges;
    }

    /** The places of the exchanges that answered, in the order of the requests. */
    public synchronized List<Integer> served() {
        return List.copyOf(served);
    }

    /** Requests that nobody recorded. */
    public synchronized List<String> strange() {
        return List.copyOf(strange);
    }

    /** Exchanges that nobody asked for. */
    public synchronized List<Exchange> unused() {
        return IntStream.range(0, exchanges.size()).filter(place -> !served.contains(place)).mapToObj(exchanges::get).toList();
    }
}
