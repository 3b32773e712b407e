package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked, without headers and bodies: the first ten thousand requests in words, and all of them in numbers. Thread-safe. */
public final class RequestLog {

    private static final int MOST = 10_000;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> hosts = new TreeMap<>();

    synchronized void add(Call call) {
        hosts.merge(call.host(), 1, Integer::sum);
        if (lines.size() < MOST) {
            lines.add(call.method() + " " + call.host() + call.path());
        }
    }

    /** Method, host and path, in order of arrival. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many requests each host got. */
    public synchronized Map<String, Integer> hosts() {
        return new TreeMap<>(hosts);
    }
}
